"""What a screen will show, in Wagtail's editor, with changes that nobody saved."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.urls import resolve
from django.utils.translation import gettext as _
from django.utils.translation import override

from wagtail.models import PreviewableMixin

from core import languages
from places.clock import shown_at, this_minute
from tv.choices import WINDOW_WORD, Mode, ScreenKind
from tv.programme import EVERY_DAY, Slot, slot_at

if TYPE_CHECKING:
    from tv.screens import ScreenFacts

NOW, EVENING, PAGES, WINDOW = "now", "evening", "pages", "window"
EVENING_HOUR = 20
TV_SIZES = [("tv", "desktop", 1920), ("small-tv", "desktop", 1280)]
TABLET_SIZES = [("tablet", "tablet-alt", 820), ("wide-tablet", "tablet-alt", 1180)]


class ScreenPreview(PreviewableMixin):
    """The modes and sizes of a screen, and the real page of each."""

    kind: str
    languages: list[str]

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """As programmed, at this moment and in the evening; then each thing by itself."""
        offered = self.languages or languages.codes()
        pages = [
            (f"{PAGES}-{code}", f"{_('Pages')} · {languages.NAMES[code]}")
            for code in offered
        ]
        if self.kind == ScreenKind.TABLET:
            return pages
        return [
            (NOW, _("As programmed, now")),
            (EVENING, _("As programmed, today at 8 pm")),
            *pages,
            (WINDOW, _("Window mode")),
        ]

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """In pixels: a television of 1920 by 1080, or a tablet held upright."""
        sizes = TABLET_SIZES if self.kind == ScreenKind.TABLET else TV_SIZES
        words = _("%(width)d pixels wide")
        return [
            {
                "name": name,
                "icon": icon,
                "device_width": width,
                "label": words % {"width": width},
            }
            for name, icon, width in sizes
        ]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page that visitors would get, made by its own view."""
        # The facts are made of the model, which is made of this class.
        from tv.screens import PREVIEWED, facts_of  # noqa: PLC0415

        known = dict(self.preview_modes)
        mode = mode_name if mode_name in known else self.default_preview_mode
        at = this_minute()
        if mode == EVENING:
            at = at.replace(hour=EVENING_HOUR, minute=0)
        facts = facts_of(self)
        if mode == WINDOW:
            facts = replace(facts, slots=_slides_only(facts.slots, at))
        setattr(request, PREVIEWED, facts)
        language, path = page_of(facts, mode, at)
        with override(language), shown_at(at):
            return _answer(request, language, path)


def page_of(facts: "ScreenFacts", mode: str, at: datetime) -> tuple[str, str]:
    """Language and address of the page that a mode shows at a moment."""
    language = facts.languages[0]
    if mode.startswith(PAGES):
        language = mode.removeprefix(f"{PAGES}-")
    if facts.kind == ScreenKind.TABLET:
        return language, f"/{language}/"
    slides = mode == WINDOW
    if mode in (NOW, EVENING):
        slides = slot_at(facts.slots, at).mode == Mode.WINDOW
    return language, f"/tv/{language}/{f'{WINDOW_WORD}/' if slides else ''}"


def _slides_only(slots: Sequence[Slot], at: datetime) -> tuple[Slot, ...]:
    """The part with slides that is on at a moment, else the first one, made to be on."""
    windows = [slot for slot in slots if slot.mode == Mode.WINDOW]
    on = [slot for slot in windows if slot.holds(at)] + windows
    return tuple(
        replace(slot, days=EVERY_DAY, begins=None, ends=None) for slot in on[:1]
    )


def _answer(request: HttpRequest, language: str, path: str) -> HttpResponse:
    """What the view at an address says to this request, rendered."""
    request.path = request.path_info = path
    request.LANGUAGE_CODE = language
    match = resolve(path)
    request.resolver_match = match
    response = match.func(request, *match.args, **match.kwargs)
    if hasattr(response, "render"):
        response.render()
    return response
