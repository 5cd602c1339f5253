"""One search over everything, whatever engine answers: the door for every page."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum

from core import languages
from places.departure import point_of
from search import spelling, synonyms, words
from search.asking import Answer, Ask, Engine, Filters, Stage, Term, Unavailable
from search.engines import chosen
from search.engines.database import DatabaseEngine
from search.opening import filters_of
from search.promotions import Promotion, promoted
from search.question import MAX_PAGE, Question

logger = logging.getLogger(__name__)

PER_PAGE = 12
PER_GROUP = 4
MAX_LISTED = MAX_PAGE * PER_PAGE
MAX_POINTS = 2_000


class How(Enum):
    """How far words had to be bent until something was found."""

    WORDS = "words"
    BEGINNINGS = "beginnings"


@dataclass(slots=True)
class Found:
    """What was found for a question, and what to say of it.

    `question` is as it could be answered: a starting point that is gone is left out.
    `suggestion` is another text, when nothing was found; `unfiltered` how many results
    there would be without the filters, when there are none with them. `simplified`:
    the cluster did not answer and the database did.
    """

    question: Question
    language: str
    at: datetime
    answer: Answer = field(default_factory=Answer)
    how: How = How.WORDS
    suggestion: str = ""
    unfiltered: int = 0
    promotions: Sequence[Promotion] = ()
    simplified: bool = False

    @property
    def total(self) -> int:
        """How many results in all."""
        return self.answer.total

    @property
    def grouped(self) -> bool:
        """Whether results are shown by kind: several kinds, none of them chosen."""
        asked = self.question
        return (
            asked.view == "groups"
            and not asked.kind
            and asked.page == 1
            and len(self.answer.groups) > 1
        )


def find(question: Question, at: datetime) -> Found:
    """The results of a question in the active language, at the minute of the page."""
    language = languages.active()
    if question.has_point and point_of(question) is None:
        question = question.without("point")
    found = Found(question, language, at)
    if not question.text:
        return found
    _with_any_engine(found, _search)
    if question.page == 1:
        found.promotions = promoted(question.text, language)
    return found


def points(question: Question, at: datetime) -> list[int]:
    """Keys of the results that have a position, for the map, best first."""
    found = find(question.but(view="list"), at)
    if not found.answer.located:
        return []
    ...


def _with_any_engine(found: Found, search) -> None:
    """Ask the engine of this process, and the database when that one is away."""
    try:
        search(found, chosen())
    except Unavailable:
        logger.warning("The search cluster does not answer", exc_info=True)
        found.simplified = True
        search(found, DatabaseEngine())
