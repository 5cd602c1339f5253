"""Recorded answers of the four kinds of feeds, read into one form."""

from datetime import UTC, datetime

import pytest

from events.feeds import reading
from events.feeds.entry import Entry, Refusal, Timing
from tests.events.feeding import NOW, Answers, sample, source

pytestmark = pytest.mark.any_database


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(NOW, tick=False)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def read(kind, name):
    batch = reading.read(source(kind), Answers(sample(name)))
    return batch, {entry.external_id: entry for entry in batch.entries}


TWO_EVENINGS = (
    Timing(utc(2026, 11, 27, 19, 30), utc(2026, 11, 27, 22, 30)),
    Timing(utc(2026, 11, 28, 19, 30), utc(2026, 11, 28, 23, 30)),
)


def test_openagenda_event_is_read_whole():
    batch, found = read("openagenda", "openagenda.json")

    assert found["41200001"] == Entry(
        external_id="41200001",
        identity="openagenda:41200001",
        title={"fr": "Bal des filatures", "nl": "Bal van de spinnerijen"},
        timings=TWO_EVENINGS,
        summary={
            "fr": "On danse au milieu des métiers à tisser.",
            "nl": "Dansen tussen de weefgetouwen.",
        },
        texts={"fr": "<p>Deux soirs, un orchestre.</p><script>alert(2)</script>"},
        price_words={"fr": "Entrée libre"},
        kind="dance",
        venue_name="La Filature",
        street_address="12 rue du Métier",
        postal_code="59100",
        city="Roubaix",
        insee="59512",
        lat=50.6912,
        lng=3.1803,
        is_free=True,
        for_families=True,
        age_min=6,
        access=("mi", "vi"),
        organiser="Fabrique du Nord",
        booking_url="https://billets.example/bal",
        booking_phone="+33320475060",
        booking_email="bal@example.org",
        picture_url="https://images.example/main/bal.base.image.jpg",
        picture_credit="Atelier du Canal",
        page_url="https://openagenda.com/fabrique-du-nord/events/bal-des-filatures",
        updated_at=utc(2026, 11, 10, 8, 15),
    )
    assert (len(found), batch.refusals, batch.complete) == (4, (), True)


def test_openagenda_of_one_language_and_bare_bookings():
    _batch, found = read("openagenda", "openagenda.json")

    entry = found["41200002"]
    assert entry.title == {"fr": "Atelier carillon"}
    assert entry.texts == {"fr": "<p>Au sommet du beffroi.</p><p>Prévoir un pull.</p>"}
    assert (entry.status, entry.kind, entry.is_free) == ("full", "workshop", False)
    assert (entry.booking_url, entry.booking_phone, entry.booking_email) == (
        "https://billets.example/carillon",
        "+33320475061",
        "atelier@example.org",
    )


def test_openagenda_cancelled_and_online():
    _batch, found = read("openagenda", "openagenda.json")

    market, online = found["41200003"], found["41200004"]
    assert (market.status, market.kind, market.lat) == ("cancelled", "market", None)
    assert market.timings[0].starts_at == utc(2026, 12, 6, 15)
    assert (online.status, online.venue_name) == ("postponed", "")
    assert online.title == {"en": "An evening with the weavers"}
    assert online.online_url == "https://live.example/weavers"
    # Half past midnight in Paris is the evening before in UTC.
    assert online.timings[0].starts_at == utc(2026, 12, 7, 23, 30)


def test_opendatasoft_says_the_same_as_openagenda():
    batch, found = read("opendatasoft", "opendatasoft.json")

    entry = found["41200001"]
    assert entry.identity == "openagenda:41200001"
    assert entry.timings == TWO_EVENINGS
    assert entry.title == {"fr": "Bal des filatures", "nl": "Bal van de spinnerijen"}
    assert (entry.age_min, entry.age_max, entry.access) == (6, None, ("mi",))
    assert (entry.lat, entry.lng) == (50.6912, 3.1803)
    assert entry.booking_phone == "+33320475060"
    assert entry.page_url.endswith("/fabrique-du-nord/events/bal-des-filatures")
    assert batch.refusals == (Refusal("41200009", "Veillée du port", "too_far"),)
    assert batch.complete


