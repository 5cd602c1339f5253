"""The eleven French public holidays, by name."""

from datetime import date, timedelta
from functools import lru_cache

from places.hours.faults import gettext_noop

FIXED = {
    (1, 1): gettext_noop("New Year's Day"),
    (5, 1): gettext_noop("Labour Day"),
    (5, 8): gettext_noop("Victory Day"),
    (7, 14): gettext_noop("Bastille Day"),
    (8, 15): gettext_noop("Assumption Day"),
    (11, 1): gettext_noop("All Saints' Day"),
    (11, 11): gettext_noop("Armistice Day"),
    (12, 25): gettext_noop("Christmas Day"),
}
DAYS_AFTER_EASTER = {
    1: gettext_noop("Easter Monday"),
    39: gettext_noop("Ascension Day"),
    50: gettext_noop("Whit Monday"),
}


def holiday_name(day: date) -> str:
    """English msgid of a French public holiday; empty on any other day."""
    after_easter = (day - easter_sunday(day.year)).days
    return FIXED.get((day.month, day.day)) or DAYS_AFTER_EASTER.get(after_easter, "")


@lru_cache(maxsize=64)
def easter_sunday(year: int) -> date:
    """Easter Sunday of a year, by the Gregorian computus of Meeus."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    quarter, of_quarter = divmod(of_century, 4)
    weekday = (32 + 2 * rest + 2 * quarter - epact - of_quarter) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, 1) + timedelta(days=day)
