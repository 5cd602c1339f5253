"""What window mode tells its script: the slides, the moment, what to do next."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from core.formats import date_words
from places.hours.timeline import PARIS
from places.hours.wording import clock_words
from tv.addresses import tv_path
from tv.choices import WINDOW_WORD, Mode
from tv.programme import ALWAYS, Slot, slot_at
from tv.screens import ScreenFacts
from tv.slide import Slide, midnight
from tv.slides import calm_slide, slides

# In the address of a screen that its programme, and nobody, put in window mode.
BY_PROGRAMME = "programme"
IDLE_HOME_S, IDLE_PAGE_S = 300, 600


def window_path(
    screen: ScreenFacts | None, language: str, rest: str = "", programmed: bool = False
) -> str:
    """The address of window mode on a screen, or of what lies below it."""
    query = f"?{BY_PROGRAMME}=1" if programmed else ""
    return tv_path(f"/{language}/{WINDOW_WORD}/{rest}{query}", screen)


def slot_of(screen: ScreenFacts | None, at: datetime) -> Slot:
    """The part of the programme that is on."""
    return slot_at(screen.slots, at) if screen else ALWAYS


def has_windows(screen: ScreenFacts | None) -> bool:
    """Whether a part of the programme of a screen is window mode."""
    return bool(screen) and any(slot.mode == Mode.WINDOW for slot in screen.slots)


def window_state(
    screen: ScreenFacts | None, language: str, at: datetime
) -> dict[str, Any]:
    """Slides of a minute and sentences for the script, in the active language.

    `now` (to the second) and `midnight` are seconds since 1970. `lost` says of when
    the slides are, as one says it on the same day and later.
    """
    slot = slot_of(screen, at)
    return {
        "now": int(timezone.now().timestamp()),
        "midnight": int(midnight(at).timestamp()),
        "mode": slot.mode,
        "lost": lost_words(at, language),
        "slides": [shown(slide) for slide in slides(slot, screen, language, at)],
        "calm": shown(calm_slide(language)),
    }


def shown(slide: Slide) -> dict[str, Any]:
    """A slide as the script takes it: as the template, with the facts in one line."""
    return {
        **asdict(slide),
        "facts": " · ".join(slide.facts),
        "sheet": slide.qr.sheet,
    }


def lost_words(at: datetime, language: str) -> list[str]:
    """ "Connection lost. Last update at 2:05 pm": on the same day, and later."""
    local = at.astimezone(PARIS)
    words = {
        "time": clock_words(local.time(), language),
        "day": date_words(local.date(), language),
    }
    return [
        _("Connection lost. Last update at %(time)s") % words,
        _("Connection lost. Last update on %(day)s at %(time)s") % words,
    ]
