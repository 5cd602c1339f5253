"""What the page of an event says besides its dates: state, age, access, booking."""

from django.utils.translation import override

import pytest

from events import fiche
from events.models import EventPage, EventTime
from events.schema import _same
from tests.events.test_event import events_of, facts_of
from tests.factories import EventPageFactory, evening

pytestmark = pytest.mark.any_database

FRIDAY = "2026-11-27T11:00:00+01:00"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        ({"age_min": 6}, "from 6 years"),
        ({"age_max": 12}, "up to 12 years"),
        ({"age_min": 0, "age_max": 3}, "up to 3 years"),
        ({"age_min": 6, "age_max": 12}, "from 6 to 12 years"),
        ({"age_min": 6, "age_max": 6}, "at the age of 6"),
        ({"for_families": True, "age_min": 6}, "For families, from 6 years"),
    ],
)
def test_age_is_said_in_words(fields, words):
    with override("en"):
        assert fiche.public_words(EventPage(**fields)) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        ({"access": ["mi"]}, "For people who use a wheelchair"),
        (
            {"access": ["mi", "hi", "vi"], "access_words": "Ring at the side door."},
            "For people who use a wheelchair, hear badly and see badly. "
            "Ring at the side door.",
        ),
        ({"access": ["gone"], "access_words": "Step-free."}, "Step-free."),
    ],
)
def test_access_is_said_in_words(fields, words):
    with override("en"):
        assert fiche.access_words(EventPage(**fields)) == words


@pytest.mark.parametrize(
    ("status", "coming", "can_book"),
    [
        ("scheduled", True, True),
        ("moved", True, True),
        ("full", True, False),
        ("cancelled", True, False),
        ("postponed", True, False),
        ("scheduled", False, False),
    ],
)
def test_booking_is_offered_while_there_is_something_to_book(status, coming, can_book):
    page = EventPage(status=status, booking_url="https://example.org/")

    assert bool(fiche.booking(page, coming)["booking_url"]) is can_book


