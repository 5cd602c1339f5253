"""The list of shops, the data of its map, and the fiche."""

from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core import languages, serving
from core.cards import Card
from core.head import list_data, page_head
from core.maps import map_options
from core.pagination import Pages, paginate
from places import plan
from places.cards import walk_words
from places.clock import this_minute
from places.departure import point_of
from shops import fiche, filters, result_words
from shops.cards import rows_of, shop_card
from shops.catalogue import catalogue
from shops.listing import Answer, answer
from shops.map_data import payload
from shops.models import ShopIndexPage, ShopPage
from shops.schema import shop_data
from shops.wish import Wish

FIND_LIST = serving.by_type(lambda: ShopIndexPage.objects.select_related("locale"))
FIND_FICHE = serving.by_slug(
    lambda: ShopPage.objects.select_related("locale", "shop__place").defer(
        "shop__place__cards", "shop__place__location", "shop__place__updated_at"
    )
)
CENTRE = {"lat": 50.6905, "lng": 3.1790, "zoom": 14}


@require_safe
def shop_list(request: HttpRequest) -> HttpResponse:
    """The list of shops in the visitor's language."""
    return serving.show(request, FIND_LIST)


@serving.renders(ShopIndexPage)
def render_list(request: HttpRequest, page: ShopIndexPage) -> HttpResponse:
    """Filters, count, cards and map of the shops that answer the query string."""
    at = this_minute()
    wish = Wish.of(request.GET)
    found = answer(wish, catalogue(languages.active()), at)
    pages = paginate(request.GET, found.count)
    cards = load_cards(found, pages, at)
    crumbs = filters.breadcrumbs(page)
    head = page_head(page, query=_canonical_query(wish, pages))
    head.json_ld += list_data(cards, crumbs, head.canonical)
    context = {
        "page": page,
        "head": head,
        "breadcrumbs": crumbs,
        "faults": wish.faults,
        "filters": filters.form(page.path_url, found),
        "result_words": result_words.count_words(found.count, wish),
        "order_words": result_words.order_words(wish),
        "order_reasons": result_words.order_reasons(wish),
        "cards": cards,
        "pages": pages,
        "empty": None if cards else result_words.empty(page.path_url, found),
        "map": _map(page.path_url, wish.query(), found),
        "shown": "map" if request.GET.get("view") == "map" else "list",
    }
    return render(request, "shops/shop_list.html", context)


def _map(url: str, query: str, found: Answer) -> dict[str, Any]:
    """The map beside the list; it shows the same shops."""
    point = point_of(found.wish)
    centre = {"lat": point[0], "lng": point[1], "zoom": 15} if point else CENTRE
    return map_options(
        **centre,
        data_url=f"{url}carte.json{query}",
        card_url=f"{url}carte/",
        view_url=f"{url}{query}{'&' if query else '?'}view=map",
        list_url=f"{url}{query}",
    )


def _canonical_query(wish: Wish, pages: Pages) -> str:
    """What of the query string belongs to the address of the page."""
    query = wish.query()
    if pages.number == 1:
        return query
    return f"{query}{'&' if query else '?'}page={pages.number}"


def load_cards(found: Answer, pages: Pages, at: datetime) -> list[Card]:
    """Cards of the shops of one page, in order, numbered like their pins."""
    positions = found.page(pages.start, pages.stop)
    rows = rows_of([found.catalogue.pks[position] for position in positions])
    cards = []
    for number, position in enumerate(positions, start=pages.start + 1):
        row = rows.get(found.catalogue.pks[position])
        if row is None:
            continue  # it went away since the catalogue was read
        card = shop_card(row, found.wish.at or at)
        card.number = number
        if position in found.distances:
            card.facts = [walk_words(found.distances[position])]
        cards.append(card)
    return cards


@require_safe
def map_data(request: HttpRequest) -> HttpResponse:
    """Points of the map for the same query string as the list, as JSON columns."""
    shops = catalogue(languages.active())
    data = payload(answer(Wish.of(request.GET), shops, this_minute()))
    headers = {"ETag": data.etag, "Vary": "Accept-Encoding"}
    body = data.body
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        body = data.zipped
        headers |= {"ETag": data.zipped_etag, "Content-Encoding": "gzip"}
    return HttpResponse(body, content_type="application/json", headers=headers)


@require_safe
def map_card(request: HttpRequest, pk: int) -> HttpResponse:
    """What the map shows of one shop when its pin is chosen: a piece of HTML."""
    shops = catalogue(languages.active())
    row = rows_of([pk]).get(pk) if pk in shops.by_pk else None
    if row is None:
        raise Http404("no such shop")
    context = {"card": shop_card(row, this_minute())}
    return render(request, "core/map_card.html", context)


@require_safe
def shop_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The fiche of a shop."""
    return serving.show(request, FIND_FICHE, slug=slug)


@require_safe
def shop_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """The drawn map of what is near a shop."""
    page, at = serving.find_or_404(FIND_FICHE, slug=slug), this_minute()
    shop, place = page.shop, page.shop.place
    if shop.replaced_by_id or fiche.is_gone(shop, at.date()):
        raise Http404("no such shop any more")
    point = plan.point_of(place.lat, place.lng, place.pk)
    return plan.plan(page.title, page.path_url, point, languages.active(), at)


@serving.renders(ShopPage)
def render_page(request: HttpRequest, page: ShopPage) -> HttpResponse:
    """Everything a visitor wants to know of a shop, hours first."""
    at, language = this_minute(), languages.active()
    moved_to = fiche.address_now(page.shop, language)
    if moved_to:
        return HttpResponsePermanentRedirect(moved_to)
    crumbs = filters.breadcrumbs(page)
    head = page_head(page, kind="article")
    if fiche.is_gone(page.shop, at.date()):
        head.robots = "noindex"
        context = {"page": page, "head": head, "breadcrumbs": crumbs}
        context["neighbours"] = fiche.same_trade(page, language, at)
        return render(request, "shops/gone.html", context, status=HTTPStatus.GONE)
    head.json_ld += shop_data(page, at, crumbs, head.canonical)
    context = {"page": page, "head": head, "breadcrumbs": crumbs}
    context["plan_url"] = plan.address_of(page)
    context |= fiche.facts(page, at, language)
    return render(request, "shops/shop_page.html", context)
