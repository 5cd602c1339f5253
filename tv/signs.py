"""Signs of life of a screen, in words of the list."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tv import version
from tv.choices import ScreenKind, Sign
from tv.models import Screen
from tv.screens import screens
from tv.silent import sign_of

HOUR_MIN, DAY_MIN = 60, 24 * 60


def seen_words(screen: Screen) -> str:
    """ "3 min ago", "never"."""
    if screen.seen_at is None:
        return _("never")
    minutes = (timezone.now() - screen.seen_at) // timedelta(minutes=1)
    if minutes < 1:
        return _("just now")
    if minutes < HOUR_MIN:
        return _("%(count)d min ago") % {"count": minutes}
    if minutes < DAY_MIN:
        return _("%(count)d h ago") % {"count": minutes // HOUR_MIN}
    days = minutes // DAY_MIN
    return ngettext("%(count)d day ago", "%(count)d days ago", days) % {"count": days}


def kind_words(screen: Screen) -> str:
    """In one word."""
    return _("Tablet") if screen.kind == ScreenKind.TABLET else _("Television")


def sign(screen: Screen) -> Sign:
    """Whether it lives; by the programme that is in memory."""
    known = screens().get(screen.code)
    slots = known.slots if known else ()
    return sign_of(slots, screen.seen_at, timezone.now())


def sign_words(screen: Screen) -> str:
    """The same in words."""
    return str(sign(screen).label)


def is_silent(screen: Screen) -> bool:
    """Whether somebody should go and see."""
    return sign(screen) == Sign.SILENT


def version_words(screen: Screen) -> str:
    """Whether it runs what the portal serves now; "" when it never said."""
    if not screen.seen_version:
        return ""
    current = screen.seen_version == version.current()
    return _("up to date") if current else _("old: reload it")
