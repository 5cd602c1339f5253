"""Reads an iCalendar feed: events that repeat, whole days, times without a zone."""

import re
from collections.abc import Iterator
from datetime import datetime
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils import timezone

from icalendar import Event

from events.choices import EventStatus
from events.feeds import wording
from events.feeds.answers import text_of
from events.feeds.entry import Batch, Entry, Timing, Words
from events.feeds.fetcher import Fault
from events.feeds.kinds import sort_of
from events.feeds.metropolis import address_parts
from events.feeds.moments import Unfit, instant
from events.feeds.paging import Get, Pages, Source
from events.feeds.recurring import expanded, repeats, single
from events.feeds.rows import MISSHAPEN, MOST_ROWS, Rows, made, position

# Events are cut out of the text one by one: a broken one spoils no other, and the time
# zones that a feed defines by rules of its own are never followed.
BEGIN_EVENT = re.compile(r"^BEGIN:VEVENT[ \t]*$", re.M | re.I)
END_EVENT = re.compile(r"^END:VEVENT[ \t]*$", re.M | re.I)
FOLD = re.compile(r"\r?\n[ \t]")
ZONE = re.compile(r"^X-WR-TIMEZONE(?:;[^:\n]*)?:\s*([\w/+-]{1,60})\s*$", re.M | re.I)
BEGIN, END = "BEGIN:VCALENDAR", "END:VCALENDAR"
# What reading a whole file may take.
PATIENCE_S = 30
MOST_EVENT = 100_000
STATUSES = {"CANCELLED": EventStatus.CANCELLED}


def read(source: Source, get: Get) -> Batch:
    """The events of a calendar; raises Fault."""
    pages = Pages(source, get)
    reply = pages.ask(source.url, None)
    if reply.status == 304:
        return Batch(unchanged=True)
    text = text_of(reply)
    if not text.upper().startswith(BEGIN):
        raise Fault("not_calendar" if text else "empty_object")
    text = FOLD.sub("", text).replace("\r\n", "\n")
    is_whole = text.upper().endswith(END)
    rows = Rows()
    in_time = _take(rows, text)
    return rows.batch(is_whole and in_time, pages.only)


def _take(rows: Rows, text: str) -> bool:
    """Read all events; False when there are too many, or it takes too long."""
    ends_at, now, zone = monotonic() + PATIENCE_S, timezone.now(), _zone(text)
    blocks = BEGIN_EVENT.split(text)[1:]
    groups: dict[str, list[Event]] = {}
    for block in blocks[:MOST_ROWS]:
        if monotonic() > ends_at:
            return False
        _sort(rows, groups, block)
    for uid, events in groups.items():
        if monotonic() > ends_at:
            return False
        events.sort(key=lambda event: "RECURRENCE-ID" in event)
        title = str(events[0].get("SUMMARY", ""))
        rows.take(lambda u=uid, e=events: _entry(u, e, zone, now), uid, title)
    return len(blocks) <= MOST_ROWS


def _sort(rows: Rows, groups: dict[str, list[Event]], block: str) -> None:
    """Put the event of a block to those with its UID; refuse one that has none."""
    end = END_EVENT.search(block)
    if end is None:
        return
    event = _parsed(block[: end.start()])
    uid = wording.name_of(str(event.get("UID", "")), 200) if event else ""
    if event is not None and uid:
        groups.setdefault(uid, []).append(event)
        return
    rows.read += 1
    title = str(event.get("SUMMARY", "")) if event else ""
    rows.refuse("no_id" if event else "wrong_shape", "", title)


def _parsed(block: str) -> Event | None:
    """One event of the text; None when it is not built like one."""
    if len(block) > MOST_EVENT:
        return None
    try:
        event = Event.from_ical(f"BEGIN:VEVENT{block}END:VEVENT\n")
    except (*MISSHAPEN, OSError):
        return None
    return event if isinstance(event, Event) else None


def _zone(text: str) -> str:
    """The time zone that the calendar names; "" when it names none that exists."""
    named = ZONE.search(text)
    try:
        return ZoneInfo(named[1]).key if named else ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""


def _entry(uid: str, events: list[Event], zone: str, now: datetime) -> Entry:
    """The event of one UID; `events`: the first of them, then what differs on a date."""
    event = events[0]
    # What differs in words on a date stays aside: an event has one text.
    said = wording.every_text(list(_categories(event)))
    titles = _words(event, "SUMMARY", wording.title_line)
    timings = expanded(events, zone, now) if repeats(events) else [single(event)]
    status = STATUSES.get(str(event.get("STATUS", "")).upper(), EventStatus.SCHEDULED)
    return made(
        uid,
        titles,
        _dates(timings, status),
        now,
        texts=_texts(event),
        status=str(status.value),
        page_url=wording.url(str(event.get("URL", "")), 500),
        updated_at=_updated(event),
        **sort_of([*said, *titles.values()]),
        **_where(event),
        **_organiser(event),
        **_picture(event),
    )


def _dates(
    timings: list[Timing | None], status: EventStatus
) -> Iterator[Timing | None]:
    """The dates; when the whole is cancelled, no date is so on its own."""
    for found in timings:
        if found and status == EventStatus.CANCELLED:
            yield Timing(found.starts_at, found.ends_at, found.all_day)
        else:
            yield found


def _words(event: Event, name: str, clean: Any) -> Words:
    """A text property, in the language that it names."""
    value = event.get(name)
    if isinstance(value, list):
        value = value[0]
    if value is None:
        return {}
    language = getattr(value, "params", {}).get("LANGUAGE", "fr")
    return wording.by_language({str(language): str(value)}, clean)


def _texts(event: Event) -> Words:
    return _words(event, "X-ALT-DESC", wording.html_text) or _words(
        event, "DESCRIPTION", wording.html_text
    )


def _categories(event: Event) -> Iterator[str]:
    """The categories, of one line or of several."""
    value = event.get("CATEGORIES")
    for part in value if isinstance(value, list) else [value]:
        for name in getattr(part, "cats", []):
            yield str(name)


def _where(event: Event) -> dict[str, Any]:
    """The place out of one line of words, and the position."""
    line = wording.field(str(event.get("LOCATION", "")), 400)
    venue, street, postal, city = address_parts(line)
    online = wording.url(line)
    geo = event.get("GEO")
    found = position(getattr(geo, "latitude", None), getattr(geo, "longitude", None))
    if online:
        return {"online_url": online, **found}
    return {
        "venue_name": wording.clipped(venue, wording.WORDS),
        "street_address": wording.clipped(street, wording.WORDS),
        "postal_code": postal,
        "city": wording.clipped(city, 80),
        **found,
    }


def _organiser(event: Event) -> dict[str, str]:
    """The name of the organiser, and its address to write to."""
    value = event.get("ORGANIZER")
    if value is None or isinstance(value, list):
        return {}
    name = wording.field(str(value.params.get("CN", "")))
    return {"organiser": "" if "@" in name else name}


def _picture(event: Event) -> dict[str, str]:
    """The first picture that is attached by address."""
    value = event.get("ATTACH")
    for part in value if isinstance(value, list) else [value]:
        kind = str(getattr(part, "params", {}).get("FMTTYPE", ""))
        address = wording.url(str(part), 500) if kind.startswith("image/") else ""
        if address:
            return {"picture_url": address}
    return {}


def _updated(event: Event) -> datetime | None:
    value = event.get("LAST-MODIFIED")
    try:
        return instant(value.dt) if value is not None else None
    except (AttributeError, Unfit):
        return None
