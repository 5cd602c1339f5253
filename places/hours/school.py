"""School holidays of the three French zones; Lille is in zone B."""

from datetime import date, timedelta
from functools import lru_cache

from vacances_scolaires_france import SchoolHolidayDates

from places.hours.compiler import DateSpan

ONE_DAY = timedelta(days=1)
# Older holidays would only make every compiled text longer.
FIRST_DAY = date(2025, 9, 1)


@lru_cache(maxsize=3)
def school_holidays(zone: str = "B") -> tuple[DateSpan, ...]:
    """Holidays of a zone ("A", "B" or "C") since September 2025, last day included."""
    calendar = SchoolHolidayDates()
    key = calendar.zone_key(zone)
    days = sorted(
        day for day, row in calendar.data.items() if row[key] and day >= FIRST_DAY
    )
    spans: list[DateSpan] = []
    for day in days:
        if spans and spans[-1].last_day + ONE_DAY == day:
            spans[-1] = DateSpan(spans[-1].first_day, day)
        else:
            spans.append(DateSpan(day, day))
    return tuple(spans)


def school_holidays_known_until(zone: str = "B") -> date:
    """Last day of the last holiday in the table: after it, "SH" means nothing."""
    return school_holidays(zone)[-1].last_day
