"""“Wrong or closed? Tell us”: the form, and what it refuses."""

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest

from places.choices import ReportKind
from places.models import FormCount, Report
from shops.choices import ShopStatus
from tests.factories import PlaceFactory
from tests.places.sending import FORM, STATE, form_of, send, stamp_of

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
every_language = pytest.mark.parametrize("language", FORM)


@pytest.fixture
def place(world):
    """The place of a shop that has a page in three languages."""
    return world.shop.place


@pytest.fixture
def report(place):
    """Somebody says that the hours are wrong."""
    return Report.objects.create(place=place, kind="hours", text="Ouvert à 8 h")


@every_language
def test_form_shows_the_place_and_what_its_page_says(client, world, place, language):
    place.phone = "+33320692360"
    place.save()

    response = client.get(form_of(place, language))

    assert response.status_code == 200
    assert f'<html lang="{language}">' in response.text
    assert response.context["place"] == {
        "title": "Le Four",
        "url": world.url("fiche", language),
    }
    words = [fact["words"] for fact in response.context["facts"]]
    assert words[0] == f"{place.street_address}, 59100 Roubaix"
    assert "+33 3 20 69 23 60" in words
    assert len(words) == 3
    assert response.context["head"].robots == "noindex, nofollow"
    assert response.headers["Cache-Control"] == "private, no-store"
    links = {link.code: link.url for link in response.context["head"].languages}
    assert links == {code: form_of(place, code) for code in FORM}


def test_form_asks_for_no_name_and_no_address(client, place):
    text = client.get(form_of(place)).text
    fields = re.findall(
        r'<(?:input|textarea)[^>]* name="(\w+)"', text.split("<main")[1]
    )

    assert sorted(set(fields)) == [
        "csrfmiddlewaretoken",
        "kind",
        "stamp",
        "text",
        "website",
    ]
    assert fields.count("kind") == len(ReportKind.values)
    trap = re.search(r'<input[^>]*name="website"[^>]*>', text)[0]
    assert 'tabindex="-1"' in trap
    assert 'autocomplete="off"' in trap
    assert '<div class="unseen" aria-hidden="true">' in text


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("?kind=closed", ["closed"]),
        ("?kind=unknown", []),
        ("?kind=%00", []),
        ("?kind=", []),
        ("", []),
    ],
)
def test_kind_of_the_address_is_chosen_already(client, place, query, chosen):
    kinds = client.get(form_of(place) + query).context["kinds"]

    assert [kind["value"] for kind in kinds if kind["chosen"]] == chosen


def test_looking_at_form_and_state_writes_nothing(client, place, report):
    with CaptureQueriesContext(connection) as queries:
        client.get(form_of(place))
        client.get(f"/fr/signalement/{report.key}/")

    assert len(queries) == 5
    assert [q["sql"] for q in queries if q["sql"].startswith(WRITES)] == []


@every_language
def test_report_is_kept_and_leads_to_its_page(client, place, time_machine, language):
    response = send(
        client, place, time_machine, language=language, kind="closed", text=" Fermé. "
    )

    kept = Report.objects.get()
    assert response.status_code == 302
    assert response.headers["Location"] == f"/{language}/{STATE[language]}/{kept.key}/"
    assert (kept.place, kept.kind, kept.text) == (place, "closed", "Fermé.")
    assert (kept.language, kept.state) == (language, "received")
    assert kept.decided_at is None
    assert client.get(response.headers["Location"]).status_code == 200


def test_form_without_a_token_of_its_own_is_refused(world, place, time_machine):
    strict = Client(enforce_csrf_checks=True)

    response = send(strict, place, time_machine)

    assert response.status_code == 403
    assert Report.objects.count() == 0


def test_form_with_its_token_is_taken(world, place, time_machine):
    strict = Client(enforce_csrf_checks=True)
    text = strict.get(form_of(place)).text
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)[1]

    response = send(strict, place, time_machine, csrfmiddlewaretoken=token)

    assert response.status_code == 302
    assert Report.objects.count() == 1


def test_robot_that_fills_the_trap_learns_nothing_and_leaves_nothing(
    client, place, time_machine
):
    response = send(client, place, time_machine, website="https://spam.example")

    assert response.status_code == 302
    assert re.fullmatch(r"/fr/signalement/[\w-]{16}/", response.headers["Location"])
    assert Report.objects.count() == 0
    assert FormCount.objects.count() == 0


