"""Open or closed at an instant: the table of cases that shops really meet."""

from datetime import UTC, date, datetime, timedelta

import pytest

from places.hours.compiler import Closure, compile_hours
from places.hours.school import school_holidays
from places.hours.state import Confidence, Status, is_open, state_at
from places.hours.timeline import PARIS

pytestmark = pytest.mark.any_database

VILLA = "Tu-Su 10:00-18:00; Jan 1,May 1,Dec 25 off; Dec 24,Dec 31 10:00-17:00"
PALAIS = (
    "Mo 14:00-18:00; We-Su 10:00-18:00; Jan 1,May 1,Jul 14,Nov 1,Dec 25 off; "
    "Sep Sa[1] off; Sep Su[1] off"
)
BAR = "Mo-Su 18:00-02:00; PH off"
MONDAYS_OF_HOLIDAYS = "Tu-Sa 10:00-19:00; SH Mo 14:00-19:00"
REMARK = '"sur rendez-vous"'

CASES = [
    ("Mo-Fr 09:00-18:00", "2026-11-23 08:59:59", "closed"),
    ("Mo-Fr 09:00-18:00", "2026-11-23 09:00", "open"),
    ("Mo-Fr 09:00-18:00", "2026-11-23 17:59:59", "open"),
    ("Mo-Fr 09:00-18:00", "2026-11-23 18:00", "closed"),
    ("Mo-Fr 09:00-12:00,14:00-18:00", "2026-11-23 13:00", "closed"),
    # Public holidays, whatever the order of the rules.
    ("Mo-Su 10:00-18:00; PH off", "2026-12-25 12:00", "closed"),
    ("PH off; Mo-Su 10:00-18:00", "2026-12-25 12:00", "closed"),
    ("Mo-Su 10:00-18:00", "2026-12-25 12:00", "open"),
    ("PH off; Mo-Su 10:00-18:00", "2026-12-24 12:00", "open"),
    ("Mo-Su 10:00-18:00, PH off", "2027-03-29 12:00", "closed"),
    ("Dec 25 off; Mo-Su 10:00-18:00", "2026-12-25 12:00", "closed"),
    ("Dec 25 off; PH 10:00-12:00", "2026-12-25 11:00", "closed"),
    ("Tu-Sa 09:00-19:30; Su,PH 09:00-13:00", "2027-05-06 12:00", "open"),
    ("Tu-Sa 09:00-19:30; Su,PH 09:00-13:00", "2027-05-06 15:00", "closed"),
    ("Su,PH 09:00-13:00; Mo-Sa 09:00-19:00", "2027-05-06 15:00", "closed"),
    ("Mo-Sa 10:00-19:00; PH Su closed", "2026-11-23 12:00", "open"),
    ("Mo-Sa 10:00-19:00; PH Su closed", "2026-12-25 12:00", "closed"),
    ("PH Mo 10:00-12:00", "2027-03-29 11:00", "open"),
    ("PH Mo 10:00-12:00", "2027-04-05 11:00", "closed"),
    # Sights of the walks.
    (VILLA, "2026-12-24 16:59", "open"),
    (VILLA, "2026-12-24 17:00", "closed"),
    (VILLA, "2026-12-25 12:00", "closed"),
    (VILLA, "2026-12-31 17:30", "closed"),
    (VILLA, "2027-01-01 12:00", "closed"),
    (VILLA, "2026-12-28 12:00", "closed"),
    (VILLA, "2026-12-30 17:30", "open"),
    (PALAIS, "2026-09-05 12:00", "closed"),
    (PALAIS, "2026-09-06 12:00", "closed"),
    (PALAIS, "2026-09-12 12:00", "open"),
    (PALAIS, "2026-11-23 13:00", "closed"),
    (PALAIS, "2026-11-23 15:00", "open"),
    (PALAIS, "2026-07-14 15:00", "closed"),
    # Nights belong to the day on which they begin.
    ("Mo-Su 18:00-02:00", "2026-11-24 01:59", "open"),
    ("Mo-Su 18:00-02:00", "2026-11-24 02:00", "closed"),
    (BAR, "2026-12-25 01:00", "open"),
    (BAR, "2026-12-25 20:00", "closed"),
    (BAR, "2026-12-26 01:00", "closed"),
    (BAR, "2026-12-27 01:00", "open"),
    ("Mo-We 16:00-01:00; Th-Sa 16:00-02:00", "2026-11-26 00:30", "open"),
    ("Mo-We 16:00-01:00; Th-Sa 16:00-02:00", "2026-11-26 01:30", "closed"),
    ("Fr 18:00-02:00; Sa off", "2026-11-28 01:00", "open"),
    ("Sa 18:00-26:00; Su 10:00-12:00", "2026-11-29 01:30", "open"),
    ("Mo-Th 18:00-02:00; Fr 18:00-20:00", "2026-11-28 01:00", "closed"),
    ("Mo-Su 18:00-03:00; We 20:00-22:00 off", "2026-11-26 02:00", "open"),
    ("Tu-Su 11:30-14:30,18:00-24:00", "2026-11-24 23:59", "open"),
    ("Tu-Su 11:30-14:30,18:00-24:00", "2026-11-25 00:00", "closed"),
    ("Mo 18:00-18:00", "2026-11-24 17:59", "open"),
    ("Mo 18:00-18:00", "2026-11-24 18:00", "closed"),
    ("24/7", "2026-12-25 03:00", "open"),
    ("24/7; PH off", "2026-12-25 03:00", "closed"),
    # School holidays of zone B.
    (MONDAYS_OF_HOLIDAYS, "2026-12-21 15:00", "open"),
    (MONDAYS_OF_HOLIDAYS, "2026-12-21 13:00", "closed"),
    (MONDAYS_OF_HOLIDAYS, "2026-12-14 15:00", "closed"),
    (MONDAYS_OF_HOLIDAYS, "2027-01-04 15:00", "closed"),
    ("Mo-Su 10:00-18:00; SH off", "2026-07-20 12:00", "closed"),
    ("SH off; Mo-Su 10:00-18:00", "2026-07-20 12:00", "closed"),
    ("Mo-Su 10:00-18:00; PH,SH off", "2026-11-11 12:00", "closed"),
    ("Mo-Su 10:00-18:00; PH,SH off", "2026-10-19 12:00", "closed"),
    ("Mo-Su 10:00-18:00; PH,SH off", "2026-11-12 12:00", "open"),
    ("PH off; SH Mo-Su 10:00-18:00", "2026-12-25 12:00", "closed"),
    ("Aug off; Tu-Sa 10:00-19:00; SH Mo 14:00-19:00", "2026-08-03 15:00", "closed"),
    # Seasons.
    ("Dec Su 14:00-19:00; Mo-Sa 10:00-19:00", "2026-12-06 15:00", "open"),
    ("Jul-Aug 10:00-22:00; Mo off", "2026-07-06 12:00", "closed"),
    ("Jul-Aug 10:00-22:00; Mo-Su 10:00-18:00", "2026-07-07 21:00", "open"),
    # Remarks, nothing and nonsense.
    (REMARK, "2026-11-23 12:00", "appointment"),
    ('Mo-Fr 10:00-18:00 "sur rendez-vous"', "2026-11-23 12:00", "appointment"),
    ('Mo-Fr 10:00-18:00 "avec ou sans rendez-vous"', "2026-11-23 12:00", "open"),
    ('Mo-Fr 10:00-18:00; Sa unknown "op afspraak"', "2026-11-28 12:00", "appointment"),
    ('Mo-Fr 10:00-18:00 || "sur rendez-vous"', "2026-11-23 12:00", "open"),
    ('Mo-Fr 10:00-18:00 || "sur rendez-vous"', "2026-11-23 20:00", "appointment"),
    ('Mo-Fr 10:00-18:00; Su off || "sur rdv"', "2026-11-29 12:00", "closed"),
    ('"horaires variables"', "2026-11-23 12:00", "unknown"),
    ("Mo-Su", "2026-11-23 12:00", "unknown"),
    ("unknown", "2026-11-23 12:00", "unknown"),
    ("", "2026-11-23 12:00", "unknown"),
    ("   ", "2026-11-23 12:00", "unknown"),
    ("Lun-Ven 9h-18h", "2026-11-23 12:00", "unknown"),
    ("9-18", "2026-11-23 12:00", "unknown"),
    ('Mo-Fr 10:00-18:00 "ring', "2026-11-23 12:00", "unknown"),
    ("<b>Mo</b>\x00 ;;;||,", "2026-11-23 12:00", "unknown"),
    ("Mo-Su sunrise-sunset", "2026-11-23 12:00", "unknown"),
]


