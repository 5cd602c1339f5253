"""Calendars of strangers: rules that repeat, rules that never end, halves of files."""

import time

import pytest

from events.feeds import reading
from events.feeds.fetcher import Fault
from tests.events.feeding import NOW, Answers, sample, source

pytestmark = pytest.mark.any_database


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(NOW, tick=False)


def vevent(*lines, uid="a", summary="Concert"):
    known = [f"UID:{uid}", f"SUMMARY:{summary}", "LOCATION:Salle\\, 59000 Lille"]
    return "\r\n".join(["BEGIN:VEVENT", *known, *lines, "END:VEVENT", ""])


def calendar(*events, head=""):
    text = "".join(["BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", head, *events])
    return (text + "END:VCALENDAR\r\n").encode()


def read(*events, head=""):
    return reading.read(source("ical"), Answers(calendar(*events, head=head)))


def dates(*lines, head=""):
    """The starts of the only event, in UTC."""
    [entry] = read(vevent(*lines), head=head).entries
    return [t.starts_at.strftime("%Y-%m-%d %H:%M") for t in entry.timings]


def reason(*lines):
    [refusal] = read(vevent(*lines)).refusals
    return refusal.reason


WEEKS = ["2027-03-20 19:00", "2027-03-27 19:00"]
SUMMER = ["2027-04-03 18:00"]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            ["DTSTART;TZID=Europe/Paris:20270320T200000", "RRULE:FREQ=WEEKLY;COUNT=3"],
            WEEKS + SUMMER,
        ),
        (["DTSTART:20270320T200000", "RRULE:FREQ=WEEKLY;COUNT=3"], WEEKS + SUMMER),
        (
            [
                "DTSTART;TZID=Romance Standard Time:20270320T200000",
                "RRULE:FREQ=WEEKLY;COUNT=3",
            ],
            WEEKS + SUMMER,
        ),
        (
            ["DTSTART:20270320T190000Z", "RRULE:FREQ=WEEKLY;COUNT=3"],
            [*WEEKS, "2027-04-03 19:00"],
        ),
        (
            [
                "DTSTART;TZID=Europe/Paris:20270320T200000",
                "RRULE:FREQ=WEEKLY;UNTIL=20270403T180000Z",
                "EXDATE;TZID=Europe/Paris:20270327T200000",
            ],
            [WEEKS[0], *SUMMER],
        ),
        (
            ["DTSTART;VALUE=DATE:20270320", "RRULE:FREQ=DAILY;UNTIL=20270321"],
            ["2027-03-19 23:00", "2027-03-20 23:00"],
        ),
        (
            ["DTSTART:20270320T200000", "RDATE:20270327T200000"],
            WEEKS,
        ),
        (["DTSTART;TZID=No/Such:20270320T200000"], [WEEKS[0]]),
        (
            ["DTSTART:20261001T200000", "RRULE:FREQ=MONTHLY;BYDAY=1SU;COUNT=4"],
            ["2026-12-06 19:00", "2027-01-03 19:00"],
        ),
    ],
)
def test_dates_repeat_by_the_rule(lines, found):
    assert dates(*lines) == found


def test_rule_in_utc_counts_in_the_zone_of_its_calendar():
    lines = ["DTSTART:20270320T190000Z", "RRULE:FREQ=WEEKLY;COUNT=3"]

    assert dates(*lines, head="X-WR-TIMEZONE:Europe/Paris\r\n") == WEEKS + SUMMER
    assert dates(*lines, head="X-WR-TIMEZONE:No/Such\r\n")[2] == "2027-04-03 19:00"


def test_rule_without_end_is_followed_for_four_hundred_dates():
    found = dates("DTSTART:20200101T200000", "RRULE:FREQ=DAILY")

    assert (len(found), found[0]) == (400, "2026-11-27 19:00")


