"""The slides of window mode: which, in what order, with what words, true until when."""

from datetime import datetime, time
from types import SimpleNamespace

from django.utils.translation import override

from wagtail.models import PageViewRestriction

import pytest

from core import versions
from core.short import code_of
from places.hours.compiler import compile_hours
from places.hours.timeline import PARIS
from places.nearby import Point
from tests.factories import (
    EventPageFactory,
    PlaceFactory,
    ShopCategoryFactory,
    ShopFactory,
    ShopPageFactory,
    SightPageFactory,
    StandardPageFactory,
    WalkPageFactory,
    evening,
    fiche,
)
from tests.factories.places import ROUBAIX_LAT, ROUBAIX_LNG
from tv.programme import ALWAYS, Slot
from tv.screens import ScreenFacts
from tv.slide import state_until
from tv.slides import alternating, shared, slides

HERE = Point(ROUBAIX_LAT, ROUBAIX_LNG)
# About 430 m to the north: 7 min on foot.
NEAR = {"type": "Point", "coordinates": [ROUBAIX_LNG, ROUBAIX_LAT + 0.0039]}
LILLE = {"type": "Point", "coordinates": [3.0630, 50.6370]}


def moment(text):
    """A moment in Paris: "2026-11-27T11:00", a Friday."""
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


FRIDAY = moment("2026-11-27T11:00")


def screen(point=HERE):
    return ScreenFacts(1, "K7F2", "Hall", "tv", ("fr", "en", "nl"), "", point, ())


def shown(slot=ALWAYS, at=FRIDAY, language="fr", point=HERE):
    return slides(slot, screen(point), language, at)


def titles(*args, **kwargs):
    return {slide.title for slide in shown(*args, **kwargs)}


@pytest.fixture(autouse=True)
def friday(time_machine):
    time_machine.move_to(FRIDAY, tick=False)


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("counts", "places", "expected"),
    [
        ((0, 0), 4, (0, 0)),
        ((9, 9), 4, (2, 2)),
        ((9, 1), 4, (3, 1)),
        ((9, 9, 9), 4, (2, 1, 1)),
        ((3, 3), 24, (3, 3)),
        ((3, 3), 0, (0, 0)),
    ],
)
def test_places_shared_in_fairness(counts, places, expected):
    families = [list(range(count)) for count in counts]

    assert tuple(map(len, shared(families, places))) == expected


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("families", "expected"),
    [
        ([], ""),
        (["aaa"], "aaa"),
        (["aaa", "bb"], "ababa"),
        (["aaa", "b"], "abaa"),
        (["a", "bbb", "c"], "babcb"),
        (["aa", "bb", "cc"], "abcabc"),
    ],
)
def test_kinds_alternate(families, expected):
    assert "".join(alternating(families)) == expected


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("hours", "at", "until"),
    [
        ("Mo-Su 10:00-19:00", "2026-11-27T11:00", "2026-11-27T19:00"),
        ("Mo-Su 10:00-19:00", "2026-11-27T08:00", "2026-11-27T10:00"),
        # "opens tomorrow at 10": at midnight it is today.
        ("Mo-Su 10:00-19:00", "2026-11-27T20:00", "2026-11-28T00:00"),
        # A bar: "closes at 2" is as true after midnight.
        ("Mo-Su 18:00-02:00", "2026-11-27T23:00", "2026-11-28T02:00"),
        # "opens on Monday" holds on Saturday too, and is believed for one night only.
        ("Mo 10:00-19:00", "2026-11-27T20:00", "2026-11-29T00:00"),
        ("24/7", "2026-11-27T20:00", "2026-11-29T00:00"),
        # The night in which clocks are put back has 25 hours.
        ("Mo-Su 10:00-19:00", "2026-10-24T20:00", "2026-10-25T00:00"),
        ("Mo-Su 10:00-19:00", "2026-10-25T00:30", "2026-10-25T10:00"),
        ("", "2026-11-27T20:00", None),
    ],
)
def test_words_of_state_true_until(hours, at, until):
    compiled = compile_hours(hours, [], []) if hours else ""
    place = SimpleNamespace(hours_compiled=compiled, hours_confirmed_at=FRIDAY)

    with override("fr"):
        found = state_until(place, moment(at))

    assert found == (until and moment(until).timestamp())


