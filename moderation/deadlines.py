"""Until when a union promises an answer, in its own working days."""

from datetime import date, timedelta

from moderation.choices import WORKING_DAYS
from moderation.models import Union
from places.hours.holidays import holiday_name

CITY_DAYS = 3
ONE_DAY = timedelta(days=1)
MONDAY_TO_FRIDAY = ("mo", "tu", "we", "th", "fr")
CODES = [code for code, _name in WORKING_DAYS]


def due_on(union: Union | None, first: date) -> date:
    """The last day for an answer to what was sent on `first`.

    Counted from the next day on; days off and public holidays do not count. None is
    the city.
    """
    days = union.review_days if union else CITY_DAYS
    works_on = union.working_days if union else MONDAY_TO_FRIDAY
    day = first
    while days > 0:
        day += ONE_DAY
        days -= is_working_day(day, works_on)
    return day


def days_left(due: date, today: date, union: Union | None) -> int:
    """Working days until the deadline, today included; negative: days it is late."""
    works_on = union.working_days if union else MONDAY_TO_FRIDAY
    if today > due:
        return -_count(due + ONE_DAY, today, works_on)
    return _count(today, due, works_on)


def is_working_day(day: date, works_on: list[str] | tuple[str, ...]) -> bool:
    """Whether somebody works on a day: not on days off, not on public holidays."""
    return CODES[day.weekday()] in works_on and not holiday_name(day)


def _count(first: date, last: date, works_on: list[str] | tuple[str, ...]) -> int:
    span = (last - first).days + 1
    days = (first + at * ONE_DAY for at in range(max(span, 0)))
    return sum(is_working_day(day, works_on) for day in days)
