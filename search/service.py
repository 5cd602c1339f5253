"""One search over everything, whatever engine answers: the door for every page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from core import languages
from places.departure import point_of
from search import spelling, synonyms, words
from search.asking import Answer, Ask, Engine, Filters, Stage, Term, Unavailable
from search.choices import Kind
from search.engines import chosen
from search.engines.database import DatabaseEngine, one_question
from search.opening import choices_at, filters_of
from search.promotions import Promotion, promoted
from search.question import MAX_PAGE, Question

PER_PAGE = 12
PER_GROUP = 4
MOST_SHOWN = max(PER_PAGE, PER_GROUP * len(Kind))
MAX_LISTED = MAX_PAGE * PER_PAGE
MAX_POINTS = 2_000

Given = TypeVar("Given")


@dataclass(slots=True)
class Found:
    """What was found for a question, and what to say of it.

    `question` is as it could be answered: a starting point that is gone is left out.
    `stage` says whether words had to be taken as beginnings, `terms` what was looked
    for, `attempt` how many ways of asking gave nothing before. When nothing was found,
    `suggestion` is another text, and `unfiltered` how many results there would be
    without the filters. `simplified`: the cluster did not answer, the database did.
    """

    question: Question
    language: str
    at: datetime
    answer: Answer = field(default_factory=Answer)
    stage: Stage = Stage.WHOLE
    terms: tuple[Term, ...] = ()
    attempt: int = 0
    suggestion: str = ""
    unfiltered: int = 0
    promotions: Sequence[Promotion] = ()
    simplified: bool = False

    @property
    def total(self) -> int:
        """How many results in all."""
        return self.answer.total

    @property
    def listed(self) -> int:
        """How many of them can be reached page by page."""
        return min(self.total, MAX_LISTED)

    @property
    def is_grouped(self) -> bool:
        """Whether results are shown by kind: there are several, and none is chosen."""
        asked = self.question
        first = asked.view == "groups" and asked.page == 1 and not asked.kind
        return first and len(self.answer.groups) > 1


def find(question: Question, at: datetime) -> Found:
    """The results of a question in the active language, at the minute of the page."""
    language = languages.active()
    if question.has_point and point_of(question) is None:
        question = question.without("point")
    found = Found(question, language, at)
    if not question.text:
        return found
    _answered(found, lambda engine: _fill(found, engine))
    if question.page == 1:
        found.promotions = promoted(question.text, language)
    return found


def points(question: Question, at: datetime) -> list[int]:
    """Keys of the results that have a position, best first, for the map."""
    found = Found(question, languages.active(), at)
    return _answered(found, lambda engine: _points(found, engine))


def _answered(found: Found, ask: Callable[[Engine], Given]) -> Given:
    """What the engine of this process says, and the database when it is away."""
    with one_question():
        try:
            return ask(chosen())
        except Unavailable:
            # The breaker has said so, once.
            found.simplified = True
            return ask(DatabaseEngine())


def _points(found: Found, engine: Engine) -> list[int]:
    """The points of the first way of asking that gives any."""
    given = (engine.points(ask, MAX_POINTS) for ask in _attempts(found))
    return next(filter(None, given), [])


def _fill(found: Found, engine: Engine) -> None:
    """Ask in one way after the other until something is found."""
    for attempt, ask in enumerate(_attempts(found)):
        found.answer, found.attempt = engine.answer(ask), attempt
        found.stage, found.terms = ask.stage, ask.terms
        if found.total:
            return _back_to_last_page(found, engine, ask)
    found.stage = Stage.WHOLE
    if found.question.filters:
        bare = next(_attempts(found))
        bare = replace(bare, filters=Filters(), stop=0, per_group=0, choices=())
        found.unfiltered = engine.answer(bare).total
    if not found.unfiltered:
        near = spelling.near(found.question.text, found.language)
        found.suggestion = near or ""
    return None


def _back_to_last_page(found: Found, engine: Engine, ask: Ask) -> None:
    """Who asks for a page after the last one gets the last one."""
    if ask.start < found.listed:
        return
    last = -(-found.listed // PER_PAGE)
    found.question = replace(found.question, page=last)
    stop = last * PER_PAGE
    found.answer = engine.answer(replace(ask, start=stop - PER_PAGE, stop=stop))


def _attempts(found: Found) -> Iterator[Ask]:
    """The ways of asking, the strictest first.

    Whole words with their synonyms, then words that are written apart or together,
    then the words as beginnings of words of names.
    """
    text, language = found.question.text, found.language
    typed = words.terms(text, language)
    ask = _ask(found)
    terms = synonyms.expanded(typed, language)
    yield replace(ask, terms=terms)
    apart = spelling.split(typed, language)
    if apart != typed:
        yield replace(ask, terms=synonyms.expanded(apart, language))
    yield replace(ask, terms=terms, stage=Stage.BEGINNING)


def _ask(found: Found) -> Ask:
    """What an engine is asked for, still without words."""
    asked, language = found.question, found.language
    start = (asked.page - 1) * PER_PAGE
    groups = asked.view == "groups" and not asked.kind and asked.page == 1
    return Ask(
        language=language,
        key=words.name_key(asked.text, language),
        terms=(),
        at=found.at,
        filters=filters_of(asked, language, found.at),
        point=point_of(asked),
        order=asked.order,
        start=start,
        stop=start + PER_PAGE,
        per_group=PER_GROUP if groups else 0,
        choices=choices_at(language, found.at),
    )
