"""Walks on a screen: the list, and one walk as a whole."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from core.head import absolute
from core.pagination import slice_of
from core.sections import section_url
from core.serving import find_or_404
from tv.frame import frame
from tv.items import ON_FOOT
from tv.paging import pages_of
from tv.screens import screen_of
from tv.sheets import code_for
from tv.walk_map import BESIDE, WHOLE, walk_map
from tv.walk_steps import (
    also,
    picture_of,
    short_facts,
    short_to_type,
    start_from_here,
    start_words,
    step_cards,
)
from tv.walks import asked, choices, chosen, listed_card, public_walks, query_of
from walks.choices import Mode
from walks.following import passage_of, public_walk
from walks.models import WALK_SLUGS, WalkPage
from walks.on_the_way import on_the_way, open_words
from walks.passing import Passage, timetable
from walks.pocket import step_path
from walks.presentation import walk_access
from walks.reaching import reaching
from walks.steps import steps_of, timed_rows
from walks.views import FIND_WALKS

LARGE_MAP = "plan=grand"


@require_safe
def walk_list(request: HttpRequest, language: str) -> HttpResponse:
    """The walks, on foot or by bike, from the screen or in the editors' order."""
    page, screen = find_or_404(FIND_WALKS), screen_of(request)
    walks, point = public_walks(language), screen.point if screen else None
    found, query = chosen(walks, request.GET, point), query_of(asked(request.GET))
    pages = pages_of(request, len(found), page.path_url, query, screen)
    words = ngettext("%(count)d walk", "%(count)d walks", len(found))
    context = {
        **frame(request, title=page.title, path=page.path_url, section="walks"),
        **code_for(page, query),
        "cards": [listed_card(walk, point) for walk in slice_of(found, pages)],
        "choices": choices(walks, request.GET, point),
        "list_path": page.path_url,
        "pages": pages,
        "words": words % {"count": len(found)},
    }
    return render(request, "tv/walk_list.html", context)


@require_safe
def walk(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """A walk as a whole: what it is, where it leads, what is on the way."""
    page, passage = public_walk(slug), passage_of(request)
    steps = steps_of(page)
    times = timetable(page, steps, passage.start, passage.reverse)
    rows = timed_rows(page, steps, times, language, passage.reverse)
    along = on_the_way(page, language, times, passage.reverse)
    is_large = request.GET.get("plan") == "grand"
    query, size = passage.query(), WHOLE if is_large else BESIDE
    context = {
        **walk_frame(request, page, passage),
        "page": page,
        "map": walk_map(page, passage, rows, size, along=along),
        "walk_path": page.path_url + query,
        "begin_path": step_path(page.path_url, 1, query) if rows else "",
    }
    if is_large and context["map"]:
        return render(request, "tv/walk_plan.html", context)
    context.update(_overview(page, passage, rows, context["screen"]))
    context.update(_along(along))
    return render(request, "tv/walk.html", context)


def walk_frame(
    request: HttpRequest, page: WalkPage, passage: Passage
) -> dict[str, Any]:
    """What is around the page of a walk; the code leads to the walk as it is shown."""
    query = passage.query()
    context = frame(
        request,
        title=page.title,
        path=page.path_url + query,
        section="walks",
        qr_words=_("Take the walk with you on your phone"),
        page_id=None if query else page.pk,
        back=section_url(WALK_SLUGS),
    )
    canonical = absolute(page.path_url)
    return {**context, "qr": short_to_type(context["qr"], page), "canonical": canonical}


def _overview(
    page: WalkPage, passage: Passage, rows: list[dict[str, Any]], screen: Any
) -> dict[str, Any]:
    """The head of the walk, its steps, its ends."""
    language = page.locale.language_code
    from_here = start_from_here(page, passage, screen.point if screen else None)
    to_start = f"{page.path_url}{ON_FOOT[language]}/"
    return {
        "kind": _("By bike") if page.mode == Mode.BIKE else _("Walk"),
        "picture": picture_of(page, rows),
        "facts": short_facts(page, language),
        "start_words": start_words(page, passage),
        "from_here": from_here,
        "on_foot_path": to_start if from_here and not passage.reverse else "",
        "turned_path": page.path_url + passage.turned().query(),
        "can_turn": len(rows) > 1,
        "is_turned": passage.reverse,
        "plan_path": also(page.path_url + passage.query(), LARGE_MAP),
        "ends": reaching(page, language, passage.reverse) if page.route else [],
        "access": walk_access(page),
        "steps": {
            "name": "steps",
            "title": _("Step by step"),
            "cards": step_cards(page, passage, rows),
        },
    }


def _along(along: list[Any]) -> dict[str, Any]:
    """The shops and sights on the way."""
    return {
        "along": {"name": "way", "title": _("On the way"), "cards": along},
        "along_words": open_words(along) if along else "",
    }
