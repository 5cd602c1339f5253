"""What a screen says of a sight."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core import languages
from core.validators import phone_words
from places.presentation import place_facts
from tv.items import Item, Rows, rail, rails_around
from tv.reading import Piece, facts_of, pieces_of, special_days, with_summary
from walks.choices import SightKind
from walks.models import SightPage
from walks.sight_facts import on_here, sourced


def item(page: SightPage, at: datetime) -> Item:
    """The facts of a sight, in the order of a screen."""
    language, place = languages.active(), page.place
    facts = place_facts(place, at, language) | sourced(page, at, language)
    found = on_here(page, at, language)
    picture = page.prepared.get("picture")
    return Item(
        kind=str(SightKind(page.kind).label),
        area=page.prepared.get("area", ""),
        state=facts["state"],
        confirmed=facts["confirmed_words"],
        address=facts["address"],
        lat=place.lat,
        lng=place.lng,
        place_id=place.pk,
        facts=_first_facts(page, facts),
        table=facts["week"],
        table_words=page.hours_words or _("Hours unknown"),
        pictures=[picture] if picture else [],
        pieces=_pieces(page, facts),
        rows=[
            *rail("here", _("On here"), found["on_here"]),
            *rails_around(found["around"]),
        ],
    )


def _first_facts(page: SightPage, facts: dict[str, Any]) -> Rows:
    """The few facts that a guest asks for first."""
    rows = [{"label": _("Price"), "words": page.price_words}, *facts["access"][:1]]
    return [row for row in rows if row["words"]]


def _pieces(page: SightPage, facts: dict[str, Any]) -> list[Piece]:
    """Everything that the page says, from the summary to how to get there."""
    prices = [page.price_words, facts["price_checked"]]
    rows = [
        (_("About the hours"), page.hours_words),
        (_("Price"), " · ".join(words for words in prices if words)),
        (_("Getting there"), page.getting_there),
        (_("Phone"), phone_words(page.place.phone) if page.place.phone else ""),
        (_("Website"), page.website.split("//")[-1].rstrip("/")),
        (_("E-mail"), page.email),
    ]
    known = [{"label": label, "words": words} for label, words in rows]
    pieces = [
        *pieces_of(page.body),
        *special_days(facts["special"]),
        *facts_of(_("Practical information"), known),
        *facts_of(_("Access"), facts["access"]),
    ]
    return with_summary(page.summary, pieces)
