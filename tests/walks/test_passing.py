"""When one passes: the address read and written, and the time at each point."""

from datetime import datetime

from django.http import QueryDict

import pytest

from places.hours.timeline import PARIS
from walks.measures import moving_min
from walks.models import WalkPage, WalkStep
from walks.passing import Passage, Stop, Timetable, timetable

pytestmark = pytest.mark.any_database
NOW = "2026-11-27T14:31"


def paris(wall):
    return datetime.fromisoformat(wall).astimezone(PARIS)


def told(moment):
    return moment.isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("query", "start", "chosen"),
    [
        ("", "2026-11-27T14:35+01:00", False),
        ("start=2026-11-28T14:00", "2026-11-28T14:00+01:00", True),
        ("start=2026-11-28T14:00:30", "2026-11-28T14:00+01:00", True),
        ("start=2026-11-26T23:59", "2026-11-26T23:59+01:00", True),
        ("start=2027-01-26T08:00", "2027-01-26T08:00+01:00", True),
        ("start=2027-01-27T08:00", "2026-11-27T14:35+01:00", False),
        ("start=2026-11-25T23:59", "2026-11-27T14:35+01:00", False),
        ("start=0001-01-01T00:00", "2026-11-27T14:35+01:00", False),
        ("start=9999-12-31T23:59", "2026-11-27T14:35+01:00", False),
        ("start=2026-13-40T99:99", "2026-11-27T14:35+01:00", False),
        ("start=2026-11-28", "2026-11-27T14:35+01:00", False),
        ("start=2026-11-28T14:00%2B05:00", "2026-11-27T14:35+01:00", False),
        ("start=%00", "2026-11-27T14:35+01:00", False),
        ("start=" + "9" * 10_000, "2026-11-27T14:35+01:00", False),
        ("start=٢٠٢٦-١١-٢٨T١٤:٠٠", "2026-11-27T14:35+01:00", False),
        ("start=x&start=2026-11-28T14:00", "2026-11-28T14:00+01:00", True),
    ],
)
def test_start_is_read_or_ignored(query, start, chosen):
    passage = Passage.of(QueryDict(query), paris(NOW))

    assert (told(passage.start), passage.chosen) == (start, chosen)


@pytest.mark.parametrize(
    ("now", "start"),
    [
        ("2026-11-27T14:30+01:00", "2026-11-27T14:30+01:00"),
        ("2026-11-27T23:57+01:00", "2026-11-28T00:00+01:00"),
        ("2026-03-29T01:58+01:00", "2026-03-29T03:00+02:00"),
        ("2026-10-25T02:58+02:00", "2026-10-25T02:00+01:00"),
    ],
)
def test_start_without_wish_is_the_next_five_minutes(now, start):
    assert told(Passage.of(QueryDict(""), paris(now)).start) == start


def test_start_in_the_hour_that_summer_time_skips_is_an_hour_later():
    query = QueryDict("start=2026-03-29T02:30")

    passage = Passage.of(query, paris("2026-03-28T12:00+01:00"))

    assert told(passage.start) == "2026-03-29T03:00+02:00"


@pytest.mark.parametrize(
    ("query", "written", "turned"),
    [
        ("", "", "?reverse=1"),
        ("reverse=1", "?reverse=1", ""),
        ("reverse=yes", "", "?reverse=1"),
        ("reverse=1&reverse=0", "", "?reverse=1"),
        ("x=1&start=y", "", "?reverse=1"),
        (
            "reverse=1&start=2026-11-28T14:00",
            "?start=2026-11-28T14:00&reverse=1",
            "?start=2026-11-28T14:00",
        ),
    ],
)
def test_address_says_what_was_asked_and_nothing_else(query, written, turned):
    passage = Passage.of(QueryDict(query), paris(NOW))

    assert passage.query() == written
    assert passage.turned().query() == turned


# One hour for 3 km; half an hour at the second of three steps.
STOPS = (Stop(0, 0), Stop(1000, 30), Stop(2000, 0))


