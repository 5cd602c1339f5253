"""What visitors search, as a report of the admin."""

from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import (
    Column,
    NumberColumn,
    Table,
    TitleColumn,
)
from wagtail.admin.views.reports import ReportView

import django_filters

from core import languages
from search.desk.ways import Ways
from search.models import SearchStat

PERIODS = {
    "7": gettext_lazy("7 days"),
    "30": gettext_lazy("30 days"),
    "365": gettext_lazy("365 days"),
}
USUAL_PERIOD = "30"
EMPTY = "empty"
MAX_EXPORTED = 5_000
Row = dict[str, Any]


def since(days: int) -> date:
    """The first of so many days, of which today is the last."""
    return timezone.localdate() - timedelta(days=days - 1)


def sums(stats: QuerySet[SearchStat]) -> QuerySet[SearchStat]:
    """One row a search and language, with what its days add up to."""
    return (
        stats.order_by()
        .values("query", "language")
        .annotate(times=Sum("searches"), without=Sum("empty"), opened=Sum("clicks"))
    )


class SearchesFilterSet(WagtailFilterSet):
    """By period, by language, only those without a result."""

    days = django_filters.ChoiceFilter(
        label=gettext_lazy("Period"),
        choices=[item for item in PERIODS.items() if item[0] != USUAL_PERIOD],
        empty_label=PERIODS[USUAL_PERIOD],
        method="of_period",
    )
    result = django_filters.ChoiceFilter(
        label=gettext_lazy("Results"),
        choices=[(EMPTY, gettext_lazy("Searches without result"))],
        empty_label=gettext_lazy("All searches"),
        method="of_result",
    )
    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"),
        choices=settings.LANGUAGES,
        empty_label=gettext_lazy("All languages"),
    )

    class Meta:
        model = SearchStat
        fields = ["days", "result", "language"]

    def of_period(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Nothing more: the period is cut before days are added up."""
        return rows

    def of_result(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Only what at least once found nothing."""
        return rows.filter(without__gt=0)


class WaysColumn(Column):
    """What can be done about a search."""

    cell_template_name = "search/admin/ways_cell.html"

    def get_cell_context_data(self, instance: Row, parent_context: Any) -> Any:
        """Links that this person may follow."""
        ways: Ways = parent_context["table"].ways
        return {
            **super().get_cell_context_data(instance, parent_context),
            "links": ways.links(instance["query"], instance["language"]),
        }


def language_name(row: Row) -> str:
    """In its own words."""
    return languages.NAMES.get(row["language"], row["language"])


class SearchesView(ReportView):
    """Searches by how often they were made, or found nothing; clicks beside them."""

    model = SearchStat
    any_permission_required = ["view"]
    page_title = gettext_lazy("Searches")
    header_icon = "search"
    template_name = "search/admin/searches.html"
    results_template_name = "search/admin/searches_results.html"
    filterset_class = SearchesFilterSet
    index_url_name = "searches_report"
    index_results_url_name = "searches_report_results"
    is_searchable = True
    search_fields = ["query"]
    search_backend_name = None
    columns = [
        TitleColumn("query", label=gettext_lazy("Words searched"), sort_key="query"),
        Column("language", label=gettext_lazy("Language"), accessor=language_name),
        NumberColumn("times", label=gettext_lazy("Searches"), sort_key="times"),
        NumberColumn(
            "without", label=gettext_lazy("Without result"), sort_key="without"
        ),
        NumberColumn("opened", label=gettext_lazy("Results opened"), sort_key="opened"),
        WaysColumn("ways", label=gettext_lazy("What to do"), accessor="query"),
    ]
    list_export = ["query", "language", "times", "without", "opened"]
    export_headings = {
        "query": gettext_lazy("Words searched"),
        "language": gettext_lazy("Language"),
        "times": gettext_lazy("Searches"),
        "without": gettext_lazy("Without result"),
        "opened": gettext_lazy("Results opened"),
    }

    @cached_property
    def days(self) -> str:
        """The period that is asked for."""
        asked = self.request.GET.get("days", "")
        return asked if asked in PERIODS else USUAL_PERIOD

    @property
    def only_empty(self) -> bool:
        """Whether the list is that of searches without result."""
        return self.request.GET.get("result") == EMPTY

    @property
    def default_ordering(self) -> str:
        """What the list is about comes first."""
        return "-without" if self.only_empty else "-times"

    def get_base_queryset(self) -> QuerySet[SearchStat]:
        """The searches of the period."""
        days = SearchStat.objects.filter(day__gte=since(int(self.days)))
        return sums(days)

    def order_queryset(self, queryset: QuerySet[SearchStat]) -> QuerySet[SearchStat]:
        """Always the same order for what is equal."""
        return queryset.order_by(self.ordering, "query", "language")

    def get_table(self, object_list: Any) -> Table:
        """Cells know of nothing but their table: it carries what may be done."""
        table = super().get_table(object_list)
        table.ways = Ways.of(self.request)
        return table

    def get_filename(self) -> str:
        """Of the spreadsheet, without its ending."""
        return f"recherches-{timezone.localdate()}"

    def as_spreadsheet(self, rows: QuerySet[SearchStat], kind: str) -> Any:
        """The first lines of the list as it is filtered."""
        return super().as_spreadsheet(rows[:MAX_EXPORTED], kind)

    @cached_property
    def no_results_message(self) -> str:
        """Nothing was counted, or nothing fits."""
        return _("No search of this kind in this period.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list, and the figures above it."""
        context = super().get_context_data(**kwargs)
        if self.is_export:
            return context
        return {
            **context,
            "figures": self._figures(),
            "periods": self._links("days", PERIODS, self.days, USUAL_PERIOD),
            "kinds": self._links(
                "result",
                {"": _("All searches"), EMPTY: _("Searches without result")},
                EMPTY if self.only_empty else "",
                "",
            ),
        }

    def _figures(self) -> dict[str, Any]:
        """All searches of the period and language, whatever the list shows."""
        found = SearchStat.objects.filter(day__gte=since(int(self.days)))
        language = self.request.GET.get("language", "")
        if language in languages.codes():
            found = found.filter(language=language)
        totals = found.aggregate(
            times=Sum("searches", default=0),
            without=Sum("empty", default=0),
            opened=Sum("clicks", default=0),
        )
        share = totals["without"] / totals["times"] if totals["times"] else 0
        return {**totals, "percent": round(100 * share)}

    def _links(
        self, name: str, labels: dict[str, Any], current: str, usual: str
    ) -> list[dict[str, Any]]:
        """Links that change one filter and keep the others."""
        links = []
        for value, label in labels.items():
            query = self.request.GET.copy()
            for left in ("p", "ordering", "_w_filter_fragment", name):
                query.pop(left, None)
            if value != usual:
                query[name] = value
            url = f"{self.index_url}?{query.urlencode()}".rstrip("?")
            links.append({"label": label, "url": url, "current": value == current})
        return links
