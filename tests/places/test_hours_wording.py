"""The words for hours in three languages."""

from datetime import UTC, date, datetime, time

from django.utils.translation import gettext, override

import pytest

from places.hours import faults
from places.hours.faults import HoursError
from places.hours.state import Confidence, HoursState, Status, state_at, week_table
from places.hours.timeline import PARIS
from places.hours.wording import (
    StateWords,
    clock_words,
    day_hours_words,
    fault_words,
    holiday_words,
    state_words,
)

pytestmark = pytest.mark.any_database

CONFIRMED_AT = datetime(2026, 11, 20, tzinfo=UTC)


def paris(wall: str) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=PARIS)


def words_at(compiled: str, wall: str, lang: str, confirmed_at=CONFIRMED_AT):
    with override(lang):
        return state_words(state_at(compiled, confirmed_at, paris(wall)), paris(wall))


def needs_catalogue(lang: str) -> None:
    with override(lang):
        if gettext("closes at %(time)s") == "closes at %(time)s":
            pytest.skip(f"the {lang} catalogue is not compiled")


@pytest.mark.parametrize(
    ("moment", "lang", "words"),
    [
        ("19:00", "fr", "19\u00a0h"),
        ("09:30", "fr", "9\u00a0h\u00a030"),
        ("09:05", "fr", "9\u00a0h\u00a005"),
        ("00:00", "fr", "minuit"),
        ("00:30", "fr", "0\u00a0h\u00a030"),
        ("12:00", "fr", "12\u00a0h"),
        ("19:00", "en", "7 pm"),
        ("09:30", "en", "9:30 am"),
        ("00:00", "en", "midnight"),
        ("00:30", "en", "12:30 am"),
        ("12:00", "en", "noon"),
        ("12:15", "en", "12:15 pm"),
        ("11:59", "en", "11:59 am"),
        ("19:00", "en-gb", "7 pm"),
        ("19:00", "nl", "19.00 uur"),
        ("09:30", "nl", "9.30 uur"),
        ("00:00", "nl", "middernacht"),
        ("00:30", "nl", "0.30 uur"),
    ],
)
def test_clock_words(moment, lang, words):
    assert clock_words(time.fromisoformat(moment), lang) == words


CHANGES = [
    # Today, tonight, tomorrow.
    ("Tu-Sa 10:00-19:00", "2026-11-24 12:00", "Open", "closes at 7 pm"),
    ("Tu-Sa 10:00-19:00", "2026-11-24 09:59", "Closed", "opens at 10 am"),
    ("Tu-Sa 10:00-19:00", "2026-11-24 19:00", "Closed", "opens tomorrow at 10 am"),
    ("Tu-Sa 10:00-19:00", "2026-11-24 23:59", "Closed", "opens tomorrow at 10 am"),
    ("Tu-Sa 10:00-19:00", "2026-11-25 00:00", "Closed", "opens at 10 am"),
    ("Tu-Su 18:00-24:00", "2026-11-24 20:00", "Open", "closes at midnight"),
    ("Mo-Su 18:00-02:00", "2026-11-24 20:00", "Open", "closes at 2 am"),
    ("Mo-Su 18:00-02:00", "2026-11-25 01:00", "Open", "closes at 2 am"),
    (
        "Tu-We 00:00-24:00; Th 00:00-02:00",
        "2026-11-25 01:00",
        "Open",
        "closes tomorrow at 2 am",
    ),
    ("Mo-Su 09:00-12:30,14:00-18:00", "2026-11-24 13:00", "Closed", "opens at 2 pm"),
    # A weekday, up to six days ahead; then a date.
    ("Tu-Sa 10:00-19:00", "2026-11-29 12:00", "Closed", "opens on Tuesday at 10 am"),
    ("Mo 10:00-19:00", "2026-11-24 12:00", "Closed", "opens on Monday at 10 am"),
    ("Mo 10:00-19:00", "2026-11-23 20:00", "Closed", "opens on 30 November at 10 am"),
    ("Fr-Su 00:00-24:00", "2026-11-27 12:00", "Open", "closes on Sunday at midnight"),
    (
        "Tu 00:00-24:00; We 00:00-18:00",
        "2026-11-24 12:00",
        "Open",
        "closes tomorrow at 6 pm",
    ),
    (
        "24/7; 2026 Dec 1 off",
        "2026-11-24 12:00",
        "Open",
        "closes on Monday at midnight",
    ),
    (
        "24/7; 2026 Dec 1 off",
        "2026-11-23 12:00",
        "Open",
        "closes on 30 November at midnight",
    ),
    (
        "2027 Jan 3 09:00-12:00",
        "2026-12-26 12:00",
        "Closed",
        "opens on 3 January at 9 am",
    ),
    ("2027 Jan 3 09:00-12:00", "2026-12-26 08:59", "Closed", ""),
    # No change.
    ("24/7", "2026-11-24 12:00", "Open", "24 hours a day"),
    ("off", "2026-11-24 12:00", "Closed", ""),
    ('"sur rendez-vous"', "2026-11-24 12:00", "By appointment", ""),
    ("", "2026-11-24 12:00", "Hours unknown", ""),
]


@pytest.mark.parametrize(("compiled", "wall", "word", "change"), CHANGES)
def test_word_and_change_in_english(compiled, wall, word, change):
    words = words_at(compiled, wall, "en")
    assert (words.word, words.change) == (word, change)


