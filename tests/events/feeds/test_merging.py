"""Entries become events: matched, united, never poorer, never over an editor's words."""

from dataclasses import replace

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import Revision

import pytest

from core import versions
from events.feeds.merging import Merger
from events.models import (
    EventDate,
    EventPage,
    EventRecord,
    EventTime,
    EventTwins,
    ImportedEvent,
)
from tests.events.feeds.feeding import (
    NOW,
    PISCINE,
    batch,
    counts,
    entry,
    source,
    timing,
    visit,
)
from tests.factories import EventPageFactory, PlaceFactory, evening

PRICE = {"fr": "12 €"}


@pytest.fixture(autouse=True)
def friday(db, time_machine):
    """Friday at 11, the day before the concert."""
    time_machine.move_to(NOW, tick=False)
    return time_machine


def pages(language="fr"):
    return EventPage.objects.filter(locale__language_code=language).order_by("pk")


def page(language="fr"):
    return pages(language).get()


def days(event):
    return [when.starts_at.day for when in event.dates.order_by("starts_at")]


def stored():
    """All that a second reading must not touch."""
    return [
        list(EventPage.objects.order_by("pk").values()),
        list(EventTime.objects.order_by("pk").values()),
        list(EventDate.objects.order_by("pk").values()),
        list(ImportedEvent.objects.order_by("pk").values()),
        list(EventRecord.objects.order_by("pk").values()),
        list(EventTwins.objects.order_by("pk").values()),
        Revision.objects.count(),
        versions.current(),
    ]


def test_entry_of_a_trusted_source_is_online_in_three_languages(client):
    run = visit(
        source(),
        entry(
            title={"fr": "Concert de jazz", "nl": "Jazzconcert"},
            texts={"fr": "<p>Au bord du <b>bassin</b>.</p>"},
            price_words=PRICE,
            page_url="https://agenda.example/1",
        ),
    )

    assert (counts(run), run.outcome) == ((1, 0, 0, 0), "good")
    titles = {code: page(code).title for code in ("fr", "en", "nl")}
    assert titles == {
        "fr": "Concert de jazz",
        "en": "Concert de jazz",
        "nl": "Jazzconcert",
    }
    shown = page("nl")
    assert (shown.slug, shown.live, days(shown)) == ("concert-de-jazz", True, [28])
    assert shown.prepared["sources"] == [
        {
            "name": "Ville",
            "url": "https://agenda.example/1",
            "licence": "Licence Ouverte 2.0",
        }
    ]
    response = client.get("/nl/agenda/concert-de-jazz/")
    facts = {fact["label"]: fact["words"] for fact in response.context["facts"]}
    assert (response.status_code, facts["Prijs"]) == (200, "12 €")


def test_entry_of_another_source_waits(client):
    visit(source(is_trusted=False), entry())

    assert ImportedEvent.objects.get().state == "waiting"
    assert list(EventPage.objects.values_list("live", flat=True)) == [False] * 3
    assert client.get("/fr/agenda/concert-de-jazz/").status_code == 404


def test_second_reading_of_the_same_changes_nothing(friday):
    feed, other = source(), source("Autre", is_trusted=False)
    told = [entry(texts={"fr": "<p>Un</p>"}, price_words=PRICE), entry("2", "Marché")]
    visit(feed, *told)
    visit(other, entry("9", "Concert de jazz", age_min=3))
    before = stored()
    friday.shift(7 * 3600)

    again = visit(feed, *told), visit(other, entry("9", "Concert de jazz", age_min=3))

    assert [counts(run) for run in again] == [(0, 0, 2, 0), (0, 0, 1, 0)]
    assert stored() == before


def merging_queries(feed, count):
    told = [entry(str(n), f"Concert {n}") for n in range(count)]
    visit(feed, *told)
    merger = Merger(feed, batch(*told), feed.last_tried_at)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        merger.run(lambda: True)
    return len(queries)


def test_reading_what_is_known_asks_nothing_for_each_entry():
    # Each entry has a savepoint of its own: opened and released, no query of data.
    assert merging_queries(source(), 1) == 2
    assert merging_queries(source("Autre"), 3) == 6


def test_one_event_from_two_sources_is_one_with_both():
    visit(source(), entry(timings=(timing(), timing("2026-11-29"))))

    run = visit(
        source("Office", is_trusted=False),
        entry("x9", "Concert de Jazz", timings=(timing(),), price_words=PRICE),
    )

    assert counts(run) == (0, 1, 0, 0)
    assert ImportedEvent.objects.get().records.count() == 2
    assert [row["name"] for row in page().prepared["sources"]] == ["Ville", "Office"]
    assert (page().price_words, days(page())) == ("12 €", [28, 29])
    assert EventTwins.objects.count() == 0


def test_same_identity_is_the_same_event_whatever_it_says():
    visit(source(), entry(identity="openagenda:1"))

    visit(source("Autre"), entry("z", "Tout autre chose", identity="openagenda:1"))

    assert page().title == "Concert de jazz"
    assert EventRecord.objects.count() == 2


