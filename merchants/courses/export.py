"""The list of a course for a spreadsheet."""

from io import BytesIO
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from openpyxl import Workbook

from core.audit import printable
from merchants.courses import people, sheet
from merchants.models import Attendance, Course
from places.admin_reports import safe_cell

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(course: Course) -> bytes:
    """One line for each person, one column for each session."""
    sessions = list(course.sessions.all())
    noted = Attendance.objects.filter(session__course=course.pk)
    came = {
        (booking, session): said
        for booking, session, said in noted.values_list("booking", "session", "came")
    }
    book = Workbook(write_only=True)
    page = book.create_sheet()
    page.append(_cells([*_heads(), *(sheet.day_words(s) for s in sessions)]))
    for person in people.people(course):
        marks = [_came(came.get((person.booking.pk, s.pk))) for s in sessions]
        page.append(_cells([*_facts(person), *marks]))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _heads() -> list[str]:
    return [
        _("Who comes"),
        _("Shop"),
        _("Phone"),
        _("E-mail"),
        _("State"),
        _("Booked on"),
    ]


def _facts(person: people.Person) -> list[str]:
    booking = person.booking
    return [
        person.name,
        person.shop,
        person.phone.replace("+33 ", "0"),
        person.email,
        str(booking.get_state_display()),
        timezone.localdate(booking.made_at).isoformat(),
    ]


def _came(said: bool | None) -> str:
    if said is None:
        return ""
    return _("yes") if said else _("no")


def _cells(values: list[Any]) -> list[str]:
    """Texts that no spreadsheet runs and that its file can hold."""
    return [safe_cell(printable(str(value))) for value in values]
