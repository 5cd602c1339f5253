"""Who is in the admin by a mandate alone opens the desk and a few lists, no more.

Policies already refuse what is not theirs; this list also closes what Wagtail adds
tomorrow, and reports that tell titles without asking any policy.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from moderation.auth import ACCESS, is_only_reader

ADMIN = "/admin/"
DESK = "moderation_"
OPEN = {
    "wagtailadmin_home",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
    "wagtailadmin_account",
    "wagtailadmin_dismissibles",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
    "wagtailadmin_explore",
    "wagtailadmin_explore_root",
    "wagtailadmin_explore_results",
    "wagtailadmin_explore_root_results",
    "wagtailadmin_pages:search",
    "wagtailadmin_pages:search_results",
    "wagtailadmin_pages:view_draft",
    "wagtailadmin_pages:workflow_action",
    "wagtailadmin_pages:workflow_preview",
    "wagtailadmin_pages:workflow_status",
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_api:pages:listing",
    "wagtailadmin_api:pages:detail",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:site_history_results",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:workflow_results",
    "wagtailadmin_reports:workflow_tasks",
    "wagtailadmin_reports:workflow_tasks_results",
}


def open_to_readers(*names: str) -> None:
    """Add addresses of another app, by name, that check rights themselves."""
    OPEN.update(names)


class ReaderMiddleware:
    """Refuses readers every address of the admin that is not on the list."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing before the view is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> None:
        """Refuse what a reader has no business with."""
        if not request.path_info.startswith(ADMIN):
            return
        name = request.resolver_match.view_name or ""
        if name in OPEN or name.startswith(DESK):
            return
        user = request.user
        if user.is_authenticated and is_only_reader(user) and user.has_perm(ACCESS):
            raise PermissionDenied
