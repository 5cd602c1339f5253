"""What the offers of DATAtourisme say about prices."""

from typing import Any

from events.feeds import wording
from events.feeds.entry import Words
from events.feeds.jsonld import walk

MOST_EUROS = 10_000


def prices(row: Any) -> Words:
    """What is said about prices in words, else the lowest and the highest."""
    specs = walk(row, "offers", "priceSpecification")
    said = wording.by_language(walk(specs, "additionalInformation"), wording.plain_line)
    amounts = _amounts(row)
    if said or not any(amounts):
        return said
    low, high = amounts[0], amounts[-1]
    shown = f"{low:g}–{high:g}" if low != high else f"{low:g}"
    decimal = shown.replace(".", ",")
    return {"fr": f"{decimal}\u00a0€", "en": f"€{shown}", "nl": f"€\u00a0{decimal}"}


def is_free(row: Any, said: Words) -> bool | None:
    """Whether nobody pays; None when the feed does not say."""
    amounts = _amounts(row)
    return not any(amounts) if amounts else wording.says_free(said)


def _amounts(row: Any) -> list[float]:
    """The amounts in euros that the offers name, from the lowest to the highest."""
    specs = walk(row, "offers", "priceSpecification")
    found = []
    for name in ("minPrice", "price", "maxPrice"):
        for part in walk(specs, name):
            try:
                amount = float(wording.first_text(part))
            except ValueError:
                continue
            if 0 <= amount < MOST_EUROS:
                found.append(round(amount, 2))
    return sorted(found)
