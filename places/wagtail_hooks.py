"""Territories, districts and places in the editors' menu."""

from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from places.models import PLACE_PANELS, District, Place, Territory
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


class PlaceGroup(SnippetViewSetGroup):
    """One entry of the menu for all of them."""

    menu_label = _("Places")
    menu_icon = "site"
    menu_order = 220
    items = (PlaceViewSet, TerritoryViewSet, DistrictViewSet, ReportViewSet)


register_snippet(PlaceGroup)
hooks.register("construct_homepage_summary_items", add_report_summary)
