"""The public page behind an address of the screens."""

from typing import Any

from django.http import Http404

from core import languages
from core.statements import Statement


def public_page(find: Statement, **values: str) -> Any:
    """What a statement of core.serving finds; drafts and private pages are not there."""
    found = find(language=languages.active(), **values)
    if not found:
        raise Http404("no such page")
    return found[0]
