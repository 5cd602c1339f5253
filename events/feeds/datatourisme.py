"""Reads events of DATAtourisme, JSON-LD: one object, a list, `@graph`, or a ZIP.

Every value may be alone or in a list, and by language; names may carry a prefix.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from events.choices import EventAccess, EventStatus
from events.feeds import offers, wording
from events.feeds.answers import data_of
from events.feeds.archives import MAGIC, Archive
from events.feeds.entry import Batch, Entry, Timing, Words
from events.feeds.fetcher import Fault
from events.feeds.jsonld import get_in, listed, walk
from events.feeds.kinds import sort_of
from events.feeds.moments import Unfit, clock, day, instant, timing, whole_days
from events.feeds.openagenda import booking_of
from events.feeds.paging import Get, Pages, Source, key_of
from events.feeds.rows import Rows, made, position

EVENT_TYPES = {"entertainmentandevent", "event"}
STATUSES = {
    "EventCancelled": EventStatus.CANCELLED,
    "EventPostponed": EventStatus.POSTPONED,
    "EventRescheduled": EventStatus.MOVED,
    "EventMovedOnline": EventStatus.MOVED,
}
# Wrappers that servers put around their objects.
LISTS = ("graph", "objects", "results", "member")
MIDNIGHT = timedelta(days=1)


def read(source: Source, get: Get) -> Batch:
    """The events of a flux; raises Fault."""
    pages = Pages(source, get)
    key = key_of(source)
    reply = pages.ask(source.url, {"X-API-Key": key} if key else None)
    if reply.status == 304:
        return Batch(unchanged=True)
    rows = Rows()
    if reply.body.startswith(MAGIC):
        archive = Archive(reply.body)
        whole = _take(rows, archive.objects())
        return rows.batch(whole and archive.is_whole, pages.only)
    objects = _objects(data_of(reply))
    return rows.batch(_take(rows, iter(objects)), pages.only)


def _objects(data: Any) -> list[Any]:
    """The objects in an answer; raises Fault when it is built in no known way."""
    if isinstance(data, list):
        return data
    for name in LISTS:
        found = get_in(data, name)
        if isinstance(found, list):
            return found
    if get_in(data, "id") is None and get_in(data, "label") is None:
        raise Fault("wrong_shape")
    return [data]


def _take(rows: Rows, objects: Iterator[Any]) -> bool:
    """Read them all; False when there are more than we read."""
    now = timezone.now()
    for row in objects:
        if rows.is_full:
            return False
        about = row if isinstance(row, dict) else {}
        rows.take(
            lambda row=row: _entry(row, now),
            get_in(about, "id"),
            get_in(about, "label"),
        )
    return True


def _entry(row: Any, now: datetime) -> Entry:
    types = _types(row)
    known = (wording.name_of(get_in(row, name)) for name in ("id", "identifier"))
    uid = next(filter(None, known), "")
    titles = wording.by_language(get_in(row, "label"), wording.title_line)
    prices = offers.prices(row)
    return made(
        uid,
        titles,
        _timings(row),
        now,
        identity=f"datatourisme:{uid.rstrip('/').rpartition('/')[2]}",
        price_words=prices,
        status=_status(row),
        is_free=offers.is_free(row, prices),
        access=(EventAccess.MOTOR.value,) if _is_reachable(row) else (),
        updated_at=instant(wording.first_text(get_in(row, "lastUpdateDatatourisme"))),
        **sort_of([*types, *titles.values()]),
        **_texts(row),
        **_where(row),
        **_contacts(row),
        **_picture(row),
    )


def _types(row: Any) -> list[str]:
    """The types and themes of an event; raises Unfit for anything else."""
    if not isinstance(row, dict):
        raise Unfit("wrong_shape")
    types = [
        kind.rpartition(":")[2] for kind in wording.every_text(get_in(row, "type"))
    ]
    if not EVENT_TYPES & {kind.lower() for kind in types}:
        raise Unfit("not_event")
    return [*types, *wording.every_text(walk(row, "hasTheme", "label"))]


def _timings(row: Any) -> Iterator[Timing | None]:
    """Each period of takesPlaceAt; else the start and end of the event itself."""
    periods = [part for part in walk(row, "takesPlaceAt") if isinstance(part, dict)]
    if periods:
        for period in periods:
            yield _period(period)
        return
    starts, ends = listed(get_in(row, "startDate")), listed(get_in(row, "endDate"))
    for place, start in enumerate(starts):
        yield _span(start, ends[place] if place < len(ends) else start, None, None)


def _period(period: Any) -> Timing | None:
    """From startDate at startTime to endDate at endTime."""
    values = [
        wording.first_text(get_in(period, name))
        for name in ("startDate", "endDate", "startTime", "endTime")
    ]
    return _span(*values)


def _span(start: Any, end: Any, opens: Any, closes: Any) -> Timing | None:
    first = day(start)
    last = day(end) if end else first
    if first is None or last is None or last < first:
        return None
    begin, finish = clock(opens), clock(closes)
    if begin is None or (begin == finish and not begin.hour):
        return whole_days(first, last)
    if first != last:
        # Hours that hold for each of many days: the days are what is sure.
        return whole_days(first, last)
    starts_at = datetime.combine(first, begin)
    ends_at = datetime.combine(last, finish) if finish else starts_at
    if ends_at < starts_at:
        ends_at += MIDNIGHT
    return timing(starts_at, ends_at)


def _status(row: Any) -> str:
    """What schema.org calls the status; a feed that says nothing is as planned."""
    said = wording.first_text(get_in(row, "eventStatus")).rpartition("/")[2]
    known = STATUSES.get(said.rpartition(":")[2], EventStatus.SCHEDULED)
    return str(known.value)


def _texts(row: Any) -> dict[str, Words]:
    """The short text as the summary, the long one as the text."""
    short: Any = [*walk(row, "hasDescription", "shortDescription")]
    short = short or listed(get_in(row, "comment"))
    long: Any = [*walk(row, "hasDescription", "description")]
    long = long or listed(get_in(row, "comment"))
    return {
        "summary": wording.by_language(short, wording.summary_line),
        "texts": wording.by_language(long, wording.html_text),
    }


def _where(row: Any) -> dict[str, Any]:
    """The first place: its name, address and position, which is text."""
    place = next(iter(walk(row, "isLocatedAt")), {})
    address = next(iter(walk(place, "address")), {})
    geo = next(iter(walk(place, "geo")), {})
    city = next(iter(walk(address, "hasAddressCity")), {})
    town = wording.by_language(get_in(city, "label"), wording.field)
    named = wording.by_language(get_in(place, "label"), wording.field)
    street = listed(get_in(address, "streetAddress"))
    return {
        "venue_name": named.get("fr") or next(iter(named.values()), ""),
        "street_address": wording.field(
            ", ".join(part for part in street if isinstance(part, str))
        ),
        "postal_code": wording.field(get_in(address, "postalCode"), 10),
        "city": wording.field(get_in(address, "addressLocality"), 80)
        or town.get("fr", "")[:80],
        "insee": wording.field(get_in(city, "insee"), 5),
        **position(get_in(geo, "latitude"), get_in(geo, "longitude")),
    }


def _contacts(row: Any) -> dict[str, str]:
    """Who organises it, its page, and how to book: what is for booking comes first."""
    contacts = [*walk(row, "hasBookingContact"), *walk(row, "hasContact")]
    ways = [
        way
        for contact in contacts
        for name in ("homepage", "telephone", "email")
        for way in listed(get_in(contact, name))
    ]
    makers = [*walk(row, "isOwnedBy"), *walk(row, "hasBeenCreatedBy")]
    names = (wording.field(get_in(maker, "legalName")) for maker in makers)
    pages = (wording.url(part, 500) for part in walk(row, "hasContact", "homepage"))
    return {
        **booking_of(ways),
        "organiser": next(filter(None, names), ""),
        "page_url": next(filter(None, pages), ""),
    }


def _picture(row: Any) -> dict[str, str]:
    pictures = walk(row, "hasMainRepresentation") or walk(row, "hasRepresentation")
    found = (
        wording.url(part, 500)
        for part in walk(pictures, "hasRelatedResource", "locator")
    )
    credits = (
        wording.field(part, 200) for part in walk(pictures, "hasAnnotation", "credits")
    )
    return {
        "picture_url": next(filter(None, found), ""),
        "picture_credit": next(filter(None, credits), ""),
    }


def _is_reachable(row: Any) -> bool:
    return any(part is True for part in listed(get_in(row, "reducedMobilityAccess")))
