"""The agenda and the page of an event on screens."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from core import languages
from core.cards import Card
from core.formats import date_words
from core.sections import section_url
from core.serving import find_or_404
from events import agenda, filters
from events.days import ONE_DAY
from events.feed_views import FIND_AGENDA
from events.models import SECTION_SLUGS
from events.views import FIND_EVENT
from events.wish import Wish
from places.clock import this_minute
from tv import event_items, items
from tv.addresses import tv_path
from tv.frame import frame
from tv.here import say_from_here
from tv.paging import pages_of
from tv.screens import ScreenFacts, screen_of
from tv.sheets import code_for, entries

Chips = list[dict[str, Any]]


@require_safe
def listing(request: HttpRequest, language: str) -> HttpResponse:
    """The days and what is on, for the same query string as the ordinary agenda."""
    page, screen, at = find_or_404(FIND_AGENDA), screen_of(request), this_minute()
    path, today = page.path_url, at.date()
    wish = Wish.of(request.GET, today)
    found = agenda.listing(wish, at)
    pages = pages_of(request, found.count, path, wish.query(), screen)
    listed = agenda.by_day(found, pages.start, pages.stop)
    words = ngettext("%(count)d event", "%(count)d events", found.count)
    context = {
        **frame(request, title=page.title, path=path, section="events"),
        **code_for(page, wish.query()),
        "count_words": words % {"count": found.count},
        "days": _on_screen("day", filters.strip(path, wish, found, today), screen),
        "chips": [
            *_on_screen("when", _when(path, wish), screen),
            *_on_screen("only", filters.toggles(path, wish), screen),
        ],
        "groups": _groups(listed, today, screen),
        "pages": pages,
        "empty": None if found.count else filters.empty(path, wish, found),
    }
    return render(request, "tv/list.html", context)


def _when(path: str, wish: Wish) -> Chips:
    """Today, this weekend; all dates only where that is not what is shown."""
    choices = filters.when(path, wish)
    return choices[:-1] if wish.when == "all" else choices


def _on_screen(name: str, choices: Chips, screen: ScreenFacts | None) -> Chips:
    """Choices of the agenda with their ids and their addresses on this screen."""
    return [
        {
            **choice,
            "id": f"{name}-{number}",
            "url": tv_path(choice["url"], screen),
            "on": choice.get("on", choice.get("current")),
        }
        for number, choice in enumerate(choices)
    ]


def _groups(
    listed: list[tuple[date, list[Card]]], today: date, screen: ScreenFacts | None
) -> list[dict[str, Any]]:
    """Cards below the words of their day."""
    groups = []
    for day, cards in listed:
        say_from_here(cards, screen)
        row = f"d{day:%m%d}"
        groups.append(
            {
                "id": row,
                "title": _day_words(day, today),
                "entries": entries(cards, row),
            }
        )
    return groups


def _day_words(day: date, today: date) -> str:
    """ "Today", "Tomorrow", "Saturday 28 November": short enough for one column."""
    near = {today: _("Today"), today + ONE_DAY: _("Tomorrow")}
    words = date_words(day, languages.active())
    return near.get(day, words[:1].upper() + words[1:])


@require_safe
def event_page(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """An event."""
    page, at = find_or_404(FIND_EVENT, slug=slug), this_minute()
    context = items.frame_of(request, page, "events", section_url(SECTION_SLUGS))
    return items.respond(request, page, context, event_items.item(request, page, at))
