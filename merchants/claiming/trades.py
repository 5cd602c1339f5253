"""The trades that a merchant chooses among, in his language."""

from typing import Any

from core import languages
from shops.importing.entries import Entry
from shops.importing.trades import Trades, known_trades
from shops.models import ShopCategory


def choices() -> list[tuple[str, str]]:
    """(slug, name) of the categories there are, and of the trades the portal can make."""
    code = languages.active()
    names = {
        trade["slug"]: trade["name"][code]
        for trade in known_trades()["trade"]
        if not _is_there(trade)
    }
    for language in (languages.SOURCE, code):
        found = ShopCategory.objects.filter(locale__language_code=language)
        names |= dict(found.values_list("slug", "name"))
    return sorted(names.items(), key=lambda pair: pair[1].casefold())


def _is_there(trade: dict[str, Any]) -> bool:
    """Whether a known trade exists as a category, be it under another slug."""
    return isinstance(_found(trade["slug"]), ShopCategory)


def _found(slug: str) -> ShopCategory | dict[str, Any] | None:
    return Trades(dry=True).find(Entry(id="", name="", trade=slug))


def suggested(naf: str) -> str:
    """The slug of the trade of a NAF code; "" when it can be several or none."""
    found = Trades(dry=True).find(Entry(id="", name="", naf=naf)) if naf else None
    if found is None:
        return ""
    return found.slug if isinstance(found, ShopCategory) else found["slug"]


def category_of(slug: str) -> ShopCategory:
    """The French category of a chosen slug; made in every language when it is new."""
    trades = Trades()
    found = trades.find(Entry(id="", name="", trade=slug))
    if found is None:
        raise LookupError(slug)
    return trades.made(found)
