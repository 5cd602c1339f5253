"""Parts of pages that come out the same for the same input, rendered once."""

import pickle
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

KEPT = 4096


@register.simple_tag
def fragment(name: str, **values: Any) -> SafeString:
    """Include a template that sees only `values`, and remember what came out.

    For cards, header and footer: parts that many pages show, and whose output
    follows from the values and the language alone.
    """
    return _rendered(name, get_language() or "", pickle.dumps(values, protocol=5))


@lru_cache(maxsize=KEPT)
def _rendered(name: str, language: str, values: bytes) -> SafeString:
    # Pickled by `fragment` in this very process, never read from outside.
    context = pickle.loads(values)  # noqa: S301
    return get_template(name).render(context)
