"""The unions' desk in the admin: addresses, menu, first page, and what readers see."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from moderation import exports
from moderation.auth import is_only_reader
from moderation.desk import figures, mandates, needs, previews, queue, review
from moderation.desk.base import may_enter
from moderation.models import Federation, Union
from moderation.page_policy import POLICY

KEPT_IN_MENU = {"moderation-desk", "explorer", "reports"}
KEPT_REPORTS = {"workflows", "workflow-tasks", "site-history"}


exports.make_safe()


class FederationViewSet(SnippetViewSet):
    """Groups of unions."""

    model = Federation
    icon = "group"
    list_display = ["name"]


class UnionViewSet(SnippetViewSet):
    """Trade unions, with how fast they promise to read."""

    model = Union
    icon = "group"
    list_display = ["name", "federation", "territory", "review_days"]
    list_filter = ["federation"]
    search_fields = ["name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Union]:
        """Unions with what the list shows of them."""
        return Union.objects.select_related("federation", "territory")


class UnionGroup(SnippetViewSetGroup):
    """One entry of the menu for both."""

    menu_label = _("Unions")
    menu_icon = "group"
    menu_order = 215
    items = (UnionViewSet, FederationViewSet)


register_snippet(UnionGroup)


class DeskItem(MenuItem):
    """The desk in the menu, for who has something to read."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person acts for the city, or holds a mandate."""
        return may_enter(request.user)


@hooks.register("register_admin_menu_item")
def desk_item() -> MenuItem:
    """First in the menu."""
    url = reverse("moderation_queue")
    return DeskItem(
        _("Reading over"),
        url,
        name="moderation-desk",
        icon_name="clipboard-list",
        order=10,
    )


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern]:
    """The addresses of the desk."""
    return [
        path("relecture/", queue.QueueView.as_view(), name="moderation_queue"),
        path(
            "relecture/qui-a-besoin-de-moi/",
            needs.NeedsView.as_view(),
            name="moderation_needs",
        ),
        path(
            "relecture/chiffres/",
            figures.FiguresView.as_view(),
            name="moderation_figures",
        ),
        path(
            "relecture/mandats/",
            mandates.MandatesView.as_view(),
            name="moderation_mandates",
        ),
        path("relecture/mandats/<int:pk>/fin/", mandates.end, name="moderation_end"),
        path(
            "relecture/<int:pk>/", review.ReviewView.as_view(), name="moderation_review"
        ),
        path("relecture/<int:pk>/avant/", previews.before, name="moderation_before"),
        path("relecture/<int:pk>/apres/", previews.after, name="moderation_after"),
    ]


@hooks.register("construct_homepage_panels")
def first_page(request: HttpRequest, panels: list[Any]) -> None:
    """The queue comes first; Wagtail's own list of the same is left out."""
    if not may_enter(request.user):
        return
    doubled = {"workflow_objects_to_moderate"}
    if is_only_reader(request.user):
        doubled = {panel.name for panel in panels}
    panels[:] = [panel for panel in panels if panel.name not in doubled]
    panels.append(queue.QueuePanel())


@hooks.register("construct_homepage_summary_items", order=1000)
def no_summary(request: HttpRequest, items: list[Any]) -> None:
    """Readers have no use for the number of pages."""
    if is_only_reader(request.user):
        items.clear()


def kept_in_menu(item: MenuItem) -> bool:
    """Whether readers have business there; other apps mark their items `for_readers`."""
    return item.name in KEPT_IN_MENU or getattr(item, "for_readers", False)


@hooks.register("construct_main_menu")
def short_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Readers see the desk, their fiches and their reports."""
    if is_only_reader(request.user):
        items[:] = [item for item in items if kept_in_menu(item)]


@hooks.register("construct_reports_menu")
def short_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    """Reports that keep to the fiches of one's unions."""
    if is_only_reader(request.user):
        items[:] = [item for item in items if item.name in KEPT_REPORTS]


@hooks.register("construct_page_chooser_queryset")
def own_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Choosers show readers what the explorer shows them."""
    if not is_only_reader(request.user):
        return pages
    seen = POLICY.explorable_instances(request.user)
    return pages.filter(pk__in=seen.order_by().values("pk"))
