"""The dates of an iCalendar event that repeats, within a window and within reason.

Rules of strangers can keep a program busy for ever: those that repeat within a day are
refused, and each rule is given an end before it is followed.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event, vRecur

from events.feeds.entry import Timing
from events.feeds.moments import MOST_TIMINGS, Unfit, instant, timing, whole_days
from places.hours.timeline import PARIS

BEFORE, AHEAD = timedelta(days=1), timedelta(days=400)
FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY"}
PARTS |= {"BYYEARDAY", "BYWEEKNO", "BYSETPOS"}
MOST_PARTS = 60
FIRST_YEAR = 1970


def repeats(components: list[Event]) -> bool:
    """Whether the components of one UID need to be worked out."""
    one = components[0]
    return len(components) > 1 or any(name in one for name in ("RRULE", "RDATE"))


def single(event: Event) -> Timing | None:
    """The date of an event or of one of its repetitions; None when it has none."""
    start = _moment(event, "DTSTART")
    if start is None:
        raise Unfit("no_date")
    end = _moment(event, "DTEND")
    length = _moment(event, "DURATION")
    if end is None and isinstance(length, timedelta):
        end = start + length
    found = _span(start, end)
    if found and str(event.get("STATUS", "")).upper() == "CANCELLED":
        return Timing(found.starts_at, found.ends_at, found.all_day, True)
    return found


def _moment(event: Event, name: str) -> Any:
    """The date, instant or length of a property; None without one."""
    value = event.get(name)
    try:
        return None if value is None else value.dt
    except (AttributeError, TypeError, ValueError):
        raise Unfit("bad_date") from None


def _span(start: Any, end: Any) -> Timing | None:
    """One date; whole days end on the day before DTEND, or on the first if it is none."""
    if isinstance(start, datetime):
        start, end = _in_paris(start), _in_paris(end)
        # An end that is no instant, or lies before the start: the start is what counts.
        good = isinstance(end, datetime) and instant(end) and end >= start
        return timing(start, end if good else start)
    if not isinstance(start, date) or instant(datetime.combine(start, time())) is None:
        return None
    if isinstance(end, datetime) or not isinstance(end, date):
        return whole_days(start, start)
    return (
        whole_days(start, end - timedelta(days=1))
        if end > start
        else whole_days(start, start)
    )


def _in_paris(value: Any) -> Any:
    """Floating times are those of Paris."""
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=PARIS)
    return value


def expanded(components: list[Event], zone: str, now: datetime) -> list[Timing | None]:
    """The dates of one UID from yesterday on, for 400 days; raises Unfit.

    `zone`: the X-WR-TIMEZONE of the calendar, in which times in UTC repeat; "" for none.
    """
    begin, stop = now - BEFORE, now + AHEAD
    for component in components:
        _end_rule(component, stop, zone)
    try:
        calendar = _calendar(components, zone)
        found = recurring_ical_events.of(calendar).between(begin, stop)
    except Exception as fault:
        # The library lets out what its own libraries raise; the row is at fault.
        raise Unfit("bad_date") from fault
    if not found:
        raise Unfit("past")
    spans = (single(event) for event in found)
    known = sorted(filter(None, spans), key=lambda span: span.starts_at)
    return list(known[:MOST_TIMINGS]) or [None]


def _calendar(components: list[Event], zone: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//feed//")
    calendar.add("version", "2.0")
    if zone:
        calendar.add("X-WR-TIMEZONE", zone)
    for component in components:
        calendar.add_component(component)
    return calendar


def _end_rule(event: Event, stop: datetime, zone: str) -> None:
    """Let the rule of an event end at `stop` at the latest, without a count."""
    if "RRULE" not in event:
        return
    start = _moment(event, "DTSTART")
    if start is None:
        raise Unfit("no_date")
    if start.year < FIRST_YEAR:
        raise Unfit("bad_date")
    rule, wall = _rule(event), _wall(start, zone)
    if not _is_sober(rule) or not _ever_matches(rule, wall):
        raise Unfit("too_often")
    last = _last(rule, wall, _wall(stop, zone))
    rule.pop("COUNT", None)
    rule["UNTIL"] = [_like(start, last, zone)]
    event["RRULE"] = vRecur(rule)


def _rule(event: Event) -> dict[str, Any]:
    """The only rule of an event; raises Unfit when it has several or a broken one."""
    try:
        return {str(name).upper(): part for name, part in event["RRULE"].items()}
    except (AttributeError, TypeError, ValueError):
        raise Unfit("too_often") from None


def _is_sober(rule: dict[str, Any]) -> bool:
    """Whether a rule repeats once a day at most and is of a length to be followed."""
    parts = [part for value in rule.values() for part in _listed(value)]
    frequency = [str(part).upper() for part in _listed(rule.get("FREQ", ""))]
    steps = [int(str(part)) for part in _listed(rule.get("INTERVAL", 1))]
    return (
        len(frequency) == 1
        and frequency[0] in FREQUENCIES
        and set(rule) <= PARTS
        and len(parts) <= MOST_PARTS
        and all(0 < step <= 1000 for step in steps)
    )


def _ever_matches(rule: dict[str, Any], start: datetime) -> bool:
    """Whether a rule names any day at all: "30 February" would be sought for ages.

    The calendar is the same every 400 years, and the search ends with the year 9999.
    """
    late = start.replace(year=start.year + 400 * ((9999 - start.year) // 400))
    return next(iter(rrulestr(_without_end(rule), dtstart=late)), None) is not None


def _without_end(rule: dict[str, Any]) -> str:
    kept = {name: part for name, part in rule.items() if name not in ("COUNT", "UNTIL")}
    return vRecur(kept).to_ical().decode()


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _wall(value: Any, zone: str) -> datetime:
    """A wall time without a zone, in which rules count."""
    if not isinstance(value, datetime):
        return datetime.combine(value, time())
    if value.tzinfo is None:
        return value
    if zone and value.utcoffset() == timedelta():
        value = value.astimezone(ZoneInfo(zone))
    return value.replace(tzinfo=None)


def _last(rule: dict[str, Any], start: datetime, stop: datetime) -> datetime:
    """The wall time after which the rule has ended: its own end, or `stop`."""
    until = [value for value in _listed(rule.get("UNTIL", [])) if value is not None]
    if until and isinstance(until[0], date):
        said = until[0]
        if isinstance(said, datetime) and said.tzinfo is not None:
            # One day more at most: the rule itself is what names the days.
            said = said.astimezone(PARIS).replace(tzinfo=None)
        elif not isinstance(said, datetime):
            said = datetime.combine(said, time(23, 59, 59))
        stop = min(stop, said)
    counts = _listed(rule.get("COUNT", []))
    if not counts:
        return stop
    most = min(int(str(counts[0])), 100_000)
    follow = rrulestr(_without_end(rule), dtstart=start).replace(until=max(stop, start))
    last = start
    for place, at in enumerate(follow, 1):
        last = at
        if place >= most:
            break
    return last


def _like(start: Any, wall: datetime, zone: str) -> date | datetime:
    """The end of a rule in the form of its start: a day, UTC, or a wall time."""
    if not isinstance(start, datetime):
        return wall.date()
    if start.tzinfo is None:
        return wall
    home: tzinfo = start.tzinfo
    if zone and start.utcoffset() == timedelta():
        home = ZoneInfo(zone)
    return wall.replace(tzinfo=home).astimezone(UTC)
