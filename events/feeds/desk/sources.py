"""The health of the sources, and their forms."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wagtail.admin import messages
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from core import clock
from events.feeds import health, remarks, visits
from events.feeds.desk.base import SOURCES, FeedsView, require
from events.models import EventSource, SourceRun

ROWS_SHOWN = 50
JOB = "events.visit_sources"


class HealthView(FeedsView):
    """Every source: how it is doing, its last visits, and what was refused."""

    tab = "events_health"
    permission = SOURCES
    page_title = gettext_lazy("Sources of events")
    template_name = "events/admin/health.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One block for each source, those that need somebody first."""
        user = self.request.user
        return super().get_context_data(
            sources=[_shown(found) for found in health.of_all(timezone.now())],
            may_add=user.has_perm("events.add_eventsource"),
            **kwargs,
        )


def _shown(found: health.Health) -> dict[str, Any]:
    """The health of a source in words."""
    source = found.source
    return {
        "health": found,
        "source": source,
        "level_words": health.level_words(found.level),
        "fault_words": remarks.words(source.fault) if source.fault else "",
        "refused": _refused(found.runs),
        "refused_count": next((run.refused for run in _whole(found.runs)), 0),
    }


def _whole(runs: tuple[SourceRun, ...]) -> list[SourceRun]:
    """Runs that read something: a 304 says nothing of rows."""
    return [run for run in runs if run.ended_at and run.read]


def _refused(runs: tuple[SourceRun, ...]) -> list[dict[str, str]]:
    """The rows refused at the last reading, with their reasons in words."""
    rows = next((run.refused_rows for run in _whole(runs)), [])
    return [{**row, "words": remarks.words(row["reason"])} for row in rows[:ROWS_SHOWN]]


@require_POST
def visit_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the clock visit a source at once."""
    require(request, SOURCES)
    source = get_object_or_404(EventSource, pk=pk)
    if visits.hurry(source, timezone.now()):
        clock.poke(JOB)
        said = _("%(name)s is being visited: load this page again in a minute.")
        messages.success(request, said % {"name": source.name})
    else:
        said = _("%(name)s is paused, or being visited right now.")
        messages.warning(request, said % {"name": source.name})
    return redirect("events_health")


@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Visit a source no longer, or again."""
    require(request, SOURCES)
    source = get_object_or_404(EventSource, pk=pk)
    active = request.POST.get("active") == "1"
    EventSource.objects.filter(pk=pk).update(is_active=active)
    said = _("%(name)s is visited again.") if active else _("%(name)s is paused.")
    messages.success(request, said % {"name": source.name})
    return redirect("events_health")


class SourceForm(WagtailAdminModelForm):
    """A source; its key goes in and never comes out again."""

    forget_key = forms.BooleanField(
        label=gettext_lazy("Forget the key that is kept"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["api_key"]
        field.widget = forms.PasswordInput(
            render_value=False, attrs={"autocomplete": "new-password"}
        )
        if self.instance.api_key:
            field.help_text = _("A key is kept. Leave this empty to go on with it.")
        else:
            del self.fields["forget_key"]

    def clean_api_key(self) -> str:
        """What was typed, else the key that is there."""
        return self.cleaned_data["api_key"] or self.instance.api_key

    def clean(self) -> dict[str, Any]:
        """Forget the key when asked to."""
        cleaned = super().clean()
        if cleaned.get("forget_key"):
            cleaned["api_key"] = ""
        return cleaned

    def save(self, commit: bool = True) -> EventSource:
        """Read it anew when something else is to be read: no "unchanged" any more."""
        if {"url", "kind", "territory", "api_key"} & set(self.changed_data):
            self.instance.etag = self.instance.last_modified = ""
            self.instance.next_at = timezone.now()
        return super().save(commit)


class SourceViewSet(SnippetViewSet):
    """Sources of events."""

    model = EventSource
    icon = "download"
    menu_label = gettext_lazy("Sources of events")
    list_display = ["name", "kind", "is_active", "is_trusted", "last_good_at"]
    list_filter = ["kind", "is_active"]
    search_fields = ["name"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("kind"),
            FieldPanel("url"),
            MultiFieldPanel(
                [FieldPanel("api_key"), FieldPanel("forget_key")],
                heading=gettext_lazy("Key"),
            ),
            FieldPanel("territory"),
            FieldPanel("default_kind"),
            FieldPanel("interval_min"),
            FieldPanel("is_trusted"),
            FieldPanel("is_active"),
            FieldPanel("homepage_url"),
            FieldPanel("licence"),
        ],
        base_form_class=SourceForm,
    )
