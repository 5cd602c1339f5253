"""What keeps robots out of public forms: signed time, sender, counts."""

from datetime import timedelta

from django.db import transaction
from django.test import RequestFactory
from django.utils import timezone

import pytest

from places import guard
from places.guard import Age
from places.models import FormCount

pytestmark = pytest.mark.any_database

FRIDAY = "2026-11-27T11:00:00+01:00"


@pytest.fixture(autouse=True)
def friday(time_machine):
    time_machine.move_to(FRIDAY, tick=False)


def request_from(address="203.0.113.7", forwarded=None):
    extra = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded is not None else {}
    return RequestFactory().post("/", REMOTE_ADDR=address, **extra)


@pytest.mark.parametrize(
    ("seconds", "age"),
    [
        (0, Age.TOO_YOUNG),
        (2, Age.TOO_YOUNG),
        (3, Age.GOOD),
        (7200, Age.GOOD),
        (7201, Age.TOO_OLD),
        (7260, Age.TOO_OLD),
        (-60, Age.TOO_YOUNG),
    ],
)
def test_form_is_good_between_three_seconds_and_two_hours(time_machine, seconds, age):
    stamp = guard.new_stamp("report/K7F2")

    time_machine.shift(seconds)

    assert guard.age_of(stamp, "report/K7F2") == age


def test_stamp_is_good_for_its_own_form_only(time_machine):
    stamp = guard.new_stamp("report/K7F2")
    time_machine.shift(10)

    assert guard.age_of(stamp, "report/K7F2") == Age.GOOD
    assert guard.age_of(stamp, "report/ZZZZ") == Age.TOO_OLD


@pytest.mark.parametrize(
    "forged", ["", ":", "a:b:c", "\x00", "é" * 10_000, "WyJyZXBvcnQvSzdGMiIsMF0:x:y"]
)
def test_forged_stamp_is_too_old(forged):
    assert guard.age_of(forged, "report/K7F2") == Age.TOO_OLD


def test_stamp_whose_time_was_changed_is_too_old(time_machine):
    stamp = guard.new_stamp("report/K7F2")
    time_machine.shift(10)
    text, *rest = stamp.split(":")
    assert guard.age_of(stamp, "report/K7F2") == Age.GOOD

    changed = ":".join([text[:-1] + ("A" if text[-1] != "A" else "B"), *rest])

    assert guard.age_of(changed, "report/K7F2") == Age.TOO_OLD


@pytest.mark.parametrize(
    ("proxies", "peer", "forwarded", "address"),
    [
        (0, "203.0.113.7", None, "203.0.113.7"),
        (0, "203.0.113.7", "198.51.100.1", "203.0.113.7"),
        (1, "10.0.0.1", "198.51.100.1", "198.51.100.1"),
        (1, "10.0.0.1", "1.2.3.4, 198.51.100.1", "198.51.100.1"),
        (2, "10.0.0.1", "1.2.3.4, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        (2, "10.0.0.1", "198.51.100.1", "10.0.0.1"),
        (1, "10.0.0.1", None, "10.0.0.1"),
        (1, "10.0.0.1", " , ", "10.0.0.1"),
        (1, "10.0.0.1", "unknown", "unknown"),
        (1, "10.0.0.1", "x" * 10_000, "x" * 64),
        (0, "2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2::"),
        (0, "::ffff:203.0.113.7", None, "203.0.113.7"),
        (0, "", None, ""),
    ],
)
def test_address_is_what_our_own_proxies_told(
    settings, proxies, peer, forwarded, address
):
    settings.PORTAL_PROXY_COUNT = proxies

    assert guard.address_of(request_from(peer, forwarded)) == address


def test_sender_is_another_one_on_another_day_at_another_place_or_key(
    settings, time_machine
):
    first = guard.sender_of(request_from())
    assert guard.sender_of(request_from()) == first
    assert len(first) == 32
    assert "203" not in first[:3]

    other = guard.sender_of(request_from("203.0.113.8"))
    time_machine.shift(timedelta(days=1))
    next_day = guard.sender_of(request_from())
    settings.SECRET_KEY = "another key of the same length as before"
    other_key = guard.sender_of(request_from())

    assert len({first, other, next_day, other_key}) == 4


def count_once(sender, form="report"):
    with transaction.atomic():
        before = guard.hold(sender, form)
        guard.count(sender, form)
    return before


def test_counts_are_by_form_sender_and_hour(db, time_machine):
    assert [count_once("anna") for _ in range(3)] == [0, 1, 2]
    assert count_once("bert") == 0
    assert count_once("anna", "report/K7F2") == 0

    time_machine.shift(3600)

    assert count_once("anna") == 0
    assert sorted(FormCount.objects.values_list("count", flat=True)) == [1, 1, 1, 3]


def test_old_counts_are_deleted(db, time_machine):
    count_once("anna")
    time_machine.shift(timedelta(hours=23))
    count_once("bert")
    assert FormCount.objects.count() == 2

    time_machine.shift(timedelta(hours=2))
    count_once("chris")

    senders = FormCount.objects.values_list("sender", flat=True)
    assert sorted(senders) == ["bert", "chris"]


def test_sent_since_sees_the_hour_before_and_no_empty_count(db, time_machine):
    time_machine.move_to("2026-11-27T10:55:00+01:00", tick=False)
    count_once("anna")
    with transaction.atomic():
        guard.hold("bert", "report")
    time_machine.move_to("2026-11-27T11:02:00+01:00", tick=False)
    since = timezone.now() - timedelta(minutes=10)

    assert guard.sent_since("anna", "report", since)
    assert not guard.sent_since("bert", "report", since)
    assert not guard.sent_since("anna", "report/K7F2", since)
    assert not guard.sent_since("anna", "report", timezone.now())
