"""Screens in the editors' menu: the list, the form, which are silent."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.snippets.views.snippets import CopyView, IndexView, SnippetViewSet

import django_filters

from places.admin_reports import safe_cell
from tv.choices import ScreenKind, Sign
from tv.models import Screen
from tv.panels import ProgrammePanel, ScreenPanel, WeekPanel
from tv.signs import is_heard, kind_words, seen_words, sign_words, version_words
from tv.silent import keys_of

CHANGE = "tv.change_screen"
LIST = "wagtailsnippets_tv_screen:list"


class ScreenFilterSet(WagtailFilterSet):
    """By kind, and by whether they live."""

    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=ScreenKind.choices)
    sign = django_filters.ChoiceFilter(
        label=_("State"), choices=Sign.choices, method="of_sign"
    )

    class Meta:
        model = Screen
        fields = ["kind", "sign"]

    def of_sign(self, found: QuerySet, name: str, value: str) -> QuerySet:
        """Those that are so at this moment."""
        return found.filter(pk__in=keys_of(value, timezone.now()))


def place_cell(place: Any) -> str:
    """The place of a screen in a spreadsheet; "" without one."""
    return safe_cell(str(place)) if place else ""


class ScreenIndexView(IndexView):
    """Its spreadsheet runs no formula."""

    custom_value_preprocess = {
        **IndexView.custom_value_preprocess,
        str: {"csv": safe_cell, "xlsx": safe_cell},
    }
    custom_field_preprocess = {"place": {"csv": place_cell, "xlsx": place_cell}}


class ScreenCopyView(CopyView):
    """The same programme for another set."""

    def get_initial_form_instance(self) -> Screen:
        """Without what belongs to the first one alone."""
        screen = super().get_initial_form_instance()
        screen.pk, screen.code = None, ""
        screen.seen_at, screen.seen_version = None, ""
        screen._state.adding = True
        return screen


class ScreenViewSet(SnippetViewSet):
    """Televisions, windows and tablets, and what they show."""

    model = Screen
    icon = "desktop"
    menu_label = _("Screens")
    menu_order = 229
    add_to_admin_menu = True
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("kind")]),
        FieldPanel("place"),
        FieldPanel("languages"),
        ProgrammePanel("programme"),
        WeekPanel(heading=_("The week, as it was saved")),
        ScreenPanel(heading=_("Opening it")),
    ]
    list_display = [
        "name",
        Column("kind", label=_("Kind"), accessor=kind_words, sort_key="kind"),
        "place",
        Column("code", label=_("Code")),
        Column("seen", label=_("Last seen"), accessor=seen_words, sort_key="seen_at"),
        StatusTagColumn(
            "sign", label=_("State"), accessor=sign_words, primary=is_heard
        ),
        Column("version", label=_("Version"), accessor=version_words),
    ]
    list_export = ["name", "get_kind_display", "place", "code", "seen_at"]
    export_headings = {
        "name": _("Name"),
        "get_kind_display": _("Kind"),
        "place": _("Place"),
        "code": _("Code"),
        "seen_at": _("Last seen"),
    }
    filterset_class = ScreenFilterSet
    search_fields = ["name", "code", "place__name"]
    search_backend_name = None
    list_per_page = 50
    index_view_class = ScreenIndexView
    copy_view_class = ScreenCopyView

    def get_queryset(self, request: HttpRequest) -> QuerySet[Screen]:
        """Each screen with its place, without the programme, which the list leaves out."""
        found = Screen.objects.select_related("place")
        return found.defer("programme", "place__cards")

    def register_chooser_viewset(self) -> None:
        """None: nothing points to a screen, and whoever enters the admin could read it."""


class SilentSummary(SummaryItem):
    """How many screens are silent, on the first page of the admin, when some are."""

    order = 256
    template_name = "tv/admin/summary.html"

    def is_shown(self) -> bool:
        """Not asked at all for who may not change screens."""
        return self.request.user.has_perm(CHANGE) and self.count > 0

    @cached_property
    def count(self) -> int:
        """Those that were heard of before, and should be heard of now."""
        return len(keys_of(Sign.SILENT, timezone.now()))

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The number, its words, and the list of exactly these."""
        words = ngettext("silent screen", "silent screens", self.count)
        url = f"{reverse(LIST)}?sign={Sign.SILENT}"
        return {"count": self.count, "words": words, "url": url}


def add_summary(request: HttpRequest, items: list[SummaryItem]) -> None:
    """One more number on the first page."""
    items.append(SilentSummary(request))
