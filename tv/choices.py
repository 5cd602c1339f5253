"""What a screen is, and what it shows."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# Window mode in addresses, the same in every language.
WINDOW_WORD = "ambiance"


class ScreenKind(models.TextChoices):
    """What stands in the room."""

    TV = "tv", _("Television or screen with a remote")
    TABLET = "tablet", _("Tablet that visitors touch")


class Mode(models.TextChoices):
    """What a screen does during a part of the day."""

    BROWSE = "browse", _("Pages, driven with the remote")
    WINDOW = "window", _("Window mode: slides that follow one another")


class Shown(models.TextChoices):
    """What the slides of window mode are about."""

    SHOP = "shop", _("Shops that are open")
    EVENT = "event", _("Events of the day")
    WALK = "walk", _("Walks")
    SIGHT = "sight", _("Sights")


class Sign(models.TextChoices):
    """Whether a screen says that it lives."""

    HEARD = "heard", _("Heard of")
    SILENT = "silent", _("Silent")
    NEVER = "never", _("Never seen")
