"""What pages of a screen with a programme say to the script of window mode."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tv.window import IDLE_HOME_S, IDLE_PAGE_S, has_windows, window_path

register = template.Library()


@register.simple_tag(takes_context=True)
def window_watch(context: dict[str, Any]) -> SafeString:
    """Attributes of the page: where to ask for the mode, and when nobody is there."""
    screen, language = context.get("screen"), context.get("language")
    is_preview = getattr(context.get("request"), "is_preview", False)
    if is_preview or not has_windows(screen):
        return SafeString("")
    return format_html(
        ' data-watch="{}" data-watch-idle="{}" data-watch-to="{}"',
        window_path(screen, language, "mode.json"),
        IDLE_HOME_S if context.get("is_home") else IDLE_PAGE_S,
        window_path(screen, language, programmed=True),
    )
