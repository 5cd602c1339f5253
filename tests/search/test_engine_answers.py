"""The database as an engine: what is found, in which order, and what is counted."""

from datetime import UTC, datetime, timedelta

import pytest

from search import words
from search.asking import Ask, Filters, Order, Stage, Suggestion, Term
from search.engines import chosen
from search.engines.columns import columns
from search.engines.database import DatabaseEngine
from search.models import SearchDocument
from tests.factories import PlaceFactory
from tests.search.documents import document, unsaved

# A Friday at eleven in the morning.
AT = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
HERE = (50.690, 3.174)
CENTRE = {"district": "centre", "district_name": "Centre", "territory": "roubaix"}
SOUTH = {"district": "sud", "district_name": "Sud", "territory": "lille"}


def ask(text="", language="fr", filters=None, **wanted):
    values = {
        "key": words.name_key(text, language),
        "terms": words.terms(text, language),
        "at": AT,
        "filters": Filters(**(filters or {})),
    }
    return Ask(language=language, **values | wanted)


def answer(*asked, **wanted):
    return DatabaseEngine().answer(ask(*asked, **wanted))


def titles_of(keys):
    named = SearchDocument.objects.in_bulk(keys)
    return [named[key].title for key in keys]


def found(*asked, **wanted):
    return titles_of(answer(*asked, **wanted).ids)


def nearby(east=0.0):
    """A position so many hundredths of a degree to the east."""
    return {"lat": HERE[0], "lng": HERE[1] + east / 100}


def event(title, number, **columns):
    return document(title, kind="event", object_id=number, **columns)


@pytest.fixture
def town(db):
    """Shops, sights, events and a page with "pain" somewhere."""
    baker, sleeper = PlaceFactory(), PlaceFactory(opening_hours="Mo 10:00-19:00")
    trade = {"category": "boulangerie", "category_name": "Boulangerie"}
    at_baker = {"place_id": baker.pk, **trade, **CENTRE, **nearby(1)}
    document("Pain doré", keywords="boulangerie", **at_baker)
    document("Chez Luc", keywords="pain boulangerie", **trade, **SOUTH, **nearby(3))
    document("Pain", kind="page")
    document("Le bon pain d’ici", place_id=sleeper.pk, **SOUTH, **nearby(2))
    document("Musée", "Du pain de 1900.", kind="sight", **CENTRE, **nearby())
    event("Fête du pain", 71, starts_at=AT, ends_at=AT + HOUR, **SOUTH)
    event("Pain d’hier", 72, ends_at=AT - HOUR, **CENTRE)
    document("Vélo", kind="shop", offer_from=AT - HOUR, offer_until=AT + HOUR)
    document("Brood", "pain", language="nl")
    return {"baker": baker.pk, "sleeper": sleeper.pk}


ALL_PAIN = [
    "Pain",
    "Fête du pain",
    "Pain doré",
    "Le bon pain d’ici",
    "Chez Luc",
    "Musée",
]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("pain", ALL_PAIN),
        ("Musées", ["Musée"]),
        ("pain boulangerie", ["Chez Luc", "Pain doré"]),
        ("boulangerie", ["Chez Luc", "Pain doré"]),
        ("le pain doré", ["Pain doré"]),
        ("pain 1900", ["Musée"]),
        ("pain vélo", []),
        ("pai", []),
        ("vélo", ["Vélo"]),
        ("brood", []),
    ],
)
def test_words_are_found_in_name_then_keywords_then_text(town, typed, expected):
    assert found(typed) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"kinds": {"sight", "page"}}, ["Pain", "Musée"]),
        ({"categories": {"boulangerie"}}, ["Pain doré", "Chez Luc"]),
        ({"districts": {"centre"}}, ["Pain doré", "Musée"]),
        ({"territories": {"lille"}, "kinds": {"event"}}, ["Fête du pain"]),
        ({"territories": {"lille"}, "districts": {"centre"}}, []),
        ({"event_ids": {71, 72, 99}}, ["Fête du pain"]),
        ({"event_ids": set()}, []),
        ({"open_place_ids": set(), "on_now_ids": {71}}, ["Fête du pain"]),
        ({"open_place_ids": set()}, []),
        ({"offer": True}, []),
        ({"categories": {"nulle-part", "'; --"}}, []),
        ({"within_m": 10.0}, ALL_PAIN),
    ],
)
def test_filters_leave_what_answers_all_of_them(town, wanted, expected):
    frozen = {
        name: frozenset(value) if isinstance(value, set) else value
        for name, value in wanted.items()
    }

    assert found("pain", filters=frozen) == expected


