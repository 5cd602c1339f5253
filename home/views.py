"""The home page, pages of text, territories, and the errors of the whole portal."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import languages, serving
from core.cards import Card
from core.head import Head, absolute, breadcrumb_data, json_ld, make_head, page_head
from core.sections import home_crumb, section_url
from core.statements import Statement
from home import rows
from home.models import HomePage, StandardPage
from places.choices import TerritoryState
from places.clock import this_minute
from places.models import Territory
from search.views import SECTION_SLUGS as SEARCH_SLUGS
from shops.around import shops_around
from shops.models import SECTION_SLUGS as SHOP_SLUGS
from walks.cards import WalkRow, walk_card, walks_of
from walks.models import WALK_SLUGS

FIND_TERRITORY = Statement(
    lambda slug, language: Territory.objects.filter(
        slug=slug, locale__language_code=language
    )[:1],
    slug=str,
    language=str,
)
FIND_HOME = serving.by_type(
    lambda: HomePage.objects.select_related("locale", "featured_walk").defer(
        *(f"featured_walk__{name}" for name in ("body", "route", *serving.EDITORIAL))
    )
)


@require_safe
def home_page(request: HttpRequest) -> HttpResponse:
    """The front door in the visitor's language."""
    return serving.show(request, FIND_HOME)


@serving.renders(HomePage)
def render_home(request: HttpRequest, page: HomePage) -> HttpResponse:
    """Hero, shops that are open near here, one walk, the week-end, the sights."""
    at = this_minute()
    head = page_head(page, data=[_site_data(page)])
    context = {
        "page": page,
        "head": head,
        "chips": _chips(),
        "rows": _home_rows(page, at),
        "featured_walk": _featured(page),
        "weekend": rows.weekend(at),
        "sights": rows.sights(at),
        "territories": rows.territories(),
    }
    return render(request, "home/home_page.html", context)


def _featured(page: HomePage) -> Card | None:
    """The walk in large; None while it is not public."""
    walk, language = page.featured_walk, page.locale.language_code
    if walk is None or language not in walk.prepared.get("alternates", {}):
        return None
    return walk_card(
        WalkRow(
            walk.pk,
            walk.title,
            walk.summary,
            walk.url_path,
            language,
            walk.prepared.get("picture"),
            walk.mode,
            walk.difficulty,
            walk.distance_m,
            walk.duration_min,
        )
    )


def _home_rows(page: HomePage, at: Any) -> list[dict[str, Any]]:
    """The row of shops around the point that an editor chose."""
    if not page.around:
        return []
    lng, lat = page.around["coordinates"][:2]
    cards = shops_around(lat, lng, at, rows.ROW)
    return [
        {
            "title": page.around_title or _("Open near here"),
            "more_label": _("All shops"),
            "more_url": section_url(SHOP_SLUGS),
            "cards": cards,
        }
    ]


def _chips() -> list[dict[str, str]]:
    """The wishes that most visitors come with."""
    shops, walks = section_url(SHOP_SLUGS), section_url(WALK_SLUGS)
    events = section_url(rows.EVENT_SLUGS)
    return [
        {"label": _("Open now"), "url": f"{shops}?open=1"},
        {"label": _("Easy walks"), "url": f"{walks}?difficulty=easy"},
        {"label": _("With children"), "url": f"{events}?family=1"},
        {"label": _("It is raining"), "url": f"{events}?indoors=1"},
        {"label": _("Free"), "url": f"{events}?free=1"},
    ]


def _site_data(page: HomePage) -> dict[str, Any]:
    """schema.org WebSite with its search."""
    language = languages.active()
    search = absolute(f"/{language}/{SEARCH_SLUGS[language]}/?q={{search_term_string}}")
    return {
        "@type": "WebSite",
        "name": page.title,
        "url": absolute(page.path_url),
        "inLanguage": language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=search_term_string",
        },
    }


@serving.renders(StandardPage)
def render_standard(request: HttpRequest, page: StandardPage) -> HttpResponse:
    """A page of text, reached Wagtail's way."""
    crumbs = [home_crumb(), {"label": page.title, "url": ""}]
    head = page_head(page, kind="article")
    head.json_ld += [
        json_ld({"@type": "WebPage", "name": page.title, "url": head.canonical}),
        json_ld(breadcrumb_data(crumbs, head.canonical)),
    ]
    context = {
        "page": page,
        "head": head,
        "breadcrumbs": crumbs,
        "picture": page.prepared.get("picture"),
    }
    return render(request, "home/standard_page.html", context)


@require_safe
def territory(request: HttpRequest, slug: str) -> HttpResponse:
    """A part of the metropolis: its shops, sights, walks and events."""
    at, language = this_minute(), languages.active()
    territories = FIND_TERRITORY(slug=slug, language=language)
    if not territories:
        raise Http404("no such territory")
    found = territories[0]
    table = _territory_rows(slug, at)
    crumbs = [home_crumb(), {"label": found.name, "url": ""}]
    context = {
        "territory": found,
        "in_preparation": found.state == TerritoryState.PREPARATION,
        "head": _territory_head(found, request.path_info, crumbs),
        "breadcrumbs": crumbs,
        "picture": found.prepared_picture,
        "rows": table,
        "walks": walks_of(slug, language),
        "events": rows.territory_events(slug, at),
        "map_url": f"{rows.shops_url(slug)}&view=map" if table else "",
    }
    return render(request, "home/territory.html", context)


def _territory_head(found: Territory, path: str, crumbs: list[dict[str, str]]) -> Head:
    """The head of a territory, with its schema.org description."""
    picture = found.prepared_picture or {}
    head = make_head(
        title=found.name,
        description=found.summary,
        alternates=rows.territory_addresses(found.slug),
        path=path,
        image=picture.get("share", ""),
    )
    destination = {
        "@type": "TouristDestination",
        "name": found.name,
        "description": found.summary,
        "url": head.canonical,
    }
    head.json_ld += [
        json_ld(destination),
        json_ld(breadcrumb_data(crumbs, head.canonical)),
    ]
    return head


def _territory_rows(slug: str, at: datetime) -> list[dict[str, Any]]:
    """Sights, then shops, each row only when it has something."""
    found = [
        {
            "title": _("To see"),
            "more_label": "",
            "more_url": "",
            "cards": rows.sights_of_territory(slug, at),
        },
        {
            "title": _("Shops"),
            "more_label": _("All shops"),
            "more_url": rows.shops_url(slug),
            "cards": rows.shops_of_territory(slug, at),
        },
    ]
    return [row for row in found if row["cards"]]
