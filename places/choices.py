"""Words from which the fields of a place choose."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HoursSource(models.TextChoices):
    """Who the opening hours come from."""

    OWNER = "owner", _("the place itself")
    CITY = "city", _("the city")
    WEBSITE = "website", _("the official website")
    PUBLIC = "public", _("public sources")
    OPENSTREETMAP = "osm", _("OpenStreetMap")
    DEMO = "demo", _("demonstration data")
    UNKNOWN = "unknown", _("unknown")


class Wheelchair(models.TextChoices):
    """Access with a wheelchair, in the words of OpenStreetMap."""

    YES = "yes", _("Step-free")
    LIMITED = "limited", _("With help")
    NO = "no", _("Not accessible")
    UNKNOWN = "unknown", _("Not known")


class YesNo(models.TextChoices):
    """A fact that may not be known."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


class Ramp(models.TextChoices):
    """A ramp at the entrance, in the words of acceslibre."""

    NONE = "none", _("No ramp")
    FIXED = "fixed", _("Fixed ramp")
    REMOVABLE = "removable", _("Removable ramp")
    UNKNOWN = "unknown", _("Not known")


class DayAnswerKind(models.TextChoices):
    """What a place says of its hours on one special day."""

    USUAL = "usual", _("the usual hours")
    CLOSED = "closed", _("closed")
    HOURS = "hours", _("other hours")


class LandmarkKind(models.TextChoices):
    """Points from which people count their way."""

    METRO = "metro", _("Metro station")
    TRAM = "tram", _("Tram stop")
    TRAIN = "train", _("Railway station")
    SQUARE = "square", _("Square")
    SIGHT = "sight", _("Sight")


class ReportKind(models.TextChoices):
    """What somebody says is wrong with a page."""

    CLOSED = "closed", _("It has closed for good")
    HOURS = "hours", _("The opening hours are wrong")
    POSITION = "position", _("It is somewhere else")
    CONTACT = "contact", _("The phone, the address or the website is wrong")
    ACCESS = "access", _("What is said of access is wrong")
    OTHER = "other", _("Something else")


class ReportState(models.TextChoices):
    """What became of a report."""

    RECEIVED = "received", _("received")
    CHECKING = "checking", _("being checked")
    CORRECTED = "corrected", _("corrected")
    KEPT = "kept", _("checked: the page was right")
    UNUSABLE = "unusable", _("could not be used")


class Precision(models.TextChoices):
    """How well a position is known."""

    EXACT = "exact", _("checked")
    APPROXIMATE = "approximate", _("approximate")


class TerritoryState(models.TextChoices):
    """Whether a territory is open to visitors or being filled."""

    PREPARATION = "preparation", _("in preparation")
    LAUNCHED = "launched", _("launched")
