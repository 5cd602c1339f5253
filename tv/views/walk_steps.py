"""A walk step by step on a screen, each step an address, and the arrival."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pagination import page_number
from core.sections import section_url
from tv.frame import frame
from tv.walk_map import ALONE, OF_STEP, walk_map
from tv.walk_steps import Row, also, numbers, short_to_type
from tv.walk_texts import MANY_STEPS, SHORT, beside, parts_of, room_of
from walks.following import leg_words, passage_of, public_walk, rows_of
from walks.models import WALK_SLUGS, WalkPage
from walks.passing import Passage
from walks.pocket import arrival, step_asked, step_path

LARGE_TEXT = "texte=grand"
PART = "part"


@require_safe
def step(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """One step with its picture and map, its text alone, or the end of the walk."""
    page, passage = public_walk(slug), passage_of(request)
    rows = rows_of(page, passage)
    number = step_asked(request.GET.get("step"), len(rows))
    context = {
        **_around(request, page, passage, rows, number),
        "page": page,
        "number": number,
        "count": len(rows),
        "walk_path": page.path_url + passage.query(),
        "list_path": section_url(WALK_SLUGS),
        "is_large": request.GET.get("texte") == "grand",
    }
    if number > len(rows):
        around = arrival(page, passage, rows)["around"]
        return render(request, "tv/walk_end.html", {**context, "rows": _rails(around)})
    context.update(_ways(page, passage, rows, number, context["is_large"]))
    context.update(_text(request, page, passage, rows[number - 1], context))
    if context["is_large"]:
        return render(request, "tv/walk_text.html", context)
    context.update(_seen(page, passage, rows, number))
    return render(request, "tv/walk_step.html", context)


def _around(
    request: HttpRequest,
    page: WalkPage,
    passage: Passage,
    rows: list[Row],
    number: int,
) -> dict[str, Any]:
    """What is around a step; the code leads to the same step of the pocket walk."""
    has_arrived = number > len(rows)
    title = _("You have arrived") if has_arrived else rows[number - 1]["title"]
    context = frame(
        request,
        title=title if has_arrived else f"{number}. {title}",
        path=step_path(page.path_url, number, passage.query()),
        section="walks",
        qr_words=_("Follow the walk on your phone"),
        back=page.path_url + passage.query(),
    )
    return {
        **context,
        "qr": short_to_type(context["qr"], page),
        "previous_path": _way(page, passage, number - 1),
    }


def _way(page: WalkPage, passage: Passage, number: int, more: str = "") -> str:
    """To a step; "" for what comes before the first one."""
    if number < 1:
        return ""
    return also(step_path(page.path_url, number, passage.query()), more)


def _ways(
    page: WalkPage, passage: Passage, rows: list[Row], number: int, is_large: bool
) -> dict[str, Any]:
    """Where one goes from a step; who reads in large goes on doing so."""
    more = LARGE_TEXT if is_large else ""
    is_last = number == len(rows)
    return {
        "step": rows[number - 1],
        "is_last": is_last,
        "previous_path": _way(page, passage, number - 1, more),
        "next_path": _way(page, passage, number + 1, "" if is_last else more),
        "large_path": _way(page, passage, number, LARGE_TEXT),
        "usual_path": _way(page, passage, number),
        "numbers": numbers(page, passage, rows, number, more),
    }


def _text(
    request: HttpRequest,
    page: WalkPage,
    passage: Passage,
    row: Row,
    context: dict[str, Any],
) -> dict[str, Any]:
    """The part of the text that is asked for, and the address of the one after it."""
    is_large, room = context["is_large"], room_of(context["count"])
    if is_large:
        parts = parts_of(row["text"], room.large)
    else:
        parts = beside(row["text"], room, row["title"])
    part = page_number(request.GET.get(PART), len(parts))
    own = _way(page, passage, row["number"], LARGE_TEXT if is_large else "")
    return {
        "paragraphs": parts[part - 1],
        "is_short": sum(map(len, parts[part - 1])) <= SHORT,
        "part": part,
        "parts": len(parts),
        "part_path": also(own, f"{PART}={part + 1}") if part < len(parts) else "",
        "whole_path": own if part > 1 else "",
    }


def _seen(
    page: WalkPage, passage: Passage, rows: list[Row], number: int
) -> dict[str, Any]:
    """The map with this step marked, the way to the next one, and its picture."""
    following = rows[number] if number < len(rows) else None
    picture = following["picture"] if following else None
    legs = leg_words(rows, page.locale.language_code)
    is_many = len(rows) > MANY_STEPS
    size = OF_STEP if rows[number - 1]["picture"] or is_many else ALONE
    return {
        "map": walk_map(page, passage, rows, size, here=number),
        "is_many": is_many,
        "leg": legs[number - 1],
        "following": following,
        "coming": (picture.get("tv") or picture["src"]) if picture else "",
    }


def _rails(around: dict[str, list[Any]]) -> list[dict[str, Any]]:
    """What is near the end, as rows."""
    found = (
        ("shops", _("Shops"), around.get("shops", [])),
        ("see", _("To see and to walk"), _see(around)),
        ("events", _("What’s on"), around.get("events", [])),
    )
    return [
        {"name": name, "title": title, "cards": cards}
        for name, title, cards in found
        if cards
    ]


def _see(around: dict[str, list[Any]]) -> list[Any]:
    return [*around.get("sights", []), *around.get("walks", [])]
