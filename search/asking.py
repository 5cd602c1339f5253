"""What is asked of an engine and what it answers: the same for all of them.

An engine is asked once for a page of results. It decides nothing: which words count,
which synonyms they have and which objects are open is worked out before
(`search.service`), and an answer names documents by their key, best first.

The order, written down once for every engine and shown to visitors:
1. the name is exactly what was typed (`SearchDocument.name_key`);
2. all words are in the name;
3. all words are in the name, the trade, the district or the other keywords;
4. all words are somewhere in the text.
What is equal in that: fewer words in the name first, then by name (`name_key`), then by
key. With a point of departure and `Order.DISTANCE`, the nearest first and what has no
position last.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Protocol

Alternative = tuple[str, ...]
Part = tuple[str, bool]


class Order(Enum):
    """How results are ordered."""

    RELEVANCE = "relevance"
    DISTANCE = "distance"


class Stage(Enum):
    """How words are compared: whole, or as beginnings of the words of a name."""

    WHOLE = "whole"
    BEGINNING = "beginning"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must be found: any of its alternatives, of each all its words.

    Words are folded (small letters, no accents), not stemmed: ("pomme", "terre").
    """

    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What results must be. An empty set or None means: it does not matter.

    `open_place_ids` and `on_now_ids` (keys of events) come together, for "open now";
    `event_ids` are the events of the days that are asked for.
    """

    kinds: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    districts: frozenset[str] = frozenset()
    territories: frozenset[str] = frozenset()
    open_place_ids: frozenset[int] | None = None
    on_now_ids: frozenset[int] = frozenset()
    event_ids: frozenset[int] | None = None
    offer: bool = False
    within_m: float | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What would be chosen by one more click: its name, and only its own filters."""

    name: str
    filters: Filters


@dataclass(frozen=True, slots=True)
class Ask:
    """One page of results. `key` is what was typed, as `name_key` would write it.

    `at` is the minute of the page: what ended before it is not found. `point` is
    (lat, lng). `per_group`: also the best few of each kind, 0 for none. `choices`: of
    what else to say how many results it would give.
    """

    language: str
    key: str
    terms: tuple[Term, ...]
    at: datetime
    stage: Stage = Stage.WHOLE
    filters: Filters = Filters()
    point: tuple[float, float] | None = None
    order: Order = Order.RELEVANCE
    start: int = 0
    stop: int = 12
    per_group: int = 0
    choices: tuple[Choice, ...] = ()


@dataclass(slots=True)
class Answer:
    """Keys of documents, best first, and the counts of the filters.

    `facets` has, for "kind", "category", "district", "territory", how many results
    each value would give with the other filters kept; `choices` the same for each of
    `Ask.choices`, in the place of what is chosen of its kind. `groups` has the first
    keys of each kind. `snippets` are pieces of the text around the words, as (text, is
    it one of the words); an engine that does not make them leaves that to
    `search.snippets`.
    """

    ids: list[int] = field(default_factory=list)
    total: int = 0
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    choices: dict[str, int] = field(default_factory=dict)
    groups: dict[str, list[int]] = field(default_factory=dict)
    distances_m: dict[int, float] = field(default_factory=dict)
    snippets: dict[int, list[Part]] = field(default_factory=dict)
    located: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line below the field while typing."""

    kind: str
    title: str
    url: str
    area: str = ""


class Unavailable(Exception):
    """The engine does not answer, or not in time, or not whole."""


class Engine(Protocol):
    """What answers."""

    def answer(self, ask: Ask) -> Answer:
        """A page of results. Raises Unavailable."""

    def suggest(
        self, language: str, words: Sequence[str], at: datetime, limit: int
    ) -> list[Suggestion]:
        """Names whose words begin with these folded words. Raises Unavailable.

        Names that begin with the first word come first, then fewer words, then by
        name.
        """

    def points(self, ask: Ask, limit: int) -> list[int]:
        """Keys of the results that have a position, for the map. Raises Unavailable."""