def test_calendar_is_read_with_whole_days_and_places():
    batch, found = read("ical", "agenda.ics")

    show = found["expo-1@canaux.example"]
    assert show.timings == (
        Timing(utc(2026, 11, 19, 23), utc(2027, 1, 10, 22, 59), all_day=True),
    )
    assert (show.venue_name, show.street_address, show.postal_code, show.city) == (
        "Maison des Canaux",
        "3 quai du Halage",
        "59000",
        "Lille",
    )
    assert (show.lat, show.lng, show.kind) == (50.639, 3.048, "exhibition")
    assert (show.organiser, show.page_url, show.picture_url) == (
        "Amis des canaux",
        "https://canaux.example/ecluses",
        "https://canaux.example/ecluses.jpg",
    )
    assert batch.refusals == (
        Refusal("", "Sans identifiant", "no_id"),
        Refusal("minute-1@canaux.example", "Toutes les minutes", "too_often"),
    )
    assert batch.complete


def test_calendar_day_that_ends_when_it_begins_is_one_day():
    _batch, found = read("ical", "agenda.ics")

    assert found["ferie-1@canaux.example"].timings == (
        Timing(utc(2026, 12, 24, 23), utc(2026, 12, 25, 22, 59), all_day=True),
    )


def test_calendar_week_keeps_its_hour_over_the_change_of_the_clock():
    _batch, found = read("ical", "agenda.ics")

    assert found["cours-1@canaux.example"].timings == (
        Timing(utc(2027, 3, 13, 19), utc(2027, 3, 13, 20, 30)),
        Timing(utc(2027, 3, 20, 19), utc(2027, 3, 20, 20, 30)),
        Timing(utc(2027, 4, 3, 18), utc(2027, 4, 3, 19, 30), is_cancelled=True),
        Timing(utc(2027, 4, 10, 18), utc(2027, 4, 10, 19, 30)),
    )


def test_calendar_time_without_a_zone_is_that_of_paris():
    _batch, found = read("ical", "agenda.ics")

    entry = found["flottant-1@canaux.example"]
    assert entry.timings == (
        Timing(utc(2026, 12, 12, 19, 30), utc(2026, 12, 12, 21, 30)),
    )
    assert (entry.title, entry.status) == ({"nl": "Concert op het water"}, "cancelled")


def test_datatourisme_event_is_read_whole():
    batch, found = read("datatourisme", "datatourisme.json")

    base = "https://data.datatourisme.example/59/0a1b2c3d"
    assert found[f"{base}-fete"] == Entry(
        external_id=f"{base}-fete",
        identity="datatourisme:0a1b2c3d-fete",
        title={"fr": "Concert des berges", "nl": "Concert aan de oever"},
        timings=(
            Timing(utc(2026, 12, 19, 19), utc(2026, 12, 19, 20, 15)),
            Timing(utc(2026, 12, 20, 22), utc(2026, 12, 20, 23, 30)),
        ),
        summary={"fr": "Cuivres et percussions au bord de la Deûle."},
        texts={
            "fr": "<p>Une heure de musique en plein air.</p><p>Apporter un coussin.</p>"
        },
        price_words={"fr": "5–8,5\u00a0€", "en": "€5–8.5", "nl": "€\u00a05–8,5"},
        kind="concert",
        street_address="Quai du Moulin",
        postal_code="59890",
        city="Quesnoy-sur-Deûle",
        insee="59482",
        lat=50.7127,
        lng=3.0005,
        is_free=False,
        access=("mi",),
        organiser="Comité des berges",
        booking_url="https://billets.example/berges",
        booking_phone="+33320475062",
        booking_email="berges@example.org",
        picture_url="https://images.example/berges.jpg",
        picture_credit="Comité des berges",
        page_url="https://berges.example/",
        updated_at=utc(2026, 11, 20, 5, 2, 11),
    )
    assert batch.refusals == (Refusal(f"{base}-musee", "Musée du Chicon", "not_event"),)


def test_datatourisme_days_without_hours_are_whole_days():
    _batch, found = read("datatourisme", "datatourisme.json")

    entry = found["https://data.datatourisme.example/59/0a1b2c3d-braderie"]
    assert entry.timings == (
        Timing(utc(2026, 12, 4, 23), utc(2026, 12, 6, 22, 59), all_day=True),
    )
    assert (entry.status, entry.kind, entry.is_free) == ("postponed", "market", True)
