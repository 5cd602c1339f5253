"""Territories, districts and places in the editors' menu."""

from django.utils.translation import gettext_lazy as _

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from places.models import PLACE_PANELS, District, Place, Territory


class PlaceViewSet(SnippetViewSet):
    """Spots on the map, with their hours and closures."""

    model = Place
    icon = "site"
    panels = PLACE_PANELS
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
    """One entry of the menu for the three."""

    menu_label = _("Places")
    menu_icon = "site"
    menu_order = 220
    items = (PlaceViewSet, TerritoryViewSet, DistrictViewSet)


register_snippet(PlaceGroup)
