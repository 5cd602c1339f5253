"""Reports of visitors in the editors' menu, and how many wait on their first page."""

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
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet

import django_filters

from places.choices import ReportKind, ReportState
from places.models import Report, Territory
from places.panels import ReportedPanel
from places.reports import OPEN_STATES, note_decision, open_count


class DecisionForm(WagtailAdminModelForm):
    """State and answer; nothing else follows from them by itself."""

    def save(self, commit: bool = True) -> Report:
        """Note when the report was decided."""
        note_decision(self.instance)
        return super().save(commit)


class NobodyAdds(ModelPermissionPolicy):
    """Reports come from visitors; editors decide on them, or delete them."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """The rights of the model, without adding."""
        return action != "add" and super().user_has_permission(user, action)


POLICY = NobodyAdds(Report)
register_permission_policy(Report, POLICY, exact_class=True)


def french_territories(request: HttpRequest | None) -> QuerySet[Territory]:
    """The entries to which districts, and so places, belong."""
    return Territory.objects.filter(locale__language_code="fr")


class ReportFilterSet(WagtailFilterSet):
    """By state, by what is wrong, by territory."""

    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=ReportState, widget=CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("What is wrong"), choices=ReportKind, widget=CheckboxSelectMultiple
    )
    territory = django_filters.ModelChoiceFilter(
        label=_("Territory"),
        field_name="place__district__territory",
        queryset=french_territories,
    )

    class Meta:
        model = Report
        fields = ["state", "kind", "territory"]


class ReportViewSet(SnippetViewSet):
    """What visitors say is wrong."""

    model = Report
    icon = "warning"
    menu_label = _("Reports of visitors")
    list_display = ["place", "kind", "state", "made_at"]
    filterset_class = ReportFilterSet
    list_per_page = 50
    copy_view_enabled = False
    edit_handler = ObjectList(
        [ReportedPanel(heading=_("Where to correct it")), *Report.panels],
        base_form_class=DecisionForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        """Each report with its place: one query for the whole list."""
        return Report.objects.select_related("place")


class ReportSummary(SummaryItem):
    """How many reports wait, on the first page of the admin."""

    order = 250
    template_name = "places/admin/report_summary.html"

    def is_shown(self) -> bool:
        """Only to those who may decide on them."""
        return POLICY.user_has_permission(self.request.user, "change")

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The number, and the list of exactly these reports."""
        states = "&".join(f"state={state}" for state in OPEN_STATES)
        index = reverse("wagtailsnippets_places_report:list")
        return {"waiting": open_count(), "url": f"{index}?{states}"}


def add_report_summary(request: HttpRequest, items: list[SummaryItem]) -> None:
    """One more number on the first page."""
    items.append(ReportSummary(request))