def test_what_one_source_tells_apart_is_proposed_and_not_merged():
    run = visit(source(), entry("1"), entry("2"))

    assert counts(run) == (2, 0, 0, 0)
    assert [pair.likeness for pair in EventTwins.objects.all()] == [1.0]


def test_sessions_of_one_source_are_no_duplicates():
    told = [
        entry(str(h), "Visite", timings=(timing(start=f"{h}:00"),)) for h in (10, 15)
    ]

    visit(source(), *told)

    assert (pages().count(), EventTwins.objects.count()) == (2, 0)


def test_row_that_breaks_the_code_leaves_the_others_alone():
    naive = timing().starts_at.replace(tzinfo=None)
    bad = entry("bad", timings=(replace(timing(), starts_at=naive),))

    run = visit(
        source(),
        bad,
        replace(entry("worse"), title={"fr": None}),
        entry("good", "Marché"),
    )

    assert counts(run) == (1, 0, 0, 2)


def test_page_that_editors_took_offline_stays_offline():
    feed = source()
    visit(feed, entry())
    page().save_revision().publish()
    page().unpublish()

    visit(feed, entry(status="full"))

    assert (page().live, page().status) == (False, "full")


def test_number_that_a_source_changed_finds_its_event_again():
    feed = source()
    visit(feed, entry("1"))

    run = visit(feed, entry("2"))

    assert counts(run) == (0, 1, 0, 0)
    assert pages().count() == 1


def test_likely_twin_is_proposed_once_with_both_events():
    visit(source(), entry())
    feed = source("Autre")

    visit(feed, entry("2", "Concert de rock"))
    visit(feed, entry("2", "Concert de rock !"))

    pair = EventTwins.objects.get()
    keys = set(ImportedEvent.objects.values_list("translation_key", flat=True))
    assert {pair.first_key, pair.second_key} == keys
    assert pair.state == "open"


def test_event_that_editors_wrote_keeps_its_words_and_names_the_source():
    theirs = EventPageFactory(
        title="Concert de jazz",
        dates=[evening("2026-11-28")],
        place=PlaceFactory(name="La Piscine"),
    )
    feed = source()

    run = visit(feed, entry(price_words=PRICE, status="full"))
    visit(feed, entry(price_words={"fr": "15 €"}, title="Concert de jazz, complet"))

    assert counts(run) == (0, 1, 0, 0)
    theirs.refresh_from_db()
    said = theirs.title, theirs.price_words, theirs.status, theirs.summary
    assert said == ("Concert de jazz", "", "scheduled", "Un concert sous la verrière.")
    assert [row["name"] for row in theirs.prepared["sources"]] == ["Ville"]
    assert EventPage.objects.count() == 1


def test_place_of_the_portal_is_found_near_and_by_name():
    lng, lat = PISCINE["lng"], PISCINE["lat"]
    place = PlaceFactory(
        name="La Piscine, musée d’art et d’industrie",
        location={"type": "Point", "coordinates": [lng, lat + 0.0004]},
    )
    PlaceFactory(name="Café", location={"type": "Point", "coordinates": [lng, lat]})

    visit(source(), entry(), entry("2", "Marché", venue_name="Le bassin"))

    first, second = pages()
    assert (first.place, first.venue_words, first.location) == (place, "", None)
    assert (second.place, second.venue_words) == (None, "Le bassin, Roubaix")
    assert second.location == {"type": "Point", "coordinates": [lng, lat]}


@pytest.mark.parametrize(
    ("rich", "poor", "kept"),
    [
        ({"price_words": PRICE}, {}, ("price_words", "12 €")),
        (
            {"booking_url": "https://a.example/"},
            {},
            ("booking_url", "https://a.example/"),
        ),
        ({"is_free": True}, {}, ("is_free", True)),
        ({"age_min": 6}, {}, ("age_min", 6)),
        ({"access": ("mi",)}, {}, ("access", ["mi"])),
        (
            {},
            {"venue_name": "", "city": "", "lat": None},
            ("venue_words", "La Piscine, Roubaix"),
        ),
        ({"organiser": "Ville"}, {"organiser": "Roubaix"}, ("organiser", "Roubaix")),
    ],
)
def test_poorer_entry_erases_nothing_and_another_value_is_followed(rich, poor, kept):
    feed = source()
    visit(feed, entry(**rich))

    visit(feed, entry(**{**poor, "summary": {"fr": "Autre chose"}}))

    name, value = kept
    assert getattr(page(), name) == value
    assert page().summary == "Autre chose"


def test_cancelled_and_full_are_followed_both_ways():
    feed = source()
    visit(feed, entry())
    told = []
    for status in ("full", "cancelled", "scheduled"):
        visit(feed, entry(status=status))
        told.append((page().status, page("en").status))

    assert told == [(status,) * 2 for status in ("full", "cancelled", "scheduled")]


def test_dates_follow_the_feed_and_past_ones_stay(friday):
    feed = source()
    four = [timing(f"2026-11-{day}") for day in (26, 28, 29, 30)]
    visit(feed, entry(timings=tuple(four)))
    assert days(page()) == [26, 28, 29, 30]

    visit(feed, entry(timings=(four[1], four[2], timing("2026-11-29", "15:00"))))

    assert days(page()) == [26, 28, 29, 29]


