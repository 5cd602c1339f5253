"""The trade of a row: a category that is there, or one that the portal knows to make."""

import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.db import transaction

from wagtail.models import Locale

from core import languages
from places.names import folded
from shops.importing.entries import Entry
from shops.models import ShopCategory

FILE = Path(__file__).resolve().parents[1] / "trades.toml"
Trade = dict[str, Any]


@cache
def known_trades() -> dict[str, Any]:
    """The content of trades.toml."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


class Trades:
    """Categories of the portal, found as files name them; `dry` makes none."""

    def __init__(self, dry: bool = False) -> None:
        self._dry = dry
        source = ShopCategory.objects.filter(locale__language_code=languages.SOURCE)
        self._categories = {category.slug: category for category in source}
        trades = known_trades()["trade"]
        self._trades = {trade["slug"]: trade for trade in trades}
        self._by_slug = {
            slug: trade
            for trade in trades
            for slug in (trade["slug"], *trade["aliases"])
        }
        self._by_tag = {tag: trade for trade in trades for tag in trade["osm_tags"]}
        self._by_naf = defaultdict(list)
        for trade in trades:
            for code in trade["naf_codes"]:
                self._by_naf[code].append(trade)

    def find(self, entry: Entry) -> ShopCategory | Trade | None:
        """A category, or a trade that `made` turns into one; None if nobody knows it.

        By slug, then by NAF code, then by the tag of OpenStreetMap; what editors made
        goes before what the portal brings.
        """
        slug = "-".join(folded(entry.trade).split())
        return (
            self._categories.get(entry.trade)
            or self._categories.get(slug)
            or self._there(self._by_slug.get(slug))
            or self._of_naf(entry.naf)
            or self._of_tags(entry.osm_tags)
        )

    def made(self, found: ShopCategory | Trade) -> ShopCategory:
        """The French category, made in every language if it was not there."""
        if isinstance(found, ShopCategory):
            return found
        slug = found["slug"]
        if slug not in self._categories:
            self._categories[slug] = make_category(found, store=not self._dry)
        return self._categories[slug]

    def _there(self, trade: Trade | None) -> ShopCategory | Trade | None:
        """The category of a trade, be it under another slug, or the trade itself."""
        if trade is None:
            return None
        slugs = (trade["slug"], *trade["aliases"])
        there = (self._categories[slug] for slug in slugs if slug in self._categories)
        return next(there, trade)

    def _of_naf(self, code: str) -> ShopCategory | Trade | None:
        """The trade of a NAF code, "10.71C" or "1071C"."""
        code = code if "." in code or len(code) != 5 else f"{code[:2]}.{code[2:]}"
        trades = self._by_naf.get(code, [])
        if own := self._own(lambda category: code in category.naf_codes):
            return own
        meant = known_trades()["naf"].get(code)
        if meant:
            return self._there(self._trades[meant])
        return self._there(trades[0]) if len(trades) == 1 else None

    def _of_tags(self, tags: tuple[str, ...]) -> ShopCategory | Trade | None:
        """The trade of the first tag that means one."""
        for tag in tags:
            own = self._own(lambda category, tag=tag: category.osm_tag == tag)
            found = own or self._there(self._by_tag.get(tag))
            if found:
                return found
        return None

    def _own(self, test: Any) -> ShopCategory | None:
        """A category that only this portal has."""
        own = (c for slug, c in self._categories.items() if slug not in self._by_slug)
        return next((category for category in own if test(category)), None)


@transaction.atomic
def make_category(trade: Trade, store: bool) -> ShopCategory:
    """A trade in every language; the French entry. Without `store` it is only shown."""
    key, made = uuid4(), {}
    for locale in Locale.objects.filter(language_code__in=languages.codes()):
        code = locale.language_code
        made[code] = ShopCategory(
            locale=locale,
            translation_key=key,
            name=trade["name"][code],
            osm_tag=trade["osm_tags"][0],
            **{n: trade[n] for n in ("slug", "schema_type", "naf_codes", "icon")},
        )
        if store:
            made[code].save()
    return made[languages.SOURCE]
