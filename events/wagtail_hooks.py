"""Events from elsewhere in the editors' menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from events.feeds.desk import inbox, pairs, sources
from events.feeds.desk.base import TABS
from events.feeds.desk.summaries import add_summaries


class DeskItem(MenuItem):
    """A page of the desk, for who has its right."""

    def __init__(self, label: Any, url: str, permission: str, **kwargs: Any) -> None:
        super().__init__(label, url, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may open it."""
        return bool(request.user.has_perm(self.permission))


class FeedGroup(SnippetViewSetGroup):
    """One entry of the menu for the desk and the forms of sources."""

    menu_label = _("Events received")
    menu_icon = "download"
    menu_order = 225
    items = (sources.SourceViewSet,)

    def get_submenu_items(self) -> list[MenuItem]:
        """The pages of the desk come first."""
        icons = {
            "events_inbox": "date",
            "events_twins": "copy",
            "events_refused": "cross",
            "events_health": "warning",
        }
        desk = [
            DeskItem(
                _("Health of the sources") if name == "events_health" else label,
                reverse(name),
                right,
                name=name,
                icon_name=icons[name],
                order=order,
            )
            for order, (name, label, right) in enumerate(TABS, start=-10)
        ]
        return [*desk, *super().get_submenu_items()]


register_snippet(FeedGroup)
hooks.register("construct_homepage_summary_items", add_summaries)


@hooks.register("register_admin_urls")
def feed_urls() -> list[URLPattern]:
    """The addresses of the desk."""
    at = "evenements-recus/"
    return [
        path(at, inbox.InboxView.as_view(), name="events_inbox"),
        path(f"{at}decider/", inbox.decide, name="events_decide"),
        path(f"{at}refuses/", inbox.RefusedView.as_view(), name="events_refused"),
        path(f"{at}doublons/", pairs.TwinsView.as_view(), name="events_twins"),
        path(f"{at}doublons/<int:pk>/", pairs.decide, name="events_pair"),
        path(f"{at}separer/<int:pk>/", pairs.separate, name="events_separate"),
        path(f"{at}sources/", sources.HealthView.as_view(), name="events_health"),
        path(f"{at}sources/<int:pk>/visiter/", sources.visit_now, name="events_visit"),
        path(f"{at}sources/<int:pk>/pause/", sources.pause, name="events_pause"),
    ]