@pytest.mark.parametrize(
    ("start", "times", "end"),
    [
        (
            "2026-11-28T14:00+01:00",
            ["28T14:00+01:00", "28T14:20+01:00", "28T15:10+01:00"],
            "28T15:30+01:00",
        ),
        (  # the clocks jump from 2 to 3
            "2026-03-29T01:30+01:00",
            ["29T01:30+01:00", "29T01:50+01:00", "29T03:40+02:00"],
            "29T04:00+02:00",
        ),
        (  # the clocks go back from 3 to 2
            "2026-10-25T02:30+02:00",
            ["25T02:30+02:00", "25T02:50+02:00", "25T02:40+01:00"],
            "25T03:00+01:00",
        ),
        (
            "2026-11-28T23:30+01:00",
            ["28T23:30+01:00", "28T23:50+01:00", "29T00:40+01:00"],
            "29T01:00+01:00",
        ),
    ],
    ids=["day", "spring", "autumn", "midnight"],
)
def test_steps_are_passed_at_walking_pace_with_the_stops_before(start, times, end):
    table = Timetable(paris(start), 60, 3000, STOPS)

    assert [told(table.at_step(n).arrives)[8:] for n in range(3)] == times
    assert told(table.end)[8:] == end


@pytest.mark.parametrize(
    ("along_m", "at"),
    [(0, "14:00"), (500, "14:10"), (1000, "14:20"), (1050, "14:51"), (3000, "15:30")],
)
def test_what_lies_between_two_steps_is_passed_after_the_stops_before_it(along_m, at):
    table = Timetable(paris("2026-11-28T14:00+01:00"), 60, 3000, STOPS)

    assert f"{table.at_m(along_m):%H:%M}" == at


def test_visit_lasts_as_long_as_the_stop():
    visit = Timetable(paris("2026-11-28T14:00+01:00"), 60, 3000, STOPS).at_step(1)

    assert f"{visit.arrives:%H:%M}-{visit.leaves:%H:%M}" == "14:20-14:50"


def test_time_never_runs_back_where_steps_do():
    stops = [Stop(0, 0), Stop(2000, 0), Stop(1900, 10), Stop(None, 5), Stop(2500, 0)]
    table = Timetable(paris("2026-11-28T14:00+01:00"), 60, 3000, stops)

    visits = [table.at_step(n) for n in range(5)]

    assert visits[3] is None
    arrivals = [f"{visit.arrives:%H:%M}" for visit in visits if visit]
    assert arrivals == ["14:00", "14:40", "14:40", "15:05"]


def walk(**fields):
    """A walk that is not stored, with three steps, and what is prepared of them."""
    prepared = {"along_m": [0, 1000, 2400], "route_m": 3000}
    return WalkPage(id=1, distance_m=3000, duration_min=60, prepared=prepared, **fields)


@pytest.mark.parametrize(
    ("reverse", "times"),
    [(False, ["14:00", "14:20", "15:18"]), (True, ["14:12", "14:40", "15:30"])],
)
def test_other_way_round_mirrors_the_steps_and_keeps_the_stops(reverse, times):
    steps = [WalkStep(), WalkStep(stop_min=30), WalkStep()]

    table = timetable(walk(), steps, paris("2026-11-28T14:00+01:00"), reverse)

    assert [f"{table.at_step(n).arrives:%H:%M}" for n in range(3)] == times
    assert f"{table.end:%H:%M}" == "15:30"


def test_override_of_distance_or_duration_gives_the_pace():
    slow = walk()
    slow.duration_min, slow.distance_m = 90, 5000

    table = timetable(slow, [WalkStep()] * 3, paris("2026-11-28T14:00+01:00"))

    assert f"{table.at_step(1).arrives:%H:%M}" == "14:30"
    assert f"{table.end:%H:%M}" == "15:30"


def test_bike_passes_sooner():
    bike = walk(mode="bike")
    bike.duration_min = moving_min(bike)

    table = timetable(bike, [WalkStep()] * 3, paris("2026-11-28T14:00+01:00"))

    assert f"{table.at_step(2).arrives:%H:%M}" == "14:10"


def test_walk_that_was_never_prepared_has_no_times():
    table = timetable(WalkPage(id=1), [WalkStep()], paris("2026-11-28T14:00+01:00"))

    assert table.at_step(0) is None
    assert f"{table.end:%H:%M}" == "14:00"
