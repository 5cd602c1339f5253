"""Configuration of the tv app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TvConfig(AppConfig):
    """Pages for screens that nobody types on."""

    name = "tv"
    verbose_name = _("Screens")

    def ready(self) -> None:
        """Have the clock write down which screens live; offer screens to the demo."""
        from tv import demo, jobs  # noqa: F401, PLC0415 (registers)
