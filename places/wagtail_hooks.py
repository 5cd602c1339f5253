"""Territories, districts, places and special days in the editors' menu."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from places.admin_reports import SpecialDaysView, UnsaidView
from places.models import PLACE_PANELS, District, Landmark, LocalDay, Place, Territory
from places.panels import CodePanel
from places.report_admin import ReportViewSet, add_report_summary


class PlaceViewSet(SnippetViewSet):
    """Spots on the map, with their hours and closures."""

    model = Place
    icon = "site"
    panels = [*PLACE_PANELS, CodePanel(heading=_("Short address"))]
    list_display = ["name", "city", "district", "hours_confirmed_at"]
    list_filter = ["district", "hours_source"]
    search_fields = ["name", "street_address"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Place]:
        """Places with what the list shows of them."""
        return Place.objects.select_related("district").defer("cards")


class TerritoryViewSet(SnippetViewSet):
    """Parts of the metropolis that have a page."""

    model = Territory
    icon = "globe"
    list_display = ["name", "state"]


class DistrictViewSet(SnippetViewSet):
    """Quarters and villages."""

    model = District
    icon = "site"
    list_display = ["name", "territory"]
    list_filter = ["territory"]


class LandmarkViewSet(SnippetViewSet):
    """Points from which visitors count their way."""

    model = Landmark
    icon = "site"
    list_display = ["name", "kind", "city"]
    list_filter = ["kind", "city"]
    list_per_page = 50


class LocalDayViewSet(SnippetViewSet):
    """Local event days: a braderie, a market."""

    model = LocalDay
    icon = "date"
    list_display = ["date", "name_fr", "territory"]
    list_filter = ["territory"]
    list_per_page = 50


class PlaceGroup(SnippetViewSetGroup):
    """One entry of the menu for all of them."""

    menu_label = _("Places")
    menu_icon = "site"
    menu_order = 220
    items = (
        PlaceViewSet,
        TerritoryViewSet,
        DistrictViewSet,
        LandmarkViewSet,
        LocalDayViewSet,
        ReportViewSet,
    )


register_snippet(PlaceGroup)
hooks.register("construct_homepage_summary_items", add_report_summary)


class SpecialDaysItem(MenuItem):
    """The report of special days, for those who may change places."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may change places."""
        policy = policy_registry.get_by_type(Place)
        return bool(policy.user_has_permission(request.user, "change"))


@hooks.register("register_reports_menu_item")
def special_days_item() -> MenuItem:
    """Special days among the reports."""
    url = reverse("special_days_report")
    return SpecialDaysItem(_("Special days"), url, icon_name="date", order=150)


@hooks.register("register_admin_urls")
def special_days_urls() -> list[URLPattern]:
    """The addresses of the report."""
    return [
        path(
            "reports/special-days/",
            SpecialDaysView.as_view(),
            name="special_days_report",
        ),
        path(
            "reports/special-days/<str:day>/",
            UnsaidView.as_view(),
            name="unsaid_report",
        ),
    ]
