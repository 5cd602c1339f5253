"""Who came to a session: ticked on a telephone, counted for the city."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from merchants.choices import BookingState
from merchants.courses import sheet
from merchants.courses.people import Person, person
from merchants.models import Attendance, Booking, Course, CourseSession

EMPTY_LINES = 4


@dataclass(frozen=True, slots=True)
class Summary:
    """A session in the list of the city; `came` is None before anybody noted it."""

    session: CourseSession
    day: str
    hours: str
    came: int | None
    noted: int
    is_over: bool


@dataclass(frozen=True, slots=True)
class Ticked:
    """Somebody on the list of a session; `came` is None: nobody noted it."""

    person: Person
    came: bool | None


def summaries(course: Course, at: datetime) -> list[Summary]:
    """The sessions of a course with how many came; one query."""
    rows = Attendance.objects.filter(session__course=course.pk).order_by()
    counts = rows.values("session").annotate(
        all=Count("pk"), came=Count("pk", filter=Q(came=True))
    )
    noted = {row["session"]: (row["came"], row["all"]) for row in counts}
    return [
        Summary(
            session,
            sheet.day_words(session),
            sheet.hours_words(session),
            *noted.get(session.pk, (None, 0)),
            session.ends_at <= at,
        )
        for session in course.sessions.all()
    ]


def rows(session: CourseSession) -> list[Ticked]:
    """Everybody with a seat by name, with what was noted; two queries."""
    bookings = _seated(session).select_related("shop__place", "user")
    noted = Attendance.objects.filter(session=session.pk)
    came = dict(noted.values_list("booking", "came"))
    found = [Ticked(person(b), came.get(b.pk)) for b in bookings]
    return sorted(found, key=lambda row: row.person.name.casefold())


def note(session: CourseSession, keys: Iterable[str], user: Any) -> None:
    """Keep who came, and that the others of the list did not."""
    ticked = set(keys)
    notes = [
        Attendance(
            booking=booking,
            session=session,
            came=str(booking.pk) in ticked,
            noted_by=user,
        )
        for booking in _seated(session)
    ]
    Attendance.objects.bulk_create(
        notes,
        update_conflicts=True,
        unique_fields=["booking", "session"],
        update_fields=["came", "noted_by", "noted_at"],
    )


def _seated(session: CourseSession) -> Any:
    return Booking.objects.filter(
        course=session.course_id, state=BookingState.BOOKED
    ).order_by("pk")