def test_open_now_is_what_is_open_at_the_minute(town):
    known = columns("fr")
    now = known.open_places(AT)

    assert now == {town["baker"]}
    assert found("pain", filters={"open_place_ids": now}) == ["Pain doré"]
    assert known.open_places(AT + 24 * HOUR) == {town["baker"]}
    assert known.open_places(AT + 48 * HOUR) == frozenset()
    assert known.open_places(AT + 72 * HOUR) == {town["sleeper"]}
    given = frozenset([town["sleeper"], 10**9])
    assert found("pain", filters={"open_place_ids": given}) == ["Le bon pain d’ici"]


def test_offers_count_from_their_first_to_before_their_last_moment(town):
    offers = {"offer": True}

    assert found(filters=offers) == ["Vélo"]
    assert found(filters=offers, at=AT - HOUR) == ["Vélo"]
    assert found(filters=offers, at=AT - HOUR * 1.1) == []
    assert found(filters=offers, at=AT + HOUR) == []


def test_what_ended_is_not_found_nor_counted(town):
    assert found("hier") == []
    assert found("hier", at=AT - HOUR) == ["Pain d’hier"]
    assert found("fête", at=AT + HOUR) == ["Fête du pain"]
    assert found("fête", at=AT + HOUR * 1.1) == []
    assert answer("pain").facets["district"] == {"centre": 2, "sud": 3}


def test_counts_keep_the_other_filters_and_leave_their_own_out(town):
    facets = answer(
        "pain",
        filters={"kinds": frozenset({"shop"}), "districts": frozenset({"centre"})},
    ).facets

    assert facets == {
        "kind": {"shop": 1, "sight": 1},
        "category": {"boulangerie": 1},
        "district": {"centre": 1, "sud": 2},
        "territory": {"roubaix": 1},
    }


def test_page_and_total_and_groups(town):
    known = answer("pain", start=1, stop=3, per_group=1)

    assert titles_of(known.ids) == ALL_PAIN[1:3]
    assert (known.total, known.located) == (6, 4)
    assert {kind: titles_of(keys) for kind, keys in known.groups.items()} == {
        "sight": ["Musée"],
        "shop": ["Pain doré"],
        "event": ["Fête du pain"],
        "page": ["Pain"],
    }
    assert list(known.groups) == ["sight", "shop", "event", "page"]
    assert answer("pain", start=900, stop=912).ids == []
    assert answer("pain", start=-5, stop=2).ids == answer("pain", stop=2).ids


def test_nearest_come_first_and_what_has_no_position_last(town):
    known = answer("pain", point=HERE, order=Order.DISTANCE, per_group=2)

    assert titles_of(known.ids) == [
        *("Musée", "Pain doré", "Le bon pain d’ici", "Chez Luc"),
        *("Pain", "Fête du pain"),
    ]
    metres = [round(known.distances_m[key]) for key in known.ids[:4]]
    assert metres == [0, 704, 1409, 2113]
    assert known.ids[4] not in known.distances_m
    assert titles_of(known.groups["shop"]) == ["Pain doré", "Le bon pain d’ici"]
    assert found("pain", order=Order.DISTANCE) == ALL_PAIN


