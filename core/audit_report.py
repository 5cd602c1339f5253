"""The log as a report of the admin, for operators and whoever may see it."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button

from django_filters import ChoiceFilter, DateFromToRangeFilter, NumberFilter

from core import audit
from core.models import AuditEntry

# A number that no thing has, and that no database can compare.
MAX_NUMBER = 2**63 - 1


def about(entry: AuditEntry) -> str:
    """Kind and number of the thing: "shop 12"."""
    return f"{entry.subject} {entry.subject_id}"


def actions() -> list[tuple[str, str]]:
    """The actions that the form offers: those to which apps gave words."""
    return [(code, code) for code in sorted(audit.words)]


class AuditFilterSet(WagtailFilterSet):
    """By action, by day, by the number of a thing."""

    action = ChoiceFilter(label=_("Action"), choices=actions)
    at = DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)
    subject_id = NumberFilter(label=_("Number"), min_value=1, max_value=MAX_NUMBER)

    class Meta:
        model = AuditEntry
        fields = ["action", "at", "subject_id"]


class AuditReportView(ReportView):
    """Entries newest first, fifty a page; a spreadsheet without formulas."""

    FORMATS = (ReportView.FORMAT_XLSX,)
    model = AuditEntry
    any_permission_required = ["view"]
    page_title = _("Log of rights and decisions")
    header_icon = "history"
    filterset_class = AuditFilterSet
    index_url_name = "audit_report"
    index_results_url_name = "audit_report_results"
    columns = [
        DateColumn("at", label=_("When")),
        Column("who", label=_("Who"), accessor=audit.who),
        Column("about", label=_("About"), accessor=about),
        Column("what", label=_("What"), accessor=audit.sentence),
    ]
    cells: dict[str, Callable[[AuditEntry], Any]] = {
        "at": lambda entry: timezone.localtime(entry.at).replace(tzinfo=None),
        "who": audit.who,
        "about": about,
        "action": lambda entry: entry.action,
        "what": audit.sentence,
    }
    list_export = list(cells)
    export_headings = {
        "at": _("When"),
        "who": _("Who"),
        "about": _("About"),
        "action": _("Action"),
        "what": _("What"),
    }
    custom_value_preprocess = {
        **ReportView.custom_value_preprocess,
        str: {ReportView.FORMAT_XLSX: audit.printable},
    }

    def get_filename(self) -> str:
        """Of the spreadsheet, without its ending."""
        return f"journal-{timezone.localdate()}"

    def get_base_queryset(self) -> QuerySet[AuditEntry]:
        """Every entry with who did it."""
        return audit.newest_first(AuditEntry.objects.all())

    def to_row_dict(self, item: AuditEntry) -> dict[str, Any]:
        """The cells of one row."""
        return {name: cell(item) for name, cell in self.cells.items()}

    @property
    def header_more_buttons(self) -> list[Button]:
        """Wagtail's own, without the CSV, whose formulas spreadsheets run."""
        buttons = super().header_more_buttons
        return [button for button in buttons if button.url != self.csv_export_url]
