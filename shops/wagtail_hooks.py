"""Shops and their categories in the editors' menu."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from shops.models import Shop, ShopCategory


class ShopViewSet(SnippetViewSet):
    """Facts about shops."""

    model = Shop
    icon = "tag"
    list_display = ["name", "category", "place", "status", "is_demo"]
    list_filter = ["category", "status", "source", "is_demo"]
    search_fields = ["name"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Shop]:
        """Shops with what the list shows of them."""
        return Shop.objects.select_related("category", "place")


class ShopCategoryViewSet(SnippetViewSet):
    """Trades, in three languages."""

    model = ShopCategory
    icon = "list-ul"
    list_display = ["name", "slug", "schema_type"]


class ShopGroup(SnippetViewSetGroup):
    """One entry of the menu for both."""

    menu_label = _("Shops")
    menu_icon = "tag"
    menu_order = 210
    items = (ShopViewSet, ShopCategoryViewSet)


register_snippet(ShopGroup)