def paris(wall: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=PARIS, fold=fold)


@pytest.mark.parametrize(("text", "wall", "status"), CASES)
def test_status_of_each_case(text, wall, status):
    compiled = compile_hours(text, (), school_holidays())
    assert state_at(compiled, None, paris(wall)).status == status
    assert is_open(compiled, paris(wall)) == (status == "open")


@pytest.mark.parametrize(
    "text", ["Lun-Ven 9h-18h", "\x00", '"', "||", ";", "Mo" * 900, "\ud800"]
)
def test_state_of_nonsense_that_was_never_compiled(text):
    state = state_at(text, None, paris("2026-11-23 12:00"))
    assert (state.status, state.changes_at, state.comment, state.reason) == (
        Status.UNKNOWN,
        None,
        "",
        "",
    )


CHANGES = [
    ("Tu-Sa 10:00-19:00", "2026-11-24 12:00", "2026-11-24 19:00"),
    ("Tu-Sa 10:00-19:00", "2026-11-24 19:00", "2026-11-25 10:00"),
    ("Tu-Sa 10:00-19:00", "2026-11-28 19:00", "2026-12-01 10:00"),
    ("Tu-Su 18:00-24:00", "2026-11-24 20:00", "2026-11-25 00:00"),
    ("Mo-Su 18:00-02:00", "2026-11-24 20:00", "2026-11-25 02:00"),
    ("Mo-Su 00:00-24:00; We off", "2026-11-23 12:00", "2026-11-25 00:00"),
    (BAR, "2026-12-24 20:00", "2026-12-25 02:00"),
    (BAR, "2026-12-25 12:00", "2026-12-26 18:00"),
]


