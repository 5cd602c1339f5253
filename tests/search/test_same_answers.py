"""One suite for every engine: the database of the run and the real search engine.

What must be found by which words stands in queries/*.toml; everything else here.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings
from django.test import override_settings
from django.utils import translation

import pytest

from core import versions
from core.geo.geometry import distance_m
from places.hours.openings import is_open_at
from places.hours.timeline import PARIS
from search import synonyms, words
from search.asking import Ask, Choice, Filters, Order, Stage
from search.choices import Kind
from search.engines import chosen
from search.engines.elastic.indexing import catch_up
from search.engines.elastic.rebuilding import rebuild
from search.models import IndexWork, SearchDocument
from tests.search import cluster, tables
from tests.search.handwritten import LANGUAGES, SATURDAY, entries

ENGINES = ("database", "cluster")
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
GRAND_PLACE = (50.6905, 3.1740)
FACETS = {
    "kind": "kinds",
    "category": "categories",
    "district": "districts",
    "territory": "territories",
}


def paris(*parts):
    """A moment on the clocks of Paris."""
    return datetime(*parts, tzinfo=PARIS)


@pytest.fixture(scope="module", params=ENGINES)
def corpus(request, stored, django_db_blocker):
    """The corpus, and the engine of this process searches it."""
    if request.param == "database":
        with override_settings(PORTAL_SEARCH_URL=""):
            chosen.cache_clear()
            yield stored
        chosen.cache_clear()
        return
    with cluster.cluster():
        with django_db_blocker.unblock():
            versions.forget()
            rebuild()
        yield stored


def ask(text="", language="fr", **more):
    """What an engine is asked for these words, all results of it."""
    terms = synonyms.expanded(words.terms(text, language), language)
    key = words.name_key(text, language)
    usual = Ask(language, key, terms, SATURDAY, stop=1000)
    return replace(usual, **more)


def facts_of(corpus, language="fr"):
    """What is in the database of each document that is not over, by key."""
    rows = SearchDocument.objects.filter(language=language)
    rows = rows.exclude(ends_at__lt=SATURDAY).select_related("place")
    return {corpus.keys[row.pk]: row for row in rows}


@EVERY_LANGUAGE
def test_every_query_of_the_table_finds_what_it_must(language, corpus, db):
    wrong = []

    with translation.override(language):
        for query in tables.table(language):
            results = tables.asked(query, corpus)
            wrong += [f"{query['q']}: {f}" for f in tables.faults(query, results)]

    assert not wrong, "\n".join(["", *wrong])


QUESTIONS = (
    ("", Filters()),
    ("roubaix", Filters(kinds=frozenset({"shop", "sight"}))),
    ("café", Filters(districts=frozenset({"lille-centre", "roubaix-centre"}))),
    (
        "rue",
        Filters(
            kinds=frozenset({"shop"}),
            categories=frozenset({"boulangerie", "mode", "patisserie"}),
            territories=frozenset({"roubaix", "lille"}),
        ),
    ),
    ("gaufre", Filters(categories=frozenset({"patisserie"}))),
    ("", Filters(territories=frozenset({"tourcoing"}), offer=True)),
    ("xylophone", Filters(kinds=frozenset({"shop"}))),
)


@pytest.mark.parametrize(("text", "filters"), QUESTIONS)
def test_each_count_is_what_choosing_that_value_would_give(text, filters, corpus, db):
    engine = chosen()
    answer = engine.answer(ask(text, filters=filters, start=0, stop=0))
    wrong = []

    for name, many in FACETS.items():
        bare = replace(filters, **{many: frozenset()})
        everything = engine.answer(ask(text, filters=bare))
        rows = SearchDocument.objects.in_bulk(everything.ids)
        counted = {}
        for row in rows.values():
            value = getattr(row, name)
            counted[value] = counted.get(value, 0) + 1
        counted.pop("", None)
        if answer.facets[name] != counted:
            wrong.append((name, answer.facets[name], counted))

    assert wrong == []


@pytest.mark.parametrize(("text", "filters"), QUESTIONS)
def test_each_choice_counts_what_it_would_give_in_the_place_of_its_kind(
    text, filters, corpus, db
):
    rows = facts_of(corpus)
    one, two = (rows[name].object_id for name in ("noel-lille", "bourse-velos"))
    places = frozenset(row.place_id for row in rows.values() if row.place_id)
    own = {
        "open": {"open_place_ids": frozenset(sorted(places)[::2])},
        "offer": {"offer": True},
        "today": {"event_ids": frozenset({one})},
        "weekend": {"event_ids": frozenset({one, two})},
    }
    choices = tuple(Choice(name, Filters(**filters)) for name, filters in own.items())

    for taken in ({}, own["today"], {**own["open"], **own["weekend"]}):
        asked = replace(filters, **taken)
        answer = chosen().answer(ask(text, filters=asked, choices=choices))

        assert answer.choices == {
            name: chosen().answer(ask(text, filters=replace(asked, **parts))).total
            for name, parts in own.items()
        }


def test_every_district_is_counted_however_many_there_are(corpus, db):
    rows = facts_of(corpus).values()

    counts = chosen().answer(ask()).facets["district"]

    assert len(counts) == 17
    assert sum(counts.values()) == sum(bool(row.district) for row in rows)
    assert counts["tourcoing-brun-pain"] == 3


def test_open_now_finds_places_that_are_open_and_events_that_are_on(corpus, db):
    rows = facts_of(corpus)
    at_s = SATURDAY.timestamp()
    open_ids = frozenset(
        row.place_id
        for row in rows.values()
        if row.place_id and is_open_at(row.place.hours_compiled, at_s)
    )
    filters = Filters(open_place_ids=open_ids, on_now_ids=corpus.on_now["fr"])

    everything = chosen().answer(ask(filters=filters))
    cafes = chosen().answer(ask("café", filters=filters))

    on = {key for key, row in rows.items() if row.place_id in open_ids}
    assert {*corpus.names(everything.ids)} == on | {"noel-lille", "atelier-gaufres"}
    assert corpus.names(cafes.ids)[:3] == ["barbieux-cafe", "piscine-cafe", "the-cafe"]
    assert "cafe-1900" not in corpus.names(cafes.ids)
    assert chosen().answer(ask("café")).total > cafes.total


def test_open_now_when_nothing_is_open_finds_nothing(corpus, db):
    filters = Filters(open_place_ids=frozenset())

    assert chosen().answer(ask("café", filters=filters)).ids == []


def test_days_keep_the_events_of_these_days_and_no_other_kind(corpus, db):
    rows = facts_of(corpus)
    both = frozenset({rows["noel-lille"].object_id, rows["bourse-velos"].object_id})

    some = chosen().answer(ask(filters=Filters(event_ids=both)))
    none = chosen().answer(ask("noël", filters=Filters(event_ids=frozenset())))

    assert corpus.names(some.ids) == ["bourse-velos", "noel-lille"]
    assert none.total == 0


def test_what_is_over_is_found_until_its_last_minute(corpus, db):
    midnight = paris(2026, 9, 7)
    moments = {
        paris(2026, 9, 5, 10): ["braderie", "braderie-2026"],
        midnight: ["braderie", "braderie-2026"],
        midnight + timedelta(minutes=1): ["braderie"],
    }

    found = {
        at: corpus.names(chosen().answer(ask("braderie de lille", at=at)).ids)
        for at in moments
    }

    assert found == moments


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (paris(2026, 10, 31, 23, 59), ["livre-offert"]),
        (paris(2026, 11, 1), ["barbieux-cafe", "cafe-offert"]),
        (
            paris(2026, 11, 28, 11),
            ["gaufrier", "barbieux-cafe", "casques", "cafe-offert"],
        ),
        (paris(2026, 12, 24, 12), ["velos-co", "casques"]),
        (paris(2026, 12, 25), []),
    ],
)
def test_offers_are_those_of_the_minute(at, expected, corpus, db):
    answer = chosen().answer(ask(at=at, filters=Filters(offer=True)))

    assert {*corpus.names(answer.ids)} == {*expected}


@pytest.mark.parametrize("text", ["", "roubaix", "café", "musée"])
def test_the_nearest_come_first_and_what_has_no_position_last(text, corpus, db):
    rows = facts_of(corpus)
    relevant = corpus.names(chosen().answer(ask(text)).ids)

    answer = chosen().answer(ask(text, point=GRAND_PLACE, order=Order.DISTANCE))

    lat, lng = GRAND_PLACE
    away = {
        key: distance_m((lng, lat), (rows[key].lng, rows[key].lat))
        for key in relevant
        if rows[key].lat is not None
    }
    # What stands at the same spot is ordered as without a point.
    expected = sorted(relevant, key=lambda key: round(away.get(key, 1e9), 1))
    assert corpus.names(answer.ids) == expected
    told = {corpus.keys[pk]: m for pk, m in answer.distances_m.items()}
    assert told == pytest.approx(away, rel=2e-3, abs=1)
    assert answer.located == len(away)


def test_within_a_walk_only_what_is_near_is_found_and_counted(corpus, db):
    filters = Filters(within_m=600)

    answer = chosen().answer(ask(point=GRAND_PLACE, filters=filters))

    assert "eglise-martin" in corpus.names(answer.ids)
    assert "piscine" in corpus.names(answer.ids)
    assert "barbieux-cafe" not in corpus.names(answer.ids)
    assert {*answer.facets["territory"]} == {"roubaix"}
    assert len(answer.distances_m) == answer.total == answer.located
    assert max(answer.distances_m.values()) <= 600


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("text", ["", "roubaix", "gaufre"])
def test_groups_hold_the_best_of_each_kind_in_the_order_of_kinds(
    text, order, corpus, db
):
    about = {"point": GRAND_PLACE, "order": order}
    expected = {}
    for kind in Kind.values:
        of_kind = Filters(kinds=frozenset({kind}))
        ids = chosen().answer(ask(text, filters=of_kind, stop=3, **about)).ids
        if ids:
            expected[kind] = ids

    answer = chosen().answer(ask(text, per_group=3, **about))

    assert list(answer.groups.items()) == list(expected.items())
    located = {pk for members in answer.groups.values() for pk in members}
    assert {*answer.distances_m} <= located | {*answer.ids}


@pytest.mark.parametrize("text", ["", "lille", "café"])
def test_the_map_shows_what_has_a_position_best_first(text, corpus, db):
    rows = facts_of(corpus)
    found = corpus.names(chosen().answer(ask(text)).ids)
    located = [key for key in found if rows[key].lat is not None]

    points = corpus.names(chosen().points(ask(text), 500))

    assert points == located
    assert corpus.names(chosen().points(ask(text), 5)) == located[:5]


@pytest.mark.parametrize("order", Order)
def test_pages_follow_one_another_without_a_gap_or_a_double(order, corpus, db):
    about = {"point": GRAND_PLACE, "order": order}
    whole = chosen().answer(ask(**about))
    pages = [
        chosen().answer(ask(start=start, stop=start + 7, **about))
        for start in range(0, whole.total + 7, 7)
    ]

    assert [pk for page in pages for pk in page.ids] == whole.ids
    assert {page.total for page in pages} == {whole.total} == {len({*whole.ids})}
    assert pages[-1].ids == []
    assert all(page.facets == whole.facets for page in pages)


SUGGESTIONS = {
    "fr": {
        "ecl": ["L’Éclaireur", "Éclair de Génie", "Pressing Éclair"],
        "caf": [
            "Café 1900",
            "Café Barbieux",
            "Café de la Piscine",
            "Un café offert avec votre part de tarte",
            "Thé ou Café",
        ],
        "caf bar": ["Café Barbieux"],
        "bar caf": ["Café Barbieux"],
        "pis": ["La Piscine", "La Piscine, la nuit", "Café de la Piscine"],
        "la pis": ["La Piscine", "La Piscine, la nuit", "Café de la Piscine"],
        "coeur": ["Cœur de Bœuf"],
        "boeuf": ["Au Bœuf à la Mode", "Cœur de Bœuf"],
        "brad": ["Braderie de Lille"],
        "accord": [],
        "fleur": ["La Fleur", "Fleurs de Wazemmes"],
        "lannoy": ["Le Four de la Rue de Lannoy"],
        "xyz": [],
        "*": [],
    },
    "en": {
        "ecl": ["L’Éclaireur", "Éclair de Génie", "Pressing Éclair"],
        "waz": [
            "Wazemmes Market",
            "Fleurs de Wazemmes",
            "maison Folie Wazemmes",
            "From shop to shop in Wazemmes",
        ],
        "town": ["Roubaix Town Hall"],
        "lille f": ["Lille Flea Market"],
        "pis": ["La Piscine", "La Piscine at night", "Café de la Piscine"],
    },
    "nl": {
        "ecl": ["L’Éclaireur", "Éclair de Génie", "Pressing Éclair"],
        "kerst": ["Kerstmarkt van Rijsel"],
        "boek": ["De Boekenmolen"],
        "kaas": ["Kaaskop"],
        "het kan": ["Te voet langs het kanaal"],
    },
}


@EVERY_LANGUAGE
def test_suggestions_are_names_with_words_that_begin_so(language, corpus, db):
    wrong = {}

    for typed, expected in SUGGESTIONS[language].items():
        found = chosen().suggest(language, typed.split(), SATURDAY, 8)
        titles = [one.title for one in found]
        if titles != expected:
            wrong[typed] = titles

    assert wrong == {}


def test_suggestions_say_what_and_where_and_are_no_more_than_asked(corpus, db):
    first = chosen().suggest("fr", ["barb"], SATURDAY, 1)
    many = chosen().suggest("fr", ["l"], SATURDAY, 5)

    assert [(s.kind, s.title, s.url, s.area) for s in first] == [
        ("shop", "Le Barbier de l’Épeule", "/fr/barbier/", "Épeule")
    ]
    assert len(many) == 5
    assert chosen().suggest("fr", [], SATURDAY, 5) == []


@EVERY_LANGUAGE
def test_every_name_is_found_by_itself_and_by_its_beginnings(language, corpus, db):
    """Every third name: the others are no different, and the cluster takes its time."""
    lost = []

    for key, row in [*facts_of(corpus, language).items()][::3]:
        whole = ask(row.title, language, stop=3)
        begun = " ".join(word[:4] for word in words.folded(row.title))
        beginning = ask(begun, language, stage=Stage.BEGINNING)
        if key not in corpus.names(chosen().answer(whole).ids):
            lost.append(row.title)
        if key not in corpus.names(chosen().answer(beginning).ids):
            lost.append(begun)

    assert lost == []


def test_every_language_keeps_to_its_own_documents(corpus, db):
    found = {code: chosen().answer(ask("", code)).ids for code in LANGUAGES}

    languages = dict(SearchDocument.objects.values_list("pk", "language"))
    assert {code: {languages[pk] for pk in ids} for code, ids in found.items()} == {
        code: {code} for code in LANGUAGES
    }
    assert len({len(ids) for ids in found.values()}) == 1
    assert chosen().answer(ask("boekweitpannenkoeken", "nl")).total == 1
    assert chosen().answer(ask("boekweitpannenkoeken", "fr")).total == 0


def told(pk, revision):
    """Whoever indexes hears that a document changed."""
    versions.bump()
    if settings.PORTAL_SEARCH_URL:
        IndexWork.objects.create(document_id=pk, revision=revision)
        catch_up()
        cluster.refresh()


def saved(title, **more):
    """A shop of this name, which whoever indexes knows."""
    row = SearchDocument(
        kind="shop",
        object_id=99_999,
        language="fr",
        family="00000000-0000-4000-8000-000000000000",
        title=title,
        url="/fr/atelier/",
        name_key=words.name_key(title, "fr"),
        name_folded=" ".join(words.folded(title)),
        name_words=len(words.name_key(title, "fr").split()),
        title_stems=words.stems(title, "fr"),
        **more,
    )
    row.save()
    told(row.pk, row.revision)
    return row


def test_changes_and_deletions_are_followed(corpus, db):
    def found(text):
        return chosen().answer(ask(text)).ids

    row = saved("Atelier du Wolfram")
    assert found("wolfram") == [row.pk]

    saved("Atelier du Zirconium", pk=row.pk, revision=2)
    assert (found("wolfram"), found("zirconium")) == ([], [row.pk])
    assert [s.title for s in chosen().suggest("fr", ["zirc"], SATURDAY, 8)] == [
        "Atelier du Zirconium"
    ]

    SearchDocument.objects.filter(pk=row.pk).delete()
    told(row.pk, 3)
    assert found("zirconium") == []
    assert chosen().suggest("fr", ["zirc"], SATURDAY, 8) == []


def test_corpus_has_enough_of_everything():
    written = entries()
    queries = {code: tables.table(code) for code in LANGUAGES}

    assert len(written) >= 120
    assert len({facts["key"] for _kind, facts in written}) == len(written)
    for table in queries.values():
        assert len(table) >= 60
        assert sum("first" in query for query in table) >= 25
        assert sum("not" in query or "only" in query for query in table) >= 25
        assert len({_asked(query) for query in table}) == len(table)
        assert all(tables.EXPECTED & {*query} for query in table)
        assert all({*query} <= tables.KNOWN for query in table)


def _asked(query):
    """What is asked, without what is expected of it."""
    return str({name: query[name] for name in query if name not in tables.EXPECTED})
