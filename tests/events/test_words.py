"""How dates, repetitions and lists of days are said and read."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import override

import pytest

from events.fields import DaysField, DaysFormField
from events.hours import date_sentence, hour_words
from events.repetition import sentences, words_of
from tests.events.test_calendar import time_of

pytestmark = pytest.mark.any_database

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("", []),
        ("24/12/2026", ["2026-12-24"]),
        ("31/12/2026, 24/12/2026", ["2026-12-24", "2026-12-31"]),
        ("2026-12-24;1.1.2027\n3-1-2027", ["2026-12-24", "2027-01-01", "2027-01-03"]),
        ("24/12/2026 24/12/2026", ["2026-12-24"]),
    ],
)
def test_days_are_read_as_people_write_them(typed, days):
    field = DaysFormField(required=False)

    assert field.clean(typed) == days
    assert field.clean(field.prepare_value(days)) == days


@pytest.mark.parametrize(
    "typed",
    [
        "31/02/2026",
        "tomorrow",
        "24/12",
        "24/12/26",
        "0000-00-00",
        "24/12/1999",
        "20261224",
    ],
)
def test_first_word_that_is_no_day_is_named(typed):
    with pytest.raises(ValidationError) as refused:
        DaysFormField(required=False).clean(f"24/12/2026, {typed}, nonsense")

    with override("en"):
        assert refused.value.messages == [
            f"“{typed}” is no day. Write days like this: 24/12/2026, 31/12/2026."
        ]


@pytest.mark.parametrize(
    "value", [None, "2026-12-24x", 3, [None], [["2026-12-24"]], {}]
)
def test_days_that_code_writes_are_checked_too(value):
    with pytest.raises(ValidationError):
        DaysField().clean(value, None)


SATURDAYS = {"repeat": "weekly", "until": date(2027, 1, 30)}


@pytest.mark.parametrize(
    ("fields", "language", "words"),
    [
        (SATURDAYS, "en", "every Saturday, 8 pm to 10 pm, until 30 January"),
        (
            SATURDAYS,
            "fr",
            f"chaque samedi, de 20{NBSP}h à 22{NBSP}h, jusqu’au 30 janvier",
        ),
        (
            SATURDAYS,
            "nl",
            "elke zaterdag, van 20.00 tot 22.00 uur, tot en met 30 januari",
        ),
        (
            {"repeat": "weekly", "weekdays": ["tu", "th", "sa"]},
            "en",
            "every Tuesday, Thursday and Saturday, 8 pm to 10 pm",
        ),
        (
            {"repeat": "weekly", "weekdays": ["mo", "tu", "we", "th", "fr"]},
            "en",
            "Monday to Friday, 8 pm to 10 pm",
        ),
        (
            {"repeat": "weekly", "interval": 2, "until": date(2028, 1, 1)},
            "en",
            "every 2 weeks, on Saturday, 8 pm to 10 pm, until 1 January 2028",
        ),
        (
            {"repeat": "daily", "all_day": True},
            "en",
            "every day",
        ),
        (
            {"repeat": "daily", "interval": 3},
            "en",
            "every 3 days, 8 pm to 10 pm",
        ),
        (
            {"repeat": "monthly"},
            "en",
            "the first Saturday of each month, 8 pm to 10 pm",
        ),
        (
            {"repeat": "monthly", "interval": 2},
            "en",
            "the first Saturday of every 2 months, 8 pm to 10 pm",
        ),
        ({"repeat": "yearly"}, "en", "every year on 3 October, 8 pm to 10 pm"),
        (
            {"repeat": "yearly", "interval": 2},
            "en",
            "every 2 years on 3 October, 8 pm to 10 pm",
        ),
    ],
)
def test_repetition_is_said_in_words(fields, language, words):
    with override(language):
        assert words_of(time_of(**fields), language) == words


@pytest.mark.parametrize(
    ("not_on", "words"),
    [
        ([], "Every Saturday"),
        (["2026-11-21"], "Every Saturday"),
        (["2026-12-26"], "Every Saturday, not on 26 December"),
        (
            ["2026-11-21", "2026-12-26", "2027-12-25"],
            "Every Saturday, not on 26 December and 25 December 2027",
        ),
        ([f"2027-01-0{n}" for n in range(1, 8)], "Every Saturday, except on 7 days"),
    ],
)
def test_days_left_out_are_said_while_they_are_to_come(not_on, words):
    repeats = [{"words": "every Saturday", "not_on": not_on}]

    with override("en"):
        assert sentences(repeats, date(2026, 11, 27), "en") == [words]


@pytest.mark.parametrize(
    ("starts", "ends", "all_day", "sentence", "hour"),
    [
        (
            "2026-11-28T20:00",
            "2026-11-28T22:00",
            False,
            "Saturday 28 November, 8 pm to 10 pm",
            "8 pm",
        ),
        (
            "2026-11-28T20:00",
            "2026-11-29T02:00",
            False,
            "Saturday 28 November, 8 pm to 2 am",
            "8 pm",
        ),
        (
            "2026-11-29T00:30",
            "2026-11-29T02:00",
            False,
            "Sunday 29 November, 12:30 am to 2 am (in the night from Saturday to Sunday)",
            "12:30 am",
        ),
        (
            "2026-11-28T20:00",
            "2026-11-28T20:00",
            False,
            "Saturday 28 November, 8 pm",
            "8 pm",
        ),
        (
            "2026-11-27T18:00",
            "2026-11-29T22:00",
            False,
            "from Friday 27 November, 6 pm, to Sunday 29 November, 10 pm",
            "until 29 Nov",
        ),
        (
            "2026-11-01T00:00",
            "2027-01-03T23:59",
            True,
            "from Sunday 1 November to Sunday 3 January",
            "until 3 Jan",
        ),
        (
            "2026-11-28T00:00",
            "2026-11-28T23:59",
            True,
            "Saturday 28 November",
            "all day",
        ),
    ],
)
def test_date_is_said_in_words(starts, ends, all_day, sentence, hour):
    when = time_of(starts, ends, all_day=all_day)

    with override("en"):
        assert date_sentence(when, "en") == sentence
        assert hour_words(when, "en") == hour


def test_year_is_said_where_another_one_could_be_meant():
    evening = time_of("2027-11-28T20:00")
    over_new_year = time_of("2027-11-28T00:00", "2028-01-03T23:59", all_day=True)

    with override("en"):
        assert date_sentence(evening, "en", with_year=True) == (
            "Sunday 28 November 2027, 8 pm to 10 pm"
        )
        assert date_sentence(over_new_year, "en", with_year=True) == (
            "from Sunday 28 November 2027 to Monday 3 January 2028"
        )
