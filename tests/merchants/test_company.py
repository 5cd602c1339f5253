"""The register of companies: right, closed, hidden, away, throttled, hanging, garbage."""

import json
import threading
import time

import pytest

from merchants import company
from merchants.company import Company, Unavailable, Unknown, find
from tests.merchants.register import SIRET, answer, establishment

pytestmark = pytest.mark.any_database

OTHER = "35600000000055"


def test_establishment_is_read_into_calm_words(register):
    assert find(SIRET) == Company(
        siret=SIRET,
        name="Le Fournil de Lannoy",
        legal_name="SARL MARTIN",
        street_address="12 Rue de Lannoy",
        postal_code="59100",
        city="Roubaix",
        insee="59512",
        naf="10.71C",
        naf25="10.71Y",
        lat=50.6905,
        lng=3.174,
    )


def test_register_is_asked_politely_and_once(register, settings):
    settings.BASE_URL = "https://portail.example"

    assert find(SIRET) == find(SIRET)

    [(path, headers)] = register.asked
    assert path == f"/search?q={SIRET}&page=1&per_page=5"
    assert headers["User-Agent"] == "Enjoy-MEL (https://portail.example)"
    assert headers["Accept-Encoding"] == "identity"


def test_register_that_is_turned_off_is_not_asked(settings):
    settings.PORTAL_COMPANY_REGISTER = ""

    assert find(SIRET) == Unavailable("off")


def test_closed_establishment_is_known_as_closed(register):
    closed = answer(etat_administratif="F", date_fermeture="2024-03-31")
    register.respond = register.json(closed)

    found = find(SIRET)

    assert (found.is_closed, found.closed_on) == (True, "2024-03-31")


@pytest.mark.parametrize(
    "changes",
    [
        {"statut_diffusion_etablissement": "P"},
        {"adresse": "[NON-DIFFUSIBLE] 59100 ROUBAIX"},
        {"adresse": "[ND]"},
    ],
)
def test_hidden_address_is_left_to_the_merchant(register, changes):
    register.respond = register.json(answer(**changes))

    found = find(SIRET)

    assert found.is_hidden
    assert (found.street_address, found.city, found.lat) == ("", "", None)
    assert found.name == "Le Fournil de Lannoy"


def test_name_comes_from_the_company_when_no_sign_is_known(register):
    nameless = establishment(liste_enseignes=None)
    register.respond = register.json(answer(nameless))

    assert find(SIRET).name == "Le Fournil"


def test_number_that_is_not_in_the_answer_is_unknown(register):
    register.respond = register.json(answer(siret=OTHER))

    assert find(SIRET) == Unknown()


def test_empty_answer_is_unknown(register):
    register.respond = register.json({"results": [], "total_results": 0})

    assert find(SIRET) == Unknown()


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body>Maintenance</body></html>",
        b"",
        b"{}",
        b"[]",
        b"null",
        b'"results"',
        b'{"results": null}',
        b'{"results": {"0": 1}}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"results": [' + b"9" * 5_000 + b"]}",
    ],
)
def test_garbage_counts_as_away(register, body):
    register.respond = register.json(body)

    assert isinstance(find(SIRET), Unavailable)


@pytest.mark.parametrize(
    "results",
    [
        [None, 1, "x", [], {}],
        [{"matching_etablissements": "x", "siege": 3}],
        [{"matching_etablissements": [None, 4, {"siret": 5}]}],
    ],
)
def test_rows_of_odd_types_are_passed_by(register, results):
    register.respond = register.json({"results": results})

    assert find(SIRET) == Unknown()


def test_fields_of_odd_types_are_empty(register):
    odd = {
        "adresse": 12,
        "code_postal": ["59100"],
        "commune": None,
        "libelle_commune": {"a": 1},
        "liste_enseignes": [None, 7, {}],
        "activite_principale": 10.71,
        "latitude": "NaN",
        "longitude": "1e999",
        "date_fermeture": 20240331,
    }
    register.respond = register.json(answer(**odd))

    found = find(SIRET)

    assert found == Company(
        siret=SIRET,
        name="Le Fournil",
        legal_name="SARL MARTIN",
        naf25="10.71Y",
    )


def test_long_and_invisible_signs_are_cut(register):
    register.respond = register.json(
        answer(liste_enseignes=["a\u202eb\n" + "é" * 10_000], adresse="x" * 10_000)
    )

    found = find(SIRET)

    assert found.name.startswith("a b ")
    assert (len(found.name), len(found.street_address)) == (160, 160)


@pytest.mark.parametrize("status", [400, 404, 500, 503])
def test_other_status_counts_as_away(register, status):
    register.respond = register.json(answer(), status=status)

    assert isinstance(find(SIRET), Unavailable)


def test_redirect_is_not_followed(register):
    register.respond = register.json(b"", status=302, Location="http://127.0.0.1:9/")

    assert isinstance(find(SIRET), Unavailable)
    assert len(register.asked) == 1


def test_register_that_is_away_is_let_alone_for_a_moment(settings, register):
    up, settings.PORTAL_COMPANY_REGISTER = register.url, "http://127.0.0.1:9/search"
    assert isinstance(find(SIRET), Unavailable)
    settings.PORTAL_COMPANY_REGISTER = up

    assert find(SIRET) == Unavailable("paused")
    assert register.asked == []


def test_throttled_register_is_asked_again_when_it_says_so(register):
    register.respond = register.json(b"", status=429, Retry_After="1")
    assert isinstance(find(SIRET), Unavailable)
    register.respond = register.json(answer())

    assert find(OTHER) == Unavailable("paused")
    assert len(register.asked) == 1
    time.sleep(1.1)
    assert isinstance(find(SIRET), Company)


@pytest.mark.parametrize(
    "retry_after", ["", "soon", "-5", "99999999999999", "Wed, 21 Oct 2099 07:28:00 GMT"]
)
def test_odd_waiting_times_pause_too(register, retry_after):
    register.respond = register.json(b"", status=429, Retry_After=retry_after)
    find(SIRET)

    assert find(SIRET) == Unavailable("paused")


def test_hanging_register_costs_a_few_seconds_at_most(register, monkeypatch):
    monkeypatch.setattr(company, "TIMEOUT_S", 0.3)
    done = threading.Event()
    register.respond = lambda handler: done.wait(10)

    begun = time.monotonic()
    found = find(SIRET)
    took_s = time.monotonic() - begun
    done.set()

    assert isinstance(found, Unavailable)
    assert took_s < 6


def test_register_that_drips_is_cut_off(register, monkeypatch):
    monkeypatch.setattr(company, "TIMEOUT_S", 0.3)
    monkeypatch.setattr(company, "CHUNK_BYTES", 1)

    def drip(handler):
        handler.send_response(200)
        handler.end_headers()
        for _byte in range(100):
            handler.wfile.write(b" ")
            time.sleep(0.05)

    register.respond = drip
    begun = time.monotonic()

    assert isinstance(find(SIRET), Unavailable)
    # All its bytes would take five seconds.
    assert time.monotonic() - begun < 4


def test_fifty_megabytes_are_not_read(register):
    sent = []

    def flood(handler):
        handler.send_response(200)
        handler.end_headers()
        for _part in range(50):
            handler.wfile.write(b" " * 1_000_000)
            sent.append(1)

    register.respond = flood

    assert isinstance(find(SIRET), Unavailable)
    assert len(sent) < 50


def test_what_a_claim_keeps_is_json(register):
    kept = find(SIRET).as_json()

    assert json.loads(json.dumps(kept)) == kept
    assert (kept["source"], kept["city"]) == ("register", "Roubaix")
