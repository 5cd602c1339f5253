"""Lines of the report, and the addresses in them."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from core import languages
from core.plain_text import one_line
from shops.importing.entries import Entry
from shops.importing.facts import Facts
from shops.importing.report import Outcome, Result
from shops.importing.twins import Known
from shops.models import Shop


def result_of(
    entry: Entry, outcome: Outcome, sentence: str = "", address: str = ""
) -> Result:
    """What became of a row."""
    number, name = one_line(entry.id)[:80], one_line(entry.name)[:160]
    return Result(entry.number, number, name, outcome, sentence, address)


def held_back(facts: Facts, twin: Known, address: str) -> Result:
    """A row that may be a shop that is there; `address` is that of an earlier row."""
    entry = facts.entry
    if twin.pk is None:
        words = _(
            "It may be “%(name)s” of row %(row)s. If it is another shop: "
            "--accept %(id)s"
        )
        names: dict[str, Any] = {"name": twin.name, "row": twin.row, "id": entry.id}
        return result_of(entry, Outcome.DUPLICATE, words % names, address)
    words = _(
        "It may be “%(name)s” (%(url)s). If it is another shop: --accept %(id)s; "
        "if it is the same: --same %(id)s=%(pk)s"
    )
    url = public_address(reverse("wagtailsnippets_shops_shop:edit", args=[twin.pk]))
    names = {"name": twin.name, "url": url, "id": entry.id, "pk": twin.pk}
    result = result_of(entry, Outcome.DUPLICATE, words % names)
    result.twin = twin.pk
    return result


def add_twin_addresses(results: list[Result]) -> None:
    """Say where the fiches are that held back rows may be; one query for all."""
    keys = {result.twin for result in results if result.twin is not None}
    if not keys:
        return
    rows = Shop.objects.filter(pk__in=keys).values_list("pk", "place__cards")
    addresses = {pk: fiche_address(cards) for pk, cards in rows}
    for result in results:
        result.address = result.address or addresses.get(result.twin, "")


def fiche_address(cards: dict[str, Any]) -> str:
    """The public address of the fiche that a place remembers; "" without one."""
    return public_address(cards.get(languages.SOURCE, {}).get("url", ""))


def public_address(path: str) -> str:
    """A path with the host of the portal; "" stays ""."""
    return f"{settings.BASE_URL}{path}" if path else ""


def trade_words(entry: Entry) -> str:
    """What a row says of the trade, whatever it is."""
    said = filter(None, (entry.trade, entry.naf, *entry.osm_tags))
    return one_line(", ".join(said))[:120] or "-"
