"""Words from which the fields of a shop choose."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ShopStatus(models.TextChoices):
    """Whether a shop exists for visitors."""

    ACTIVE = "active", _("active")
    CLOSED = "closed", _("closed for good")
