"""Reports as editors see them: list, decision, who may."""

import re
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from places.models import Place, Report
from tests.factories import PlaceFactory, TerritoryFactory, UserFactory

SCRIPT = "<script>alert(1)</script>"
LIST = "/admin/snippets/places/report/"


@pytest.fixture
def place(world):
    """The place of a shop that has a page in three languages."""
    return world.shop.place


@pytest.fixture
def report(place):
    """Somebody says that the hours are wrong."""
    return Report.objects.create(place=place, kind="hours", text="Ouvert à 8 h")


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
    return response.context["closed_words"] == ""


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
