"""A week of hours on one line, and the days that differ."""

from datetime import date, time

from django.utils.translation import override

import pytest

from places.hours.compact import clock, exceptions_line, usual_line

pytestmark = pytest.mark.any_database

FRIDAY = date(2026, 11, 27)
SHOP = "Tu-Fr 09:30-12:30,14:00-19:00; Sa 10:00-19:00"


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (SHOP, "Tue–Fri 9:30–12:30, 14:00–19:00; Sat 10:00–19:00; closed Mon, Sun"),
        ("Mo,We 10:00-12:00", "Mon, Wed 10:00–12:00; closed Tue, Thu–Sun"),
        ("Tu-Th,Sa 11:00-18:00", "Tue–Thu, Sat 11:00–18:00; closed Mon, Fri, Sun"),
        ("Mo-Su 10:00-02:00", "every day 10:00–2:00"),
        ("24/7", "every day 24 hours a day"),
        ("off", "closed all week"),
        ("", ""),
        ("nonsense", ""),
        (
            "Mo-Su 10:00-12:00; PH off; 2026 Nov 24-2026 Dec 1 off",
            "every day 10:00–12:00",
        ),
    ],
)
def test_usual_week_is_one_line(hours, words):
    with override("en"):
        line = usual_line(hours, FRIDAY, "en")

    assert line.replace("\u00a0", " ") == words


def test_days_and_times_are_written_as_on_a_door():
    with override("nl"):
        line = usual_line("Mo-Fr 09:30-12:00; Sa 14:00-18:00", FRIDAY, "nl")

    assert line.startswith("ma–vr\u00a09.30–12.00; za\u00a014.00–18.00; ")
    assert clock(time(9, 30), "fr") == "9h30"
    assert clock(time(14), "fr") == "14h"
    assert clock(time(14), "en") == "14:00"


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (SHOP, ""),
        (f"{SHOP}; 2026 Dec 5 off", "except 5 Dec closed"),
        (f"{SHOP}; 2026 Dec 1-2026 Dec 4 off", "except 1 Dec–4 Dec closed"),
        (f"{SHOP}; 2026 Dec 6 14:00-18:00", "except 6 Dec 14:00–18:00"),
        (f"{SHOP}; 2027 Mar 6 off", ""),
        (
            f"{SHOP}; 2026 Nov 28 off; 2026 Dec 1 off; 2026 Dec 3 off; 2026 Dec 5 off",
            "except 28 Nov closed; 1 Dec closed; 3 Dec closed",
        ),
        ("", ""),
    ],
)
def test_days_unlike_the_week_are_named(hours, words):
    with override("en"):
        assert exceptions_line(hours, FRIDAY, "en") == words
