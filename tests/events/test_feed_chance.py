"""Answers that nobody thought of: a reading ends in a Batch or in a Fault."""

import json
import random
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.feeds import reading
from events.feeds.entry import Batch
from events.feeds.fetcher import Fault, Reply
from events.models import EventPage
from tests.events.feeding import sample, source

pytestmark = pytest.mark.any_database

JSON = {
    "openagenda": "openagenda.json",
    "opendatasoft": "opendatasoft.json",
    "datatourisme": "datatourisme.json",
}
ODD = [
    None,
    True,
    -1,
    1e308,
    "",
    "\x00",
    "\ud800",
    [],
    {},
    [[]],
    {"fr": []},
    "x" * 3_000,
]
values = st.recursive(
    st.one_of(st.sampled_from(ODD), st.text(max_size=20), st.integers()),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
LINES = """
BEGIN:VEVENT|END:VEVENT|BEGIN:VALARM|END:VALARM|UID:a|UID:b|SUMMARY:Bal|LOCATION:Lille
DTSTART:20261201T200000|DTSTART;VALUE=DATE:20261201|DTSTART;TZID=Europe/Paris:20261201T2000
DTEND:20261202|DTEND:19000101T000000Z|DURATION:P1D|DURATION:-P999999999D|RRULE:FREQ=DAILY
RRULE:FREQ=WEEKLY;BYDAY=9XX|RRULE:FREQ=MONTHLY;BYDAY=1MO;UNTIL=20270101|RRULE:FREQ=
RECURRENCE-ID:20261202T200000|EXDATE:x|EXDATE:20261202T200000|RDATE;VALUE=PERIOD:a/b
GEO:1e999;x|GEO:50.6;3.0|STATUS:CANCELLED|URL:http://[|CATEGORIES:,,\\,|ATTACH;FMTTYPE=image/x:y
ORGANIZER;CN="x:mailto:a|SUMMARY;LANGUAGE=:x|X-WR-TIMEZONE:../etc|:|;=:|é|LAST-MODIFIED:0
""".replace("\n", "|").strip("|").split("|")  # fmt: skip
lines = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=15)), max_size=25)
quick = settings(max_examples=80, deadline=None, database=None, derandomize=True)


# What an event holds of what a feed says, at most.
LENGTHS = {
    name: EventPage._meta.get_field(name).max_length
    for name in (
        "organiser",
        "organiser_url",
        "booking_url",
        "booking_phone",
        "booking_email",
        "online_url",
    )
}


def fits(entry):
    """Whether an event and a database can hold an entry."""
    json.dumps(asdict(entry), default=str, ensure_ascii=False).encode()
    assert entry.external_id and entry.title and entry.timings
    assert all(len(words) <= 255 for words in entry.title.values())
    assert len(entry.external_id) <= 200 and len(entry.identity) <= 200
    assert all(len(getattr(entry, name)) <= most for name, most in LENGTHS.items())
    return True


def outcome(kind, body):
    """What a reader makes of a server that always answers the same."""
    try:
        batch = reading.READERS[kind](
            source(kind), lambda url, **about: Reply(200, body)
        )
    except Fault as fault:
        return fault.code
    return batch if all(map(fits, batch.entries)) else None


def twisted(data, chance, value):
    """The data with a few of its values replaced by another one."""
    if isinstance(data, dict):
        return {k: twisted(v, chance, value) for k, v in data.items()}
    if isinstance(data, list):
        data = [twisted(part, chance, value) for part in data]
    return value if chance.random() < 0.08 else data


@quick
@given(kind=st.sampled_from(sorted(JSON)), seed=st.integers(0, 9**9), value=values)
def test_sample_with_odd_values_does_no_harm(kind, seed, value):
    data = json.loads(sample(JSON[kind]))
    body = json.dumps(twisted(data, random.Random(seed), value)).encode()

    assert isinstance(outcome(kind, body), Batch | str)


@quick
@given(kind=st.sampled_from(sorted(JSON)), data=values)
def test_any_json_does_no_harm(kind, data):
    name = {"openagenda": "events", "opendatasoft": "results"}.get(kind, "@graph")
    body = json.dumps({name: data, "after": data, "total": data}).encode()

    assert isinstance(outcome(kind, body), Batch | str)


@quick
@given(found=lines)
def test_any_calendar_does_no_harm(found):
    text = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *found, "END:VEVENT"])

    assert isinstance(outcome("ical", text.encode("utf-8")), Batch | str)


@quick
@given(kind=st.sampled_from([*JSON, "ical"]), body=st.binary(max_size=60))
def test_any_bytes_do_no_harm(kind, body):
    start = random.Random(len(body)).choice(
        [b"", b"PK\x03\x04", b"{", b"BEGIN:VCALENDAR"]
    )

    assert isinstance(outcome(kind, start + body), Batch | str)
