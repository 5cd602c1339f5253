"""What changed in a submission, in one sentence, for who reads it over.

Apps register the words of their codes; a submission is a list of codes, the same code
as often as there are such things: ["summary", "photo", "photo"].
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Words = Callable[[int], str]
_words: dict[str, Words] = {}


def register(code: str) -> Callable[[Words], Words]:
    """Give words to a code: a function of how many such things; a decorator."""

    def decorate(words: Words) -> Words:
        _words[code] = words
        return words

    return decorate


def sentence(codes: Any) -> str:
    """One sentence about what changed; codes that nobody knows count as "text"."""
    listed = codes if isinstance(codes, list) else []
    counted = Counter(code if code in _words else "text" for code in listed)
    parts = _unique(_words[code](count) for code, count in counted.items())
    if not parts:
        return _("Sent again without a change.")
    if len(parts) == 1:
        named = parts[0]
    else:
        named = _("%(first)s and %(last)s") % {
            "first": ", ".join(parts[:-1]),
            "last": parts[-1],
        }
    return _("Changed: %(things)s.") % {"things": named}


def _unique(parts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(parts))


@register("text")
def text_words(count: int) -> str:
    """Words of any kind."""
    return _("text")


@register("summary")
def summary_words(count: int) -> str:
    """The line under the name."""
    return _("presentation in one line")


@register("story")
def story_words(count: int) -> str:
    """The longer text."""
    return _("story")


@register("picture")
def picture_words(count: int) -> str:
    """The first picture."""
    return _("main picture")


@register("photos")
@register("photo")
def photo_words(count: int) -> str:
    """The other pictures."""
    return ngettext("%(count)d picture", "%(count)d pictures", count) % {"count": count}


@register("alt")
def alt_words(count: int) -> str:
    """What is read out to who does not see the pictures."""
    return _("description of a picture")