@pytest.mark.parametrize(
    ("fields", "mode", "kinds"),
    [
        ({"venue_words": "Sur la place"}, "Offline", ["Place"]),
        ({"online_url": "https://example.org/"}, "Online", ["VirtualLocation"]),
        (
            {"venue_words": "Sur la place", "online_url": "https://example.org/"},
            "Mixed",
            ["Place", "VirtualLocation"],
        ),
    ],
)
def test_search_engines_hear_whether_one_goes_there(fields, mode, kinds):
    data = _same(EventPage(**fields), "https://example.org/page/")

    where = (
        data["location"] if isinstance(data["location"], list) else [data["location"]]
    )
    assert (
        data["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    )
    assert [place["@type"] for place in where] == kinds


@pytest.mark.parametrize(
    ("fields", "offer"),
    [
        ({}, None),
        (
            {"is_free": True},
            {
                "url": "/page/",
                "availability": "InStock",
                "price": 0,
                "priceCurrency": "EUR",
            },
        ),
        (
            {"booking_url": "https://example.org/"},
            {"url": "https://example.org/", "availability": "InStock"},
        ),
        ({"status": "full"}, {"url": "/page/", "availability": "SoldOut"}),
        ({"status": "cancelled", "is_free": True}, None),
    ],
)
def test_search_engines_hear_how_one_gets_in(fields, offer):
    found = _same(EventPage(venue_words="Sur la place", **fields), "/page/").get(
        "offers"
    )

    if found:
        found = {**found, "availability": found["availability"].rsplit("/", 1)[1]}
        assert found.pop("@type") == "Offer"
    assert found == offer


@pytest.fixture
def event(db, time_machine):
    """A concert on four Saturdays, the first of them over."""
    time_machine.move_to(FRIDAY, tick=False)
    dates = [evening(f"2026-{day}") for day in ("11-21", "11-28", "12-05", "12-12")]
    return EventPageFactory(slug="concert", dates=dates)


def test_next_of_four_dates_is_shown_after_the_first_has_passed(client, event):
    response = client.get(event.url)

    dates = response.context["dates"]
    assert dates["next"][0]["words"].startswith("Samedi 28 novembre")
    assert (len(dates["next"]), len(dates["past"])) == (3, 1)
    assert [data["startDate"][:10] for data in events_of(response)] == [
        "2026-11-28",
        "2026-12-05",
        "2026-12-12",
    ]
    listed = client.get("/fr/agenda/").context["groups"]
    assert listed[0]["label"] == "Demain, samedi 28 novembre"


def test_single_cancelled_date_is_struck_and_said_to_search_engines(client, event):
    event.dates.filter(starts_at=evening("2026-12-05")[0]).update(is_cancelled=True)

    response = client.get(event.url)

    assert [row["cancelled"] for row in response.context["dates"]["next"]] == [
        False,
        True,
        False,
    ]
    assert [data["eventStatus"].rsplit("/", 1)[1] for data in events_of(response)] == [
        "EventScheduled",
        "EventCancelled",
        "EventScheduled",
    ]
    assert "<s>Samedi 5 décembre" in response.text


def test_dates_beyond_eight_are_folded_and_the_longest_list_is_cut(client, event):
    starts_at, ends_at = evening("2026-11-28", "10:00")
    EventTime.objects.create(
        event=event, starts_at=starts_at, ends_at=ends_at, repeat="daily"
    )
    page = EventPage.objects.get(pk=event.pk)
    page.save_revision().publish()

    response = client.get(event.url)
    dates = response.context["dates"]

    assert (len(dates["next"]), len(dates["more"])) == (8, 44)
    assert dates["count"] == 402
    assert dates["left"] == 350
    assert len(response.content) < 45_000


@pytest.mark.parametrize(
    ("status", "label", "css"),
    [
        ("cancelled", "Annulé", "closed"),
        ("postponed", "Reporté", "closed"),
        ("moved", "Déplacé", "unknown"),
        ("full", "Complet", "unknown"),
    ],
)
def test_state_stays_visible_with_the_editors_words(client, event, status, label, css):
    event.status, event.status_words = status, "Rendez-vous à la mairie."
    event.save_revision().publish()

    response = client.get(event.url)

    assert response.context["status_words"] == label
    assert response.context["status_css"] == css
    assert "Rendez-vous à la mairie." in response.text
    assert ("<s>Concert" in response.text) is (status == "cancelled")
    assert len(response.context["dates"]["next"]) == 3


def test_everything_to_know_is_on_the_page_with_its_links(client, event):
    event.organiser, event.organiser_url = "L’office", "https://office.example.org/"
    event.booking_phone, event.booking_email = "+33320000000", "a@example.org"
    event.online_url = "https://online.example.org/"
    event.age_min = 6
    event.save_revision().publish()

    response = client.get(event.url)

    facts = facts_of(response)
    assert facts["Organisateur"] == "L’office"
    assert facts["Public"] == "à partir de 6 ans"
    for link in (
        "https://office.example.org/",
        "https://online.example.org/",
        "tel:+33320000000",
        "mailto:a@example.org",
    ):
        assert f'href="{link}"' in response.text


def test_sources_of_an_imported_event_are_named(client, event):
    source = {
        "name": "OpenAgenda <Lille>",
        "url": "https://openagenda.example.org/",
        "licence": "Licence Ouverte 2.0",
    }
    prepared = event.prepared | {"sources": [source, {**source, "url": ""}]}
    EventPage.objects.filter(pk=event.pk).update(prepared=prepared)

    text = client.get(event.url).text

    named = "OpenAgenda &lt;Lille&gt;"
    linked = f'<a href="https://openagenda.example.org/" rel="noopener">{named}</a>'
    assert f"D’après {linked}, Licence Ouverte 2.0." in text
    assert f"D’après {named}, Licence Ouverte 2.0." in text


def test_event_that_is_over_says_so_and_keeps_its_dates(client, event, time_machine):
    time_machine.move_to("2027-01-10T11:00:00+01:00", tick=False)

    response = client.get(event.url)

    assert "Cet événement est passé." in response.text
    past = response.context["dates"]["past"]
    assert past[0]["words"].startswith("Samedi 12 décembre")
    assert len(events_of(response)) == 4
