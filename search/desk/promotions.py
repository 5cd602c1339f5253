"""Promoting a page for a search of the report: Wagtail's own forms, filled already."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from wagtail.contrib.search_promotions.models import Query
from wagtail.contrib.search_promotions.views.settings import CreateView
from wagtail.search.utils import normalise_query_string

from search.members import folded
from search.models import MAX_STAT_QUERY


class PromoteView(CreateView):
    """Leads to the form that has the words, else to a new one with them."""

    http_method_names = ["get", "head"]

    @property
    def asked(self) -> str:
        """The words of the address."""
        text = self.request.GET.get("q", "")[:MAX_STAT_QUERY]
        return normalise_query_string(text.replace("\0", ""))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is written by looking."""
        promoted = Query.objects.filter(editors_picks__isnull=False).distinct()
        same = (q for q in promoted if folded(q.query_string) == folded(self.asked))
        found = next(same, None)
        if found:
            return redirect(self.edit_url_name, found.pk)
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        """The words to which the page answers."""
        return {**super().get_initial(), "query_string": self.asked}
