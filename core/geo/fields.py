"""Model and form fields for a point and for a route, stored as GeoJSON."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.fields import InvalidJSONInput
from django.utils.translation import gettext_lazy as _

from core.geo.validation import check_line, check_point
from core.geo.widgets import MapWidget

Check = Callable[[Any], dict[str, Any]]


class GeometryFormField(forms.JSONField):
    """Form field that returns a checked geometry; None means left empty."""

    check: Check
    geom_type: str
    default_error_messages = {
        "invalid": _("These coordinates cannot be read."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", MapWidget(self.geom_type))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dict[str, Any] | None:
        """Read the JSON text and check the geometry."""
        try:
            geometry = super().to_python(value)
        except (ValueError, RecursionError):
            # Python refuses numbers of 4,300 digits and very deep nesting.
            raise ValidationError(
                self.error_messages["invalid"], code="invalid"
            ) from None
        return None if geometry in self.empty_values else type(self).check(geometry)

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Give back what was sent, readable or not, for the form shown again."""
        try:
            return super().bound_data(data, initial)
        except (ValueError, RecursionError):
            return InvalidJSONInput(data)

    def prepare_value(self, value: Any) -> Any:
        """Give the JSON text for the widget; text sent by a form stays as it is.

        A StreamField shown again after an error hands over the raw text.
        """
        return value if isinstance(value, str) else super().prepare_value(value)


class PointFormField(GeometryFormField):
    """Form field for one point of the map."""

    check = staticmethod(check_point)
    geom_type = "POINT"


class LineFormField(GeometryFormField):
    """Form field for a route."""

    check = staticmethod(check_line)
    geom_type = "LINESTRING"


class GeometryField(models.JSONField):
    """JSON column holding one GeoJSON geometry, normalised by `clean()`."""

    check_geometry: Check
    form_field_class: type[GeometryFormField]

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Return the geometry rounded and stripped of foreign members."""
        cleaned = super().clean(value, model_instance)
        return None if cleaned is None else type(self).check_geometry(cleaned)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Give forms the map widget."""
        return super().formfield(**{"form_class": self.form_field_class, **kwargs})


class PointField(GeometryField):
    """A GeoJSON Point in the metropolis, edited on a map."""

    description = _("Point on the map")
    check_geometry = staticmethod(check_point)
    default_validators = [check_point]
    form_field_class = PointFormField


class LineField(GeometryField):
    """A GeoJSON LineString in the metropolis, edited on a map."""

    description = _("Route on the map")
    check_geometry = staticmethod(check_line)
    default_validators = [check_line]
    form_field_class = LineFormField
