"""What stands below the field while somebody types: trades, then names by kind.

Everything is worked out in memory by the engine; nothing is counted as a search.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import languages, versions
from core.formats import number_words
from search import words
from search.asking import Suggestion
from search.choices import Kind
from shops.catalogue import catalogue
from shops.models import SECTION_SLUGS as SHOP_SLUGS
from shops.names import filter_names

MIN_SIGNS = 2
MAX_SIGNS = 200
MAX_ITEMS = 8
MAX_TRADES = 2
TRADE = "trade"
# A letter that waits for its apostrophe: "musée d" is on its way to "musée d’art".
ELIDED = frozenset({"c", "d", "j", "l", "m", "n", "qu", "s", "t"})
ORDER = {kind: number for number, kind in enumerate((TRADE, *Kind.values))}

Ask = Callable[[str, Sequence[str], datetime, int], list[Suggestion]]


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade that has shops: its slug, its name, and its names' words.

    `own` are folded words in the language of the page, `other` in the other ones.
    """

    slug: str
    name: str
    count: int
    own: tuple[str, ...]
    other: tuple[tuple[str, ...], ...]


def typed_words(text: str, language: str) -> list[str]:
    """The folded words that count in what was typed so far; none when it is too little.

    What is longer than the field allows was not typed, and gives nothing.
    """
    found = words.folded(text) if len(text) <= MAX_SIGNS else []
    if sum(map(len, found)) < MIN_SIGNS:
        return []
    if len(found) > 1 and found[-1] in ELIDED:
        found.pop()
    return words.significant(found, language)[: words.MAX_TERMS]


def suggest(text: str, language: str, at: datetime, ask: Ask) -> list[Suggestion]:
    """At most MAX_ITEMS for what was typed: trades first, then by kind, best first."""
    typed = typed_words(text, language)
    if not typed:
        return []
    found = _trades(typed, language)
    found += ask(language, typed, at, MAX_ITEMS - len(found))
    return sorted(found, key=lambda one: ORDER.get(one.kind, len(ORDER)))


def grouped(found: list[Suggestion]) -> list[dict[str, Any]]:
    """Suggestions under the heading of their kind, as the script below the field."""
    titles = {TRADE: _("Shops by trade")}
    titles |= {kind.value: str(kind.label) for kind in Kind}
    return [
        {
            "kind": kind,
            "title": titles.get(kind, kind),
            "items": [
                {"title": one.title, "url": one.url, "area": one.area}
                for one in members
            ],
        }
        for kind, members in groupby(found, key=lambda one: one.kind)
    ]


def everything(text: str, url: str) -> dict[str, str]:
    """The link to all results, as the form itself would open them."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    query = " ".join(printable.split())[:MAX_SIGNS]
    return {
        "title": _("All results for “%(query)s”") % {"query": query},
        "url": f"{url}?{urlencode({'q': query})}" if query else url,
    }


def _trades(typed: Sequence[str], language: str) -> list[Suggestion]:
    """The trades that these words begin, or name in another of the languages."""
    found = [one for one in trades(language) if _begin(typed, one.own, language)]
    found = found or [
        trade
        for trade in trades(language)
        if any(" ".join(name) == " ".join(typed) for name in trade.other)
    ]
    address = f"/{language}/{SHOP_SLUGS[language]}/?category="
    return [
        Suggestion(TRADE, one.name, address + one.slug, _shops(one.count, language))
        for one in found[:MAX_TRADES]
    ]


def _begin(typed: Sequence[str], name: Sequence[str], language: str) -> bool:
    """Whether each typed word begins a word of a name: "boul", also "boulangeries"."""
    return all(
        any(
            word.startswith(one)
            or words.stem(word, language) == words.stem(one, language)
            for word in name
        )
        for one in typed
    )


def _shops(count: int, language: str) -> str:
    values = {"count": number_words(count, language)}
    return ngettext("%(count)s shop", "%(count)s shops", count) % values


@versions.kept
def trades(language: str) -> list[Trade]:
    """The trades of a language that have shops, those with most shops first."""
    counts = catalogue(language).totals.get("category", {})
    named = {code: _names_of_trades(code) for code in languages.codes()}
    found = [
        Trade(
            slug,
            name,
            counts[slug],
            own=tuple(words.folded(name)),
            other=tuple(
                tuple(words.folded(names.get(slug, "")))
                for code, names in named.items()
                if code != language
            ),
        )
        for slug, name in named[language].items()
        if slug in counts
    ]
    return sorted(found, key=lambda trade: (-trade.count, trade.name))


def _names_of_trades(language: str) -> dict[str, str]:
    """The name of each trade in a language, by slug."""
    named = filter_names(language)
    return {one.slug: one.name for one in named if one.kind == "category"}
