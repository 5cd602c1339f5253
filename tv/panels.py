"""What the form of a screen shows beside what it asks."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wagtail.admin.panels import FieldPanel

from core import languages
from places.panels import ShownPanel
from tv.choices import WINDOW_WORD, ScreenKind
from tv.frame import Qr, qr_of
from tv.models import Screen
from tv.programme import slots_of
from tv.screens import PARAMETER
from tv.week import week_lines

TABLET_PARAMETER = "borne"


@dataclass(frozen=True, slots=True)
class Opening:
    """An address to open on the set, and what it shows."""

    words: str
    address: str


def openings(screen: Screen) -> list[Opening]:
    """The addresses of a screen, the usual one first."""
    base, code = settings.BASE_URL, screen.code
    if screen.kind == ScreenKind.TABLET:
        address = f"{base}/?{TABLET_PARAMETER}={code}"
        return [Opening(_("On the tablet"), address)]
    return [
        Opening(_("On the set"), f"{base}/tv/?{PARAMETER}={code}"),
        Opening(
            _("Window mode at once"), f"{base}/tv/{WINDOW_WORD}/?{PARAMETER}={code}"
        ),
    ]


def opening_qr(screen: Screen) -> Qr:
    """The code of the usual address, to be read by a tablet or a telephone."""
    first = openings(screen)[0]
    return qr_of(first.address, first.words)


def admin_language() -> str:
    """The language of the admin, where the portal speaks it."""
    language = (get_language() or languages.SOURCE)[:2]
    return language if language in languages.codes() else languages.SOURCE


class ProgrammePanel(FieldPanel):
    """The parts of the day; televisions are previewed in their own shape."""

    class BoundPanel(FieldPanel.BoundPanel):
        """With the style sheet of the preview."""

        class Media:
            css = {"all": ["css/tv-editor.css"]}


class ScreenPanel(ShownPanel):
    """The code of a screen, and how it is opened on the set."""

    template = "tv/admin/screen_panel.html"

    class BoundPanel(ShownPanel.BoundPanel):
        """Code, addresses, QR code, a card to print."""

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """What to type where."""
            return {
                **super().get_context_data(parent_context),
                "screen": self.instance,
                "openings": openings(self.instance),
                "qr": opening_qr(self.instance),
                "card_url": reverse("tv_screen_card", args=[self.instance.pk]),
            }


class WeekPanel(ShownPanel):
    """The programme as it was saved, in words."""

    template = "tv/admin/week_panel.html"

    class BoundPanel(ShownPanel.BoundPanel):
        """One line for days that are alike."""

        def is_shown(self) -> bool:
            """Nothing to say of a screen that only shows its pages."""
            return super().is_shown() and bool(self.instance.programme)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The lines."""
            slots = slots_of(self.instance.programme)
            return {
                **super().get_context_data(parent_context),
                "lines": week_lines(slots, admin_language()),
            }
