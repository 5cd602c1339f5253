"""The page of an event, its calendar file and what it tells search engines."""

import json
import re
from datetime import UTC, date, datetime

from django.core.exceptions import ValidationError

import pytest
from icalendar import Calendar

from events.models import EventPage
from tests.factories import EventPageFactory, PlaceFactory, day, evening, fiche

pytestmark = pytest.mark.any_database

SATURDAY = "2026-11-28T10:30:00+01:00"


@pytest.fixture
def page(db, time_machine):
    """A concert on two evenings, one of them over."""
    time_machine.move_to(SATURDAY, tick=False)
    return EventPageFactory(
        title="Concert; « à, deux »",
        slug="concert",
        dates=[evening("2026-11-21"), evening("2026-11-28")],
        place=PlaceFactory(name="La Salle", street_address="1 rue du Pays"),
    )


def entries(client, page):
    response = client.get(f"{page.url}ics/")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content).walk("VEVENT")


def events_of(response):
    pattern = r'<script type="application/ld\+json">(.*?)</script>'
    found = [json.loads(text) for text in re.findall(pattern, response.text, re.DOTALL)]
    return [data for data in found if data["@type"] == "Event"]


def test_dates_are_in_words_and_past_ones_marked(client, page):
    dates = client.get(page.url).context["dates"]

    assert [when["words"][:18] for when in dates["next"]] == ["Samedi 28 novembre"]
    assert [when["words"][:18] for when in dates["past"]] == ["Samedi 21 novembre"]
    assert "20\u00a0h" in dates["next"][0]["words"]
    assert "22\u00a0h" in dates["next"][0]["words"]


def test_calendar_file_has_every_date_in_utc(client, page):
    found = entries(client, page)

    assert [entry.decoded("dtstart") for entry in found] == [
        datetime(2026, 11, 21, 19, tzinfo=UTC),
        datetime(2026, 11, 28, 19, tzinfo=UTC),
    ]
    assert found[0].decoded("dtend") == datetime(2026, 11, 21, 21, tzinfo=UTC)
    assert str(found[0]["summary"]) == "Concert; « à, deux »"
    assert str(found[0]["location"]) == "La Salle, 1 rue du Pays, 59100 Roubaix"
    assert str(found[0]["status"]) == "CONFIRMED"
    assert str(found[0]["url"]) == "http://localhost/fr/agenda/concert/"
    assert len({str(entry["uid"]) for entry in found}) == 2


def test_calendar_file_of_whole_days_ends_on_the_day_after(client, db):
    page = EventPageFactory(dates=[(day("2026-11-28"), day("2026-12-06"), True)])

    entry = entries(client, page)[0]

    assert entry.decoded("dtstart") == date(2026, 11, 28)
    assert entry.decoded("dtend") == date(2026, 12, 7)


@pytest.mark.parametrize(
    ("status", "in_calendar", "in_json_ld"),
    [
        ("scheduled", "CONFIRMED", "EventScheduled"),
        ("full", "CONFIRMED", "EventScheduled"),
        ("postponed", "TENTATIVE", "EventPostponed"),
        ("cancelled", "CANCELLED", "EventCancelled"),
    ],
)
def test_status_is_told_everywhere(client, page, status, in_calendar, in_json_ld):
    page.status = status
    page.save_revision().publish()

    response = client.get(page.url)

    assert str(entries(client, page)[0]["status"]) == in_calendar
    assert {event["eventStatus"] for event in events_of(response)} == {
        f"https://schema.org/{in_json_ld}"
    }
    assert (response.context["status_words"] == "") == (status == "scheduled")
    assert response.context["cancelled"] == (status == "cancelled")


def test_event_describes_its_dates_and_place(client, page):
    (event,) = events_of(client.get(page.url))

    assert datetime.fromisoformat(event["startDate"]) == datetime(
        2026, 11, 28, 19, tzinfo=UTC
    )
    assert event["location"]["name"] == "La Salle"
    assert event["location"]["address"]["postalCode"] == "59100"


def test_exhibition_describes_days_without_hours(client, db):
    page = EventPageFactory(dates=[(day("2026-11-28"), day("2026-12-06"), True)])

    event = events_of(client.get(page.url))[0]

    assert (event["startDate"], event["endDate"]) == ("2026-11-28", "2026-12-06")


def test_event_leads_to_the_page_of_its_place(client, page):
    shop = fiche(title="Le Café", slug="cafe")
    page.place = shop.shop.place
    page.save_revision().publish()

    place = client.get(page.url).context["place"]

    assert (place["name"], place["url"]) == ("Le Café", "/fr/boutiques/cafe/")


def test_event_without_place_nor_dates_still_answers(client, db):
    page = EventPageFactory(place=None, venue_words="Sur la place")

    response = client.get(page.url)

    assert response.status_code == 200
    assert response.context["place"]["name"] == "Sur la place"
    assert response.context["map"] is None
    assert client.get(f"{page.url}ics/").status_code == 200


def test_event_nowhere_is_refused(db):
    with pytest.raises(ValidationError) as refused:
        EventPage(title="Nulle part").clean()

    assert list(refused.value.message_dict) == ["place"]


def test_event_keeps_its_page_when_its_place_goes(client, page):
    page.place.delete()
    page.refresh_from_db()

    assert page.place is None
    assert client.get(page.url).status_code == 200


def facts_of(response):
    return {fact["label"]: fact["words"] for fact in response.context["facts"]}


def test_price_is_free_or_in_words(client, page):
    assert "Tarif" not in facts_of(client.get(page.url))
    page.price_words = "12 €, réduit 8 €"
    page.save_revision().publish()
    assert facts_of(client.get(page.url))["Tarif"] == "12 €, réduit 8 €"
    page.is_free = True
    page.save_revision().publish()
    assert facts_of(client.get(page.url))["Tarif"] == "Gratuit"
