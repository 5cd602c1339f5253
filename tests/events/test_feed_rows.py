"""Rows of feeds: what is taken, what is refused and why, what is made of words."""

import pytest

from events.feeds.moments import instant
from events.feeds.reading import read
from tests.events.feeding import NOW, Answers, event, source

pytestmark = pytest.mark.any_database


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(NOW, tick=False)


def taken(**changes):
    """The entry of one event, or the reason for which it was refused."""
    row = {**event(1), **changes}
    batch = read(source("openagenda"), Answers({"total": 1, "events": [row]}))
    if batch.entries:
        return batch.entries[0]
    [refusal] = batch.refusals
    return refusal.reason


def at(begin, end=None):
    return [{"begin": begin, "end": end}]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"uid": None}, "no_id"),
        ({"uid": "x" * 181}, "no_id"),
        ({"uid": {"a": 1}}, "no_id"),
        ({"title": None}, "no_title"),
        ({"title": {"fr": " \u200b "}}, "no_title"),
        ({"title": "<script>alert(1)</script>"}, "no_title"),
        ({"timings": None}, "no_date"),
        ({"timings": []}, "no_date"),
        ({"timings": "soon"}, "no_date"),
        ({"timings": at("soon")}, "bad_date"),
        ({"timings": at("0001-01-01T00:00:00+0100")}, "bad_date"),
        ({"timings": at("9999-12-31T23:59:59-1200")}, "bad_date"),
        (
            {"timings": at("2026-12-05T10:00:00+0100", "2026-12-05T09:00:00+0100")},
            "bad_date",
        ),
        ({"timings": [5, None, [], "x"]}, "bad_date"),
        (
            {"timings": at("2026-01-01T10:00:00+0100", "2028-01-01T10:00:00+0100")},
            "too_long",
        ),
        (
            {"timings": at("2026-11-27T10:00:00+0100", "2026-11-27T23:59:00+0100")},
            "past",
        ),
        ({"location": None}, "no_place"),
        ({"location": []}, "no_place"),
        ({"location": {"name": "--"}}, "no_place"),
        ({"location": {"name": "Halle", "city": "Marseille"}}, "too_far"),
        ({"location": {"name": "Halle", "postalCode": "13001"}}, "too_far"),
        (
            {"location": {"name": "Halle", "latitude": 48.8, "longitude": 2.3}},
            "too_far",
        ),
        ({"attendanceMode": 2, "location": {}}, "no_place"),
    ],
)
def test_row_that_cannot_be_an_event_is_refused_with_a_reason(changes, reason):
    assert taken(**changes) == reason


@pytest.mark.parametrize("row", [None, 5, "text", [], [[]], True])
def test_row_of_another_shape_is_refused(row):
    batch = read(source("openagenda"), Answers({"total": 1, "events": [row]}))

    assert [refusal.reason for refusal in batch.refusals] == ["wrong_shape"]


def test_row_that_comes_twice_is_taken_once():
    rows = [event(1), event(1, title="Another"), event(2)]

    batch = read(source("openagenda"), Answers({"total": 3, "events": rows}))

    assert [entry.title["fr"] for entry in batch.entries] == ["Concert 1", "Concert 2"]
    assert [(r.external_id, r.title, r.reason) for r in batch.refusals] == [
        ("1", "Another", "duplicate_row")
    ]


def test_event_of_today_is_not_over_before_midnight():
    entry = taken(timings=at("2026-11-28T08:00:00+0100", "2026-11-28T09:00:00+0100"))

    assert len(entry.timings) == 1


def test_dates_are_at_most_400_and_those_to_come():
    days = [
        f"2025-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 28)
    ]
    days += [day.replace("2025", "2027") for day in days]
    timings = [{"begin": f"{day}T10:00:00Z", "end": f"{day}T11:00:00Z"} for day in days]

    entry = taken(timings=timings)

    assert len(entry.timings) == 400
    assert entry.timings[-1].starts_at.isoformat() == "2027-12-27T10:00:00+00:00"


def test_dates_of_the_past_stay_while_there_is_one_to_come():
    timings = at("2026-11-01T10:00:00+0100") + at("2026-12-01T10:00:00+0100")

    assert len(taken(timings=timings).timings) == 2


def test_midnight_to_midnight_is_a_whole_day():
    entry = taken(timings=at("2026-12-05T00:00:00+0100", "2026-12-06T23:59:59+0100"))

    [only] = entry.timings
    assert (only.all_day, only.ends_at.isoformat()) == (
        True,
        "2026-12-06T22:59:00+00:00",
    )


def test_long_words_are_cut_to_what_an_event_holds():
    long = "mot " * 5_000
    entry = taken(
        title={"fr": long},
        description={"fr": long},
        longDescription={"fr": long * 20},
        conditions={"fr": long},
        registration=[f"https://a.example/{'x' * 300}"],
        location={"name": long, "address": long, "city": "Lille"},
    )

    assert len(entry.title["fr"]) <= 255
    assert len(entry.summary["fr"]) <= 240
    assert len(entry.price_words["fr"]) <= 160
    assert max(len(entry.venue_name), len(entry.street_address)) <= 160
    assert len(entry.texts["fr"]) < 21_000
    assert entry.booking_url == ""


def test_control_signs_and_halves_of_pairs_are_left_out():
    entry = taken(
        title={"fr": "Con\x00cert\ud800"}, longDescription={"fr": "<p>a\x00\udfff</p>"}
    )

    assert (entry.title, entry.texts) == ({"fr": "Concert"}, {"fr": "<p>a</p>"})


# Dates


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-07-05T10:00:00+0200", "2026-07-05T08:00:00+00:00"),
        ("2026-07-05T10:00:00+02:00", "2026-07-05T08:00:00+00:00"),
        ("2026-07-05T10:00:00.000Z", "2026-07-05T10:00:00+00:00"),
        ("2026-07-05T10:00:00", "2026-07-05T08:00:00+00:00"),
        ("2026-07-05", "2026-07-04T22:00:00+00:00"),
        (" 2026-01-05 10:00 ", "2026-01-05T09:00:00+00:00"),
    ],
)
def test_instant_is_read_with_any_offset(text, utc):
    assert instant(text).isoformat() == utc


@pytest.mark.parametrize(
    "value",
    ["", "x", "2026-13-01", "1999-01-01", "2101-01-01", 5, None, {}, "9" * 5_000],
)
def test_instant_of_anything_else_is_none(value):
    assert instant(value) is None