@pytest.mark.parametrize(
    ("compiled", "wall", "lang", "expected"),
    [
        (
            "Tu-Sa 10:00-19:00",
            "2026-11-24 12:00",
            "fr",
            StateWords("Ouvert", "ferme à 19\u00a0h", "", "open"),
        ),
        (
            "Tu-Sa 09:00-19:00",
            "2026-11-24 20:00",
            "fr",
            StateWords("Fermé", "ouvre demain à 9\u00a0h", "", "closed"),
        ),
        (
            "Mo 09:00-19:00",
            "2026-11-25 20:00",
            "fr",
            StateWords("Fermé", "ouvre lundi à 9\u00a0h", "", "closed"),
        ),
        (
            "2027 Jan 1 09:00-12:00",
            "2026-12-25 12:00",
            "fr",
            StateWords("Fermé", "ouvre le 1er janvier à 9\u00a0h", "", "closed"),
        ),
        (
            "Tu-Su 18:00-24:00",
            "2026-11-24 20:00",
            "fr",
            StateWords("Ouvert", "ferme à minuit", "", "open"),
        ),
        (
            "24/7",
            "2026-11-24 20:00",
            "fr",
            StateWords("Ouvert", "24\u00a0h sur 24", "", "open"),
        ),
        (
            '"sur rendez-vous"',
            "2026-11-24 20:00",
            "fr",
            StateWords("Sur rendez-vous", "", "", "unknown"),
        ),
        (
            "Tu-Sa 10:00-19:00",
            "2026-11-24 12:00",
            "nl",
            StateWords("Open", "sluit om 19.00 uur", "", "open"),
        ),
        (
            "Mo 09:00-19:00",
            "2026-11-25 20:00",
            "nl",
            StateWords("Gesloten", "opent maandag om 9.00 uur", "", "closed"),
        ),
    ],
)
def test_words_in_french_and_dutch(compiled, wall, lang, expected):
    needs_catalogue(lang)
    assert words_at(compiled, wall, lang) == expected


@pytest.mark.parametrize(
    ("confirmed_at", "words"),
    [
        (datetime(2026, 11, 20, tzinfo=UTC), ""),
        (datetime(2026, 8, 3, 9, 0, tzinfo=UTC), "Hours not confirmed since 3 August"),
        (datetime(2025, 8, 3, tzinfo=UTC), "Hours not confirmed since 3 August 2025"),
        (None, "Hours not confirmed"),
    ],
)
def test_confidence_in_english(confirmed_at, words):
    said = words_at("24/7", "2026-11-24 12:00", "en", confirmed_at)
    assert said.confidence == words


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", "Horaires non confirmés depuis le 3 août"),
        ("nl", "Openingstijden niet bevestigd sinds 3 augustus"),
    ],
)
def test_confidence_in_french_and_dutch(lang, words):
    needs_catalogue(lang)
    confirmed_at = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)
    assert words_at("24/7", "2026-11-24 12:00", lang, confirmed_at).confidence == words


def test_unknown_hours_are_not_called_unconfirmed_as_well():
    assert words_at("", "2026-11-24 12:00", "en", None) == StateWords(
        "Hours unknown", "", "", "unknown"
    )


def test_change_is_said_in_paris_time_for_a_question_in_utc():
    change = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    state = HoursState(Status.CLOSED, change, Confidence.CONFIRMED, None, "", "")
    with override("en"):
        words = state_words(state, datetime(2026, 11, 24, 23, 10, tzinfo=UTC))
    assert words.change == "opens at 12:30 am"


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        (
            "Mo 09:00-12:00,14:00-19:00",
            "fr",
            "9\u00a0h – 12\u00a0h, 14\u00a0h – 19\u00a0h",
        ),
        ("Mo 09:00-12:00,14:00-19:00", "en", "9 am – noon, 2 pm – 7 pm"),
        ("Mo 09:00-12:00,14:00-19:00", "nl", "9.00 – 12.00 uur, 14.00 – 19.00 uur"),
        ("Mo 18:00-24:00", "fr", "18\u00a0h – minuit"),
        ("Mo 18:00-24:00", "nl", "18.00 uur – middernacht"),
        ("Mo 18:00-02:00", "en", "6 pm – 2 am"),
        ("Mo off", "en", "closed"),
        ("24/7", "en", "24 hours a day"),
        ('"sur rendez-vous"', "en", "by appointment"),
        ("unknown", "en", "hours unknown"),
    ],
)
def test_day_hours_words(text, lang, words):
    with override(lang):
        assert day_hours_words(week_table(text, date(2026, 11, 23))[0], lang) == words


def test_holiday_words():
    friday, saturday = week_table("24/7", date(2026, 12, 25))[4:6]
    with override("en"):
        assert holiday_words(friday) == "Christmas Day"
        assert holiday_words(saturday) == ""


def test_fault_words():
    fault = HoursError(faults.TOO_LONG, limit=1000)
    with override("en"):
        assert fault_words(fault) == "Shorten the hours to 1000 characters at most."
    needs_catalogue("fr")
    with override("fr"):
        assert fault_words(fault) == (
            "Raccourcissez les horaires à 1000 caractères au plus."
        )


@pytest.mark.parametrize(
    ("wall", "words"),
    [
        ("2026-11-22T12:00", "by appointment tomorrow"),
        ("2026-11-21T13:00", "by appointment on Monday"),
    ],
)
def test_change_words_before_a_day_by_appointment(wall, words):
    hours = 'Fr,Sa 10:00-12:00; Mo "sur rendez-vous"; PH off'

    said = words_at(hours, wall, "en")

    assert (said.word, said.change) == ("Closed", words)
