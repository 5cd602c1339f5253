"""Reports of the admin: special days, and the places that have not said."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import (
    PermissionCheckedMixin,
    WagtailAdminTemplateMixin,
)
from wagtail.admin.views.reports import ReportView

from core import languages
from core.formats import date_words
from core.validators import phone_words
from places import contacts
from places.clock import this_minute
from places.models import Place, Territory
from places.special_days import SpecialDay, coming, today
from places.unconfirmed import DAYS_LISTED, day_counts, unsaid

# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def territories() -> list[tuple[str, str]]:
    """Slugs and names of the territories, as the form of the report offers them."""
    found = Territory.objects.filter(locale__language_code=languages.SOURCE)
    return list(found.values_list("slug", "name"))


def safe_cell(value: str) -> str:
    """A text that no spreadsheet runs."""
    return f"'{value}" if value.startswith(FORMULA) else value


def day_words(day: SpecialDay) -> str:
    """Date and names of a day in the language of the admin."""
    language = (get_language() or languages.SOURCE)[:2]
    form = "long" if language in languages.codes() else "short"
    words = date_words(day.date, language, form)
    return f"{words} · {day.label(everywhere=True)}"


class ForKeepersOfPlaces(PermissionCheckedMixin):
    """Only those who may change places; the territory comes from the query string."""

    model = Place
    any_permission_required = ["change"]

    @cached_property
    def territory(self) -> str:
        """The slug asked for; empty when there is no such territory."""
        asked = self.request.GET.get("territory", "")
        return asked if asked in dict(self.territories) else ""

    @cached_property
    def territories(self) -> list[tuple[str, str]]:
        """What the form offers."""
        return territories()


class SpecialDaysView(ForKeepersOfPlaces, WagtailAdminTemplateMixin, TemplateView):
    """The coming special days with the number of places that confirmed them."""

    page_title = gettext_lazy("Special days")
    header_icon = "date"
    template_name = "places/admin/special_days.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, then this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The counts of each day."""
        counts = day_counts(today(this_minute()), self.territory)
        return super().get_context_data(
            counts=[(day_words(count.day), count) for count in counts],
            territories=self.territories,
            territory=self.territory,
            **kwargs,
        )


class UnsaidView(ForKeepersOfPlaces, ReportView):
    """The places that have not said anything of one special day."""

    page_title = gettext_lazy("Not confirmed")
    header_icon = "date"
    template_name = "places/admin/unsaid.html"
    columns = [
        TitleColumn(
            "name",
            label=gettext_lazy("Place"),
            url_name="wagtailsnippets_places_place:edit",
        ),
        Column("area", label=gettext_lazy("District")),
        Column("phone_shown", label=gettext_lazy("Phone")),
        Column("email", label=gettext_lazy("E-mail")),
        Column("confirmed_on", label=gettext_lazy("Hours confirmed on")),
    ]
    list_export = [
        "name",
        "address_line",
        "area",
        "phone_shown",
        "email",
        "confirmed_on",
    ]
    export_headings = {
        "name": gettext_lazy("Place"),
        "address_line": gettext_lazy("Address"),
        "area": gettext_lazy("District"),
        "phone_shown": gettext_lazy("Phone"),
        "email": gettext_lazy("E-mail"),
        "confirmed_on": gettext_lazy("Hours confirmed on"),
    }
    custom_value_preprocess = {
        **ReportView.custom_value_preprocess,
        str: {"csv": safe_cell, "xlsx": safe_cell},
    }

    @cached_property
    def day(self) -> SpecialDay:
        """The special day of the address; 404 when it is none."""
        days = coming(today(this_minute()), DAYS_LISTED)
        found = [day for day in days if str(day.date) == self.kwargs["day"]]
        if not found:
            raise Http404("not a special day")
        return found[0]

    def get_page_subtitle(self) -> str:
        """The day."""
        return day_words(self.day)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the special days, this one."""
        above = {"url": reverse("special_days_report"), "label": _("Special days")}
        here = {"url": "", "label": self.page_title, "sublabel": day_words(self.day)}
        return [*self.breadcrumbs_items, above, here]

    def get_index_url(self) -> str:
        """The address below which the pages of the list are."""
        return reverse("unsaid_report", args=[self.day.date])

    def get_filename(self) -> str:
        """Of the spreadsheet, without its ending."""
        return f"non-confirme-{self.day.date}"

    def get_queryset(self) -> QuerySet[Place]:
        """Places in order of their names."""
        found = unsaid(self.day, self.territory).select_related("district")
        return found.defer("cards", "location").order_by("name", "pk")

    def decorate_paginated_queryset(self, object_list: Sequence[Place]) -> list[Any]:
        """Add what other tables know of each place."""
        places = list(object_list)
        emails = contacts.emails([place.pk for place in places])
        for place in places:
            place.email = emails.get(place.pk, "")
            place.area = place.district.name if place.district else place.city
            place.phone_shown = phone_words(place.phone).replace("+33 ", "0")
            at = place.hours_confirmed_at
            place.confirmed_on = today(at).isoformat() if at else ""
        return places

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list with its filter."""
        return super().get_context_data(
            territories=self.territories, territory=self.territory, **kwargs
        )

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> Any:
        """The table of Wagtail shows what was added to each place."""
        if not self.is_export:
            context["table"] = self.get_table(context["object_list"])
        return super().render_to_response(context, **kwargs)
