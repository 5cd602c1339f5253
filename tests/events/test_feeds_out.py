"""What programs subscribe to: iCalendar and Atom, whole or filtered."""

from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

from django.utils import timezone

import pytest
from icalendar import Calendar

from core import versions
from events.feed_views import MAX_DATES
from events.models import EventDate
from tests.factories import EventPageFactory, PlaceFactory, day, evening

pytestmark = pytest.mark.any_database

FRIDAY = "2026-11-27T11:00:00+01:00"
ICS, ATOM = "/fr/agenda/ics/", "/fr/agenda/atom/"
ENTRY = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def agenda(db, time_machine):
    """A free concert this evening and tomorrow, an exhibition, a cancelled play."""
    time_machine.move_to(FRIDAY, tick=False)
    place = PlaceFactory(name="La Salle", street_address="1 rue du Pays")
    published = {
        "first_published_at": timezone.now(),
        "last_published_at": timezone.now() + timedelta(minutes=90),
    }
    concert = EventPageFactory(
        title="Concert",
        slug="concert-libre",
        dates=[evening("2026-11-27"), evening("2026-11-28")],
        is_free=True,
        place=place,
        **published,
    )
    EventPageFactory(
        title="Céramiques",
        kind="exhibition",
        dates=[(day("2026-11-01"), day("2027-01-03"), True)],
    )
    EventPageFactory(
        title="La pièce",
        kind="theatre",
        status="cancelled",
        dates=[evening("2026-12-05")],
    )
    EventPageFactory(title="Dans un an", dates=[evening("2027-11-27")])
    return concert


def entries(client, url=ICS):
    response = client.get(url)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content).walk("VEVENT")


def titles(client, query=""):
    return [str(entry["summary"]) for entry in entries(client, ICS + query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Concert", "Céramiques", "Concert", "Annulé\u202f: La pièce"]),
        ("?free=1", ["Concert", "Concert"]),
        ("?kind=exhibition", ["Céramiques"]),
        ("?kind=market", []),
        ("?date=2026-12-05&free=1", ["Concert", "Concert"]),
    ],
)
def test_calendar_has_what_answers_the_filters_on_all_days(
    client, agenda, query, expected
):
    assert titles(client, query) == expected


def test_calendar_entry_says_when_where_and_how_often_it_changed(client, agenda):
    entry = entries(client)[0]

    assert str(entry["uid"]) == f"{agenda.translation_key}-20261127T190000Z@enjoy-mel"
    assert entry.decoded("dtstart") == datetime(2026, 11, 27, 19, tzinfo=UTC)
    assert entry.decoded("dtend") == datetime(2026, 11, 27, 21, tzinfo=UTC)
    assert entry.decoded("sequence") == 90
    assert str(entry["location"]) == "La Salle, 1 rue du Pays, 59100 Roubaix"
    assert str(entry["url"]) == "http://localhost/fr/agenda/concert-libre/"
    assert str(entry["status"]) == "CONFIRMED"


def test_calendar_says_what_is_cancelled_and_what_takes_whole_days(client, agenda):
    found = {str(entry["summary"]): entry for entry in entries(client)}

    assert str(found["Annulé\u202f: La pièce"]["status"]) == "CANCELLED"
    assert found["Céramiques"].decoded("dtstart") == date(2026, 11, 1)
    assert found["Céramiques"].decoded("dtend") == date(2027, 1, 4)


def test_one_date_of_an_event_is_a_file_of_its_own(client, agenda):
    url = f"{agenda.url}ics/?start=20261128T190000Z"

    response = client.get(url)

    assert 'filename="concert-libre-20261128.ics"' in response["Content-Disposition"]
    (entry,) = entries(client, url)
    assert entry.decoded("dtstart") == datetime(2026, 11, 28, 19, tzinfo=UTC)
    assert len(entries(client, f"{agenda.url}ics/?start=20261129T190000Z")) == 2


def test_single_cancelled_date_is_cancelled_in_the_calendar(client, agenda):
    agenda.dates.filter(starts_at=evening("2026-11-28")[0]).update(is_cancelled=True)

    found = entries(client, f"{agenda.url}ics/")

    assert [str(entry["status"]) for entry in found] == ["CONFIRMED", "CANCELLED"]


@pytest.mark.parametrize("url", [ICS, ATOM, f"{ATOM}?kind=market"])
def test_feed_is_the_same_all_day_and_answers_304(client, agenda, time_machine, url):
    first = client.get(url)
    time_machine.shift(timedelta(hours=12))

    assert client.get(url).content == first.content
    again = client.get(url, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "public, max-age=900"


def test_feed_changes_with_the_content(client, agenda):
    assert len(titles(client)) == 4
    EventPageFactory(title="Nouveau", dates=[evening("2026-11-30")])

    assert titles(client)[3] == "Nouveau"


def test_atom_has_each_event_once_with_its_next_date(client, agenda):
    response = client.get(f"{ATOM}?free=1")
    root = ElementTree.fromstring(response.content)
    (entry,) = root.findall(f"{ENTRY}entry")

    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert entry.findtext(f"{ENTRY}title") == "Concert"
    assert entry.findtext(f"{ENTRY}updated") == "2026-11-27T11:30:00+00:00"
    assert entry.findtext(f"{ENTRY}id").startswith("urn:uuid:")
    assert "vendredi 27 novembre" in entry.findtext(f"{ENTRY}summary")
    assert root.findtext(f"{ENTRY}id") == f"http://localhost{ATOM}?free=1"
    assert root.findtext(f"{ENTRY}updated") == "2026-11-27T11:30:00+00:00"


def test_atom_id_stays_when_the_address_changes_and_differs_by_language(client, agenda):
    def ids():
        root = ElementTree.fromstring(client.get(f"{ATOM}?free=1").content)
        return [entry.findtext(f"{ENTRY}id") for entry in root.iter(f"{ENTRY}entry")]

    before = ids()
    agenda.slug = "autre-adresse"
    agenda.save()

    assert ids() == before


def test_calendar_holds_a_thousand_dates_at_most(client, agenda):
    starts_at, ends_at = evening("2026-11-28", "10:00")
    EventDate.objects.bulk_create(
        EventDate(event=agenda, starts_at=starts_at, ends_at=ends_at)
        for _ in range(MAX_DATES)
    )
    versions.bump()

    assert client.get(ICS).content.count(b"BEGIN:VEVENT") == MAX_DATES


def test_agenda_leads_to_the_feeds_of_its_filters(client, agenda):
    response = client.get("/fr/agenda/?when=weekend&free=1")

    address = "http://localhost/fr/agenda/ics/?free=1"
    link = f'<link rel="alternate" type="text/calendar" title="Agenda · Gratuit" href="{address}">'
    assert link in response.text
    assert 'href="webcal://localhost/fr/agenda/ics/?free=1"' in response.text
    assert 'href="http://localhost/fr/agenda/atom/?free=1"' in response.text


def test_event_does_not_take_the_address_of_a_feed(agenda):
    agenda.slug = "atom"

    with pytest.raises(Exception, match="slug"):
        agenda.clean()
