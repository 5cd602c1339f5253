"""Sets of small numbers as bits of one integer."""

import random

import pytest

from core import bitsets

SIZE = 5000
SOME = sorted(random.Random(7).sample(range(SIZE), 700))


def test_members_come_back_in_order():
    bits = bitsets.of(reversed(SOME), SIZE)

    assert list(bitsets.members(bits)) == SOME
    assert bits.bit_count() == len(SOME)


def test_many_members_make_the_same_set_and_come_back_in_order():
    bits = bitsets.of_many(reversed(SOME), SIZE)

    assert bits == bitsets.of(SOME, SIZE)
    assert bitsets.list_of(bits) == SOME
    assert bitsets.list_of(bitsets.of_many([SIZE - 1, 0], SIZE)) == [0, SIZE - 1]


@pytest.mark.parametrize(
    ("start", "stop"),
    [(0, 24), (24, 48), (690, 714), (699, 700), (700, 724), (5, 5), (9, 3), (-4, 2)],
)
def test_slice_is_the_slice_of_the_members(start, stop):
    bits = bitsets.of(SOME, SIZE)
    expected = SOME[max(0, start) :][: max(0, stop - start)]

    assert bitsets.slice_of(bits, start, stop) == expected


def test_empty_set_has_no_members():
    assert bitsets.of([], 0) == bitsets.of_many([], 0) == 0
    assert bitsets.list_of(0) == []
    assert list(bitsets.members(0)) == []
    assert bitsets.slice_of(0, 0, 24) == []


def test_membership_of_numbers_in_and_beyond_the_set():
    wanted = bitsets.Membership(bitsets.of(SOME, SIZE))

    assert [number for number in range(SIZE) if number in wanted] == SOME
    assert SIZE * 2 not in wanted
