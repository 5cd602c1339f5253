"""“Wrong or closed? Tell us”: the form, its limits, and what becomes of a report."""

import re
from html import unescape

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

import pytest

from places import reports
from places.choices import ReportKind, ReportState
from places.models import FormCount, Place, Report
from shops.choices import ShopStatus
from tests.factories import PlaceFactory, TerritoryFactory, UserFactory, fiche

FORM = {"fr": "signaler", "en": "report", "nl": "melden"}
STATE = {"fr": "signalement", "en": "your-report", "nl": "melding"}
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
SCRIPT = "<script>alert(1)</script>"
every_language = pytest.mark.parametrize("language", FORM)


@pytest.fixture
def place(world):
    """The place of a shop that has a page in three languages."""
    return world.shop.place


@pytest.fixture
def report(place):
    """Somebody says that the hours are wrong."""
    return Report.objects.create(place=place, kind="hours", text="Ouvert à 8 h")


def form_of(place, language="fr"):
    return f"/{language}/{FORM[language]}/{place.code}/"


def stamp_of(client, place, language="fr"):
    """The stamp of a form as it is shown."""
    return client.get(form_of(place, language)).context["stamp"]


def send(client, place, time_machine=None, wait_s=5, language="fr", **fields):
    """Open the form, wait, send it."""
    headers = {key: fields.pop(key) for key in ("REMOTE_ADDR",) if key in fields}
    stamp = fields.pop("stamp", None) or stamp_of(client, place, language)
    if time_machine:
        time_machine.shift(wait_s)
    data = {"kind": "hours", "text": "", "stamp": stamp, "website": "", **fields}
    return client.post(form_of(place, language), data, **headers)


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

    assert len(queries) == 4
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


def test_thousand_posts_from_one_address_leave_ten_rows(
    client, world, place, time_machine
):
    places = [place, world.museum]
    places += [fiche(title=f"Boutique {n}", slug=f"b-{n}").shop.place for n in range(3)]
    stamps = [stamp_of(client, one) for one in places]
    time_machine.shift(5)

    answers = []
    for n in range(1000):
        chosen = n % len(places)
        sent = send(client, places[chosen], stamp=stamps[chosen], text=f"Numéro {n}")
        answers.append(sent.status_code)

    assert Report.objects.count() == 10
    assert answers.count(302) == 10
    assert answers.count(429) == 990


def test_one_place_takes_three_reports_of_one_sender_in_an_hour(
    client, world, place, time_machine
):
    answers = [
        send(client, place, time_machine, text=f"Numéro {n}").status_code
        for n in range(5)
    ]

    assert answers == [302, 302, 302, 429, 429]
    assert send(client, world.museum, time_machine).status_code == 302
    time_machine.shift(3600)
    assert send(client, place, time_machine, text="Encore").status_code == 302


def test_refused_sender_reads_why_and_keeps_his_words(client, place, time_machine):
    for n in range(3):
        send(client, place, time_machine, text=f"Numéro {n}")
    before = FormCount.objects.values_list("form", "count")

    response = send(client, place, time_machine, text="Mes mots")

    assert response.status_code == 429
    assert response.headers["Retry-After"] == "3600"
    assert ">Mes mots</textarea>" in response.text
    assert response.context["notice"] != ""
    assert sorted(before) == [("report", 3), (f"report/{place.code}", 3)]


def test_twenty_people_behind_twenty_addresses_are_all_heard(
    client, place, time_machine
):
    answers = [
        send(
            client,
            place,
            time_machine,
            text="Fermé",
            REMOTE_ADDR=f"203.0.113.{n}",
        ).status_code
        for n in range(20)
    ]

    assert answers == [302] * 20
    assert Report.objects.count() == 20


@pytest.mark.parametrize(("proxies", "heard"), [(0, 3), (1, 6)])
def test_forwarded_address_counts_only_behind_a_proxy_of_ours(
    client, place, time_machine, settings, proxies, heard
):
    settings.PORTAL_PROXY_COUNT = proxies
    stamp = stamp_of(client, place)
    time_machine.shift(5)

    for n in range(6):
        client.post(
            form_of(place),
            {"kind": "other", "text": f"Numéro {n}", "stamp": stamp},
            headers={"X-Forwarded-For": f"198.51.100.{n}"},
        )

    assert Report.objects.count() == heard


