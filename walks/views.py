"""Lists of sights and walks, the sight, the walk and its GPX file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from core import languages, serving
from core.cards import Card
from core.head import Head, language_links, list_data, page_head
from core.pagination import paginate, slice_of
from core.sections import home_crumb, section_url
from core.validators import phone_words
from places import plan
from places.choices import Precision
from places.clock import this_minute
from places.presentation import place_facts
from walks.cards import sight_cards, walk_cards
from walks.choices import Difficulty, Mode, SightKind
from walks.models import (
    SIGHT_SLUGS,
    WALK_SLUGS,
    SightIndexPage,
    SightPage,
    WalkIndexPage,
    WalkPage,
)
from walks.on_the_way import on_the_way, open_words, walk_map
from walks.passing import Passage, timetable
from walks.presentation import walk_access, walk_facts, walk_files, walk_plan
from walks.reaching import reaching
from walks.schema import sight_data, walk_data
from walks.sight_facts import on_here, sourced
from walks.steps import steps_of, timed_rows

FIND_SIGHTS = serving.by_type(lambda: SightIndexPage.objects.select_related("locale"))
FIND_SIGHT = serving.by_slug(
    lambda: SightPage.objects.select_related("locale", "place").defer(
        "place__cards", "place__location", "place__updated_at"
    )
)
FIND_WALKS = serving.by_type(lambda: WalkIndexPage.objects.select_related("locale"))
FIND_WALK = serving.by_slug(lambda: WalkPage.objects.select_related("locale"))


@require_safe
def sight_list(request: HttpRequest) -> HttpResponse:
    """The list of sights."""
    return serving.show(request, FIND_SIGHTS)


@serving.renders(SightIndexPage)
def render_sights(request: HttpRequest, page: SightIndexPage) -> HttpResponse:
    """All sights, in the editors' order."""
    sights = serving.public(SightPage.objects).order_by("position", "title")
    cards = sight_cards(sights)
    words = ngettext("%(count)d place to see", "%(count)d places to see", len(cards))
    return _render_list(request, page, "walks/sight_list.html", cards, words)


@require_safe
def walk_list(request: HttpRequest) -> HttpResponse:
    """The list of walks."""
    return serving.show(request, FIND_WALKS)


@serving.renders(WalkIndexPage)
def render_walks(request: HttpRequest, page: WalkIndexPage) -> HttpResponse:
    """Walks, in the editors' order, by mode and difficulty."""
    mode, difficulty = request.GET.get("mode"), request.GET.get("difficulty")
    walks = serving.public(WalkPage.objects)
    if mode in Mode.values:
        walks = walks.filter(mode=mode)
    if difficulty in Difficulty.values:
        walks = walks.filter(difficulty=difficulty)
    cards = walk_cards(walks.order_by("position", "title"))
    words = ngettext("%(count)d walk", "%(count)d walks", len(cards))
    filters = {
        "action": page.path_url,
        "mode": _choices(Mode, mode),
        "difficulty": _choices(Difficulty, difficulty),
    }
    return _render_list(
        request, page, "walks/walk_list.html", cards, words, filters=filters
    )


def _choices(kind: Any, chosen: str | None) -> list[dict[str, Any]]:
    """The values of a filter."""
    return [
        {"value": value, "label": label, "selected": value == chosen}
        for value, label in kind.choices
    ]


def _render_list(
    request: HttpRequest,
    page: Any,
    template: str,
    found: list[Card],
    words: str,
    **extra: Any,
) -> HttpResponse:
    """A section index with one page of its cards."""
    pages = paginate(request.GET, len(found))
    cards = slice_of(found, pages)
    crumbs = [home_crumb(), {"label": page.title, "url": ""}]
    query = f"?page={pages.number}" if pages.number > 1 else ""
    head = page_head(page, query=query)
    head.json_ld += list_data(cards, crumbs, head.canonical)
    empty = {
        "sentence": _("Nothing matches this choice."),
        "suggestions": [],
        "clear_url": page.path_url,
    }
    context = {
        "page": page,
        "head": head,
        "breadcrumbs": crumbs,
        "cards": cards,
        "pages": pages,
        "result_words": words % {"count": len(found)},
        "empty": None if cards else empty,
        **extra,
    }
    return render(request, template, context)


