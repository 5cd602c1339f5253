"""What a page or a mail says of a course, in the active language."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core import languages
from core.formats import NBSP, date_words
from core.validators import phone_words
from merchants.choices import BookingState, CourseKind
from merchants.courses import rules
from merchants.courses.timing import Timing, timing_of
from merchants.models import Booking, Course, CourseSession
from places.hours.wording import clock_words
from shops.choices import language_words


@dataclass(frozen=True, slots=True)
class Said:
    """Words, and the language they are in when it is not the reader's."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One session: "mardi 8 décembre", "14 h – 16 h", where when it is elsewhere."""

    day: str
    hours: str
    where: str
    is_cancelled: bool
    cancel_words: str
    is_over: bool


@dataclass(slots=True)
class Sheet:
    """A course as it stands now, for a page; `booked` and `waiting` are numbers."""

    course: Course
    booked: int
    waiting: int
    at: datetime
    own: list["Line"] = field(default_factory=list)

    @property
    def times(self) -> Timing:
        """Its first and last moment."""
        return timing_of(self.course)

    @property
    def title(self) -> Said:
        """Its title."""
        return said(self.course, "title")

    @property
    def audience(self) -> Said:
        """For whom it is."""
        return said(self.course, "audience")

    @property
    def description(self) -> Said:
        """What one learns."""
        return said(self.course, "description")

    @property
    def kind(self) -> str:
        """ "Language course: Dutch"."""
        return kind_words(self.course)

    @property
    def spoken(self) -> str:
        """The languages spoken there, in a list of words."""
        return ", ".join(language_words(code) for code in self.course.languages)

    @property
    def phone(self) -> str:
        """The phone of who answers questions, as it is read out."""
        number = self.course.contact_phone
        return phone_words(number) if number else ""

    @property
    def rows(self) -> list[Row]:
        """Every session, in order."""
        return rows(self.course, self.at)

    @property
    def when(self) -> str:
        """The dates in one line."""
        return when_words(self.course)

    @property
    def where(self) -> str:
        """Where it is, in one line."""
        return where_words(self.course)

    @property
    def is_bookable(self) -> bool:
        """Whether the button is shown."""
        full = len(self.own) >= rules.MOST_OF_A_SHOP
        return not full and rules.takes_bookings(self.course, self.at)

    @property
    def is_full(self) -> bool:
        """Whether one can only wait."""
        return self.booked >= self.course.seats

    @property
    def seats(self) -> str:
        """How many seats are left, or why none can be had."""
        if self.course.cancelled_at:
            return _("Called off")
        if self.times.is_over(self.at):
            return _("Over")
        if not rules.takes_bookings(self.course, self.at):
            return _("Bookings are closed")
        return seats_words(self.course.seats - self.booked, self.waiting)


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody of the shop who comes, or waits: "On the waiting list, 2nd"."""

    booking: Booking
    words: str


def said(course: Course, name: str) -> Said:
    """Words of a course in the active language, else the French ones."""
    code = languages.active()
    if code == languages.SOURCE:
        return Said(getattr(course, name))
    words = getattr(course, f"{name}_{code}", "")
    return Said(words) if words else Said(getattr(course, name), languages.SOURCE)


def title_words(course: Course) -> str:
    """The title alone."""
    return said(course, "title").text


def kind_words(course: Course) -> str:
    """What a course is about: "language course · Dutch"."""
    words = str(CourseKind(course.kind).label)
    if course.kind == CourseKind.LANGUAGE and course.taught:
        return f"{words} · {language_words(course.taught)}"
    return words


def rows(course: Course, at: datetime) -> list[Row]:
    """The sessions as they are read."""
    return [
        Row(
            day_words(session),
            hours_words(session),
            session.place_words,
            session.cancelled_at is not None,
            session.cancel_words,
            session.ends_at <= at,
        )
        for session in course.sessions.all()
    ]


def day_words(session: CourseSession) -> str:
    """ "mardi 8 décembre"."""
    day = timezone.localdate(session.starts_at)
    return date_words(day, languages.active())


def hours_words(session: CourseSession) -> str:
    """ "14 h – 16 h"."""
    code = languages.active()
    first = clock_words(timezone.localtime(session.starts_at).time(), code)
    last = clock_words(timezone.localtime(session.ends_at).time(), code)
    return f"{first.removesuffix(' uur')} – {last.replace(' ', NBSP)}"


def when_words(course: Course) -> str:
    """The first date, and how many times: "mardi 8 décembre, 14 h – 16 h · 6 séances"."""
    sessions = list(course.sessions.all())
    held = [session for session in sessions if session.cancelled_at is None]
    if not held:
        return _("no date yet") if not sessions else ""
    words = f"{day_words(held[0])}, {hours_words(held[0])}"
    if len(held) == 1:
        return words
    many = ngettext("%(count)d session", "%(count)d sessions", len(held))
    number = (many % {"count": len(held)}).replace(" ", NBSP)
    return f"{words} · {number}"


def where_words(course: Course) -> str:
    """Name and address of the place, and the words about it."""
    place = course.place
    parts = [place.name, place.address_line] if place else []
    return ", ".join(part for part in (*parts, course.place_words) if part)


def seats_words(free: int, waiting: int) -> str:
    """ "3 seats left", or how many wait already."""
    if free > 0:
        words = ngettext("%(count)d seat left", "%(count)d seats left", free)
        return words % {"count": free}
    if not waiting:
        return _("Full: nobody waits yet")
    words = ngettext(
        "Full: %(count)d person waits", "Full: %(count)d people wait", waiting
    )
    return words % {"count": waiting}


def state_words(booking: Booking, at: int) -> str:
    """What became of a booking; `at` is its place on the waiting list."""
    if booking.state == BookingState.BOOKED:
        return _("Has a seat")
    if booking.state == BookingState.CANCELLED:
        return _("Does not come")
    if at == 1:
        return _("First on the waiting list")
    return _("On the waiting list: %(before)s before you") % {
        "before": number_of_people(at - 1)
    }


def number_of_people(count: int) -> str:
    """ "2 people"."""
    words = ngettext("%(count)d person", "%(count)d people", count)
    return words % {"count": count}


def name_words(booking: Booking) -> str:
    """Who comes; a dash once the name was erased."""
    return booking.name or pgettext("name that was erased", "–")