def test_report_sent_twice_is_kept_once(client, place, time_machine):
    first = send(client, place, time_machine, text="Ouvert à 8 h")
    second = send(client, place, time_machine, text="Ouvert à 8 h")

    assert second.headers["Location"] == first.headers["Location"]
    assert Report.objects.count() == 1
    assert sorted(FormCount.objects.values_list("count", flat=True)) == [1, 1]


@pytest.mark.parametrize(
    "other", [{"text": "Autre"}, {"kind": "closed"}, {"REMOTE_ADDR": "203.0.113.9"}]
)
def test_another_report_is_another_one(client, place, time_machine, other):
    send(client, place, time_machine, text="Ouvert à 8 h")
    send(client, place, time_machine, **{"text": "Ouvert à 8 h", **other})

    assert Report.objects.count() == 2


def test_same_report_after_ten_minutes_is_a_new_one(client, place, time_machine):
    send(client, place, time_machine)
    send(client, place, time_machine, wait_s=601)

    assert Report.objects.count() == 2


@every_language
@pytest.mark.parametrize("state", ReportState.values)
def test_page_of_a_report_says_where_it_stands(client, world, report, language, state):
    report.state, report.outcome = state, "Merci, c’est corrigé."
    reports.note_decision(report)
    report.save()

    response = client.get(f"/{language}/{STATE[language]}/{report.key}/")

    with override(language):
        assert response.context["sentence"] == reports.state_sentence(state)
        words = [fact["words"] for fact in response.context["facts"]]
        assert str(ReportKind.HOURS.label) == words[0]
        assert str(ReportState(state).label) == words[2]
    assert "2026" in words[1]
    assert len(words) == (3 if state in ("received", "checking") else 4)
    assert response.context["place"]["url"] == world.url("fiche", language)
    assert '<p class="answer" lang="fr">Merci, c’est corrigé.</p>' in response.text
    assert f'<html lang="{language}">' in response.text


def test_page_of_a_report_never_shows_the_words_and_is_kept_by_nobody(client, report):
    response = client.get(f"/fr/signalement/{report.key}/")

    assert "Ouvert à 8 h" not in response.text
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.context["head"].robots == "noindex, nofollow"
    assert response.cookies == {}
    assert f"http://localhost/fr/signalement/{report.key}/" in response.text


@pytest.mark.parametrize("key", ["unknown", "a" * 5000, "-", "_"])
def test_unknown_key_is_not_found(client, report, key):
    assert client.get(f"/fr/signalement/{key}/").status_code == 404


def test_keys_cannot_be_guessed_from_each_other(place):
    keys = {Report.objects.create(place=place, kind="other").key for _ in range(50)}

    assert len(keys) == 50
    assert all(len(key) == 16 for key in keys)


@pytest.mark.parametrize("kind", ["fiche", "sight"])
@every_language
def test_pages_of_places_lead_to_the_form(client, world, kind, language):
    place = world.shop.place if kind == "fiche" else world.museum

    text = client.get(world.url(kind, language)).text

    assert f'<a href="{form_of(place, language)}" rel="nofollow">' in text
    assert client.get(form_of(place, language)).status_code == 200


# The editors' side.


LIST = "/admin/snippets/places/report/"


def edit(client, report, **fields):
    url = f"{LIST}edit/{report.pk}/"
    return client.post(url, {"state": "checking", "outcome": "", **fields})


def test_editor_lists_reports_with_a_fixed_number_of_queries(
    client, place, report, editor
):
    client.force_login(editor)
    client.get(LIST)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(LIST)
        counts.append(len(queries))
        for n in range(2):
            other = PlaceFactory(name=f"Ailleurs {n}")
            Report.objects.create(place=other, kind="closed")

    assert counts[0] == counts[1]
    assert str(place) in unescape(response.text)


def listed(client, query):
    rows = client.get(f"{LIST}?{query}").context["object_list"]
    return sorted(row.place.name for row in rows)