def test_what_an_editor_changed_stays_and_the_rest_follows():
    feed = source()
    visit(feed, entry(price_words=PRICE, texts={"fr": "<p>Un</p>"}))
    edited = page()
    edited.title, edited.body = "Le grand concert", [("text", "<p>Mes mots</p>")]
    edited.save_revision().publish()

    visit(
        feed,
        entry(
            title="Concert de jazz (complet)",
            price_words={"fr": "15 €"},
            texts={"fr": "<p>Deux</p>"},
            status="full",
        ),
    )

    edited = page()
    body = edited.body.raw_data[0]["value"]
    assert (edited.title, body) == ("Le grand concert", "<p>Mes mots</p>")
    assert (edited.price_words, edited.status) == ("15 €", "full")
    assert page("en").title == "Concert de jazz (complet)"
    assert edited.get_latest_revision_as_object().status == "full"


def test_draft_of_an_editor_keeps_his_words_and_learns_what_is_new():
    feed = source()
    visit(feed, entry())
    draft = page()
    draft.summary = "À venir"
    draft.save_revision()

    visit(feed, entry(status="cancelled", summary={"fr": "Un soir"}))

    now = page()
    draft = now.get_latest_revision_as_object()
    assert (now.status, now.summary, now.live) == ("cancelled", "Un soir", True)
    assert (draft.status, draft.summary) == ("cancelled", "À venir")
    assert now.has_unpublished_changes


def test_dates_that_an_editor_changed_stay():
    feed = source()
    visit(feed, entry())
    when = page().times.get()
    when.starts_at = evening("2026-11-28", "19:30")[0]
    when.save()

    visit(feed, entry(timings=(timing(start="21:00"),)))

    assert page().times.get() == when
    assert page("en").times.get().starts_at == evening("2026-11-28", "21:00")[0]


def test_refused_event_stays_refused_at_the_next_reading():
    feed = source(is_trusted=False)
    visit(feed, entry())
    ImportedEvent.objects.update(state="refused")

    visit(feed, entry(summary={"fr": "Nouveau"}))
    visit(source("Sûre"), entry("7"))

    assert ImportedEvent.objects.get().state == "refused"
    assert not EventPage.objects.filter(live=True).exists()


def test_waiting_event_goes_online_when_a_trusted_source_tells_of_it():
    visit(source(is_trusted=False), entry())

    visit(source("Sûre"), entry("7"))

    assert ImportedEvent.objects.get().state == "published"
    assert EventPage.objects.filter(live=True).count() == 3


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"title": {}}, "no_title"),
        ({"title": {"fr": "<img src=x onerror=alert(1)>"}}, "no_title"),
        ({"timings": ()}, "no_date"),
        ({"lat": 48.85, "lng": 2.35}, "too_far"),
        ({"venue_name": "", "city": "", "lat": None}, "faulty"),
        ({"external_id": "x" * 201}, "faulty"),
    ],
)
def test_entry_without_use_is_refused_and_the_others_taken(changes, reason):
    bad = replace(entry("bad"), **changes)

    run = visit(source(), bad, entry("good", "Marché"))

    assert counts(run) == (1, 0, 0, 1)
    assert [row["reason"] for row in run.refused_rows] == [reason]


def test_entry_that_is_over_is_neither_made_nor_refused():
    run = visit(source(), entry(timings=(timing("2026-11-01"),)))

    assert counts(run) == (0, 0, 1, 0)
    assert EventPage.objects.count() == 0


def test_two_events_of_one_name_have_addresses_of_their_own():
    EventPageFactory(title="Concert de jazz", slug="concert-de-jazz")

    visit(
        source(), entry(timings=(timing("2026-12-24"),)), entry("2", "¡¿!?…", lat=None)
    )

    assert [found.slug for found in pages()] == [
        "concert-de-jazz",
        "concert-de-jazz-2",
        "evenement",
    ]


ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202e'


def test_strings_of_a_feed_are_harmless_on_every_page(client):
    fields = dict.fromkeys(
        (
            *("venue_name", "street_address", "postal_code", "city", "insee"),
            *("organiser", "organiser_url", "booking_url", "booking_phone"),
            *("booking_email", "online_url", "picture_url", "picture_credit"),
            *("page_url", "identity", "kind", "status"),
        ),
        ATTACK,
    )
    words = {
        name: {"fr": f"Mot {ATTACK}", "nl": ATTACK}
        for name in ("title", "summary", "texts", "price_words")
    }
    run = visit(
        source(name=f"Ville {ATTACK}", licence=ATTACK),
        replace(entry(ATTACK), **fields, **words),
    )

    assert counts(run) == (1, 0, 0, 0)
    for language in ("fr", "en", "nl"):
        shown = page(language)
        response = client.get(shown.url)
        assert response.status_code == 200
        assert "<script>alert" not in response.text
        assert "<img src=x" not in response.text
        assert "\u202e" not in shown.title + shown.summary + shown.venue_words
