"""What is wrong with a time that an editor typed, in one sentence beside its field."""

from datetime import datetime, timedelta
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.calendar import MOST_DATES, rule_of, walls, walls_of
from events.days import wall
from events.fields import FIRST_YEAR, LAST_YEAR, MOST_APART, STEP_WORDS

if TYPE_CHECKING:
    from events.models import EventTime

# Enough to see whether one date begins before the one before it ended.
FIRST_DATES = 60
TOO_MANY = _(
    "That makes more than %(most)d dates: end the repetition earlier, or leave its last "
    "day empty if it goes on."
)


def too_many() -> ValidationError:
    """An event of more dates than anybody reads."""
    return ValidationError(TOO_MANY, params={"most": MOST_DATES})


def check_time(when: "EventTime") -> None:
    """Raise what is wrong with one time; nothing while it is not filled in."""
    if not when.starts_at or not when.ends_at:
        return
    _check_span(when)
    if when.repeat:
        _check_rule(when)
        _check_dates(when)


def _check_span(when: "EventTime") -> None:
    """Years of an agenda, and an end after the start."""
    for name, moment in (("starts_at", when.starts_at), ("ends_at", when.ends_at)):
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            _refuse(name, _("Choose a year between 2000 and 2100."))
    start, end = walls_of(when) if when.all_day else (when.starts_at, when.ends_at)
    if end < start:
        _refuse("ends_at", _("The end comes before the start."))


def _check_rule(when: "EventTime") -> None:
    """A step that can be counted, and a last day after the first."""
    if not when.interval or not 1 <= when.interval <= MOST_APART:
        _refuse("interval", STEP_WORDS)
    if when.until and when.until < wall(when.starts_at).date():
        _refuse("until", _("The last day comes before the first date."))
    if when.until and when.until.year > LAST_YEAR:
        _refuse("until", _("Choose a year between 2000 and 2100."))


def _check_dates(when: "EventTime") -> None:
    """At least one date, at most 1,000, none before the one before it ended."""
    if not rule_of(when):
        _refuse("repeat", _("Choose how it repeats."))
    limit = MOST_DATES + 1 if when.until else FIRST_DATES
    found = list(islice(walls(when), limit))
    if not found:
        _refuse("until", _("This repetition has no date at all."))
    if len(found) > MOST_DATES:
        raise ValidationError({"until": too_many()})
    start, end = walls_of(when)
    if overlap(found, end - start):
        _refuse("interval", _("It lasts longer than the time until it comes back."))


def overlap(found: list[datetime], length: timedelta) -> bool:
    """Whether one of these dates begins before the one before it ended."""
    return any(first + length > then for first, then in pairwise(found))


def _refuse(field: str, words: Any) -> None:
    """Say it beside the field."""
    raise ValidationError({field: words})
