"""The list of shops, the data of its map, and the fiche."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import languages, serving
from core.cards import Card
from core.head import list_data, page_head
from core.maps import map_options
from core.pagination import PER_PAGE, Pages, paginate, slice_of
from core.statements import Statement
from core.validators import phone_words
from places import nearby
from places.clock import this_minute
from places.presentation import place_facts
from shops import filters
from shops.cards import FIELDS, ShopRow, shop_card
from shops.listing import Row, Wish, rows
from shops.map_data import payload
from shops.models import SECTION_SLUGS, ShopIndexPage, ShopPage
from shops.names import filter_names
from shops.schema import shop_data

FIND_LIST = serving.by_type(lambda: ShopIndexPage.objects.select_related("locale"))
FIND_FICHE = serving.by_slug(
    lambda: ShopPage.objects.select_related("locale", "shop__place").defer(
        "shop__place__cards", "shop__place__location", "shop__place__updated_at"
    )
)
# One page of the list; keys of missing rows are 0, which no page has.
ROW_NAMES = [f"row_{number}" for number in range(PER_PAGE)]
ROWS = Statement(
    lambda **keys: (
        ShopPage.objects.filter(pk__in=list(keys.values()))
        .order_by()
        .values_list(*FIELDS)
    ),
    **dict.fromkeys(ROW_NAMES, int),
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
    listed, names = rows(at), filter_names()
    found = [row for row in listed if wish.accepts(row)]
    pages = paginate(request.GET, len(found))
    crumbs = filters.breadcrumbs(page)
    query = wish.query()
    head = page_head(page, query=_canonical_query(wish, pages))
    cards = load_cards(slice_of(found, pages), at, first_number=pages.start + 1)
    head.json_ld += list_data(cards, crumbs, head.canonical)
    context = {
        "page": page,
        "head": head,
        "breadcrumbs": crumbs,
        "filters": filters.form(page.path_url, wish, listed, names),
        "result_words": filters.result_words(len(found), wish),
        "sort_words": _("Open shops first, then by name."),
        "cards": cards,
        "pages": pages,
        "empty": None if found else filters.empty(page.path_url, wish, listed),
        "map": map_options(
            **CENTRE,
            data_url=f"{page.path_url}carte.json{query}",
            view_url=f"{page.path_url}{query}{'&' if query else '?'}view=map",
            list_url=f"{page.path_url}{query}",
        ),
        "shown": "map" if request.GET.get("view") == "map" else "list",
    }
    return render(request, "shops/shop_list.html", context)


def _canonical_query(wish: Wish, pages: Pages) -> str:
    """What of the query string belongs to the address of the page."""
    query = wish.query()
    if pages.number == 1:
        return query
    return f"{query}{'&' if query else '?'}page={pages.number}"


def load_cards(page_rows: list[Row], at: datetime, first_number: int) -> list[Card]:
    """Cards of the shops of one page, in order, numbered like their pins."""
    keys = dict.fromkeys(ROW_NAMES, 0) | dict(
        zip(ROW_NAMES, (row.pk for row in page_rows), strict=False)
    )
    by_pk = {row[0]: ShopRow(*row) for row in ROWS(**keys)}
    cards = [shop_card(by_pk[row.pk], at) for row in page_rows if row.pk in by_pk]
    for number, card in enumerate(cards, start=first_number):
        card.number = number
    return cards


@require_safe
def map_data(request: HttpRequest) -> HttpResponse:
    """Points of the map for the same query string as the list, as JSON columns."""
    language = languages.active()
    base = f"/{language}/{SECTION_SLUGS[language]}/"
    data = payload(language, this_minute(), Wish.of(request.GET), base)
    return HttpResponse(
        data.body, content_type="application/json", headers={"ETag": data.etag}
    )


@require_safe
def shop_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The fiche of a shop."""
    return serving.show(request, FIND_FICHE, slug=slug)


@serving.renders(ShopPage)
def render_page(request: HttpRequest, page: ShopPage) -> HttpResponse:
    """Everything a visitor wants to know of a shop, hours first."""
    at, language = this_minute(), languages.active()
    place = page.shop.place
    crumbs = filters.breadcrumbs(page)
    head = page_head(page, kind="article")
    head.json_ld += shop_data(page, at, crumbs, head.canonical)
    context = {
        "page": page,
        "head": head,
        "breadcrumbs": crumbs,
        "shop": _shop_facts(page),
        "closed_for_good": not page.is_active,
        "kind": page.prepared.get("kind", ""),
        "area": page.prepared.get("area", ""),
        "picture": page.prepared.get("picture"),
        **place_facts(place, at, language),
        **nearby.around(place, at, language),
    }
    return render(request, "shops/shop_page.html", context)


def _shop_facts(page: ShopPage) -> dict[str, Any]:
    """Contact and identity of the trader."""
    shop, phone = page.shop, page.shop.place.phone
    return {
        "phone_words": phone_words(phone) if phone else "",
        "phone_link": f"tel:{phone}" if phone else "",
        "email": shop.email,
        "website": shop.website,
        "website_words": shop.website.split("//")[-1].rstrip("/"),
        "siret": shop.siret,
        "is_demo": shop.is_demo,
        "unclaimed": True,
    }
