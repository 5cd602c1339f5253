"""The editors' form of a walk: its panels, what it warns of, the order of the steps."""

from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    Panel,
)

from core import languages
from core.formats import NBSP, duration_words, number_words
from walks.measures import measured
from walks.snapping import in_walking_order
from walks.warnings import warnings_of


class WalkForm(WagtailAdminPageForm):
    """Orders the steps along the route when asked to."""

    order_steps = forms.BooleanField(
        label=_("Order the steps along the route"),
        required=False,
        help_text=_(
            "When you save. A step without a position stays behind the one before it."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "order_steps" in self.fields:
            self.fields["order_steps"].initial = self.instance.pk is None

    def save(self, commit: bool = True) -> Any:
        """Put the steps in order first: the formset writes the order of its forms."""
        steps = self.formsets.get("steps")
        route = self.cleaned_data.get("route")
        if steps is not None and route and self.cleaned_data.get("order_steps"):
            order_forms(steps, route["coordinates"])
        return super().save(commit)


def order_forms(steps: Any, coords: list[list[float]]) -> None:
    """Give the forms of the steps the order in which the route passes them."""
    kept = [
        form
        for form in steps.forms
        if form not in steps.deleted_forms and (form.has_changed() or form.instance.pk)
    ]
    kept.sort(key=lambda form: form.cleaned_data.get("ORDER") or 0)
    points = [form.instance.point for form in kept]
    for position, index in enumerate(in_walking_order(coords, points), start=1):
        form = kept[index]
        if form.cleaned_data.get("ORDER") != position:
            form.cleaned_data["ORDER"] = position
            # Formsets leave alone what nobody changed.
            form.changed_data.append("ORDER")


class WarningsPanel(Panel):
    """What to look at before publishing; hidden while there is nothing."""

    class BoundPanel(Panel.BoundPanel):
        """Reads the walk as the form shows it: the latest draft."""

        template_name = "walks/admin/warnings.html"
        media = forms.Media(css={"all": ["walks/editor.css"]})

        @cached_property
        def warnings(self) -> list[str]:
            """The sentences; none for a walk that was never saved."""
            return warnings_of(self.instance) if self.instance.pk else []

        def is_shown(self) -> bool:
            """Only with something to say."""
            return super().is_shown() and bool(self.warnings)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The sentences."""
            context = super().get_context_data(parent_context)
            return {**context, "warnings": self.warnings}


class MeasuredPanel(FieldPanel):
    """A field in which an editor overrides what is measured, and what that is."""

    class BoundPanel(FieldPanel.BoundPanel):
        """Adds the measured value to the help below the field."""

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            value = measured(self.instance).get(self.field_name)
            if self.bound_field is not None and value is not None:
                words = gettext("Measured: %(value)s.") % {
                    "value": value_words(self.field_name, value)
                }
                self.help_text = f"{self.help_text} {words}"


def value_words(field_name: str, value: int) -> str:
    """2976 -> "2,976 m", 75 -> "1 hr 15", by what the field is counted in."""
    language = languages.active()
    if field_name.endswith("_min"):
        return duration_words(value, language)
    return f"{number_words(value, language)}{NBSP}m"


ROUTE_PANEL = MultiFieldPanel(
    [
        FieldPanel("route", required_on_save=True),
        FieldRowPanel(
            [FieldPanel("mode"), FieldPanel("difficulty"), FieldPanel("pace")]
        ),
        FieldRowPanel(
            [
                MeasuredPanel("distance_override_m"),
                MeasuredPanel("duration_override_min"),
                MeasuredPanel("climb_override_m"),
            ]
        ),
        FieldPanel("start_words"),
        FieldPanel("route_source"),
        FieldPanel("position"),
    ],
    heading=_("Route"),
)
ACCESS_PANEL = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("surface"), FieldPanel("has_stairs")]),
        FieldRowPanel([FieldPanel("has_benches"), FieldPanel("has_toilets")]),
        FieldPanel("access_words"),
    ],
    heading=_("Access"),
)
STEPS_PANELS = [
    FieldPanel("order_steps"),
    InlinePanel("steps", heading=_("Steps"), label=_("Step")),
]