def test_editor_filters_reports_by_state_kind_and_territory(client, report, editor):
    lille = TerritoryFactory(name="Lille", slug="lille")
    far = PlaceFactory(
        name="Loin", district__slug="wazemmes", district__territory=lille
    )
    Report.objects.create(place=far, kind="closed", state="corrected")
    client.force_login(editor)

    assert listed(client, "") == ["Le Four", "Loin"]
    assert listed(client, "state=received&state=checking") == ["Le Four"]
    assert listed(client, "kind=closed") == ["Loin"]
    assert listed(client, f"territory={lille.pk}") == ["Loin"]


@pytest.mark.parametrize("query", ["state=%00", "territory=x", "kind=zzz&p=0"])
def test_nonsense_in_the_filters_is_answered(client, report, editor, query):
    client.force_login(editor)

    assert client.get(f"{LIST}?{query}").status_code in (200, 404)


def test_editor_reads_the_words_escaped_and_changes_only_the_decision(
    client, place, report, editor
):
    Report.objects.filter(pk=report.pk).update(text=SCRIPT)
    client.force_login(editor)

    text = client.get(f"{LIST}edit/{report.pk}/").text
    assert SCRIPT not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert f"/admin/snippets/places/place/edit/{place.pk}/" in text
    assert f"/fr/signalement/{report.key}/" in text

    edit(client, report, state="corrected", text="Autre", kind="closed", place="999")
    report.refresh_from_db()
    assert (report.text, report.kind, report.place) == (SCRIPT, "hours", place)
    assert report.state == "corrected"


@pytest.mark.parametrize("state", ["corrected", "kept", "unusable"])
def test_decision_is_dated_once_and_taken_back_when_open_again(
    client, report, editor, time_machine, state
):
    client.force_login(editor)

    def decided(**fields):
        assert edit(client, report, **fields).status_code == 302
        report.refresh_from_db()
        return report.decided_at

    assert decided(state="checking") is None
    first = decided(state=state, outcome="Merci")
    assert first is not None
    time_machine.shift(3600)
    assert decided(state=state, outcome="Merci beaucoup") == first
    assert decided(state="received") is None


def test_closed_report_closes_nothing_by_itself(client, place, report, editor):
    Report.objects.filter(pk=report.pk).update(kind="closed")
    before = Place.objects.filter(pk=place.pk).values().get()
    client.force_login(editor)

    edit(client, report, state="corrected", outcome="La boutique a fermé.")

    assert Place.objects.filter(pk=place.pk).values().get() == before
    assert fiche_is_open(client, place)


def fiche_is_open(client, place):
    client.logout()
    response = client.get("/fr/boutiques/le-four/")
    return response.context["closed_for_good"] is False


def test_outcome_of_241_signs_is_refused(client, report, editor):
    client.force_login(editor)

    response = edit(client, report, outcome="x" * 241)

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["outcome"]


def test_nobody_adds_reports_and_editors_delete_them(client, report, editor, operator):
    for user in (editor, operator):
        client.force_login(user)
        assert client.get(f"{LIST}add/").status_code in (302, 403, 404)
        assert f"{LIST}add/" not in client.get(LIST).text

    client.force_login(editor)
    client.post(f"{LIST}delete/{report.pk}/")

    assert Report.objects.count() == 0


def test_first_page_of_editors_counts_what_waits(client, place, report, editor):
    Report.objects.create(place=place, kind="other", state="checking")
    Report.objects.create(place=place, kind="other", state="kept")
    client.force_login(editor)

    text = client.get("/admin/").text

    link = re.search(rf'href="({LIST}\?[^"]+)"[^>]*>\s*<span>(\d+)</span>', text)
    assert link[2] == "2"
    assert listed(client, unescape(link[1]).split("?")[1]) == ["Le Four", "Le Four"]


def test_translators_and_people_without_group_see_no_reports(
    client, report, translator
):
    for user in (translator, UserFactory()):
        client.force_login(user)
        for address in (LIST, f"{LIST}edit/{report.pk}/", f"{LIST}delete/{report.pk}/"):
            assert client.get(address).status_code in (302, 403)
        assert LIST not in client.get("/admin/", follow=True).text
        assert edit(client, report, state="kept").status_code in (302, 403)
    report.refresh_from_db()
    assert report.state == "received"
