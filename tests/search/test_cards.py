"""The card of a document is the card of its page, from one query."""

from dataclasses import replace

from django.utils.translation import override

import pytest

from core import cards, versions
from events.diary import diary
from places.clock import this_minute
from places.models import LocalDay
from search.cards import cards_of
from search.models import SearchDocument
from tests.factories import (
    EventPageFactory,
    day,
    evening,
    fiche,
    picture,
)


def both(page):
    """The card that the loader of a page gives, and that of its document."""
    language = page.locale.language_code
    with override(language):
        found = SearchDocument.objects.get(
            object_id=page.pk, family=page.translation_key
        )
        (loaded,) = cards.for_pages([page])
        return loaded, cards_of([found.pk], language, this_minute())[found.pk]


@pytest.mark.parametrize("language", ["fr", "en", "nl"])
@pytest.mark.parametrize("kind", ["fiches", "sights", "events", "standards"])
def test_card_is_that_of_the_page(world, kind, language):
    loaded, card = both(getattr(world, kind)[language])

    assert card == loaded
    assert card.url.startswith(f"/{language}/")


@pytest.mark.parametrize("mode", ["foot", "bike"])
def test_card_of_a_walk_also_has_its_start(world, mode):
    walk = world.walks["nl"]
    walk.mode = mode
    walk.save_revision().publish()

    loaded, card = both(walk)

    assert card == replace(loaded, lat=50.6905, lng=3.1740)


def test_card_with_a_picture_of_an_invented_shop(world):
    page = fiche("Le Pain doré", "le-pain-dore")
    page.picture, page.picture_alt = picture(), "Un four"
    page.save_revision().publish()
    page.shop.is_demo = True
    page.shop.save()

    loaded, card = both(page)

    assert card == loaded
    assert (card.demo, card.picture["alt"]) == (True, "Un four")


def test_card_says_on_a_special_day_that_hours_are_not_confirmed(world):
    LocalDay.objects.create(
        date="2026-11-27", name_fr="Braderie", name_en="Sale", name_nl="Markt"
    )

    loaded, card = both(world.fiches["fr"])

    assert card == loaded
    assert card.state.confidence == "horaires habituels, non confirmés pour ce jour"


@pytest.mark.parametrize(
    "dates",
    [
        [evening("2026-11-27"), evening("2026-11-28")],
        [evening("2026-11-20"), evening("2026-11-28")],
        [evening("2026-11-28", start="00:30")],
        [(day("2026-11-20"), day("2027-01-03", "23:59"), True)],
        [(day("2026-11-27", "08:00"), day("2026-11-29", "18:00"))],
        [evening("2026-11-27", start="10:00")],
    ],
    ids=["today", "next", "night", "run", "days", "now"],
)
@pytest.mark.parametrize("status", ["scheduled", "cancelled", "postponed", "full"])
def test_card_of_an_event_says_its_next_date(world, dates, status):
    event = EventPageFactory(
        dates=dates, status=status, price_words="8 €", venue_words="Salle", place=None
    )

    loaded, card = both(event)

    assert card == loaded
    assert card.hour


def test_date_that_is_cancelled_alone_is_struck(world):
    event = EventPageFactory(dates=[evening("2026-11-28"), evening("2026-11-29")])
    event.dates.filter(starts_at=evening("2026-11-28")[0]).update(is_cancelled=True)
    versions.bump()

    loaded, card = both(event)

    assert card == loaded
    assert (card.tag, card.tag_css, card.struck) == ("Annulé", "alert", True)


@pytest.mark.parametrize("number", [1, 12])
def test_cards_cost_one_query(world, number, django_assert_num_queries):
    ids = list(SearchDocument.objects.values_list("pk", flat=True)[:number])
    with versions.one_reading():
        cards_of(ids, "fr", this_minute())
        diary("fr")
        with django_assert_num_queries(1):
            found = cards_of(ids, "fr", this_minute())

    assert sorted(found) == sorted(ids)


def test_many_cards_are_also_one_query(world, django_assert_num_queries):
    ids = [*SearchDocument.objects.values_list("pk", flat=True), *range(9000, 9060)]
    with versions.one_reading():
        cards_of(ids, "fr", this_minute())
        with django_assert_num_queries(1):
            assert len(cards_of(ids, "fr", this_minute())) == 15


def test_no_key_costs_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert cards_of([], "fr", this_minute()) == {}


def test_what_is_gone_has_no_card(db):
    assert cards_of([4711], "fr", this_minute()) == {}
