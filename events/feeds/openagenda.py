"""Reads an agenda of OpenAgenda, API v2: `api.openagenda.com/v2/agendas/{uid}/events`.

The key goes into a header, so that it stands in no log and in no address.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.utils import timezone

from events.choices import EventAccess, EventStatus
from events.feeds import wording
from events.feeds.answers import data_of, unwrapped
from events.feeds.entry import Batch, Entry
from events.feeds.fetcher import Fault
from events.feeds.kinds import sort_of
from events.feeds.moments import instant, timing
from events.feeds.paging import Get, Pages, Source, key_of
from events.feeds.rows import Rows, ages, made, position

SIZE = 300
OURS = {
    "size": str(SIZE),
    "detailed": "1",
    "longDescriptionFormat": "HTML",
}
TO_COME = [("relative[]", "current"), ("relative[]", "upcoming")]
DROPPED = {"key", "size", "after", "after[]", "from", *OURS}
STATUSES = {
    1: EventStatus.SCHEDULED,
    2: EventStatus.MOVED,
    3: EventStatus.MOVED,
    4: EventStatus.POSTPONED,
    5: EventStatus.FULL,
    6: EventStatus.CANCELLED,
}
ONLINE = 2
ACCESS = frozenset(EventAccess.values)


def read(source: Source, get: Get) -> Batch:
    """All events to come of an agenda; raises Fault when not even a page came."""
    address, headers = _question(source)
    pages, rows = Pages(source, get), Rows()
    after: list[str] = []
    while True:
        try:
            reply = pages.ask(address + _after(after), headers)
            if reply.status == 304:
                return Batch(unchanged=True)
            total, events, following = _page(data_of(reply))
        except Fault:
            if pages.count < 2 and not rows.read:
                raise
            return rows.batch(complete=False)
        known = rows.distinct
        _take(rows, events)
        # A page that brings nothing new would come again and again.
        stuck = following and (following == after or rows.distinct == known)
        if not following or stuck or rows.is_full:
            complete = rows.distinct >= total and not (following and rows.is_full)
            return rows.batch(complete and not stuck, pages.only)
        after = following


def _take(rows: Rows, events: list[Any]) -> None:
    now = timezone.now()
    for row in events:
        if rows.is_full:
            return
        about = row if isinstance(row, dict) else {}
        rows.take(
            lambda row=row: entry_of(row, now), about.get("uid"), about.get("title")
        )


def _question(source: Source) -> tuple[str, dict[str, str]]:
    """The address of the first page, and the key. Filters of the source stay."""
    parts = urlsplit(source.url)
    asked = parse_qsl(parts.query, keep_blank_values=True)
    key = key_of(source, dict(asked).get("key", ""))
    kept = [(name, value) for name, value in asked if name not in DROPPED]
    filters = any(name.startswith(("timings", "relative")) for name, _value in kept)
    query = urlencode([*kept, *([] if filters else TO_COME), *OURS.items()])
    host, path = parts.netloc, parts.path.rstrip("/")
    named = re.search(r"/agendas/(\d+)", path)
    if host in ("openagenda.com", "www.openagenda.com") and named:
        host, path = "api.openagenda.com", f"/v2/agendas/{named[1]}/events"
    address = urlunsplit((parts.scheme, host, path, query, ""))
    return address, {"key": key} if key else {}


def _after(after: list[str]) -> str:
    # What comes back to the server need not be text that it could have sent.
    return "".join(
        f"&{urlencode({'after[]': value}, errors='replace')}" for value in after
    )


def _page(data: Any) -> tuple[int, list[Any], list[str]]:
    """(total, events, where the next page begins) of an answer; raises Fault."""
    events = data.get("events") if isinstance(data, dict) else None
    if not isinstance(events, list):
        raise Fault("wrong_shape")
    total, after = data.get("total"), data.get("after")
    if isinstance(total, bool) or not isinstance(total, int):
        total = 0
    if not isinstance(after, list):
        after = [] if after is None else [after]
    return total, events, [wording.first_text(part)[:200] for part in after[:5]]


def entry_of(row: dict[str, Any], now: datetime) -> Entry:
    """One event; also what Opendatasoft makes of it, once its columns are put back."""
    uid = wording.name_of(row.get("uid"))
    conditions = wording.by_language(row.get("conditions"), wording.plain_line)
    titles = wording.by_language(row.get("title"), wording.title_line)
    return made(
        uid,
        titles,
        _timings(row),
        now,
        identity=f"openagenda:{uid}",
        summary=wording.by_language(row.get("description"), wording.summary_line),
        texts=wording.by_language(row.get("longDescription"), wording.html_text),
        price_words=conditions,
        status=status_of(row.get("status")),
        is_free=wording.says_free(conditions),
        access=access_of(row.get("accessibility")),
        updated_at=instant(row.get("updatedAt")),
        page_url=_page_url(row),
        organiser=wording.field(_object(row.get("originAgenda")).get("title")),
        **sort_of([*wording.every_text(row.get("keywords")), *titles.values()]),
        **_age(row),
        **_where(row),
        **booking_of(row.get("registration")),
        **_picture(row),
    )


def _object(value: Any) -> Mapping[str, Any]:
    """An object, also inside a string; {} for anything else."""
    value = unwrapped(value)
    return value if isinstance(value, dict) else {}


def _timings(row: dict[str, Any]) -> Iterator[Any]:
    """Each timing, None for one that cannot be read; else the first and the last."""
    said = unwrapped(row.get("timings"))
    known = said if isinstance(said, list) and said else []
    if not known:
        known = [row.get("firstTiming"), row.get("lastTiming")]
        known = [part for part in known if part]
    for part in known:
        part = _object(part)
        yield timing(part.get("begin") or part.get("start"), part.get("end"))


def status_of(value: Any) -> str:
    """The portal's status of a code, of {"id": 6}, or of either inside a string."""
    code = _object(value).get("id", value)
    text = wording.first_text(code)
    known = STATUSES.get(int(text)) if re.fullmatch(r"[1-6]", text) else None
    return str((known or EventStatus.SCHEDULED).value)


