"""A sight says from when its hours and prices are, and what is on there."""

from datetime import date

import pytest

from tests.factories import EventPageFactory, PlaceFactory, SightPageFactory, evening
from walks.models import SightPage
from walks.sight_facts import price_checked

pytestmark = pytest.mark.any_database

FRIDAY = "2026-11-27T11:00:00+01:00"


@pytest.mark.parametrize(
    ("checked", "language", "words"),
    [
        (None, "fr", ""),
        (date(2026, 11, 12), "fr", "Tarifs vérifiés le 12 novembre 2026"),
        (date(2025, 11, 27), "fr", "Tarifs vérifiés le 27 novembre 2025"),
        (
            date(2025, 11, 26),
            "fr",
            "Tarifs du 26 novembre 2025, il y a plus d’un an\u202f: "
            "renseignez-vous avant de venir.",
        ),
    ],
)
def test_prices_say_when_they_were_checked(checked, language, words):
    page = SightPage(price_words="9 €", price_checked_on=checked)

    assert price_checked(page, date(2026, 11, 27), language) == words


def test_prices_that_are_not_known_were_not_checked():
    page = SightPage(price_words="", price_checked_on=date(2026, 11, 12))

    assert price_checked(page, date(2026, 11, 27), "fr") == ""


@pytest.fixture
def sight(db, time_machine):
    """A museum with the sources of what is said of it."""
    time_machine.move_to(FRIDAY, tick=False)
    return SightPageFactory(
        price_words="9 €",
        price_checked_on=date(2026, 11, 12),
        price_source_url="https://example.org/prices",
        hours_source_url="https://example.org/hours",
    )


def test_sight_leads_to_the_sources_of_hours_and_prices(client, sight):
    text = client.get(sight.url).text

    assert 'href="https://example.org/prices"' in text
    assert 'href="https://example.org/hours"' in text
    assert "Tarifs vérifiés le 12 novembre 2026" in text


def test_sight_shows_the_next_date_of_each_event_there_and_only_there(client, sight):
    elsewhere = PlaceFactory(location=sight.place.location)
    for number in range(8):
        EventPageFactory(
            title=f"Ici {number}",
            place=sight.place,
            dates=[
                evening("2026-11-20"),
                evening(f"2026-12-1{number}"),
                evening("2027-01-08"),
            ],
        )
    EventPageFactory(
        title="Ce soir ici", place=sight.place, dates=[evening("2026-11-27")]
    )
    EventPageFactory(title="À côté", place=elsewhere, dates=[evening("2026-11-28")])

    context = client.get(sight.url).context

    assert [card.title for card in context["on_here"]] == [
        "Ce soir ici",
        *[f"Ici {number}" for number in range(5)],
    ]
    assert context["agenda_url"] == "/fr/agenda/"
    assert [card.title for card in context["around"]["events"]] == ["À côté"]


def test_sight_without_events_has_no_such_row(client, sight):
    response = client.get(sight.url)

    assert response.context["on_here"] == []
    assert "on-here" not in response.text
