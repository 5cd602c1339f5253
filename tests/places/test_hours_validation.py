"""What an editor may type as hours, and what he is told otherwise."""

import pytest

from places.hours import faults
from places.hours.suggestion import suggest_hours
from places.hours.validation import HoursError, check_hours

pytestmark = pytest.mark.any_database


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("   ", ""),
        ("24/7", "24/7"),
        ("off", "off"),
        ('"sur rendez-vous"', '"sur rendez-vous"'),
        ("Mo-Fr 09:00-18:00", "Mo-Fr 09:00-18:00"),
        ("Mo-Fr 9:00-18:00", "Mo-Fr 09:00-18:00"),
        (" mo–fr  9:00 – 18:00 ;; ph OFF; ", "Mo-Fr 09:00-18:00; PH off"),
        ("PH off; Mo-Su 10:00-18:00", "PH off; Mo-Su 10:00-18:00"),
        ("Tu-Sa 10:00-19:00; SH Mo 14:00-19:00", None),
        ("Mo-Fr 10:00-12:00, We 14:00-16:00", None),
        ('Mo 10:00-12:00 "sonnez ; 2e – étage"', None),
        ('Mo-Fr 10:00-18:00 || "sur rendez-vous"', None),
        ("Sep Sa[1],Su[-1] off", None),
        ("Jan 1,May 1,Dec 25 off", None),
        ("PH -1 day 10:00-16:00", None),
        ("Mo-Fr 10:00-18:00open; PHoff", "Mo-Fr 10:00-18:00 open; PH off"),
    ],
)
def test_kept_text(typed, kept):
    assert check_hours(typed) == (typed if kept is None else kept)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("blah", faults.SYNTAX),
        (";", faults.SYNTAX),
        ("Mo-Fr 25:00-26:00", faults.SYNTAX),
        ("Dec 24,31 10:00-16:00", faults.SYNTAX),
        ("ouvert du mardi au samedi", faults.SYNTAX),
        ("<script>alert(1)</script>", faults.SYNTAX),
        ("Lun-Ven 9h-18h", faults.SUGGESTION),
        ("Mo-Fr 9-18", faults.SUGGESTION),
        ("Mo-Fr", faults.NO_TIMES),
        ("Mo-Fr 09:00-18:00; Sa", faults.NO_TIMES),
        ('Mo 10:00-12:00 "sonnez', faults.QUOTES),
        ('Mo "sonnez" 10:00-12:00', faults.QUOTES),
        ("Mo-Su sunrise-sunset", faults.SUN),
        ("Jul SH Mo off", faults.SCHOOL_HOLIDAYS),
        ("Mo-Fr 09:00-18:00\nSa 10:00-12:00", faults.CONTROL),
        ("Mo-Fr 09:00-18:00\u200b", faults.CONTROL),
        ("Mo-Fr 09:00-18:00; " * 53, faults.TOO_LONG),
    ],
)
def test_refused_text(typed, message):
    with pytest.raises(HoursError) as refused:
        check_hours(typed)
    assert refused.value.message == message
    assert str(refused.value) == message % refused.value.params


def test_text_of_the_greatest_length_is_kept():
    text = f'Mo 10:00-12:00 "{"é" * 983}"'
    assert len(text) == 1000
    assert check_hours(text) == text


def test_refusal_names_the_rule_without_times():
    with pytest.raises(ValueError, match='after "Sa", or "off" if it is closed'):
        check_hours("Mo-Fr 09:00-18:00; Sa")


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("Lun-Ven 9h-18h", "Mo-Fr 09:00-18:00"),
        ("lundi au vendredi 9h30 à 18h", "Mo-Fr 09:30-18:00"),
        ("du mardi au samedi de 10 h à 19 h", "Tu-Sa 10:00-19:00"),
        ("mar-sam 9h-12h 14h-18h", "Tu-Sa 09:00-12:00,14:00-18:00"),
        ("mar-sam 9h-12h / 14h-18h", "Tu-Sa 09:00-12:00,14:00-18:00"),
        ("lundi et jeudi 9h-12h", "Mo,Th 09:00-12:00"),
        ("Lundi : fermé, mardi 9h-12h", "Mo off; Tu 09:00-12:00"),
        ("samedi 10h-12h, fermé dimanche", "Sa 10:00-12:00; Su off"),
        ("tous les jours 10h-19h sauf jours fériés", "Mo-Su 10:00-19:00; PH off"),
        ("24h/24", "24/7"),
        ("24h/24 7j/7", "24/7"),
        ("maandag t/m vrijdag 9.00-18.00", "Mo-Fr 09:00-18:00"),
        ("Monday to Friday 9:00-17:00", "Mo-Fr 09:00-17:00"),
        ("9-18", "09:00-18:00"),
        ("Mon-Fri 9am-5pm", ""),
        ("mardi", ""),
        ("sur rendez-vous", '"sur rendez-vous"'),
        ("sans rendez-vous", ""),
        ("", ""),
    ],
)
def test_suggestion_for_spoken_hours(spoken, written):
    assert suggest_hours(spoken) == written
