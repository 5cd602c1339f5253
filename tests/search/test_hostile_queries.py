"""More than 5,000 questions that nobody asks in earnest: answered like any other one.

Most of them go to the engine, which is where syntax could do harm, in one loop; what
goes through pages shows that nothing is shown as anything but text.
"""

import json
import random
from dataclasses import replace

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import spelling, synonyms, words
from search.asking import Ask, Filters, Order, Stage
from search.engines import chosen
from search.engines.database import DatabaseEngine
from search.engines.elastic.rebuilding import rebuild
from search.models import SearchDocument
from search.snippets import snippet
from tests.search import cluster
from tests.search.documents import document
from tests.search.handwritten import LANGUAGES, SATURDAY
from tests.search.hostile import (
    FRAGMENTS,
    HUGE,
    PARAMETERS,
    RAW,
    address,
    harm_in,
)

PATHS = {"fr": "/fr/recherche/", "en": "/en/search/", "nl": "/nl/zoeken/"}
ENGINE_QUERIES, CLUSTER_QUERIES, PAGE_QUERIES = 4_200, 150, 110
MAX_QUERIES = 4
SLICES = [(0, 12), (0, 0), (12, 5), (9_999, 10_011), (0, 1)]
quick = settings(
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
texts = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=6).map(" ".join),
    st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=4).map("".join),
    st.text(max_size=40),
)
# Also halves of signs, which no text in the database has.
anything = st.one_of(
    texts, st.text(st.characters(categories=["Cs", "L", "P"]), max_size=9)
)
pairs = st.lists(
    st.sampled_from([*PARAMETERS]).flatmap(
        lambda name: st.tuples(
            st.just(name), st.one_of(st.sampled_from(PARAMETERS[name]), anything)
        )
    ),
    max_size=5,
)


@pytest.fixture(autouse=True)
def saturday(time_machine):
    time_machine.move_to(SATURDAY, tick=False)


@pytest.fixture
def harmful(stored, db):
    """Names and texts that would do harm if they were shown as they are."""
    for language in LANGUAGES:
        document(
            "<zzpwn>Café \"onzzpwn='1</title>",
            'Un <zzpwn>café</zzpwn> "onzzpwn=1 </mark><zzpwn> étoile piscine.',
            language=language,
            district="zzpwn",
            district_name='"><zzpwn>',
            category="cafe",
            category_name="'><zzpwn>",
            lat=50.69,
            lng=3.17,
            shown={"kind": "<zzpwn>", "area": "</script><zzpwn>"},
        )
    return stored


def chance_texts(number):
    """Texts of fragments and of signs from everywhere, the same ones in each run."""
    chance = random.Random(7)
    yield from HUGE
    for _n in range(number):
        if chance.random() < 0.75:
            parts = chance.choices(FRAGMENTS, k=chance.randint(1, 6))
            yield chance.choice([" ", "", "-", "'", "&"]).join(parts)
        else:
            signs = (chr(chance.randrange(0x11000)) for _ in range(20))
            yield "".join(signs)


def hostile_filters(chance):
    """Filters with values that no form offers."""
    values = [frozenset(), frozenset(), frozenset({chance.choice(FRAGMENTS), "cafe"})]
    return Filters(
        kinds=chance.choice([frozenset(), frozenset({"shop"}), frozenset({"x'"})]),
        categories=chance.choice(values),
        districts=chance.choice(values),
        territories=chance.choice(values),
        open_place_ids=chance.choice([None, None, frozenset({0, 2**62})]),
        event_ids=chance.choice([None, None, None, frozenset({2**62})]),
        offer=chance.random() < 0.1,
        within_m=chance.choice([None, None, 0.0, 1e9]),
    )


def questions(number):
    """What engines are asked, with the text it came from."""
    chance = random.Random(11)
    for n, text in enumerate(chance_texts(number)):
        language = LANGUAGES[n % len(LANGUAGES)]
        terms = synonyms.expanded(words.terms(text, language), language)
        start, stop = chance.choice(SLICES)
        yield (
            text,
            Ask(
                language=language,
                key=words.name_key(text, language),
                terms=terms,
                at=SATURDAY,
                stage=chance.choice([*Stage]),
                filters=hostile_filters(chance) if chance.random() < 0.5 else Filters(),
                point=chance.choice([None, (50.69, 3.17), (90.0, 180.0)]),
                order=chance.choice([*Order]),
                start=start,
                stop=stop,
                per_group=chance.choice([0, 0, 3]),
            ),
        )


