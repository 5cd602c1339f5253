"""Shops on screens: the list, the pages of choices, the fiche."""

from http import HTTPStatus
from typing import Any

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.sections import section_url
from core.serving import find_or_404
from places.clock import this_minute
from shops import fiche, result_words
from shops.catalogue import catalogue
from shops.listing import Answer, answer
from shops.models import SECTION_SLUGS, ShopPage
from shops.views import FIND_FICHE, FIND_LIST, load_cards
from shops.wish import Wish
from tv import items, shop_items, shop_list
from tv.addresses import tv_path
from tv.frame import frame
from tv.here import say_from_here
from tv.paging import pages_of
from tv.screens import screen_of
from tv.sheets import code_for, entries


@require_safe
def listing(request: HttpRequest, language: str) -> HttpResponse:
    """The shops that answer the same query string as the ordinary list."""
    page, screen, at = find_or_404(FIND_LIST), screen_of(request), this_minute()
    wish = Wish.of(request.GET)
    found = answer(wish, catalogue(language), at)
    pages = pages_of(request, found.count, page.path_url, wish.query(), screen)
    cards = load_cards(found, pages, at)
    say_from_here(cards, screen)
    context = {
        **frame(request, title=page.title, path=page.path_url, section="shops"),
        **code_for(page, wish.query()),
        "count_words": result_words.count_words(found.count, wish),
        "order_words": result_words.order_words(wish) if cards else "",
        "faults": wish.faults,
        "chips": shop_list.chips(found, screen),
        "groups": [{"entries": entries(cards, "shop")}] if cards else [],
        "pages": pages,
        "empty": None if cards else result_words.empty(page.path_url, found),
    }
    return render(request, "tv/list.html", context)


@require_safe
def trades(request: HttpRequest, language: str) -> HttpResponse:
    """Which trade: each leads back to the list."""
    found = _asked(request, language)
    groups = shop_list.trade_groups(found, screen_of(request))
    return _choices(request, found, _("Which trade?"), groups)


@require_safe
def areas(request: HttpRequest, language: str) -> HttpResponse:
    """Which town or district: each leads back to the list."""
    found = _asked(request, language)
    groups = shop_list.area_groups(found, screen_of(request))
    return _choices(request, found, _("Which district?"), groups)


def _asked(request: HttpRequest, language: str) -> Answer:
    """What answers the wish that the choice is about."""
    find_or_404(FIND_LIST)
    return answer(Wish.of(request.GET), catalogue(language), this_minute())


def _choices(
    request: HttpRequest, found: Answer, title: str, groups: list[dict[str, Any]]
) -> HttpResponse:
    """A page of choices."""
    path = section_url(SECTION_SLUGS)
    back = path + found.wish.query()
    context = frame(request, title=title, path=path, section="shops", back=back)
    return render(request, "tv/choices.html", {**context, "groups": groups})


@require_safe
def fiche_page(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """The fiche of a shop; its whole text and its photos are pages of their own."""
    page, at = find_or_404(FIND_FICHE, slug=slug), this_minute()
    screen = screen_of(request)
    moved_to = fiche.address_now(page.shop, language)
    if moved_to:
        return HttpResponsePermanentRedirect(tv_path(moved_to, screen))
    context = items.frame_of(request, page, "shops", section_url(SECTION_SLUGS))
    if fiche.is_gone(page.shop, at.date()):
        return _gone(request, page, context)
    return items.respond(request, page, context, shop_items.item(page, at))


def _gone(
    request: HttpRequest, page: ShopPage, context: dict[str, Any]
) -> HttpResponse:
    """A shop that closed long ago: its neighbours, and the answer of what is gone."""
    cards = fiche.same_trade(page, context["language"], this_minute())
    context["rows"] = items.rail("trade", _("The same trade nearby"), cards)
    return render(request, "tv/gone.html", context, status=HTTPStatus.GONE)
