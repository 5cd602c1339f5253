"""Requests for a visit in the editors' menu, and how many wait on their first page."""

from typing import Any

from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

import django_filters

from merchants.choices import VisitState
from merchants.help import agents, visits
from merchants.models import VisitRequest


class VisitForm(WagtailAdminModelForm):
    """Only field agents are sent on a visit."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agent"].queryset = agents.agents()


def agent_choices(request: HttpRequest | None) -> QuerySet[Any]:
    """The agents of the filter."""
    return agents.agents()


class VisitFilterSet(WagtailFilterSet):
    """By state, by agent."""

    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=VisitState, widget=CheckboxSelectMultiple
    )
    agent = django_filters.ModelChoiceFilter(
        label=_("who goes there"), queryset=agent_choices
    )

    class Meta:
        model = VisitRequest
        fields = ["state", "agent"]


class VisitIndexView(IndexView):
    """The list, with the way to the round of a day on paper."""

    @property
    def header_buttons(self) -> list[Any]:
        """The buttons of the list and one more."""
        button = HeaderButton(
            label=_("Round of the day"),
            url=reverse("merchants:round"),
            icon_name="doc-full",
        )
        return [*super().header_buttons, button]


class VisitViewSet(SnippetViewSet):
    """Merchants who want somebody to come by."""

    model = VisitRequest
    icon = "group"
    menu_label = _("Visits to shops")
    menu_order = 207
    add_to_admin_menu = True
    list_display = [
        "shop_name",
        "name",
        "phone",
        "state",
        "agent",
        "planned_at",
        "made_at",
    ]
    filterset_class = VisitFilterSet
    list_per_page = 50
    copy_view_enabled = False
    index_view_class = VisitIndexView
    edit_handler = ObjectList(VisitRequest.panels, base_form_class=VisitForm)

    def get_queryset(self, request: HttpRequest) -> QuerySet[VisitRequest]:
        """Each request with its agent: one query for the whole list."""
        return VisitRequest.objects.select_related("agent", "shop")


class VisitSummary(SummaryItem):
    """How many requests nobody planned yet, on the first page of the admin."""

    order = 260
    template_name = "merchants/admin/visit_summary.html"

    def is_shown(self) -> bool:
        """Only to those who plan visits."""
        return agents.plans_rounds(self.request.user)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The number, and the list of exactly these requests."""
        index = reverse("wagtailsnippets_merchants_visitrequest:list")
        return {
            "waiting": visits.waiting_count(),
            "url": f"{index}?state={VisitState.NEW.value}",
        }


def add_visit_summary(request: HttpRequest, items: list[SummaryItem]) -> None:
    """One more number on the first page."""
    items.append(VisitSummary(request))
