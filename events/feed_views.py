"""What programs subscribe to: the agenda, whole or filtered, as iCalendar and Atom."""

from datetime import datetime, time
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from core import languages, serving, versions
from core.head import absolute
from events import filters
from events.agenda import listing
from events.atom import atom_of
from events.feed_rows import FeedRow, feed_rows, rows_in_order
from events.ical import calendar_of, stamp_of
from events.models import EventDate, EventIndexPage, EventPage
from events.wish import Wish
from places.clock import this_minute
from places.hours.timeline import PARIS

MAX_DATES = 1000
FILES_KEPT = 8
CALENDAR_TYPE = "text/calendar; charset=utf-8"
ATOM_TYPE = "application/atom+xml; charset=utf-8"
# Programs ask every few hours; what they get changes with the content or the day.
FEED_CACHE = "public, max-age=900"
FIND_AGENDA = serving.by_type(lambda: EventIndexPage.objects.select_related("locale"))


@versions.kept
def _files(language: str) -> dict[Any, bytes]:
    """The files of a language that were asked for since the content changed."""
    return {}


@require_safe
def agenda_ics(request: HttpRequest) -> HttpResponse:
    """The dates of the next 120 days that answer the filters."""
    page, wish = _asked(request)
    name = filters.feed_name(page.title, wish)
    body = _kept(
        ("ics", wish, page.title), lambda: calendar_of(coming_rows(wish), name)
    )
    return _file(body, CALENDAR_TYPE)


@require_safe
def agenda_atom(request: HttpRequest) -> HttpResponse:
    """The events of the next 120 days that answer the filters."""
    page, wish = _asked(request)

    def make() -> bytes:
        return atom_of(
            coming_rows(wish),
            name=filters.feed_name(page.title, wish),
            summary=page.summary,
            url=absolute(page.path_url + wish.query()),
            feed_url=absolute(f"{page.path_url}atom/{wish.query()}"),
            language=languages.active(),
            changed_at=page.last_published_at or _midnight(wish),
        )

    return _file(_kept(("atom", wish, page.title), make), ATOM_TYPE)


def _asked(request: HttpRequest) -> tuple[EventIndexPage, Wish]:
    """The agenda and the filters that a program asks for, on all coming days."""
    found = FIND_AGENDA(language=languages.active())
    if not found:
        raise Http404("no agenda")
    today = this_minute().date()
    return found[0], Wish.of(request.GET, today).ahead(today)


def coming_rows(wish: Wish) -> list[FeedRow]:
    """The dates that answer a wish, also those of this morning; one query."""
    found = listing(wish, _midnight(wish))
    keys = [found.diary.pks[position] for _day, position in found.page(0, MAX_DATES)]
    return rows_in_order(keys)


def _midnight(wish: Wish) -> datetime:
    """The moment at which the first day begins: the same file all day long."""
    return datetime.combine(wish.first, time(), tzinfo=PARIS)


def _kept(key: tuple[Any, ...], make: Any) -> bytes:
    """A file made once for a day and a version of the content."""
    files = _files(languages.active())
    if key not in files:
        if len(files) >= FILES_KEPT:
            files.clear()
        files[key] = make()
    return files[key]


def _file(body: bytes, content_type: str) -> HttpResponse:
    """A file that any cache may keep for a while."""
    headers = {"Cache-Control": FEED_CACHE}
    return HttpResponse(body, content_type=content_type, headers=headers)


@require_safe
def event_ics(request: HttpRequest, slug: str) -> HttpResponse:
    """All dates of an event, or the one that `start` names, as an iCalendar file."""
    page = serving.public(EventPage.objects).filter(slug=slug).only("slug").first()
    if page is None:
        raise Http404("no such event")
    dates = EventDate.objects.filter(event=page.pk).order_by("starts_at", "pk")
    rows = feed_rows(dates)
    start = request.GET.get("start")
    chosen = [row for row in rows if stamp_of(row.when.starts_at) == start]
    response = HttpResponse(calendar_of(chosen or rows), content_type=CALENDAR_TYPE)
    name = f"{page.slug}-{start[:8]}" if chosen else page.slug
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response
