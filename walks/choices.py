"""Words from which the fields of sights and walks choose."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SightKind(models.TextChoices):
    """What a sight is."""

    MUSEUM = "museum", _("Museum")
    MONUMENT = "monument", _("Monument")
    MARKET = "market", _("Market")
    VENUE = "venue", _("Cultural venue")


SCHEMA_TYPES = {
    SightKind.MUSEUM: "Museum",
    SightKind.MONUMENT: "LandmarksOrHistoricalBuildings",
    SightKind.MARKET: "TouristAttraction",
    SightKind.VENUE: "EventVenue",
}


class Difficulty(models.TextChoices):
    """How hard a walk is."""

    EASY = "easy", _("Easy")
    MODERATE = "moderate", _("Moderate")
    HARD = "hard", _("Hard")


class Mode(models.TextChoices):
    """How one follows the route."""

    FOOT = "foot", _("On foot")
    BIKE = "bike", _("By bike")


class Pace(models.TextChoices):
    """How fast one walks: with small children, at ease, briskly."""

    FAMILY = "family", _("With children")
    EASY = "easy", _("At ease")
    BRISK = "brisk", _("Brisk")


class Surface(models.TextChoices):
    """What one walks on."""

    PAVED = "paved", _("Asphalt and pavements")
    COBBLES = "cobbles", _("Cobblestones")
    GRAVEL = "gravel", _("Gravel or earth")
    MIXED = "mixed", _("Mixed")
    UNKNOWN = "unknown", _("Not known")
