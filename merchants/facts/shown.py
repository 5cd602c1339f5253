"""The facts of a shop as its room shows them: to an agent with what he prepared."""

from functools import cached_property
from secrets import token_hex
from typing import Any

from merchants.facts import values
from merchants.facts.values import NEW, Values
from merchants.models import FicheDraft
from moderation.rights import Rights
from places.models import Place
from shops.models import Shop

KEY_BYTES = 4


class Shown:
    """A shop, its place, its closures and answers; what was prepared laid over them.

    With something prepared, neither shop nor place may be saved.
    """

    def __init__(self, shop: Shop, prepared: Values | None = None) -> None:
        self.shop, self.prepared = shop, prepared or {}
        values.lay_over(shop, self.prepared)

    @property
    def place(self) -> Place:
        """The place of the shop."""
        return self.shop.place

    @cached_property
    def closures(self) -> dict[str, dict[str, str]]:
        """All closures by key, first ones first."""
        found = values.closures(self.place) | self.prepared.get("closures", {})
        rows = [(key, row) for key, row in found.items() if row is not None]
        return dict(sorted(rows, key=lambda pair: (pair[1]["first_day"], pair[0])))

    @cached_property
    def answers(self) -> dict[str, dict[str, Any]]:
        """What was said of single days, by date."""
        found = values.answers(self.place) | self.prepared.get("days", {})
        return {day: said for day, said in found.items() if said is not None}

    @staticmethod
    def new_key() -> str:
        """The key of a closure to be made."""
        return f"{NEW}{token_hex(KEY_BYTES)}"


def shown_to(shop: Shop, rights: Rights) -> Shown:
    """The facts that somebody with these rights reads and changes in the room."""
    return Shown(shop, None if rights.facts else prepared_of(shop))


def prepared_of(shop: Shop) -> Values:
    """What an agent prepared for a shop; one query."""
    found = FicheDraft.objects.filter(shop=shop).values_list("facts", flat=True)
    return found.first() or {}