@pytest.mark.parametrize(("text", "wall", "change"), CHANGES)
def test_next_change_in_paris_time(text, wall, change):
    state = state_at(compile_hours(text, (), ()), None, paris(wall))
    assert state.changes_at == paris(change)
    assert state.changes_at.tzinfo is PARIS


@pytest.mark.parametrize("text", ["24/7", "off", "unknown", REMARK])
def test_no_change_when_nothing_ever_changes(text):
    assert state_at(text, None, paris("2026-11-24 12:00")).changes_at is None


def test_change_is_told_up_to_eight_days_ahead():
    compiled = "Mo-Su 10:00-18:00; 2026 Dec 1-2026 Dec 31 off"
    opening = paris("2027-01-01 10:00")
    assert state_at(compiled, None, opening - timedelta(days=8)).changes_at == opening
    before = opening - timedelta(days=8, seconds=1)
    assert state_at(compiled, None, before).changes_at is None


def test_midnight_between_two_open_days_is_no_change():
    state = state_at("Fr-Sa 00:00-24:00", None, paris("2026-11-27 12:00"))
    assert state.changes_at == paris("2026-11-29 00:00")


@pytest.mark.parametrize(
    ("text", "at", "status"),
    [
        # Summer time begins: 02:00 +01:00 is followed by 03:00 +02:00.
        ("Sa 18:00-02:30", "2026-03-29T01:59:00+01:00", "open"),
        ("Sa 18:00-02:30", "2026-03-29T03:00:00+02:00", "closed"),
        ("Sa 18:00-04:00", "2026-03-29T03:59:00+02:00", "open"),
        ("Sa 18:00-04:00", "2026-03-29T04:00:00+02:00", "closed"),
        ("Su 09:00-12:00", "2026-03-29T09:00:00+02:00", "open"),
        ("Su 09:00-12:00", "2026-03-29T08:30:00+02:00", "closed"),
        # Summer time ends: 03:00 +02:00 becomes 02:00 +01:00.
        ("Sa 18:00-02:30", "2026-10-25T02:29:00+02:00", "open"),
        ("Sa 18:00-02:30", "2026-10-25T02:30:00+02:00", "closed"),
        ("Sa 18:00-02:30", "2026-10-25T02:15:00+01:00", "closed"),
        ("Sa 18:00-03:30", "2026-10-25T02:15:00+01:00", "open"),
        ("Sa 18:00-03:30", "2026-10-25T03:30:00+01:00", "closed"),
        ("Su 09:00-12:00", "2026-10-25T09:00:00+01:00", "open"),
        ("Su 09:00-12:00", "2026-10-25T09:00:00+02:00", "closed"),
    ],
)
def test_nights_when_the_clocks_change(text, at, status):
    assert state_at(text, None, datetime.fromisoformat(at)).status == status


