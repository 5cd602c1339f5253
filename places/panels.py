"""Panels of Wagtail's editor that show rather than ask."""

from typing import Any

from django.urls import reverse

from wagtail.admin.panels import Panel

from core import languages
from places import pages, stickers


class ShownPanel(Panel):
    """A panel with a template of its own and no field."""

    template = ""

    class BoundPanel(Panel.BoundPanel):
        """Shown once the object is saved."""

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.template_name = self.panel.template

        def is_shown(self) -> bool:
            """A place that is not saved has no code yet."""
            return super().is_shown() and self.instance.pk is not None


class CodePanel(ShownPanel):
    """The short address of a place, its QR code and its sticker."""

    template = "places/admin/code_panel.html"

    class BoundPanel(ShownPanel.BoundPanel):
        """Says so when there is no page to lead to yet."""

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The three addresses."""
            code = self.instance.code
            return {
                **super().get_context_data(parent_context),
                "address": stickers.short_address(code),
                "qr_url": reverse("codes:qr", args=[code]),
                "sticker_url": reverse("codes:sticker", args=[code]),
                "has_page": bool(pages.paths(self.instance.pk, self.instance.cards)),
            }


class ReportedPanel(ShownPanel):
    """Where to correct what was reported, and what the visitor sees."""

    template = "places/admin/reported_panel.html"

    class BoundPanel(ShownPanel.BoundPanel):
        """Links from a report to its place and its page."""

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The public page, the form of the place, the page of the report."""
            report = self.instance
            place = report.place
            return {
                **super().get_context_data(parent_context),
                "pages": pages.paths(place.pk, place.cards),
                "place_url": reverse(
                    "wagtailsnippets_places_place:edit", args=[place.pk]
                ),
                "state_url": reverse("places:report_state", args=[report.key]),
                "language": languages.NAMES[report.language],
            }
