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


class Precision(models.TextChoices):
    """How well a position is known."""

    EXACT = "exact", _("checked")
    APPROXIMATE = "approximate", _("approximate")


class TerritoryState(models.TextChoices):
    """Whether a territory is open to visitors or being filled."""

    PREPARATION = "preparation", _("in preparation")
    LAUNCHED = "launched", _("launched")
