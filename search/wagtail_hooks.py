"""The search in the editors' menu: what is asked, synonyms, promoted pages."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from search.desk.promotions import PromoteView
from search.desk.report import SearchesView
from search.desk.summaries import PERMISSION, add_summary
from search.desk.synonyms import SynonymViewSet
from search.desk.ways import ADD_PROMOTION

# Counts searches that the portal never hands to it: its list is always empty.
WAGTAILS_OWN_REPORT = "search-terms"


class PermittedItem(MenuItem):
    """An entry for who has its right."""

    def __init__(self, label: Any, url: str, permission: str, **kwargs: Any) -> None:
        super().__init__(label, url, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may open it."""
        return bool(request.user.has_perm(self.permission))


def searches_item(order: int, name: str) -> MenuItem:
    """The report as an entry of a menu."""
    url = reverse("searches_report")
    return PermittedItem(
        _("Searches"), url, PERMISSION, name=name, icon_name="search", order=order
    )


class SearchGroup(SnippetViewSetGroup):
    """One entry of the menu for all that editors do about the search."""

    menu_label = _("Site search")
    menu_name = "visitors-search"
    menu_icon = "search"
    menu_order = 228
    items = (SynonymViewSet,)

    def get_submenu_items(self) -> list[MenuItem]:
        """What is asked comes first, then what helps."""
        promoted = PermittedItem(
            _("Promoted pages"),
            reverse("wagtailsearchpromotions:index"),
            ADD_PROMOTION,
            name="visitors-promoted",
            icon_name="pick",
            order=500,
        )
        asked = searches_item(-10, "visitors-searches")
        return [asked, *super().get_submenu_items(), promoted]


register_snippet(SearchGroup)
hooks.register("construct_homepage_summary_items", add_summary)


@hooks.register("register_reports_menu_item")
def report_item() -> MenuItem:
    """What is searched, among the reports."""
    return searches_item(140, "searches")


@hooks.register("construct_reports_menu")
def one_report(request: HttpRequest, items: list[MenuItem]) -> None:
    """One report of searches, that which counts them."""
    items[:] = [item for item in items if item.name != WAGTAILS_OWN_REPORT]


@hooks.register("register_admin_urls")
def search_urls() -> list[URLPattern]:
    """The report, whole and as the part that filters exchange; a filled form."""
    results = SearchesView.as_view(results_only=True)
    return [
        path("reports/searches/", SearchesView.as_view(), name="searches_report"),
        path("reports/searches/results/", results, name="searches_report_results"),
        path("searchpicks/for/", PromoteView.as_view(), name="search_promote"),
    ]


@hooks.register("register_permissions")
def report_permission() -> QuerySet[Permission]:
    """The right to see the report, in the form of groups."""
    return Permission.objects.filter(
        content_type__app_label="search", codename="view_searchstat"
    )
