"""What a screen shows of a walk and of its steps."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from core.cards import Card
from core.formats import distance_words, duration_words
from core.short import short_address
from places.nearby import Point
from tv.frame import Qr
from tv.walks import from_here
from walks.choices import Difficulty
from walks.following import line_of
from walks.models import WalkPage
from walks.passing import Passage
from walks.pocket import step_path

Row = dict[str, Any]


def step_cards(page: WalkPage, passage: Passage, rows: Sequence[Row]) -> list[Card]:
    """The steps as cards that lead to their own screens, with the state when passing."""
    query = passage.query()
    return [
        Card(
            url=step_path(page.path_url, row["number"], query),
            title=row["title"],
            picture=row["picture"],
            tag=str(row["number"]),
            tag_css="number",
            state=row["state"],
            facts=[words for words in (row["distance_words"],) if words],
        )
        for row in rows
    ]


def numbers(
    page: WalkPage, passage: Passage, rows: Sequence[Row], here: int, more: str = ""
) -> list[dict[str, Any]]:
    """Small links to each step; `more` is what their addresses say besides."""
    query = passage.query()
    return [
        {
            "number": row["number"],
            "title": row["title"],
            "path": also(step_path(page.path_url, row["number"], query), more),
            "is_here": row["number"] == here,
        }
        for row in rows
    ]


def also(path: str, more: str) -> str:
    """An address that says one thing more."""
    return f"{path}{'&' if '?' in path else '?'}{more}" if more else path


def picture_of(page: WalkPage, rows: Sequence[Row]) -> dict[str, Any] | None:
    """The picture of a walk, else that of the first step which has one."""
    own = page.prepared.get("picture")
    return own or next((row["picture"] for row in rows if row["picture"]), None)


def short_facts(page: WalkPage, language: str) -> list[str]:
    """Length, time on the move, stops and level, in a few words each."""
    words = [
        distance_words(page.distance_m, language),
        duration_words(page.duration_min, language),
    ]
    if page.stops_min:
        stops = duration_words(page.stops_min, language)
        words.append(_("%(time)s of stops") % {"time": stops})
    return [*words, str(Difficulty(page.difficulty).label)]


def short_to_type(qr: Qr, page: WalkPage) -> Qr:
    """The code leads to what is shown, a step for instance; who types, to the walk."""
    return replace(qr, typed=short_address(page.pk).split("://", 1)[1])


def start_words(page: WalkPage, passage: Passage) -> str:
    """Where one sets off, or arrives when a line is walked the other way round."""
    if not page.start_words:
        return ""
    is_end = passage.reverse and not page.is_loop
    words = _("End: %(place)s") if is_end else _("Start: %(place)s")
    return words % {"place": page.start_words}


def start_from_here(page: WalkPage, passage: Passage, point: Point | None) -> str:
    """How far from the screen one sets off; "" where that is not known."""
    line = line_of(page, passage.reverse)
    if point is None or not line:
        return ""
    lng, lat = line[0][:2]
    return from_here(point.away_m(lat, lng), page.locale.language_code)
