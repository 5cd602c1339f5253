"""Reads OpenAgenda through Opendatasoft: `…/datasets/{name}/records`, API v2.1.

Flat columns by language, and JSON inside strings; past events are 99 in 100, so only
those to come are asked for. The server gives at most 10,000 rows.
"""

import re
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.utils import timezone

from events.feeds.answers import data_of, unwrapped
from events.feeds.entry import Batch, Entry
from events.feeds.fetcher import Fault
from events.feeds.openagenda import entry_of
from events.feeds.paging import Get, Pages, Source, key_of
from events.feeds.rows import Rows

SIZE = 100
MOST_OFFSET = 10_000
DROPPED = {"limit", "offset", "where", "order_by"}
COLUMN = re.compile(
    r"(title|description|longdescription|conditions|keywords)_([a-z]{2})"
)
# Columns that only differ in their capitals.
NAMES = {
    "longdescription": "longDescription",
    "attendancemode": "attendanceMode",
    "onlineaccesslink": "onlineAccessLink",
    "updatedat": "updatedAt",
    "canonicalurl": "canonicalUrl",
    "imagecredits": "imageCredits",
}


def read(source: Source, get: Get) -> Batch:
    """The events to come of a data set; raises Fault when not even a page came."""
    address = _address(source.url)
    pages, rows = Pages(source, get), Rows()
    while True:
        try:
            reply = pages.ask(f"{address}&offset={rows.read}", _key(source))
            if reply.status == 304:
                return Batch(unchanged=True)
            total, results = _page(data_of(reply))
        except Fault:
            if pages.count < 2 and not rows.read:
                raise
            return rows.batch(complete=False)
        known = rows.distinct
        _take(rows, results)
        ended = rows.distinct == known or rows.read >= total
        if ended or rows.read + SIZE > MOST_OFFSET:
            return rows.batch(rows.distinct >= total, pages.only)


def _address(url: str) -> str:
    """The records of a data set, sorted, its own filters kept."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    path = re.sub(r"/exports/\w+$", "", path)
    path = path if path.endswith("/records") else f"{path}/records"
    asked = parse_qsl(parts.query, keep_blank_values=True)
    own = dict(asked).get("where", "")
    to_come = f"lastdate_end >= date'{timezone.localdate():%Y-%m-%d}'"
    where = f"({own}) and {to_come}" if own else to_come
    kept = [(name, value) for name, value in asked if name not in DROPPED]
    sent = [*kept, ("where", where), ("order_by", "uid"), ("limit", str(SIZE))]
    return urlunsplit((parts.scheme, parts.netloc, path, urlencode(sent), ""))


def _key(source: Source) -> dict[str, str]:
    """Private data sets want a key."""
    key = key_of(source)
    return {"Authorization": f"Apikey {key}"} if key else {}


def _page(data: Any) -> tuple[int, list[Any]]:
    """(total, rows) of an answer; raises Fault."""
    results = data.get("results") if isinstance(data, dict) else None
    if not isinstance(results, list):
        raise Fault("wrong_shape")
    total = data.get("total_count")
    known = isinstance(total, int) and not isinstance(total, bool)
    return (total if known else len(results)), results


def _take(rows: Rows, results: list[Any]) -> None:
    now = timezone.now()
    for row in results[:SIZE]:
        about = row if isinstance(row, dict) else {}
        rows.take(lambda row=row: _entry(row, now), about.get("uid"), _title(about))


def _title(row: dict[str, Any]) -> Any:
    return row.get("title_fr") or row.get("title_en") or row.get("title_nl")


def _entry(row: dict[str, Any], now: datetime) -> Entry:
    """One row, its columns put back into the shape of OpenAgenda."""
    shaped: dict[str, Any] = {}
    for column, value in row.items():
        named = COLUMN.fullmatch(column)
        if named and value is not None:
            name = NAMES.get(named[1], named[1])
            shaped.setdefault(name, {})[named[2]] = unwrapped(value)
        elif value is not None and not named:
            shaped[NAMES.get(column, column)] = value
    shaped["location"] = _location(row)
    shaped["age"] = {"min": row.get("age_min"), "max": row.get("age_max")}
    shaped["originAgenda"] = {"title": row.get("originagenda_title")}
    for name, dates in (("firstTiming", "firstdate"), ("lastTiming", "lastdate")):
        begin, end = row.get(f"{dates}_begin"), row.get(f"{dates}_end")
        shaped[name] = {"begin": begin, "end": end} if begin else None
    return entry_of(shaped, now)


def _location(row: dict[str, Any]) -> dict[str, Any]:
    point = unwrapped(row.get("location_coordinates"))
    lat = lng = None
    if isinstance(point, dict):
        lat, lng = point.get("lat"), point.get("lon")
    elif isinstance(point, list) and len(point) == 2:
        lat, lng = point
    return {
        "name": row.get("location_name"),
        "address": row.get("location_address"),
        "postalCode": row.get("location_postalcode"),
        "city": row.get("location_city"),
        "insee": row.get("location_insee"),
        "latitude": lat,
        "longitude": lng,
    }
