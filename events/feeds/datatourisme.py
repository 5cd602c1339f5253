"""Reads events of DATAtourisme, JSON-LD: one object, a list, `@graph`, or a ZIP.

Every value may be alone or in a list, and by language; names may carry a prefix.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from events.choices import EventAccess, EventStatus
from events.feeds import wording
from events.feeds.answers import data_of
from events.feeds.archives import MAGIC, Archive
from events.feeds.entry import Batch, Entry, Timing, Words
from events.feeds.fetcher import Fault
from events.feeds.kinds import is_for_families, kind_of
from events.feeds.moments import Unfit, clock, day, instant, timing, whole_days
from events.feeds.openagenda import booking_of
from events.feeds.paging import Get, Pages, Source
from events.feeds.rows import Rows, made, position

EVENT_TYPES = {"entertainmentandevent", "event"}
CANCELLED, POSTPONED, MOVED = "EventCancelled", "EventPostponed", "EventRescheduled"
STATUSES = {
    CANCELLED: EventStatus.CANCELLED,
    POSTPONED: EventStatus.POSTPONED,
    MOVED: EventStatus.MOVED,
}
# Wrappers that servers put around their objects.
LISTS = ("graph", "objects", "results", "member")
MOST_PERIODS = 400
MIDNIGHT = timedelta(days=1)


def read(source: Source, get: Get) -> Batch:
    """The events of a flux; raises Fault."""
    pages = Pages(source, get)
    headers = {"X-API-Key": source.api_key} if source.api_key.isalnum() else None
    reply = pages.ask(source.url, headers)
    if reply.status == 304:
        return Batch(unchanged=True)
    rows = Rows()
    if reply.body.startswith(MAGIC):
        archive = Archive(reply.body)
        whole = _take(rows, (part for _name, part in archive.objects()))
        return rows.batch(whole and archive.is_whole, pages.only)
    objects = _objects(data_of(reply))
    return rows.batch(_take(rows, iter(objects)), pages.only)


def _objects(data: Any) -> list[Any]:
    """The objects in an answer; raises Fault when it is built in no known way."""
    if isinstance(data, list):
        return data
    for name in LISTS:
        found = _get(data, name)
        if isinstance(found, list):
            return found
    if _get(data, "id") is None and _get(data, "label") is None:
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
            lambda row=row: _entry(row, now), _get(about, "id"), _get(about, "label")
        )
    return True


def _get(row: Any, name: str) -> Any:
    """The value of a name with or without a prefix: "schema:geo", "@id", "id"."""
    if not isinstance(row, dict):
        return None
    for known in (name, f"schema:{name}", f"rdfs:{name}", f"@{name}", f"dc:{name}"):
        if known in row:
            return row[known]
    return next((row[key] for key in row if key.rpartition(":")[2] == name), None)


def _all(value: Any) -> list[Any]:
    """A value as a list."""
    if value is None:
        return []
    return value[:MOST_PERIODS] if isinstance(value, list) else [value]


def _walk(row: Any, *names: str) -> list[Any]:
    """What lies at the end of a path, through lists: row.isLocatedAt[].address[]."""
    found = [row]
    for name in names:
        found = [part for one in found for part in _all(_get(one, name))]
    return found


def _entry(row: Any, now: datetime) -> Entry:
    if not isinstance(row, dict):
        raise Unfit("wrong_shape")
    types = [kind.rpartition(":")[2] for kind in wording.every_text(_get(row, "type"))]
    if not EVENT_TYPES & {kind.lower() for kind in types}:
        raise Unfit("not_event")
    uid = wording.name_of(_get(row, "id")) or wording.name_of(_get(row, "identifier"))
    themes = wording.every_text(_walk(row, "hasTheme", "label"))
    titles = wording.by_language(_get(row, "label"), wording.title_line)
    prices = _prices(row)
    return made(
        uid,
        titles,
        _timings(row),
        now,
        identity=f"datatourisme:{uid.rstrip('/').rpartition('/')[2]}" if uid else "",
        price_words=prices,
        status=_status(row),
        kind=kind_of([*types, *themes, *titles.values()]),
        is_free=_is_free(row, prices),
        for_families=is_for_families([*types, *themes, *titles.values()]),
        access=(EventAccess.MOTOR.value,) if _is_reachable(row) else (),
        updated_at=instant(wording.first_text(_get(row, "lastUpdateDatatourisme"))),
        **_texts(row),
        **_where(row),
        **_contacts(row),
        **_picture(row),
    )


def _timings(row: Any) -> Iterator[Timing | None]:
    """Each period of takesPlaceAt; else the start and end of the event itself."""
    periods = [part for part in _walk(row, "takesPlaceAt") if isinstance(part, dict)]
    if periods:
        for period in periods:
            yield _period(period)
        return
    starts, ends = _all(_get(row, "startDate")), _all(_get(row, "endDate"))
    for place, start in enumerate(starts):
        yield _span(start, ends[place] if place < len(ends) else start, None, None)


def _period(period: Any) -> Timing | None:
    """From startDate at startTime to endDate at endTime."""
    values = [
        wording.first_text(_get(period, name))
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
    said = wording.first_text(_get(row, "eventStatus")).rpartition("/")[2]
    known = STATUSES.get(said.rpartition(":")[2], EventStatus.SCHEDULED)
    return str(known.value)


def _texts(row: Any) -> dict[str, Words]:
    """The short text as the summary, the long one as the text."""
    short: Any = [*_walk(row, "hasDescription", "shortDescription")]
    short = short or _all(_get(row, "comment"))
    long: Any = [*_walk(row, "hasDescription", "description")]
    long = long or _all(_get(row, "comment"))
    return {
        "summary": wording.by_language(short, wording.summary_line),
        "texts": wording.by_language(long, wording.html_text),
    }


def _where(row: Any) -> dict[str, Any]:
    """The first place: its name, address and position, which is text."""
    place = next(iter(_walk(row, "isLocatedAt")), {})
    address = next(iter(_walk(place, "address")), {})
    geo = next(iter(_walk(place, "geo")), {})
    city = next(iter(_walk(address, "hasAddressCity")), {})
    town = wording.by_language(_get(city, "label"), wording.field)
    named = wording.by_language(_get(place, "label"), wording.field)
    street = [part for part in _all(_get(address, "streetAddress"))]
    return {
        "venue_name": named.get("fr") or next(iter(named.values()), ""),
        "street_address": wording.field(
            ", ".join(part for part in street if isinstance(part, str))
        ),
        "postal_code": wording.field(_get(address, "postalCode"), 10),
        "city": wording.field(_get(address, "addressLocality"), 80)
        or town.get("fr", "")[:80],
        "insee": wording.field(_get(city, "insee"), 5),
        **position(_get(geo, "latitude"), _get(geo, "longitude")),
    }


def _contacts(row: Any) -> dict[str, str]:
    """Who organises it, its page, and how to book: what is for booking comes first."""
    contacts = [*_walk(row, "hasBookingContact"), *_walk(row, "hasContact")]
    ways = [
        way
        for contact in contacts
        for name in ("homepage", "telephone", "email")
        for way in _all(_get(contact, name))
    ]
    makers = [*_walk(row, "isOwnedBy"), *_walk(row, "hasBeenCreatedBy")]
    names = (wording.field(_get(maker, "legalName")) for maker in makers)
    pages = (wording.url(part, 500) for part in _walk(row, "hasContact", "homepage"))
    return {
        **booking_of(ways),
        "organiser": next(filter(None, names), ""),
        "page_url": next(filter(None, pages), ""),
    }


def _picture(row: Any) -> dict[str, str]:
    pictures = _walk(row, "hasMainRepresentation") or _walk(row, "hasRepresentation")
    found = (
        wording.url(part, 500)
        for part in _walk(pictures, "hasRelatedResource", "locator")
    )
    credits = (
        wording.field(part, 200) for part in _walk(pictures, "hasAnnotation", "credits")
    )
    return {
        "picture_url": next(filter(None, found), ""),
        "picture_credit": next(filter(None, credits), ""),
    }


def _prices(row: Any) -> Words:
    """What is said about prices, else the lowest and the highest."""
    specs = _walk(row, "offers", "priceSpecification")
    said = wording.by_language(
        _walk(specs, "additionalInformation"), wording.plain_line
    )
    if said:
        return said
    low, high = _amounts(specs)
    if low is None or high is None:
        return {}
    shown = f"{low:g}–{high:g} €" if low != high else f"{low:g} €"
    return (
        {"fr": shown.replace(".", ","), "nl": f"€ {shown}".removesuffix(" €")}
        if (high)
        else {}
    )


def _amounts(specs: list[Any]) -> tuple[float | None, float | None]:
    """The lowest and the highest amount in euros; None when none is said."""
    texts = [
        wording.first_text(part)
        for name in ("minPrice", "price", "maxPrice")
        for part in _walk(specs, name)
    ]
    amounts = []
    for text in texts:
        try:
            amounts.append(float(text))
        except ValueError:
            continue
    good = [amount for amount in amounts if 0 <= amount < 10_000]
    return (min(good), max(good)) if good else (None, None)


def _is_free(row: Any, prices: Words) -> bool | None:
    """Whether nobody pays; None when the feed does not say."""
    low, high = _amounts(_walk(row, "offers", "priceSpecification"))
    if high is not None:
        return low == high == 0
    return wording.says_free(prices)


def _is_reachable(row: Any) -> bool:
    return wording.first_text(str(_get(row, "reducedMobilityAccess")).lower()) in (
        "true",
        "[true]",
    )


def first_day(value: Any) -> date | None:
    """The day that a value begins with."""
    return day(value)