def test_change_across_summer_time():
    state = state_at("Mo-Su 09:00-18:00", None, paris("2026-03-28 20:00"))
    assert state.changes_at.isoformat() == "2026-03-29T09:00:00+02:00"


def test_naive_time_is_taken_as_paris_time():
    assert is_open("Mo-Fr 09:00-18:00", datetime.fromisoformat("2026-07-06 09:00"))
    assert not is_open("Mo-Fr 09:00-18:00", datetime.fromisoformat("2026-07-06 08:59"))


def test_closure_gives_its_reason_and_the_reopening():
    closure = Closure(date(2026, 12, 1), date(2026, 12, 3), 'Congés ; "retour" jeudi')
    compiled = compile_hours("Mo-Su 10:00-18:00", [closure], ())
    state = state_at(compiled, None, paris("2026-12-02 12:00"))
    assert state.status is Status.CLOSED
    assert state.reason == "Congés ; “retour” jeudi"
    assert state.comment == ""
    assert state.changes_at == paris("2026-12-04 10:00")


@pytest.mark.parametrize(
    ("wall", "status"),
    [
        ("2026-12-01 01:00", "open"),
        ("2026-12-01 20:00", "closed"),
        ("2026-12-03 23:59", "closed"),
        ("2026-12-04 01:00", "closed"),
        ("2026-12-04 18:00", "open"),
    ],
)
def test_closure_includes_the_night_of_its_last_day(wall, status):
    closure = Closure(date(2026, 12, 1), date(2026, 12, 3), "")
    compiled = compile_hours("Mo-Su 18:00-02:00", [closure], ())
    assert state_at(compiled, None, paris(wall)).status == status


def test_comment_of_an_open_shop():
    text = 'Mo-Fr 10:00-18:00 "entrée par la cour"'
    state = state_at(text, None, paris("2026-11-23 12:00"))
    assert (state.status, state.comment, state.reason) == (
        Status.OPEN,
        "entrée par la cour",
        "",
    )


@pytest.mark.parametrize(
    ("confirmed_at", "confidence", "confirmed_on"),
    [
        (None, Confidence.UNCONFIRMED, None),
        (datetime(2026, 11, 1, 23, 30, tzinfo=UTC), "confirmed", date(2026, 11, 2)),
        (datetime(2026, 8, 25, 11, 0, tzinfo=UTC), "confirmed", date(2026, 8, 25)),
        (datetime(2026, 8, 25, 10, 59, tzinfo=UTC), "stale", date(2026, 8, 25)),
    ],
)
def test_confidence_by_the_age_of_the_confirmation(
    confirmed_at, confidence, confirmed_on
):
    at = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
    state = state_at("24/7", confirmed_at, at)
    assert (state.confidence, state.confirmed_on) == (confidence, confirmed_on)