@require_safe
def sight_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A museum, a monument, a market."""
    return serving.show(request, FIND_SIGHT, slug=slug)


@require_safe
def sight_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """The drawn map of what is near a sight."""
    page, language = serving.find_or_404(FIND_SIGHT, slug=slug), languages.active()
    point = plan.point_of(page.place.lat, page.place.lng, page.place_id)
    return plan.plan(page.title, page.path_url, point, language, this_minute())


@serving.renders(SightPage)
def render_sight(request: HttpRequest, page: SightPage) -> HttpResponse:
    """The sight: hours with their source, walks that pass, what is near."""
    at, language, place = this_minute(), languages.active(), page.place
    crumbs = _crumbs(page, _("To see"), SIGHT_SLUGS)
    head = page_head(page, kind="article")
    head.json_ld += sight_data(page, at, crumbs, head.canonical)
    context = {
        "page": page,
        "head": head,
        "breadcrumbs": crumbs,
        "kind": SightKind(page.kind).label,
        "area": page.prepared.get("area", ""),
        "picture": page.prepared.get("picture"),
        "approximate": place.precision == Precision.APPROXIMATE,
        "phone_words": phone_words(place.phone) if place.phone else "",
        "phone_link": f"tel:{place.phone}" if place.phone else "",
        "website": page.website,
        "website_words": page.website.split("//")[-1].rstrip("/"),
        "email": page.email,
        "getting_there": page.getting_there,
        "plan_url": plan.address_of(page),
        **place_facts(place, at, language),
        **sourced(page, at, language),
        **on_here(page, at, language),
    }
    return render(request, "walks/sight_page.html", context)


def _crumbs(page: Any, label: str, slugs: dict[str, str]) -> list[dict[str, str]]:
    """Home, the section, the page."""
    section = {"label": label, "url": section_url(slugs)}
    return [home_crumb(), section, {"label": page.title, "url": ""}]


@require_safe
def walk_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A walk."""
    return serving.show(request, FIND_WALK, slug=slug)


@serving.renders(WalkPage)
def render_walk(request: HttpRequest, page: WalkPage) -> HttpResponse:
    """The walk at the time and in the direction asked for, map and steps in one view."""
    now, language = this_minute(), languages.active()
    passage = Passage.of(request.GET, now)
    shown = _on_foot(page, passage, language)
    crumbs = _crumbs(page, _("Walks"), WALK_SLUGS)
    context = {
        "page": page,
        "head": _walk_head(page, passage, shown["steps"], crumbs),
        "breadcrumbs": crumbs,
        "picture": page.prepared.get("picture"),
        "kind": _("By bike") if page.mode == Mode.BIKE else _("Walk"),
        "facts": walk_facts(page, language, passage.reverse),
        "access": walk_access(page),
        "plan": walk_plan(page, passage, shown["times"], now, language),
        "reaching": reaching(page, language, passage.reverse),
        "files": walk_files(page, passage),
        "attribution": page.route_source,
        **shown,
    }
    return render(request, "walks/walk_page.html", context)


def _on_foot(page: WalkPage, passage: Passage, language: str) -> dict[str, Any]:
    """What one meets, with the time of each thing: steps, shops and sights, the map."""
    steps, reverse = steps_of(page), passage.reverse
    times = timetable(page, steps, passage.start, reverse)
    rows = timed_rows(page, steps, times, language, reverse)
    along = on_the_way(page, language, times, reverse)
    return {
        "times": times,
        "steps": rows,
        "along": along,
        "along_words": open_words(along),
        "map": walk_map(page, rows, along),
        "drawing": page.prepared.get("drawing_reverse" if reverse else "drawing", ""),
    }


def _walk_head(
    page: WalkPage,
    passage: Passage,
    steps: list[dict[str, Any]],
    crumbs: list[dict[str, str]],
) -> Head:
    """The head: robots know the walk once, without anybody's time or direction."""
    head = page_head(page, kind="article")
    head.json_ld += walk_data(page, steps, crumbs, head.canonical)
    query = passage.query()
    if query:
        head.robots = "noindex"
        head.languages = language_links(page.prepared.get("alternates", {}), query)
    return head
