"""Open or closed when one passes, in words that are right on the day of the walk."""

from datetime import UTC, datetime, timedelta

from django.utils.translation import override

import pytest

from places.hours.timeline import PARIS
from places.selectors import PlaceRow
from walks.open_then import state_then
from walks.passing import Visit

pytestmark = pytest.mark.any_database
FRIDAY = datetime(2026, 11, 27, 11, 0, tzinfo=PARIS)


def state(hours, arrives, stop_min=0, now=FRIDAY):
    confirmed_at = datetime(2026, 11, 20, tzinfo=UTC)
    place = PlaceRow({}, hours, confirmed_at, None, None)
    at = datetime.fromisoformat(arrives).replace(tzinfo=PARIS)
    with override("en"):
        return state_then(place, Visit(at, at + timedelta(minutes=stop_min)), now)


@pytest.mark.parametrize(
    ("hours", "arrives", "stop_min", "css", "word", "change"),
    [
        ("Mo-Su 10:00-19:00", "2026-11-27T14:35", 0, "open", "Open", "closes at 7 pm"),
        ("24/7", "2026-11-27T14:35", 600, "open", "Open", "24 hours a day"),
        ("Mo-Su 10:00-19:00", "2026-11-27T18:30", 30, "open", "Open", "closes at 7 pm"),
        (
            "Mo-Su 10:00-19:00",
            "2026-11-27T18:31",
            30,
            "brief",
            "Open",
            "closes at 7 pm, before you leave",
        ),
        (  # the walk ends after closing
            "Mo-Su 10:00-19:00",
            "2026-11-27T19:00",
            0,
            "closed",
            "Closed",
            "opens tomorrow at 10 am",
        ),
        (
            "Mo-Su 15:00-19:00",
            "2026-11-27T14:35",
            0,
            "closed",
            "Closed",
            "opens at 3 pm",
        ),
        # Planned for another day: never "tomorrow" of a day that is not today.
        (
            "Mo-Sa 10:00-19:00",
            "2026-11-28T12:00",
            0,
            "open",
            "Open",
            "closes at 7 pm",
        ),
        (
            "Mo-Sa 10:00-19:00",
            "2026-11-29T12:00",
            0,
            "closed",
            "Closed",
            "opens on Monday at 10 am",
        ),
        (
            "Fr-Sa 10:00-12:00",
            "2026-11-27T12:30",
            0,
            "closed",
            "Closed",
            "opens tomorrow at 10 am",
        ),
        (
            "Fr-Sa 10:00-12:00",
            "2026-11-28T12:30",
            0,
            "closed",
            "Closed",
            "opens on 4 December at 10 am",
        ),
        (  # a night belongs to the evening before it
            "Fr-Sa 18:00-02:00",
            "2026-11-28T22:00",
            0,
            "open",
            "Open",
            "closes at 2 am",
        ),
    ],
)
def test_state_is_that_of_the_moment_of_passing(
    hours, arrives, stop_min, css, word, change
):
    words = state(hours, arrives, stop_min)

    assert (words.css, words.word) == (css, f"{word} when you pass")
    assert words.change == change


@pytest.mark.parametrize(
    ("hours", "word"),
    [
        ('Mo-Su 10:00-19:00 "sur rendez-vous"', "By appointment"),
        ('Mo-Su unknown "voir sur place"', "Hours unknown"),
    ],
)
def test_what_is_neither_open_nor_closed_is_said_as_anywhere(hours, word):
    words = state(hours, "2026-11-27T14:35")

    assert (words.css, words.word) == ("unknown", word)


def test_place_without_hours_has_no_state():
    assert state("", "2026-11-27T14:35") is None
