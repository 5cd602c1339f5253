"""Configuration of the tv app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TvConfig(AppConfig):
    """Pages for screens that nobody types on."""

    name = "tv"
    verbose_name = _("Screens")

    def ready(self) -> None:
        """Register what the clock does."""
        from tv import jobs  # noqa: F401, PLC0415 (registers)