def test_date_that_moved_is_where_it_moved_to():
    moved = vevent(
        "RECURRENCE-ID;TZID=Europe/Paris:20270327T200000",
        "DTSTART;TZID=Europe/Paris:20270328T170000",
        "DTEND;TZID=Europe/Paris:20270328T180000",
        summary="Concert en plein air",
    )
    whole = vevent(
        "DTSTART;TZID=Europe/Paris:20270320T200000",
        "DTEND;TZID=Europe/Paris:20270320T210000",
        "RRULE:FREQ=WEEKLY;COUNT=3",
    )

    [entry] = read(moved, whole).entries

    assert entry.title == {"fr": "Concert"}
    assert [t.starts_at.strftime("%d %H:%M") for t in entry.timings] == [
        "20 19:00",
        "28 15:00",
        "03 18:00",
    ]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["DTSTART:20261201T200000", "RRULE:FREQ=SECONDLY"], "too_often"),
        (["DTSTART:20261201T200000", "RRULE:FREQ=HOURLY;COUNT=2"], "too_often"),
        (["DTSTART:20261201T200000", "RRULE:FREQ=DAILY;BYHOUR=1,2"], "too_often"),
        (["DTSTART:20261201T200000", "RRULE:FREQ=DAILY;INTERVAL=0"], "too_often"),
        (["DTSTART:20261201T200000", "RRULE:FREQ=DAILY;INTERVAL=x"], "too_often"),
        (["DTSTART:20261201T200000", "RRULE:nonsense"], "too_often"),
        (
            ["DTSTART:20261201T200000", "RRULE:FREQ=WEEKLY", "RRULE:FREQ=DAILY"],
            "too_often",
        ),
        (["DTSTART:20261201T200000", "RRULE:FREQ=YEARLY;BYEASTER=1"], "too_often"),
        (
            ["DTSTART:20261201T200000", "RRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30"],
            "too_often",
        ),
        (["DTSTART:19000101T200000", "RRULE:FREQ=DAILY"], "bad_date"),
        (["DTSTART:20200101T200000", "RRULE:FREQ=DAILY;COUNT=3"], "past"),
        (["DTSTART:20200101T200000"], "past"),
        (["RRULE:FREQ=DAILY"], "no_date"),
        ([], "no_date"),
        (["DTSTART:soon"], "bad_date"),
        (["DTSTART:20261201T200000", "DTSTART:20261202T200000"], "bad_date"),
        (["DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20290101"], "too_long"),
    ],
)
def test_rule_that_makes_no_sense_is_refused(lines, code):
    assert reason(*lines) == code


def test_day_that_never_comes_is_not_sought_for_ages():
    began = time.process_time()

    code = reason("DTSTART:20261201T200000", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")

    assert code == "too_often"
    assert time.process_time() - began < 3


def test_end_before_the_start_is_left_out():
    [entry] = read(vevent("DTSTART:20261201T200000", "DTEND:20261201T190000")).entries

    [only] = entry.timings
    assert only.starts_at == only.ends_at


def test_half_a_file_keeps_its_whole_events():
    body = sample("agenda.ics")
    half = body[: body.index(b"UID:flottant-1")]

    batch = reading.read(source("ical"), Answers(half))

    assert (len(batch.entries), batch.complete) == (3, False)


def test_broken_event_spoils_no_other():
    broken = "BEGIN:VEVENT\r\nUID:b\r\n;;;:::\r\nBEGIN:VALARM\r\nEND:VEVENT\r\n"

    batch = read(broken, vevent("DTSTART:20261201T200000"))

    assert [entry.external_id for entry in batch.entries] == ["a"]
    assert len(batch.refusals) == 1


def test_folded_lines_and_small_letters_are_read():
    body = calendar(vevent("DTSTART:20261201T200000", summary="Con\r\n cert"))

    batch = reading.read(source("ical"), Answers(body.replace(b"BEGIN", b"begin")))

    assert batch.entries[0].title == {"fr": "Concert"}


def test_calendar_without_events_is_a_whole_answer():
    batch = read()

    assert (batch.entries, batch.refusals, batch.complete) == ((), (), True)


def test_events_beyond_ten_thousand_are_left():
    nameless = "BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 10_001

    batch = read(nameless)

    assert (len(batch.refusals), batch.complete) == (10_000, False)


def test_beginnings_without_end_take_no_time():
    began = time.process_time()

    batch = read("BEGIN:VEVENT\r\n" * 9_000, "X:" + "x" * 1_000_000 + "\r\n")

    assert batch.entries == ()
    assert time.process_time() - began < 3


@pytest.mark.parametrize("body", [b"BEGIN:VTODO\r\nEND:VTODO", b"hello", b"PK\x03\x04"])
def test_other_files_are_no_calendar(body):
    with pytest.raises(Fault) as caught:
        reading.read(source("ical"), Answers(body))

    assert caught.value.code == "not_calendar"
