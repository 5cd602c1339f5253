"""Words from which the fields of an event choose."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventStatus(models.TextChoices):
    """Whether an event takes place as announced."""

    SCHEDULED = "scheduled", _("As planned")
    CANCELLED = "cancelled", _("Cancelled")
    POSTPONED = "postponed", _("Postponed")
    FULL = "full", _("Fully booked")


SCHEMA_STATUSES = {
    EventStatus.SCHEDULED: "EventScheduled",
    EventStatus.FULL: "EventScheduled",
    EventStatus.CANCELLED: "EventCancelled",
    EventStatus.POSTPONED: "EventPostponed",
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
