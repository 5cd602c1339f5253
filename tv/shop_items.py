"""What a screen says of a shop."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core import languages
from shops import fiche
from shops.models import ShopPage
from tv.items import Item, rail, rails_around
from tv.reading import Piece, facts_of, pieces_of, special_days, with_summary


def item(page: ShopPage, at: datetime) -> Item:
    """The facts of a fiche, in the order of a screen."""
    place, facts = page.shop.place, fiche.facts(page, at, languages.active())
    closed = facts["closed_words"]
    around = rails_around(facts["around"])
    same = rail("trade", _("The same trade nearby"), facts["neighbours"])
    return Item(
        kind=facts["kind"],
        area=facts["area"],
        state=None if closed else facts["state"],
        alert=closed,
        confirmed="" if closed else facts["confirmed_words"],
        address=facts["address"],
        lat=place.lat,
        lng=place.lng,
        place_id=place.pk,
        facts=[] if closed else _first_facts(facts),
        table=[] if closed else facts["week"],
        table_words="" if closed else _("Hours unknown"),
        pictures=facts["pictures"],
        pieces=_pieces(page, facts),
        rows=[*same, *around],
        is_on=not closed,
        is_demo=facts["shop"]["is_demo"],
    )


def _first_facts(facts: dict[str, Any]) -> list[dict[str, str]]:
    """The few facts that a guest asks for first."""
    phone = {"label": _("Phone"), "words": facts["shop"]["phone_words"]}
    rows = [*facts["access"][:1], *facts["knows"][:1], phone]
    return [row for row in rows if row["words"]]


def _pieces(page: ShopPage, facts: dict[str, Any]) -> list[Piece]:
    """Everything that the fiche says, from the summary to who trades here."""
    closed = facts["closed_words"]
    pieces = [
        *pieces_of(page.body),
        *([] if closed else special_days(facts["special"])),
        *facts_of(_("Good to know"), facts["knows"]),
        *facts_of(_("Access"), facts["access"]),
        *facts_of(_("Who trades here"), facts["identity"]),
    ]
    return with_summary(page.summary, pieces)
