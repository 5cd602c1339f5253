"""Territories, districts, places, their closures, special days and reports."""

from places.models.days import Closure, DayAnswer
from places.models.landmarks import Landmark
from places.models.places import PLACE_PANELS, Place
from places.models.reports import FormCount, Report
from places.models.special_days import HoursLink, LocalDay
from places.models.territories import District, Territory

__all__ = [
    "PLACE_PANELS",
    "Closure",
    "DayAnswer",
    "District",
    "FormCount",
    "HoursLink",
    "Landmark",
    "LocalDay",
    "Place",
    "Report",
    "Territory",
]
