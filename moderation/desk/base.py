"""What all pages of the desk share: who may open them, and their heads."""

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from moderation import mandates
from moderation.models import Union
from moderation.rights import is_city, reviewed_unions

TABS = (
    ("moderation_queue", _("To read over")),
    ("moderation_needs", _("Who needs me")),
    ("moderation_figures", _("Figures")),
    ("moderation_mandates", _("Replacements")),
)


def may_enter(user: Any) -> bool:
    """Whether somebody has anything to do at the desk."""
    return is_city(user) or bool(reviewed_unions(user))


class DeskView(WagtailAdminTemplateMixin, TemplateView):
    """A page of the desk for the city and for who holds a mandate now."""

    header_icon = "clipboard-list"
    page_title: Any = _("Reading over")
    tab = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse everybody else, at each click."""
        if not may_enter(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def is_city(self) -> bool:
        """Whether the reader acts for the city."""
        return is_city(self.request.user)

    @cached_property
    def unions(self) -> list[Union]:
        """The unions whose matters the reader sees, by name."""
        found = Union.objects.select_related("federation")
        if not self.is_city:
            found = found.filter(pk__in=reviewed_unions(self.request.user))
        return list(found)

    def chosen_union(self) -> Union | None:
        """The union of the query string; None for none, or one that is not theirs."""
        asked = self.request.GET.get("union", "")
        return next((union for union in self.unions if str(union.pk) == asked), None)

    def tabs(self) -> list[dict[str, Any]]:
        """The pages of the desk."""
        shown = [tab for tab in TABS if self._has(tab[0])]
        return [
            {"label": label, "url": reverse(name), "current": name == self.tab}
            for name, label in shown
        ]

    def _has(self, name: str) -> bool:
        if name != "moderation_mandates":
            return True
        return self.is_city or bool(mandates.presided(self.request.user))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the desk, this page."""
        items = [*self.breadcrumbs_items]
        if self.tab != "moderation_queue":
            items.append(
                {"url": reverse("moderation_queue"), "label": _("Reading over")}
            )
        return [*items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What every page shows."""
        return super().get_context_data(
            tabs=self.tabs(), is_city=self.is_city, unions=self.unions, **kwargs
        )
