"""The dates of a course as a calendar file."""

from datetime import UTC

from django.utils import timezone

from icalendar import Calendar, Event

from merchants.courses.sheet import said, title_words, where_words
from merchants.models import Course, CourseSession

KIND = "text/calendar"


def calendar_of(course: Course) -> bytes:
    """The .ics file of a course with all its sessions, in the active language."""
    calendar = Calendar()
    calendar.add("prodid", "-//Enjoy-MEL//cours//FR")
    calendar.add("version", "2.0")
    for session in course.sessions.all():
        calendar.add_component(_entry(course, session))
    return calendar.to_ical()


def _entry(course: Course, session: CourseSession) -> Event:
    is_off = course.cancelled_at is not None or session.cancelled_at is not None
    entry = Event()
    entry.add("uid", f"course-session-{session.pk}@enjoy-mel")
    entry.add("dtstamp", timezone.now().astimezone(UTC))
    entry.add("summary", title_words(course))
    entry.add("description", said(course, "audience").text)
    entry.add("dtstart", session.starts_at.astimezone(UTC))
    entry.add("dtend", session.ends_at.astimezone(UTC))
    entry.add("location", session.place_words or where_words(course))
    entry.add("status", "CANCELLED" if is_off else "CONFIRMED")
    return entry


def filename(course: Course) -> str:
    """The name of the file."""
    return f"cours-{course.pk}.ics"
