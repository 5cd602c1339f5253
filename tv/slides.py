"""The slides of window mode: what is open, near and on today, in a good order."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.head import absolute
from core.short import code_of
from events.diary import diary
from places.hours.timeline import PARIS
from shops.catalogue import catalogue
from tv import slide_kinds, sources
from tv.choices import Shown
from tv.programme import Slot
from tv.screens import ScreenFacts
from tv.slide import Slide, calm
from tv.slide_kinds import MOST, Asked
from tv.sources import in_language

__all__ = ["Slide", "calm_slide", "slides"]

MAKERS: dict[str, Callable[[Asked], list[Slide]]] = {
    Shown.SHOP: slide_kinds.shops,
    Shown.EVENT: slide_kinds.events,
    Shown.WALK: slide_kinds.walks,
    Shown.SIGHT: slide_kinds.sights,
}


def slides(
    slot: Slot, screen: ScreenFacts | None, language: str, at: datetime
) -> list[Slide]:
    """What a screen shows at a minute: pages put forward, then kinds in turn.

    The same for whoever asks in this minute. Never empty, and at most MOST.
    """
    point = screen.point if screen else None
    asked = Asked(slot, point, language, at.astimezone(PARIS))
    with override(language):
        first = _put_forward(asked)
        shown = {slide.key for slide in first}
        families = [
            [slide for slide in make(asked) if slide.key not in shown]
            for kind, make in MAKERS.items()
            if not slot.shown or kind in slot.shown
        ]
        rest = alternating(shared(families, MOST - len(first)))
    return [*first, *rest] or [calm_slide(language)]


def calm_slide(language: str) -> Slide:
    """The portal itself, for when there is nothing else to show."""
    with override(language):
        facts = [_("Shops, walks, sights and events, with their hours of today.")]
        return calm(settings.WAGTAIL_SITE_NAME, absolute(f"/{language}/"), facts)


def _put_forward(asked: Asked) -> list[Slide]:
    """The pages that the editors chose and everybody may see, in their order.

    What is a draft, private, closed for good, over or not translated is left out.
    """
    if not asked.slot.pages:
        return []
    keys = in_language(asked.slot.pages, asked.language)
    walks, sights = sources.walks(asked.language), sources.sights(asked.language)
    shops, dates = catalogue(asked.language).by_pk, diary(asked.language).by_event
    made = [
        *slide_kinds.shop_slides([key for key in keys if key in shops], asked),
        *slide_kinds.event_slides([key for key in keys if key in dates], asked),
        *slide_kinds.walk_slides((walks[k] for k in keys if k in walks), asked),
        *slide_kinds.sight_slides((sights[k] for k in keys if k in sights), asked),
    ]
    found = {slide.key: slide for slide in made}
    return [found[code] for code in map(code_of, keys) if code in found]


def shared(families: Sequence[Sequence[Slide]], places: int) -> list[list[Slide]]:
    """The first of each family, as many of each as `places` allow in fairness."""
    counts = [0] * len(families)
    while places > 0:
        hungry = [n for n, family in enumerate(families) if counts[n] < len(family)]
        if not hungry:
            break
        for number in hungry[:places]:
            counts[number] += 1
        places -= len(hungry)
    pairs = zip(families, counts, strict=True)
    return [list(family[:count]) for family, count in pairs]


def alternating(families: Sequence[Sequence[Slide]]) -> list[Slide]:
    """All of them, two of one family in a row only where nothing else is left."""
    waiting = [list(family) for family in families]
    ordered: list[Slide] = []
    last = -1
    while any(waiting):
        others = [n for n, family in enumerate(waiting) if family and n != last]
        chosen = max(others or [last], key=lambda n: (len(waiting[n]), -n))
        ordered.append(waiting[chosen].pop(0))
        last = chosen
    return ordered
