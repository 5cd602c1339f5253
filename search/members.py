"""The words of a group of synonyms, as editors write them: commas between them."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from search import words

SEPARATOR = re.compile(r"[,;\n]")
MAX_MEMBERS = 12
MAX_SIGNS = 40


def members(text: str) -> list[str]:
    """The words and expressions of a group, as written: ["pomme de terre", "patate"]."""
    parts = (" ".join(part.split()) for part in SEPARATOR.split(text))
    return [part for part in parts if part]


def folded(member: str) -> str:
    """A member as it is compared: "Friperie " -> "friperie"."""
    return " ".join(words.folded(member))


def problem(found: Sequence[str], language: str) -> str:
    """What is wrong with a group of a language, "" for all; empty when nothing is."""
    if len(found) < 2:
        return _("Write at least two words, with a comma between them.")
    if len(found) > MAX_MEMBERS:
        return _("A group holds %(count)d words at most: make two of it.") % {
            "count": MAX_MEMBERS
        }
    seen: dict[str, str] = {}
    for member in found:
        key = folded(member)
        if len(member) > MAX_SIGNS or not key:
            return _bad_member(member, key)
        if any(_says_nothing(key, code) for code in _languages(language)):
            return _everywhere(member, key, language)
        if key in seen:
            return _("“%(one)s” and “%(other)s” are the same to the search.") % {
                "one": seen[key],
                "other": member,
            }
        seen[key] = member
    return ""


def _languages(language: str) -> Sequence[str]:
    """Those in whose texts a group is looked for."""
    return [language] if language else list(words.STOP_WORDS)


def _says_nothing(key: str, language: str) -> bool:
    """Whether all words of a member are articles and the like in a language."""
    return set(key.split()) <= words.STOP_WORDS[language]


def _everywhere(member: str, key: str, language: str) -> str:
    """Why a word that is in every text cannot be used: "thé" is an English "the"."""
    if language:
        return _("“%(word)s” is in nearly every text: it would find everything.") % {
            "word": member
        }
    return _(
        "“%(word)s” is read as “%(key)s”, which is in every text of one of the"
        " languages: choose the language of this group."
    ) % {"word": member, "key": key}


def _bad_member(member: str, key: str) -> str:
    """Why one word cannot be used."""
    if not key:
        return _("“%(word)s” holds no letter and no digit.") % {
            "word": member[:MAX_SIGNS]
        }
    return _("“%(word)s…” is too long: %(count)d signs at most.") % {
        "word": member[:MAX_SIGNS],
        "count": MAX_SIGNS,
    }
