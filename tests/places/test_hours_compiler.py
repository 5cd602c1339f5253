"""The text that closures and school holidays make out of typed hours."""

import csv
from datetime import date, datetime, time
from pathlib import Path

import pytest
from opening_hours import OpeningHours

from places.hours.compiler import AnsweredDay, Closure, DateSpan, compile_hours
from places.hours.expression import parse_expression
from places.hours.holidays import holiday_name
from places.hours.school import school_holidays, school_holidays_known_until
from places.hours.state import is_open, week_table
from places.hours.validation import check_hours

pytestmark = pytest.mark.any_database

CHRISTMAS = DateSpan(date(2026, 12, 19), date(2027, 1, 3))
WINTER = DateSpan(date(2027, 2, 20), date(2027, 3, 7))
DATES = "2026 Dec 19-2027 Jan 03,2027 Feb 20-2027 Mar 07"
SHOPS = Path(__file__).parents[3] / "shared/data/synthetic_shops_5200.csv"


@pytest.mark.parametrize(
    ("text", "compiled"),
    [
        ("Mo-Fr 09:00-18:00", "Mo-Fr 09:00-18:00"),
        ("PH off; Mo-Su 10:00-18:00", "Mo-Su 10:00-18:00; PH off"),
        ("SH off", f"{DATES} off"),
        ("SH Mo 14:00-19:00", f"{DATES} Mo 14:00-19:00"),
        ("SH,Mo 14:00-19:00", f"Mo 14:00-19:00; {DATES} 14:00-19:00"),
        ("PH,SH off", f"{DATES} off; PH off"),
        ("SH off; Mo 10:00-12:00", f"Mo 10:00-12:00; {DATES} off"),
        ('SH 10:00-12:00 "atelier"', f'{DATES} 10:00-12:00 "atelier"'),
        (
            "Mo 10:00-12:00, SH We 14:00-16:00",
            f"Mo 10:00-12:00, {DATES} We 14:00-16:00",
        ),
        ("Su,PH 09:00-13:00", "Su 09:00-13:00; PH 09:00-13:00"),
        ("PH Su closed", "Su closed; PH closed"),
        ("Aug off; Tu-Sa 10:00-19:00", "Tu-Sa 10:00-19:00; Aug off"),
        ("Jul-Aug 10:00-22:00; Mo off", "Jul-Aug 10:00-22:00; Mo off"),
        ("off; Sa 10:00-12:00", "off; Sa 10:00-12:00"),
        ('Mo "a; b, SH" ; Tu 10:00-12:00', 'Mo "a; b, SH"; Tu 10:00-12:00'),
        ("Lun-Ven 9h-18h", ""),
        ("Jul SH off", ""),
        ("", ""),
    ],
)
def test_compiled_text(text, compiled):
    assert compile_hours(text, (), (CHRISTMAS, WINTER)) == compiled


def test_school_holiday_rule_without_known_holidays_is_left_out():
    assert compile_hours("Tu 10:00-12:00; SH Mo 14:00-19:00", (), ()) == (
        "Tu 10:00-12:00"
    )


@pytest.mark.parametrize(
    ("text", "start"),
    [("Mo-Su 10:00-18:00; PH off", "Mo-Su 10:00-18:00; PH off"), ("", "unknown")],
)
def test_closure_comes_last(text, start):
    closure = Closure(date(2026, 12, 24), date(2027, 1, 2), "Congés")
    assert compile_hours(text, [closure], ()) == (
        f'{start}; 2026 Dec 24-2027 Jan 02 off "Congés"'
    )


def test_closure_over_nonsense_keeps_the_rest_unknown():
    closure = Closure(date(2026, 12, 24), date(2026, 12, 24), "")
    assert compile_hours("lundi matin", [closure], ()) == (
        "unknown; 2026 Dec 24-2026 Dec 24 off"
    )


def test_closure_that_ends_before_it_begins_closes_nothing():
    closure = Closure(date(2026, 12, 24), date(2026, 12, 23), "")
    assert compile_hours("24/7", [closure], ()) == "24/7"


@pytest.mark.parametrize(
    ("reason", "written"),
    [
        ('Travaux "rue Nationale"', "Travaux “rue Nationale”"),
        ("Congés ; à bientôt || merci, PH", "Congés ; à bientôt || merci, PH"),
        ('12" cassé\n\tréouverture', "12” cassé réouverture"),
    ],
)
def test_reason_with_characters_of_the_syntax(reason, written):
    closure = Closure(date(2026, 12, 24), date(2026, 12, 24), reason)
    compiled = compile_hours("24/7", [closure], ())
    assert compiled == f'24/7; 2026 Dec 24-2026 Dec 24 off "{written}"'
    assert str(OpeningHours(compiled)).endswith(f'closed "{written}"')


