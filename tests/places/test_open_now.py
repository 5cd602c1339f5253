"""Which of many places are open: the board agrees with each place, minute by minute."""

from datetime import datetime, timedelta

import pytest

from core import bitsets
from places.hours.state import is_open
from places.hours.timeline import PARIS
from places.open_now import OpenBoard

TEXTS = [
    "Tu-Sa 10:00-19:00",
    "",
    "24/7",
    "Mo-Sa 07:00-12:30,14:00-19:30",
    "Th-Sa 18:00-02:00",
    "Mo-Fr 09:00-17:00; PH off",
    "not hours at all",
    "Mo-Su 00:00-24:00",
    '"sur rendez-vous"',
    "Tu-Sa 10:00-19:00",
    "Sa-Su 02:30-03:30",
]
SUMMER_ENDS = datetime(2026, 10, 25, 0, 0, tzinfo=PARIS)
SUMMER_BEGINS = datetime(2027, 3, 28, 0, 0, tzinfo=PARIS)
CHRISTMAS = datetime(2026, 12, 24, 12, 0, tzinfo=PARIS)


def expected(at):
    return [n for n, text in enumerate(TEXTS) if text and is_open(text, at)]


def on_board(board, at):
    return list(bitsets.members(board.now(at.timestamp())))


@pytest.mark.parametrize("begin", [SUMMER_ENDS, SUMMER_BEGINS, CHRISTMAS])
def test_board_agrees_with_every_place_through_two_days(begin):
    board = OpenBoard(TEXTS)
    begin_s = begin.timestamp()

    for minute in range(0, 2 * 24 * 60, 5):
        at = datetime.fromtimestamp(begin_s + minute * 60, PARIS)
        assert on_board(board, at) == expected(at), at


def test_board_changes_at_the_minute_itself():
    board = OpenBoard(["Mo-Su 10:00-19:00"])
    closing = datetime(2026, 11, 24, 19, 0, tzinfo=PARIS)

    before = board.now((closing - timedelta(minutes=1)).timestamp())
    after = board.now(closing.timestamp())

    assert (before, after) == (1, 0)


def test_board_goes_back_with_the_clock():
    board = OpenBoard(["Mo-Su 10:00-19:00"])
    noon = datetime(2026, 11, 24, 12, 0, tzinfo=PARIS)
    night = datetime(2026, 11, 24, 23, 0, tzinfo=PARIS)

    seen = [board.now(at.timestamp()) for at in (noon, night, noon)]

    assert seen == [1, 0, 1]


def test_board_that_slept_for_weeks_is_right_at_once():
    board = OpenBoard(TEXTS)
    at = datetime(2026, 11, 24, 12, 0, tzinfo=PARIS)
    board.now(at.timestamp())

    later = at + timedelta(days=40, hours=7)

    assert on_board(board, later) == expected(later)


def test_another_moment_leaves_the_board_where_it_is():
    board = OpenBoard(TEXTS)
    now = datetime(2026, 11, 24, 12, 0, tzinfo=PARIS)
    friday_night = datetime(2026, 11, 28, 1, 0, tzinfo=PARIS)
    board.now(now.timestamp())

    found = list(bitsets.members(board.at_moment(friday_night.timestamp())))

    assert found == expected(friday_night)
    assert on_board(board, now) == expected(now)


def test_board_of_no_place_is_empty():
    assert OpenBoard([]).now(0.0) == 0
