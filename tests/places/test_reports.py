"""The page that says what became of a report, and the ways to the form."""

from django.utils.translation import override

import pytest

from places import reports
from places.choices import ReportKind, ReportState
from places.models import Report
from tests.places.sending import FORM, STATE, form_of

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
