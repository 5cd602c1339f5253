"""Sights on screens: the list, and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from core.pagination import slice_of
from core.sections import section_url
from core.serving import find_or_404, public
from places.clock import this_minute
from tv import items, sight_items
from tv.frame import frame
from tv.here import say_from_here
from tv.paging import pages_of
from tv.screens import screen_of
from tv.sheets import code_for, entries
from walks.cards import sight_cards
from walks.models import SIGHT_SLUGS, SightPage
from walks.views import FIND_SIGHT, FIND_SIGHTS


@require_safe
def listing(request: HttpRequest, language: str) -> HttpResponse:
    """All sights, in the editors' order."""
    page, screen = find_or_404(FIND_SIGHTS), screen_of(request)
    found = sight_cards(public(SightPage.objects).order_by("position", "title"))
    pages = pages_of(request, len(found), page.path_url, "", screen)
    cards = slice_of(found, pages)
    say_from_here(cards, screen)
    words = ngettext("%(count)d place to see", "%(count)d places to see", len(found))
    context = {
        **frame(request, title=page.title, path=page.path_url, section="today"),
        **code_for(page, ""),
        "count_words": words % {"count": len(found)},
        "summary": page.summary,
        "groups": [{"entries": entries(cards, "sight")}] if cards else [],
        "pages": pages,
    }
    return render(request, "tv/list.html", context)


@require_safe
def sight_page(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """A museum, a monument, a market."""
    page = find_or_404(FIND_SIGHT, slug=slug)
    context = items.frame_of(request, page, "today", section_url(SIGHT_SLUGS))
    return items.respond(request, page, context, sight_items.item(page, this_minute()))