def test_answered_day_wins_over_closure_and_public_holiday():
    day = date(2026, 12, 25)
    compiled = compile_hours(
        "Mo-Su 10:00-19:00; PH off; Dec 25 off",
        [Closure(date(2026, 12, 20), date(2027, 1, 3), "Congés")],
        (CHRISTMAS,),
        [AnsweredDay(day, "09:00-12:00,14:00-16:00")],
    )

    hours = {found.date: found for found in week_table(compiled, day)}

    assert compiled.endswith("; 2026 Dec 25 09:00-12:00,14:00-16:00")
    assert hours[day].spans == (
        (time(9), time(12), False),
        (time(14), time(16), False),
    )
    assert hours[day].comment == ""
    assert hours[date(2026, 12, 24)].comment == "Congés"
    assert hours[date(2026, 12, 26)].spans == ()


def test_night_of_an_answered_day_ends_on_the_day_after():
    day = date(2026, 12, 31)
    compiled = compile_hours(
        "Mo-Su 10:00-19:00", (), (), [AnsweredDay(day, "18:00-02:00")]
    )

    hours = week_table(compiled, day)

    assert hours[3].spans == ((time(18), time(2), True),)
    assert hours[4].spans == ((time(10), time(19), False),)
    assert is_open(compiled, datetime(2027, 1, 1, 1, 59))  # noqa: DTZ001 (wall time)
    assert not is_open(compiled, datetime(2027, 1, 1, 2))  # noqa: DTZ001
    assert not is_open(compiled, datetime(2026, 12, 31, 12))  # noqa: DTZ001


def test_closed_answer_ends_no_night_of_the_day_before():
    day = date(2027, 1, 1)
    compiled = compile_hours("Mo-Su 18:00-02:00", (), (), [AnsweredDay(day, "off")])

    assert compiled == "Mo-Su 18:00-02:00; 2027 Jan 01 off"
    assert is_open(compiled, datetime(2027, 1, 1, 1))  # noqa: DTZ001
    assert not is_open(compiled, datetime(2027, 1, 1, 20))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("times", "compiled"),
    [
        ("off", "unknown; 2026 Dec 25 off"),
        ("10:00-12:00", "unknown; 2026 Dec 25 10:00-12:00"),
        ("", ""),
    ],
)
def test_answered_day_of_a_place_without_hours(times, compiled):
    answer = AnsweredDay(date(2026, 12, 25), times)

    assert compile_hours("", (), (), [answer]) == compiled


def test_usual_answer_adds_no_rule():
    answer = AnsweredDay(date(2026, 12, 25), "")

    assert compile_hours("Mo-Su 10:00-19:00; PH off", (), (), [answer]) == (
        "Mo-Su 10:00-19:00; PH off"
    )


def test_answer_on_the_night_of_the_change_of_clocks():
    day = date(2026, 10, 24)
    compiled = compile_hours(
        "Mo-Su 10:00-19:00", (), (), [AnsweredDay(day, "20:00-03:30")]
    )

    assert is_open(compiled, datetime(2026, 10, 25, 3, 29))  # noqa: DTZ001
    assert not is_open(compiled, datetime(2026, 10, 25, 3, 30))  # noqa: DTZ001


def test_school_holidays_of_lille():
    spans = school_holidays("B")
    assert CHRISTMAS in spans
    assert WINTER in spans
    assert DateSpan(date(2027, 4, 17), date(2027, 5, 2)) in spans
    assert spans[0] == DateSpan(date(2025, 10, 18), date(2025, 11, 2))
    assert school_holidays_known_until("B") == date(2028, 8, 31)


def test_school_holidays_differ_by_zone():
    assert school_holidays("A") != school_holidays("B")


@pytest.mark.parametrize("year", [2025, 2026, 2027, 2028, 2031, 2038])
def test_names_cover_the_public_holidays_of_the_library(year):
    intervals = OpeningHours("PH", country="FR").intervals(
        _midnight(date(year, 1, 1)), _midnight(date(year + 1, 1, 1))
    )
    of_library = {begin.date() for begin, *_ in _open(intervals)}
    days = (date.fromordinal(date(year, 1, 1).toordinal() + at) for at in range(365))
    assert {day for day in days if holiday_name(day)} == of_library
    assert len(of_library) == 11


@pytest.mark.skipif(not SHOPS.exists(), reason="the sample of shops is not here")
def test_every_sample_shop_has_usable_hours():
    with SHOPS.open(encoding="utf-8") as rows:
        texts = {row["opening_hours"] for row in csv.DictReader(rows)} - {""}
    unusable = [
        text
        for text in texts
        if check_hours(text) != text
        or parse_expression(compile_hours(text, (), school_holidays())) is None
    ]
    assert len(texts) == 41
    assert unusable == []


def _midnight(day):
    return datetime.combine(day, time())


def _open(intervals):
    return [interval for interval in intervals if str(interval[2]) == "open"]
