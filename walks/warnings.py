"""What an editor should look at before a walk is published; nothing here is refused."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import languages
from core.formats import distance_words, duration_words
from core.plain_text import plain
from walks.choices import Mode
from walks.measures import measure
from walks.snapping import Snap, snap

if TYPE_CHECKING:
    from walks.models import WalkPage, WalkStep

FAR_M = 60
MOST_M = {Mode.FOOT: 12_000, Mode.BIKE: 40_000}
MOST_MIN = 5 * 60


def warnings_of(walk: "WalkPage") -> list[str]:
    """Sentences about a walk or its draft, in the active language."""
    steps = walk.ordered_steps()
    found = [*_of_length(walk), *_of_route(walk, steps)]
    if not steps:
        found.append(_("This walk has no step yet."))
    if walk.picture_id is None:
        found.append(_("This walk has no picture."))
    return [*found, *_of_content(walk, steps)]


def _of_length(walk: "WalkPage") -> Iterator[str]:
    """Walks that are too much for most people."""
    measure(walk)
    language = languages.active()
    most_m = MOST_M[Mode(walk.mode)]
    if walk.distance_m > most_m:
        yield _(
            "This walk is %(distance)s long; more than %(most)s are too much for "
            "most people."
        ) % {
            "distance": distance_words(walk.distance_m, language),
            "most": distance_words(most_m, language),
        }
    if walk.duration_min + walk.stops_min > MOST_MIN:
        words = duration_words(walk.duration_min + walk.stops_min, language)
        yield _("This walk takes %(duration)s with its stops, more than 5 hours.") % {
            "duration": words
        }


def _of_route(walk: "WalkPage", steps: list["WalkStep"]) -> Iterator[str]:
    """Steps that are not where the route leads."""
    coords = walk.route["coordinates"] if walk.route else []
    snaps = snap(coords, [step.point for step in steps]) if coords else []
    for number, (step, snapped) in enumerate(zip(steps, snaps, strict=False), start=1):
        sentence = _of_snap(snapped)
        if sentence:
            yield sentence % {
                "number": number,
                "title": step.title,
                "distance": _away_words(snapped),
            }


def _of_snap(snapped: Snap | None) -> str:
    """What is wrong with where a step is; "" for nothing."""
    if snapped is None:
        return _(
            "Step %(number)d, “%(title)s”, is nowhere: its sight or shop has no "
            "position."
        )
    if round(snapped.foot.away_m) > FAR_M:
        return _(
            "Step %(number)d, “%(title)s”, lies %(distance)s from the route: move it, "
            "or lead the route past it."
        )
    if not snapped.is_in_turn:
        return _(
            "Step %(number)d, “%(title)s”, is not in the order of the route: order the "
            "steps along it, or check their positions."
        )
    return ""


def _away_words(snapped: Snap | None) -> str:
    away_m = round(snapped.foot.away_m) if snapped else 0
    return distance_words(away_m, languages.active())


def _of_content(walk: "WalkPage", steps: list["WalkStep"]) -> Iterator[str]:
    """Steps that have nothing to show or to say."""
    language = walk.locale.language_code
    bare = [n for n, s in enumerate(steps, start=1) if not _has_picture(s, language)]
    if bare:
        yield ngettext(
            "Step %(steps)s has no picture, neither its own nor that of a sight or "
            "shop.",
            "Steps %(steps)s have no picture, neither their own nor that of a sight "
            "or shop.",
            len(bare),
        ) % {"steps": ", ".join(map(str, bare))}
    mute = [n for n, step in enumerate(steps, start=1) if not plain(step.text)]
    if mute:
        yield ngettext(
            "Step %(steps)s has no text.", "Steps %(steps)s have no text.", len(mute)
        ) % {"steps": ", ".join(map(str, mute))}


def _has_picture(step: "WalkStep", language: str) -> bool:
    """Whether a step shows a picture: its own, or that of its place's card."""
    if step.picture_id is not None:
        return True
    card = step.place.cards.get(language) if step.place else None
    return bool(card and card.get("picture"))
