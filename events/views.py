"""The agenda and the page of an event."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from core import languages, serving
from core.cards import Card
from core.head import list_data, page_head
from core.maps import map_options
from core.pagination import Pages, paginate
from core.sections import home_crumb, section_url
from events import agenda, fiche, filters
from events.choices import EventKind
from events.feed_views import FIND_AGENDA
from events.filters import day_words
from events.models import SECTION_SLUGS, EventIndexPage, EventPage
from events.schema import event_data
from events.wish import Wish
from places import plan
from places.clock import this_minute

FIND_EVENT = serving.by_slug(
    lambda: EventPage.objects.select_related("locale", "place")
)


@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    """The agenda in the visitor's language."""
    return serving.show(request, FIND_AGENDA)


@serving.renders(EventIndexPage)
def render_agenda(request: HttpRequest, page: EventIndexPage) -> HttpResponse:
    """Day strip, filters, and the dates below their day."""
    at, url = this_minute(), page.path_url
    today = at.date()
    wish = Wish.of(request.GET, today)
    found = agenda.listing(wish, at)
    pages = paginate(request.GET, found.count)
    listed = agenda.by_day(found, pages.start, pages.stop)
    crumbs = [home_crumb(), {"label": page.title, "url": ""}]
    head = page_head(page, query=_canonical_query(wish, pages))
    cards = [card for _day, day_cards in listed for card in day_cards]
    head.json_ld += list_data(cards, crumbs, head.canonical)
    words = ngettext("%(count)d event", "%(count)d events", found.count)
    context = {
        "page": page,
        "head": head,
        "breadcrumbs": crumbs,
        "days": filters.strip(url, wish, found, today),
        "when": filters.when(url, wish),
        "toggles": filters.toggles(url, wish),
        "filters": filters.form(url, wish, found, today),
        "feeds": filters.feeds(url, wish, today),
        "feed_name": filters.feed_name(page.title, wish),
        "groups": _groups(listed, today),
        "pages": pages,
        "result_words": words % {"count": found.count},
        "empty": None if found.count else filters.empty(url, wish, found),
    }
    return render(request, "events/agenda.html", context)


def _groups(listed: list[tuple[date, list[Card]]], today: date) -> list[dict[str, Any]]:
    """Cards below the words of their day."""
    return [{"label": day_words(day, today), "cards": cards} for day, cards in listed]


def _canonical_query(wish: Wish, pages: Pages) -> str:
    """What of the query string belongs to the address of the page."""
    query = wish.query()
    if pages.number == 1:
        return query
    return f"{query}{'&' if query else '?'}page={pages.number}"


@require_safe
def event_page(request: HttpRequest, slug: str) -> HttpResponse:
    """An event."""
    return serving.show(request, FIND_EVENT, slug=slug)


@require_safe
def event_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """The drawn map of what is near an event."""
    page, language = serving.find_or_404(FIND_EVENT, slug=slug), languages.active()
    lng, lat = page.point or (None, None)
    point, name = plan.point_of(lat, lng, page.place_id), page.place_words
    return plan.plan(name or page.title, page.path_url, point, language, this_minute())


@serving.renders(EventPage)
def render_event(request: HttpRequest, page: EventPage) -> HttpResponse:
    """The event: when, where, what it costs, and what is near."""
    at = this_minute()
    dates = fiche.dates_shown(request, page, at)
    crumbs = [
        home_crumb(),
        {"label": _("What’s on"), "url": section_url(SECTION_SLUGS)},
        {"label": page.title, "url": ""},
    ]
    head = page_head(page, kind="article")
    head.json_ld += event_data(page, dates, at, crumbs, head.canonical)
    context = {"page": page, "head": head, "breadcrumbs": crumbs}
    context |= _event_facts(page, dates, at)
    return render(request, "events/event_page.html", context)


def _event_facts(page: EventPage, dates: list[Any], at: datetime) -> dict[str, Any]:
    """What the page shows below its head."""
    language, point = languages.active(), page.point
    groups = fiche.date_groups(page, dates, at, language)
    return {
        "picture": page.prepared.get("picture"),
        "kind": EventKind(page.kind).label,
        "dates": groups,
        "place": fiche.place(page),
        "facts": fiche.facts(page),
        "sources": page.prepared.get("sources", []),
        "ics_url": f"{page.path_url}ics/" if dates else "",
        "around": fiche.around(page, language, at),
        "map": map_options(lat=point[1], lng=point[0]) if point else None,
        "plan_url": plan.address_of(page),
        **fiche.state(page),
        **fiche.booking(page, coming=bool(groups["next"])),
    }
