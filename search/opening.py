"""What is open and what is on: worked out before an engine is asked, for all alike."""

from datetime import date, datetime

from core import bitsets, versions
from core.geo.geometry import reach_m
from events.agenda import listing
from events.diary import diary
from events.wish import Wish, weekend
from places.departure import point_of
from search.asking import Choice, Filters
from search.engines.columns import columns
from search.question import Question


def filters_of(question: Question, language: str, at: datetime) -> Filters:
    """The filters of a question, as an engine is asked for them."""
    open_ids = columns(language).open_places(at) if question.open_now else None
    days = question.days(at.date())
    return Filters(
        kinds=frozenset([question.kind] if question.kind else []),
        categories=question.categories,
        districts=question.districts,
        territories=question.territories,
        open_place_ids=open_ids,
        on_now_ids=on_now(language, at, open_ids)
        if open_ids is not None
        else Filters.on_now_ids,
        event_ids=on_days(*days, at) if days else None,
        offer=question.offer,
        within_m=reach_m(question.walk_min) if point_of(question) else None,
    )


@versions.kept
def choices_at(language: str, at: datetime) -> tuple[Choice, ...]:
    """What can be chosen by one click, of which the form says how many it would give.

    "open", "offer" where anything has one, and the days "today" and "weekend".
    """
    open_ids, today = columns(language).open_places(at), at.date()
    is_open = Filters(
        open_place_ids=open_ids, on_now_ids=on_now(language, at, open_ids)
    )
    return (
        Choice("open", is_open),
        *([Choice("offer", Filters(offer=True))] if columns(language).offers else []),
        Choice("today", Filters(event_ids=on_days(today, today, at))),
        Choice("weekend", Filters(event_ids=on_days(*weekend(today), at))),
    )


def on_now(language: str, at: datetime, open_ids: frozenset[int]) -> frozenset[int]:
    """Keys of the events that one could walk into at this minute.

    What goes on over days is on while its place is open.
    """
    known = diary(language)
    runs = frozenset(known.runs)
    welcoming = {
        position
        for place_id, positions in known.by_place.items()
        if place_id in open_ids
        for position in positions
    }
    now = known.on_at(at.date().toordinal(), at.timestamp())
    return frozenset(known.event_ids[n] for n in now if n not in runs or n in welcoming)


def on_days(first: date, last: date, at: datetime) -> frozenset[int]:
    """Keys of the events of these days, in the active language; none that is over."""
    found = listing(Wish(first, last), at)
    return frozenset(found.diary.event_ids[n] for n in bitsets.members(found.shown))