def test_only_what_is_within_reach_is_found_and_counted(town):
    known = answer("pain", point=HERE, filters={"within_m": 1500.0})

    assert titles_of(known.ids) == ["Pain doré", "Le bon pain d’ici", "Musée"]
    assert known.facets["kind"] == {"shop": 2, "sight": 1}


def test_points_are_the_results_with_a_position(town):
    engine = DatabaseEngine()

    assert titles_of(engine.points(ask("pain"), 9)) == [
        ALL_PAIN[n] for n in (2, 3, 4, 5)
    ]
    assert titles_of(engine.points(ask("pain"), 1)) == ["Pain doré"]


def test_without_words_everything_that_answers_the_filters_is_found(town):
    assert found(filters={"districts": frozenset({"sud"})}) == [
        *("Chez Luc", "Fête du pain", "Le bon pain d’ici")
    ]
    assert answer().total == 7


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("pa", ["Pain", "Fête du pain", "Pain doré", "Le bon pain d’ici"]),
        ("dor pai", ["Pain doré"]),
        ("bou", []),
        ("190", []),
    ],
)
def test_beginnings_are_those_of_words_of_names(town, typed, expected):
    assert found(typed, stage=Stage.BEGINNING) == expected


@pytest.mark.parametrize(
    ("alternatives", "expected"),
    [
        ((("velo",), ("musee",)), ["Musée", "Vélo"]),
        ((("chez", "luc"), ("velo",)), ["Chez Luc", "Vélo"]),
        ((("chez", "velo"),), []),
        ((('velo" OR "musee',),), []),
        ((("velo' | 'musee",),), []),
        ((("velo*",),), ["Vélo"]),
        ((("NOT",), ("NEAR(velo musee)",), ("body_stems:pain",)), []),
        ((('"',), ("velo",)), ["Vélo"]),
        ((("\x00velo\ud800",),), ["Vélo"]),
    ],
)
def test_any_alternative_whole_whatever_signs_it_holds(town, alternatives, expected):
    assert found(terms=(Term(alternatives),), key="") == expected


def test_terms_without_a_letter_ask_for_nothing(town):
    assert answer(terms=(Term((('"',), ("&", "-"))),), key="").total == 7


@pytest.mark.parametrize("count", [1, 3])
def test_answer_asks_the_version_and_the_words(db, django_assert_num_queries, count):
    for number in range(count):
        document(f"Pain {number}", **nearby(number))
    answer("pain")

    with django_assert_num_queries(2):
        assert answer("pain", point=HERE, order=Order.DISTANCE).total == count
    with django_assert_num_queries(1):
        suggested = chosen().suggest("fr", ["pai"], AT, 8)
    assert len(suggested) == count


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["pa"], ["Pain", "Pain doré", "Fête du pain", "Le bon pain d’ici"]),
        (["pain", "d"], ["Pain doré", "Fête du pain"]),
        (["le", "bo"], ["Le bon pain d’ici"]),
        (["hier"], []),
        (["zzz"], []),
        ([], []),
    ],
)
def test_suggestions_begin_so_and_come_in_order(town, typed, expected):
    suggested = DatabaseEngine().suggest("fr", typed, AT, 8)

    assert [line.title for line in suggested] == expected


def test_suggestion_says_what_and_where_it_is(town):
    lines = DatabaseEngine().suggest("fr", ["pain"], AT, 2)

    assert lines == [
        Suggestion("page", "Pain", "/fr/pain/"),
        Suggestion("shop", "Pain doré", "/fr/pain-dore/", "Centre"),
    ]


def test_hundred_thousand_signs_are_answered(db):
    known = unsaved("é" * 255, "mot " * 20_000)
    known.save()
    huge = tuple(Term((("x" * 9_000,) * 40,) * 12) for _ in range(12))

    assert answer(terms=huge, key="x" * 9_000).total == 0
    assert found("mot") == [known.title]
