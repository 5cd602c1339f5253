"""Kinds of results, in the order in which groups are shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a result is."""

    SIGHT = "sight", _("To see")
    SHOP = "shop", _("Shops")
    WALK = "walk", _("Walks")
    EVENT = "event", _("What’s on")
    OFFER = "offer", _("Good deals")
    PAGE = "page", _("Pages")