@pytest.mark.parametrize(
    ("wait_s", "status", "rows"),
    [(2, 422, 0), (3, 302, 1), (7200, 302, 1), (7260, 422, 0)],
)
def test_form_is_taken_between_three_seconds_and_two_hours(
    client, place, time_machine, wait_s, status, rows
):
    response = send(client, place, time_machine, wait_s=wait_s, text="À 8 h")

    assert response.status_code == status
    assert Report.objects.count() == rows
    if status == 422:
        assert response.context["notice"] != ""
        assert ">À 8 h</textarea>" in response.text
        assert [k["value"] for k in response.context["kinds"] if k["chosen"]] == [
            "hours"
        ]


@pytest.mark.parametrize("wait_s", [1, 7260])
def test_form_shown_again_is_taken_the_second_time(client, place, time_machine, wait_s):
    again = send(client, place, time_machine, wait_s=wait_s)

    second = send(client, place, time_machine, stamp=again.context["stamp"])

    assert second.status_code == 302
    assert Report.objects.count() == 1


@pytest.mark.parametrize("stamp", ["forged", "\x00", "é" * 10_000])
def test_forged_stamp_gets_a_good_one(client, place, time_machine, stamp):
    refused = send(client, place, stamp=stamp)

    assert refused.status_code == 422
    assert Report.objects.count() == 0
    assert refused.context["stamp"] != stamp
    second = send(client, place, time_machine, stamp=refused.context["stamp"])
    assert second.status_code == 302


def test_stamp_of_another_place_is_refused(client, world, place, time_machine):
    response = send(client, place, time_machine, stamp=stamp_of(client, world.museum))

    assert response.status_code == 422
    assert Report.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"kind": ""}, ["kind"]),
        ({"kind": "unknown"}, ["kind"]),
        ({"kind": "\x00"}, ["kind"]),
        ({"kind": "é" * 10_000}, ["kind"]),
        ({"text": "a\x00b"}, ["text"]),
        ({"text": "x" * 501}, ["text"]),
        ({"text": "x" * 10_000}, ["text"]),
        ({"text": "x" * 10_000, "kind": "\x00"}, ["kind", "text"]),
    ],
)
def test_nonsense_is_refused_beside_its_field(
    client, place, time_machine, fields, wrong
):
    response = send(client, place, time_machine, **fields)

    assert response.status_code == 422
    assert sorted(response.context["form"].errors) == wrong
    for name in wrong:
        assert f'id="{name}-error"' in response.text
    assert Report.objects.count() == 0
    assert FormCount.objects.count() == 0


def test_post_without_any_field_is_refused(client, place):
    response = client.post(form_of(place))

    assert response.status_code == 422
    assert Report.objects.count() == 0


def test_line_breaks_count_once_as_in_the_browser(client, place, time_machine):
    text = "\r\n".join(["x" * 9] * 50)

    response = send(client, place, time_machine, text=text)

    assert response.status_code == 302
    assert len(Report.objects.get().text) == 499


@pytest.mark.parametrize(
    "address", ["/fr/signaler/ZZZZ/", "/fr/signaler/0/", "/fr/signaler/"]
)
def test_unknown_place_has_no_form(client, world, address):
    assert client.get(address).status_code == 404
    assert client.post(address, {"kind": "closed"}).status_code == 404


def test_place_without_public_page_has_no_form(client, world):
    hidden = PlaceFactory(name="Bientôt")

    response = client.get(form_of(hidden))

    assert response.status_code == 404
    assert "Bientôt" not in response.text


def test_shop_closed_for_good_can_be_reported_and_shows_no_hours(
    client, world, place, time_machine
):
    world.shop.status = ShopStatus.CLOSED
    world.shop.save()

    response = client.get(form_of(place))

    assert len(response.context["facts"]) == 1
    assert response.context["place"]["url"] == world.url("fiche")
    assert send(client, place, time_machine, kind="other").status_code == 302


def test_code_in_small_letters_opens_the_form(client, place):
    assert client.get(f"/fr/signaler/{place.code.lower()}/").status_code == 200