def test_shops_follow_opening_hours(db):
    for name, hours in {
        "Matin": "Mo-Su 09:00-12:00",
        "Soir": "Mo-Su 14:00-22:00",
        "Toujours": "24/7",
        "Samedi": "Sa 09:00-12:00",
        "Inconnu": "",
    }.items():
        fiche(name, name.lower(), opening_hours=hours)

    found = {
        clock: titles(at=moment(f"2026-11-27T{clock}"))
        for clock in ("08:59", "09:00", "11:45", "11:46", "12:30", "14:00", "22:00")
    }

    assert found == {
        "08:59": {"Toujours"},
        "09:00": {"Toujours", "Matin"},
        "11:45": {"Toujours"},
        "11:46": {"Toujours"},
        "12:30": {"Toujours"},
        "14:00": {"Toujours", "Soir"},
        "22:00": {"Toujours"},
    }


def test_slide_of_shop_says_state_walk_and_short_address(db):
    page = fiche("Le Four", "le-four", location=NEAR)

    (slide,) = shown()

    assert (slide.kind, slide.title, slide.label) == ("shop", "Le Four", "Boulangerie")
    assert (slide.word, slide.change, slide.css) == (
        "Ouvert",
        "ferme à 19\u00a0h",
        "open",
    )
    assert slide.facts == ["8 min à pied d’ici", "Centre"]
    assert slide.until == moment("2026-11-27T19:00").timestamp()
    assert (slide.ends, slide.photo) == (None, "")
    assert slide.qr.typed == f"localhost/b/{code_of(page.pk)}"


def test_far_shops_without_point_and_in_the_territory_of_a_part(db):
    fiche("Près", "pres", location=NEAR)
    far = fiche("Loin", "loin", location=LILLE)
    there = Slot(territory="roubaix")

    assert titles() == {"Près"}
    assert titles(point=None) == {"Près", "Loin"}
    assert titles(there) == {"Près", "Loin"}
    assert [s.facts for s in shown(there) if s.title == far.title] == [["Centre"]]
    assert titles(Slot(territory="lille")) == {"Enjoy-MEL"}
    assert titles(Slot(categories=frozenset({"boulangerie"}))) == {"Près"}
    assert titles(Slot(categories=frozenset({"mode"}))) == {"Enjoy-MEL"}


def test_all_trades_before_a_second_of_one_and_others_each_hour(db):
    for number in range(3):
        fiche(f"Pain {number}", f"pain-{number}")
    books = ShopCategoryFactory(name="Librairie", slug="librairie")
    shop = ShopFactory(name="Lettres", category=books)
    ShopPageFactory(shop=shop, title="Lettres", slug="lettres")

    hours = [[s.label for s in shown(at=FRIDAY.replace(hour=h))] for h in (11, 12)]

    assert shown() == shown()
    assert sorted(hours[0]) == ["Boulangerie"] * 3 + ["Librairie"]
    assert hours[0].index("Librairie") == hours[0].index("Boulangerie") + 1 or (
        hours[0][0] == "Librairie"
    )


@pytest.mark.parametrize(
    ("clock", "dates", "words", "until"),
    [
        ("11:00", "27 20:00", ("Aujourd’hui", "20\u00a0h"), "27T20:00"),
        ("21:00", "27 20:00", ("En cours", "jusqu’à 22\u00a0h"), "27T22:00"),
        ("22:00", "27 20:00", None, ""),
        ("11:00", "28 20:00", None, ""),
        ("11:00", "26 20:00", None, ""),
    ],
)
def test_event_of_today_until_it_is_over(db, time_machine, clock, dates, words, until):
    time_machine.move_to(moment(f"2026-11-27T{clock}"), tick=False)
    day, start = dates.split()
    EventPageFactory(title="Concert", dates=[evening(f"2026-11-{day}", start)])

    found = [s for s in shown(at=moment(f"2026-11-27T{clock}")) if s.kind == "event"]

    assert [(s.word, s.change) for s in found] == ([words] if words else [])
    assert [s.until for s in found] == (
        [moment(f"2026-11-{until}").timestamp()] if words else []
    )
    assert [s.ends for s in found] == (
        [moment("2026-11-27T22:00").timestamp()] if words else []
    )


