"""What all pages of the desk share: who may open them, their heads, rows of events."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from core import languages
from core.formats import date_words
from events.feeds.shown import sources_of
from events.models import EventDate, EventPage, ImportedEvent
from places.hours.timeline import PARIS
from places.hours.wording import clock_words

EVENTS = "events.change_importedevent"
TWINS = "events.change_eventtwins"
SOURCES = "events.change_eventsource"
DATES_SHOWN = 3
TABS = (
    ("events_inbox", gettext_lazy("To read"), EVENTS),
    ("events_twins", gettext_lazy("Possible duplicates"), TWINS),
    ("events_refused", gettext_lazy("Refused"), EVENTS),
    ("events_health", gettext_lazy("Sources"), SOURCES),
)


class FeedsView(WagtailAdminTemplateMixin, TemplateView):
    """A page of the desk, for who has its right."""

    header_icon = "download"
    permission = EVENTS
    tab = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse everybody else, at each click."""
        require(request, self.permission)
        return super().dispatch(request, *args, **kwargs)

    def tabs(self) -> list[dict[str, Any]]:
        """The pages that this person may open."""
        return [
            {"label": label, "url": reverse(name), "current": name == self.tab}
            for name, label, right in TABS
            if self.request.user.has_perm(right)
        ]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, then this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What every page shows."""
        return super().get_context_data(tabs=self.tabs(), **kwargs)


def require(request: HttpRequest, permission: str) -> None:
    """Refuse whoever lacks a right."""
    if not request.user.has_perm(permission):
        raise PermissionDenied


@dataclass(frozen=True, slots=True)
class Side:
    """An event as lists show it; `page` is the French one, None when it is gone."""

    key: UUID
    page: EventPage | None
    event: ImportedEvent | None
    dates: tuple[str, ...]
    more_dates: int
    sources: list[dict[str, str]]

    @property
    def title(self) -> str:
        """The title of the newest draft."""
        return self.page.get_admin_display_title() if self.page else str(self.key)

    @property
    def state(self) -> str:
        """Whether visitors see it, in a word."""
        if self.page is not None and self.page.live:
            return _("online")
        return str(self.event.get_state_display()) if self.event else _("draft")


def sides(keys: Iterable[UUID]) -> dict[UUID, Side]:
    """Events by key, with all that lists show of them; four queries."""
    wanted = list(keys)
    pages = _pages(wanted)
    events = ImportedEvent.objects.filter(translation_key__in=wanted)
    by_key = {event.translation_key: event for event in events}
    dates = _dates([page.pk for page in pages.values()])
    sources = sources_of(wanted)
    found = {}
    for key in wanted:
        page = pages.get(key)
        words = dates.get(page.pk, []) if page else []
        found[key] = Side(
            key=key,
            page=page,
            event=by_key.get(key),
            dates=tuple(words[:DATES_SHOWN]),
            more_dates=max(len(words) - DATES_SHOWN, 0),
            sources=sources.get(key, []),
        )
    return found


def _pages(keys: Sequence[UUID]) -> dict[UUID, EventPage]:
    """The French page of each event, else another one."""
    found = EventPage.objects.filter(translation_key__in=keys)
    found = found.select_related("locale", "place").order_by("pk")
    french_last = sorted(
        found, key=lambda page: page.locale.language_code == languages.SOURCE
    )
    return {page.translation_key: page for page in french_last}


def _dates(pages: Sequence[int]) -> dict[int, list[str]]:
    """The coming dates of pages in words, in order."""
    found = EventDate.objects.filter(event__in=pages, ends_at__gt=timezone.now())
    words: dict[int, list[str]] = defaultdict(list)
    for when in found.order_by("starts_at", "pk"):
        words[when.event_id].append(_date(when.starts_at, when.ends_at, when.all_day))
    return words


def _date(starts_at: datetime, ends_at: datetime, all_day: bool) -> str:
    """ "Sat 28 Nov, 20:00", or the first and last day of a run."""
    language = active_language()
    first, last = (at.astimezone(PARIS) for at in (starts_at, ends_at))
    day = date_words(first.date(), language, "short")
    if all_day:
        end = date_words(last.date(), language, "short")
        return day if first.date() == last.date() else f"{day} – {end}"
    return f"{day}, {clock_words(first.time(), language)}"


def active_language() -> str:
    """The language of the admin, as far as the portal has it."""
    language = (get_language() or languages.SOURCE)[:2]
    return language if language in languages.codes() else languages.SOURCE