def access_of(value: Any) -> tuple[str, ...]:
    """Codes out of {"mi": true}, ["mi"] or "mi, hi"."""
    value = unwrapped(value)
    if isinstance(value, dict):
        value = [code for code, yes in value.items() if yes is True or yes == "true"]
    if isinstance(value, str):
        value = re.split(r"\W+", value)
    said = value if isinstance(value, list) else []
    return tuple(sorted({code for code in said if isinstance(code, str)} & ACCESS))


def _age(row: dict[str, Any]) -> dict[str, int | None]:
    age = _object(row.get("age"))
    return ages(age.get("min"), age.get("max"))


def _where(row: dict[str, Any]) -> dict[str, Any]:
    """Place and position; of an event that is only online, where to follow it."""
    place = _object(row.get("location"))
    mode = _object(row.get("attendanceMode")).get("id", row.get("attendanceMode"))
    online = wording.url(row.get("onlineAccessLink"))
    if wording.first_text(mode) == str(ONLINE) and online:
        return {"online_url": online}
    return {
        "venue_name": wording.field(place.get("name")),
        "street_address": wording.street(place.get("address")),
        "postal_code": wording.field(place.get("postalCode"), 10),
        "city": wording.field(place.get("city"), 80),
        "insee": wording.field(place.get("insee"), 5),
        "online_url": online,
        **position(place.get("latitude"), place.get("longitude")),
    }


def booking_of(value: Any) -> dict[str, str]:
    """The first link, phone number and mail address to book by."""
    value = unwrapped(value)
    found = {"booking_url": "", "booking_phone": "", "booking_email": ""}
    for part in value if isinstance(value, list) else [value]:
        text = part.get("value") if isinstance(part, dict) else part
        for name, read in (
            ("booking_email", wording.email),
            ("booking_url", wording.url),
            ("booking_phone", wording.phone),
        ):
            good = read(text)
            if good:
                found[name] = found[name] or good
                break
    return found


def _picture(row: dict[str, Any]) -> dict[str, str]:
    image = unwrapped(row.get("image"))
    if isinstance(image, dict):
        base = wording.first_text(image.get("base"))
        image = base + wording.first_text(image.get("filename"))
    credit = wording.field(row.get("imageCredits"), 200)
    return {"picture_url": wording.url(image, 500), "picture_credit": credit}


def _page_url(row: dict[str, Any]) -> str:
    """The page of an event, as it says or as far as its agenda's name is known."""
    said = wording.url(row.get("canonicalUrl"), 500)
    agenda = wording.first_text(_object(row.get("originAgenda")).get("slug"))
    slug = wording.first_text(row.get("slug"))
    known = re.fullmatch(r"[\w-]+", agenda) and re.fullmatch(r"[\w-]+", slug)
    made_up = f"https://openagenda.com/{agenda}/events/{slug}"
    return said or (made_up if known else "")
