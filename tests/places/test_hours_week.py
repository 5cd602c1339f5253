"""The week table of a fiche and the days unlike the others."""

from datetime import date, time

import pytest

from places.hours.compiler import Closure, compile_hours
from places.hours.state import Status, special_days, usual_week, week_table

pytestmark = pytest.mark.any_database

MONDAY = date(2026, 12, 21)
CHRISTMAS = date(2026, 12, 25)


def span(opens, closes, after_midnight=False):
    return time.fromisoformat(opens), time.fromisoformat(closes), after_midnight


def test_week_runs_from_monday_to_sunday():
    table = week_table("Mo-Fr 09:00-18:00", CHRISTMAS)
    assert [day.date for day in table] == [date(2026, 12, 21 + at) for at in range(7)]
    assert [day.spans for day in table] == [(span("09:00", "18:00"),)] * 5 + [()] * 2
    assert [day.status for day in table[4:]] == ["open", "closed", "closed"]


def test_week_with_a_holiday_and_two_spans():
    text = "Mo-Sa 09:00-12:00,14:00-19:00; PH off"
    friday, saturday = week_table(text, MONDAY)[4:6]
    assert (friday.spans, friday.holiday) == ((), "Christmas Day")
    assert saturday.spans == (span("09:00", "12:00"), span("14:00", "19:00"))
    assert saturday.holiday == ""


def test_week_with_a_closure_gives_the_reason():
    closure = Closure(date(2026, 12, 22), date(2026, 12, 23), "Inventaire")
    table = week_table(compile_hours("Mo-Su 10:00-18:00", [closure], ()), MONDAY)
    assert [day.comment for day in table[:4]] == ["", "Inventaire", "Inventaire", ""]
    assert [bool(day.spans) for day in table[:4]] == [True, False, False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mo-Su 18:00-02:00", span("18:00", "02:00", True)),
        ("Mo-Su 18:00-26:30", span("18:00", "02:30", True)),
        ("Mo-Su 18:00-24:00", span("18:00", "00:00", True)),
        ("Mo-Su 18:00-00:00", span("18:00", "00:00", True)),
        ("24/7", span("00:00", "00:00", True)),
        ("Mo-Su 00:00-03:00", span("00:00", "03:00")),
    ],
)
def test_spans_that_reach_midnight(text, expected):
    assert [day.spans for day in week_table(text, MONDAY)] == [(expected,)] * 7


def test_night_before_a_closed_day_stays_on_its_own_day():
    table = week_table("Mo-Su 18:00-02:00; PH off", MONDAY)
    assert table[3].spans == (span("18:00", "02:00", True),)
    assert table[4].spans == ()


def test_night_longer_than_the_day_after_is_not_mixed_with_it():
    table = week_table("Mo 18:00-02:00; Tu 01:00-03:00", MONDAY)
    assert [day.spans for day in table[:2]] == [
        (span("18:00", "02:00", True),),
        (span("01:00", "03:00"),),
    ]


def test_appointment_all_day_has_no_span():
    day = week_table('"sur rendez-vous"', MONDAY)[0]
    assert (day.status, day.spans, day.comment) == (
        Status.APPOINTMENT,
        (),
        "sur rendez-vous",
    )


def test_appointment_hours_are_kept():
    day = week_table('Mo 10:00-12:00 "sur rendez-vous"', MONDAY)[0]
    assert (day.status, day.spans) == ("appointment", (span("10:00", "12:00"),))


def test_fallback_fills_the_days_without_hours():
    table = week_table('Mo-Fr 10:00-18:00; Su off || "sur rendez-vous"', MONDAY)
    assert [day.status for day in table[4:]] == ["open", "appointment", "closed"]


@pytest.mark.parametrize("text", ["", "Lun-Ven 9h-18h", "\x00"])
def test_no_week_table_without_usable_hours(text):
    assert week_table(text, MONDAY) == []
    assert special_days(text, text, MONDAY) == []


def test_special_days_are_holidays_and_closures_only():
    text = "Mo-Sa 10:00-19:00; PH off; Dec 24 10:00-17:00"
    closure = Closure(date(2026, 12, 28), date(2026, 12, 29), "Inventaire")
    found = special_days(compile_hours(text, [closure], ()), text, MONDAY, days=14)
    assert [(day.date, day.spans, day.comment) for day in found] == [
        (date(2026, 12, 24), (span("10:00", "17:00"),), ""),
        (CHRISTMAS, (), ""),
        (date(2026, 12, 28), (), "Inventaire"),
        (date(2026, 12, 29), (), "Inventaire"),
        (date(2027, 1, 1), (), ""),
    ]


def test_special_days_look_sixty_days_ahead():
    text = "Mo-Su 10:00-19:00; PH off"
    assert [day.date for day in special_days(text, text, date(2027, 1, 28))] == []
    assert [day.date for day in special_days(text, text, date(2027, 1, 29))] == [
        date(2027, 3, 29)
    ]


def test_special_days_of_a_place_with_unknown_hours_are_its_closures():
    closure = Closure(CHRISTMAS, CHRISTMAS, "Noël")
    found = special_days(compile_hours("", [closure], ()), "", MONDAY)
    assert [(day.date, day.comment) for day in found] == [(CHRISTMAS, "Noël")]


def test_usual_week_leaves_out_dates_seasons_and_holidays():
    text = "Mo-Sa 10:00-19:00; Dec Su 14:00-19:00; PH off; SH Mo off"
    spans = [day.spans for day in usual_week(text, MONDAY)]
    assert spans == [(span("10:00", "19:00"),)] * 6 + [()]


@pytest.mark.parametrize("text", ["", "nonsense", "Jul SH off", "PH off"])
def test_usual_week_is_empty_without_weekly_rules(text):
    assert usual_week(text, MONDAY) == []