def test_runs_go_on_and_cancelled_events_are_left_out(db):
    run = (moment("2026-11-01T00:00"), moment("2027-01-03T23:59"), True)
    EventPageFactory(title="Exposition", dates=[run])
    EventPageFactory(title="Annulé", dates=[evening("2026-11-27")], status="cancelled")
    twice = [evening("2026-11-27", "15:00"), evening("2026-11-27", "18:00")]
    EventPageFactory(title="Deux fois", dates=twice)

    found = {s.title: (s.word, s.change) for s in shown()}

    assert found == {
        "Exposition": ("Jusqu’au 3 janv.", ""),
        "Deux fois": ("Aujourd’hui", "15\u00a0h"),
    }


def test_walks_say_where_they_begin_and_sights_when_they_close(db):
    WalkPageFactory(title="Balade")
    SightPageFactory(title="Musée", place=PlaceFactory(location=NEAR))
    SightPageFactory(title="Fermé", place=PlaceFactory(opening_hours="Mo 10:00-12:00"))
    SightPageFactory(title="Façade", place=PlaceFactory(opening_hours=""))

    found = {s.title: [s.word, s.change, *s.facts] for s in shown()}

    assert found == {
        "Balade": [
            "",
            "",
            "980\u00a0m",
            "13\u00a0min",
            "Facile",
            "Départ\u202f: juste à côté",
        ],
        "Musée": ["Ouvert", "ferme à 19\u00a0h", "8 min à pied d’ici", "Centre"],
    }
    assert titles(Slot(shown=frozenset({"walk"}))) == {"Balade"}
    assert titles(Slot(shown=frozenset({"sight"}))) == {"Musée"}


def test_pages_put_forward_come_first_whatever_else_is_chosen(db):
    shut = fiche("Fermé le vendredi", "ferme", opening_hours="Mo 10:00-12:00")
    other = fiche("Ouvert", "ouvert")
    gone = fiche("Disparu", "disparu")
    gone.shop.status = "closed"
    gone.shop.save()
    draft = SightPageFactory(title="Brouillon", live=False)
    private = SightPageFactory(title="Privé")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    past = EventPageFactory(title="Passé", dates=[evening("2026-11-20")])
    coming = EventPageFactory(title="Bientôt", dates=[evening("2026-12-05")])
    text = StandardPageFactory(title="À propos")
    pages = [past, coming, draft, private, gone, text, shut, shut]
    slot = Slot(shown=frozenset({"shop"}), pages=tuple(page.pk for page in pages))

    found = shown(slot)

    assert [slide.title for slide in found] == [
        "Bientôt",
        "Fermé le vendredi",
        "Ouvert",
    ]
    assert (found[0].word, found[0].change) == ("Sam. 5 déc.", "20\u00a0h")
    assert (found[1].word, found[1].change) == ("Fermé", "ouvre lundi à 10\u00a0h")
    assert titles(Slot(pages=(other.pk, 999_999))) == {"Ouvert"}


def test_nothing_to_show_is_the_portal_itself(db):
    (slide,) = shown(language="nl")

    assert (slide.kind, slide.title, slide.qr.typed) == (
        "calm",
        "Enjoy-MEL",
        "localhost/nl/",
    )
    assert (slide.until, slide.ends) == (None, None)


@pytest.mark.parametrize("items", [1, 3])
def test_queries_the_same_for_one_and_three(db, django_assert_num_queries, items):
    chosen = []
    for number in range(items):
        fiche(f"Boutique {number}", f"b-{number}")
        WalkPageFactory()
        SightPageFactory()
        EventPageFactory(dates=[evening("2026-11-27")])
        chosen.append(fiche(f"Choisie {number}", f"c-{number}"))
        chosen.append(EventPageFactory(dates=[evening("2026-12-05")]))
    slot = Slot(pages=tuple(page.pk for page in chosen), begins=time(8), ends=time(20))
    shown(slot)

    # The version; rows of shops and of events, those put forward and the others.
    with django_assert_num_queries(5), versions.one_reading():
        found = shown(slot)

    assert len(found) == {1: 6, 3: 18}[items]
