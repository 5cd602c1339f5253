"""The engine without a cluster: words from the database, the rest in memory.

One query gives the documents that hold the words, by tier; everything else is worked
out on sets of positions (search.engines.columns). Suggestions need no query at all but
for the version of the content.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import reduce
from operator import and_, or_

from django.db import connection

from core import bitsets
from search.asking import Answer, Ask, Filters, Stage, Suggestion, Term
from search.engines import postgres, sqlite
from search.engines.columns import FACETS, Columns, columns
from search.engines.results import Results
from search.engines.stems import Asked, asked

MATCHING = {"sqlite": sqlite.matching, "postgresql": postgres.matching}
NOWHERE: frozenset[int] = frozenset()
SOME = {"sqlite": sqlite.which_find, "postgresql": postgres.which_find}

# Documents with some words, as sets of positions, by the words: within one question.
Told = dict[tuple[str, Asked], list[int]]
_told: ContextVar[Told | None] = ContextVar("told", default=None)


@contextmanager
def one_question() -> Iterator[None]:
    """Within it the database is asked for the same words once, whatever the filters."""
    token = _told.set({})
    try:
        yield
    finally:
        _told.reset(token)


class DatabaseEngine:
    """Answers from the database of the portal; it is there when the portal is."""

    def answer(self, ask: Ask) -> Answer:
        """A page of results."""
        found = results(ask)
        ids = found.page(ask.start, ask.stop)
        groups = found.groups(ask.per_group) if ask.per_group else {}
        shown = [*ids, *(n for positions in groups.values() for n in positions)]
        key = found.columns.ids.__getitem__
        return Answer(
            ids=list(map(key, ids)),
            total=found.matching.bit_count(),
            facets={name: found.counts(name) for name in FACETS},
            choices={
                choice.name: found.count_with(
                    _parts(choice.filters, ask.at, found.columns)
                )
                for choice in ask.choices
            },
            groups={kind: list(map(key, members)) for kind, members in groups.items()},
            distances_m={key(n): m for n, m in found.distances_m(shown).items()},
            located=(found.matching & found.columns.located).bit_count(),
        )

    def points(self, ask: Ask, limit: int) -> list[int]:
        """Keys of the results that have a position, best first."""
        found = results(ask)
        found.parts["point"] = found.columns.located
        return [found.columns.ids[n] for n in found.page(0, limit)]

    def suggest(
        self, language: str, words: Sequence[str], at: datetime, limit: int
    ) -> list[Suggestion]:
        """Names whose words begin with these, those that begin with the first first."""
        known = columns(language)
        if not words:
            return []
        each = (known.words.with_beginning(word) for word in words)
        found = reduce(and_, each) & ~known.over(at)
        first = found & known.firsts.with_beginning(words[0])
        positions = bitsets.slice_of(first, 0, limit)
        positions += bitsets.slice_of(found & ~first, 0, limit - len(positions))
        return [_suggestion(known, position) for position in positions]


def results(ask: Ask) -> Results:
    """What answers, not yet in pages."""
    known = columns(ask.language)
    alive = known.everything & ~known.over(ask.at)
    tiers = [tier & alive for tier in _tiers(ask, known)]
    return Results(known, ask, tiers, _parts(ask.filters, ask.at, known))


def which_find(
    questions: Sequence[tuple[Term, ...]], language: str, at: datetime
) -> list[bool]:
    """Which of these questions find anything at all; one query."""
    each = [asked(terms, language) for terms in questions]
    some = [words for words in each if words]
    found = iter(SOME[connection.vendor](language, some, at) if some else ())
    return [bool(words) and next(found) for words in each]


def _tiers(ask: Ask, known: Columns) -> list[int]:
    """Documents with the words, best first, none twice; all of them without words."""
    words = asked(ask.terms, ask.language)
    if not words:
        return [known.everything]
    if ask.stage is Stage.BEGINNING:
        return [_beginning(ask.terms, known)]
    sets = _holding(ask.language, words, known)
    exact = known.of_key(ask.key) & reduce(or_, sets) if ask.key else 0
    tiers, seen = [], 0
    for bits in (exact, *sets):
        tiers.append(bits & ~seen)
        seen |= bits
    return tiers


def _holding(language: str, words: Asked, known: Columns) -> list[int]:
    """Documents with the words in the name, the keywords, the text."""
    told = _told.get()
    if told is not None and (language, words) in told:
        return told[language, words]
    found = MATCHING[connection.vendor](language, words)
    sets = [known.of_ids(ids) for ids in found]
    if told is not None:
        told[language, words] = sets
    return sets


def _beginning(terms: Sequence[Term], known: Columns) -> int:
    """Documents with names in which a word begins with each of the words."""
    found = known.everything
    for term in terms:
        found &= reduce(or_, (_all(words, known) for words in term.alternatives), 0)
    return found


def _all(words: Sequence[str], known: Columns) -> int:
    each = (known.words.with_beginning(word) for word in words)
    return reduce(and_, each, known.everything)


def _parts(filters: Filters, at: datetime, known: Columns) -> dict[str, int]:
    """The answer to each filter in use, alone; not that of the distance."""
    chosen = {
        "kind": filters.kinds,
        "category": filters.categories,
        "district": filters.districts,
        "territory": filters.territories,
    }
    parts = {
        name: reduce(or_, (known.facet(name, value) for value in values))
        for name, values in chosen.items()
        if values
    }
    if filters.open_place_ids is not None:
        parts["open"] = _open(filters, known)
    if filters.event_ids is not None:
        parts["date"] = known.of_events(filters.event_ids)
    if filters.offer:
        parts["offer"] = known.with_offer(at)
    return parts


def _open(filters: Filters, known: Columns) -> int:
    places = known.of_places(filters.open_place_ids or NOWHERE)
    return places | known.of_events(filters.on_now_ids)


def _suggestion(known: Columns, position: int) -> Suggestion:
    district = known.districts[position]
    return Suggestion(
        kind=known.kinds[position],
        title=known.titles[position],
        url=known.urls[position],
        area=known.labels["district"][district],
    )