def test_engine_answers_whatever_it_is_asked_with_documents_of_the_language(harmful):
    engine = DatabaseEngine()
    language_of = dict(SearchDocument.objects.values_list("pk", "language"))
    wrong, found = [], 0

    for text, ask in questions(ENGINE_QUERIES):
        answer = engine.answer(ask)
        suggested = engine.suggest(ask.language, words.folded(text)[:12], SATURDAY, 8)
        grouped = [pk for ids in answer.groups.values() for pk in ids]
        languages = {language_of[pk] for pk in (*answer.ids, *grouped)}
        found += bool(answer.total)
        if (
            languages - {ask.language}
            or len({*answer.ids}) != len(answer.ids)
            or len(answer.ids) > max(0, min(ask.stop, answer.total) - ask.start)
            or len(suggested) > 8
            or sum(answer.facets["kind"].values()) < answer.total
        ):
            wrong.append((text, answer))

    assert wrong == []
    assert found > ENGINE_QUERIES / 10


def test_cluster_says_the_same_whatever_it_is_asked(harmful):
    told = []

    with cluster.cluster():
        rebuild()
        for text, ask in questions(CLUSTER_QUERIES):
            typed = words.folded(text)[:12]
            both = [
                (
                    replace(engine.answer(ask), snippets={}, distances_m={}),
                    engine.points(ask, 50),
                    engine.suggest(ask.language, typed, SATURDAY, 8),
                )
                for engine in (DatabaseEngine(), chosen())
            ]
            if both[0] != both[1]:
                told.append((text, ask, both))

    assert told == []


def test_words_are_letters_and_digits_and_few_whatever_is_typed():
    wrong = []

    for n, text in enumerate(chance_texts(1_500)):
        language = LANGUAGES[n % len(LANGUAGES)]
        terms = words.terms(text, language)
        typed = [w for term in terms for other in term.alternatives for w in other]
        parts = snippet(f"{text} café {text}", terms, language)
        if (
            len(terms) > words.MAX_TERMS
            or any(not 0 < len(word) <= words.MAX_WORD for word in typed)
            or any(not word.isalnum() for word in typed)
            or sum(len(part) for part, _is_word in parts) > 400
        ):
            wrong.append((text, terms, parts))

    assert wrong == []


def test_slips_of_hostile_words_are_looked_for_in_reasonable_time(harmful):
    for n, text in enumerate(chance_texts(150)):
        near = spelling.near(text, LANGUAGES[n % len(LANGUAGES)])

        assert near is None or near


@pytest.mark.any_database
@settings(quick, max_examples=PAGE_QUERIES)
@given(language=st.sampled_from(LANGUAGES), text=texts | anything, more=pairs)
def test_page_shows_whatever_is_asked_as_text_with_few_queries(
    client, harmful, language, text, more
):
    client.get(PATHS[language], {"q": "café"})
    url = address(PATHS[language], [("q", text), *more])

    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)

    assert response.status_code == 200
    assert harm_in(response.content.decode()) == []
    assert len(queries) <= MAX_QUERIES, [q["sql"][:200] for q in queries]


@pytest.mark.any_database
@settings(quick, max_examples=PAGE_QUERIES)
@given(language=st.sampled_from(LANGUAGES), text=texts | anything, more=pairs)
def test_suggestions_and_points_are_data_whatever_is_asked(
    client, harmful, language, text, more
):
    path = PATHS[language]
    client.get(f"{path}suggestions/", {"q": "ca"})

    with CaptureQueriesContext(connection) as queries:
        suggested = client.get(address(f"{path}suggestions/", [("q", text), *more]))
    points = client.get(address(f"{path}carte.json", [("q", text), *more]))

    assert (suggested.status_code, points.status_code) == (200, 200)
    json.loads(suggested.content)
    assert {len(points.json()[name]) for name in ("id", "lat", "open")} == {
        len(points.json()["id"])
    }
    assert len(queries) <= 1


@pytest.mark.any_database
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_reads_addresses_that_no_browser_writes(client, harmful, language):
    path = PATHS[language]
    wrong = []

    for query in [*RAW, *(address("", [("q", text)])[1:] for text in HUGE)]:
        for end in ("", "suggestions/", "carte.json"):
            response = client.get(f"{path}{end}", QUERY_STRING=query)
            kind = response.headers["Content-Type"]
            body = response.content.decode()
            harm = harm_in(body) if kind.startswith("text/html") else []
            if response.status_code != 200 or harm:
                wrong.append((end, query[:80], response.status_code, harm))

    assert wrong == []


@pytest.mark.any_database
def test_words_in_results_are_marked_and_everything_else_is_text(client, harmful):
    page = client.get(PATHS["fr"], {"q": "zzpwn café étoile"}).content.decode()

    assert "<mark>café</mark>" in page
    assert "&lt;zzpwn&gt;" in page
    assert harm_in(page) == []
