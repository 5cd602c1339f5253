"""Words from which the fields of an event choose."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventStatus(models.TextChoices):
    """Whether an event takes place as announced."""

    SCHEDULED = "scheduled", _("As planned")
    CANCELLED = "cancelled", _("Cancelled")
    POSTPONED = "postponed", _("Postponed")
    MOVED = "moved", _("Moved")
    FULL = "full", _("Fully booked")


SCHEMA_STATUSES = {
    EventStatus.SCHEDULED: "EventScheduled",
    EventStatus.FULL: "EventScheduled",
    EventStatus.CANCELLED: "EventCancelled",
    EventStatus.POSTPONED: "EventPostponed",
    EventStatus.MOVED: "EventRescheduled",
}


class EventKind(models.TextChoices):
    """What one comes for."""

    CONCERT = "concert", _("Concert")
    EXHIBITION = "exhibition", _("Exhibition")
    THEATRE = "theatre", _("Theatre")
    DANCE = "dance", _("Dance")
    CINEMA = "cinema", _("Cinema")
    WORKSHOP = "workshop", _("Workshop")
    TOUR = "tour", _("Guided tour")
    MARKET = "market", _("Market")
    FAMILY = "family", _("For families")
    FOOD = "food", _("Food and drink")
    FESTIVAL = "festival", _("Festival")
    BRADERIE = "braderie", _("Street sale")
    COURSE = "course", _("Course")


class EventAccess(models.TextChoices):
    """Who can follow an event; the codes are those of OpenAgenda."""

    MOTOR = "mi", _("use a wheelchair")
    HEARING = "hi", _("hear badly")
    VISUAL = "vi", _("see badly")
    PSYCHIC = "pi", _("live with a psychic disability")
    INTELLECTUAL = "ii", _("live with an intellectual disability")


class Repeat(models.TextChoices):
    """How often a date comes back."""

    NEVER = "", _("does not repeat")
    DAILY = "daily", _("days")
    WEEKLY = "weekly", _("weeks")
    MONTHLY = "monthly", _("months, on the same weekday")
    YEARLY = "yearly", _("years")


class Weekday(models.TextChoices):
    """Days of the week, by the codes of RFC 5545 in small letters."""

    MONDAY = "mo", _("Monday")
    TUESDAY = "tu", _("Tuesday")
    WEDNESDAY = "we", _("Wednesday")
    THURSDAY = "th", _("Thursday")
    FRIDAY = "fr", _("Friday")
    SATURDAY = "sa", _("Saturday")
    SUNDAY = "su", _("Sunday")


class FeedKind(models.TextChoices):
    """The forms of feeds that the portal reads."""

    OPENAGENDA = "openagenda", _("OpenAgenda")
    OPENDATASOFT = "opendatasoft", _("OpenAgenda through Opendatasoft")
    ICAL = "ical", _("iCalendar")
    DATATOURISME = "datatourisme", _("DATAtourisme")


class RunOutcome(models.TextChoices):
    """How a visit of a source ended."""

    GOOD = "good", _("read")
    UNCHANGED = "unchanged", _("nothing new")
    PARTIAL = "partial", _("read in part")
    FAILED = "failed", _("failed")


class ImportState(models.TextChoices):
    """What an editor said of an imported event."""

    WAITING = "waiting", _("to be read")
    PUBLISHED = "published", _("online")
    REFUSED = "refused", _("refused")


class TwinState(models.TextChoices):
    """What an editor said of two events that may be one."""

    OPEN = "open", _("to be decided")
    MERGED = "merged", _("one event")
    APART = "apart", _("two events")
