"""Sheets of cards, and the code for telephones of a list with what is asked of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from core.cards import Card
from core.head import absolute
from core.short import short_address
from tv.frame import qr_of

# A code with more signs than this is too fine for a telephone at three metres.
MOST_QUERY = 120


def entries(cards: Iterable[Card], row: str) -> list[dict[str, Any]]:
    """Cards with the row that begins their id: the same page twice has two ids."""
    seen: Counter[int | None] = Counter()
    found = []
    for card in cards:
        seen[card.page_id] += 1
        again = seen[card.page_id]
        found.append({"card": card, "row": row if again == 1 else f"{row}-{again}"})
    return found


def code_for(page: Any, query: str) -> dict[str, Any]:
    """What of the frame says where a list goes on: canonical address and code.

    The address below the code is that of the list alone, short enough to be typed.
    """
    address, short = absolute(page.path_url + query), short_address(page.pk)
    words = _("The same list on your phone")
    code = qr_of(address if 0 < len(query) <= MOST_QUERY else short, words)
    return {"canonical": address, "qr": replace(code, typed=short.split("://", 1)[1])}
