"""Configuration of the tv app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TvConfig(AppConfig):
    """Pages for screens that nobody types on."""

    name = "tv"
    verbose_name = _("Screens")
