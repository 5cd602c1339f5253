"""Links of the screens."""

from typing import Any

from django import template

from core.short import code_of
from tv import version
from tv.addresses import tv_path

register = template.Library()


@register.simple_tag(takes_context=True)
def tv_url(context: dict[str, Any], path: str) -> str:
    """The address on this screen of an ordinary page ("/fr/boutiques/x/")."""
    return tv_path(path, context.get("screen"))


@register.filter
def short_code(page_id: int | None) -> str:
    """The code of a page in short addresses; "" for what is no page."""
    return code_of(page_id) if page_id else ""


@register.simple_tag
def tv_version() -> str:
    """The edition of scripts and styles, which a screen says when it says it lives."""
    return version.current()
