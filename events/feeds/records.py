"""What a source told of an event, as a record keeps it: JSON, hash, and what stays."""

import json
from dataclasses import asdict, fields
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from core.audit import printable
from events.feeds.entry import Entry, Timing

Told = dict[str, Any]
TUPLES = {"timings", "access"}
# What keeps a source from growing a record without end.
MOST_TIMINGS = 1000


def as_json(entry: Entry) -> Told:
    """An entry as a record keeps it; instants as ISO in UTC, which sort as text."""
    told = asdict(entry)
    told["timings"] = [
        {**when, "starts_at": _iso(when["starts_at"]), "ends_at": _iso(when["ends_at"])}
        for when in told["timings"]
    ]
    told["access"] = list(told["access"])
    # An empty text and no null: databases differ in what the latest of nulls is.
    told["updated_at"] = _iso(entry.updated_at) if entry.updated_at else ""
    return _storable(told)


def from_json(told: Told) -> Entry:
    """The entry of a record; what later versions of Entry add is left at its default."""
    known = {field.name for field in fields(Entry)}
    values = {name: value for name, value in told.items() if name in known}
    values["timings"] = tuple(
        Timing(
            **{
                **when,
                "starts_at": datetime.fromisoformat(when["starts_at"]),
                "ends_at": datetime.fromisoformat(when["ends_at"]),
            }
        )
        for when in told["timings"]
    )
    values["access"] = tuple(told["access"])
    at = told.get("updated_at")
    values["updated_at"] = datetime.fromisoformat(at) if at else None
    return Entry(**values)


def digest(told: Told) -> str:
    """What tells one entry from another: the hash of all it says."""
    text = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()


def kept(before: Told, told: Told, now: datetime) -> Told:
    """What a record keeps when its source tells something else.

    Dates that are over stay. When less than half of the number of coming dates is
    left, the feed is poorer and not the event: those that are gone stay as well, since
    only what says "cancelled" is cancelled.
    """
    here = {when["starts_at"] for when in told["timings"]}
    gone = [when for when in before["timings"] if when["starts_at"] not in here]
    if 2 * _coming(told, now) >= _coming(before, now):
        gone = [when for when in gone if when["ends_at"] <= _iso(now)]
    timings = sorted([*told["timings"], *gone], key=lambda when: when["starts_at"])
    return {**told, "timings": timings[-MOST_TIMINGS:]}


def _coming(told: Told, now: datetime) -> int:
    return sum(when["ends_at"] > _iso(now) for when in told["timings"])


def _storable(value: Any) -> Any:
    """A value without signs that some databases refuse."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: _storable(inner) for name, inner in value.items()}
    return [_storable(inner) for inner in value] if isinstance(value, list) else value


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
