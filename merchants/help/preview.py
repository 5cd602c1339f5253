"""The page and the facts of a shop as they would be after the merchant's yes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from core import languages
from core.models import PortalImage
from core.pictures import prepared_picture
from merchants.facts import presentation
from merchants.facts.details import ACCESS, CONTACT, FIELDS, OFFERED
from merchants.facts.shown import Shown
from merchants.fiche.drafts import Sheet
from merchants.fiche.states import public
from merchants.fiche.words import Words, changes
from merchants.models import FicheDraft
from places.models import Closure, DayAnswer
from places.presentation import access_rows
from shops import fiche
from shops.models import Shop

Rows = list[dict[str, str]]
HOURS = "opening_hours"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the merchant reads before he says yes; empty parts stay as they are."""

    words: Words | None
    pictures: list[dict[str, Any]]
    hours: Rows
    closures: list[str]
    days: Rows
    contact: Rows
    offered: Rows
    access: Rows


def prepared_of(shop: Shop, draft: FicheDraft) -> Prepared:
    """What of a draft would go public, in the active language."""
    language, facts = languages.active(), draft.facts
    sheet = Sheet(shop)
    codes = changes(public(sheet), sheet.words)
    shown = Shown(as_it_would_be(shop, draft), facts)
    place = facts.get("place", {})
    touched = {*place, *facts.get("shop", {})}
    hours = presentation.usual_rows(shown.place.opening_hours, language)
    return Prepared(
        words=sheet.words if codes else None,
        pictures=pictures_of(sheet.words) if codes else [],
        hours=hours if HOURS in place else [],
        closures=[presentation.span_words(row, language) for row in _closures(shown)],
        days=[
            {
                "label": presentation.day_label(day, language),
                "words": presentation.answer_words(said),
            }
            for day, said in sorted(facts.get("days", {}).items())
        ],
        contact=_rows(CONTACT, touched, presentation.contact_rows(shown.shop)),
        offered=_rows(OFFERED, touched, fiche.knows(shown.shop)),
        access=_rows(ACCESS, touched, access_rows(shown.place)),
    )


def as_it_would_be(shop: Shop, draft: FicheDraft) -> Shop:
    """A copy of a shop in memory with what was prepared; never to be saved."""
    copy = Shop.objects.select_related("place__district", "category").get(pk=shop.pk)
    shown, place = Shown(copy, draft.facts), copy.place
    place.closures.set(
        [
            Closure(
                place=place,
                first_day=date.fromisoformat(row["first_day"]),
                last_day=date.fromisoformat(row["last_day"]),
                reason=row["reason"],
            )
            for row in shown.closures.values()
        ]
    )
    place.day_answers.set(
        [
            DayAnswer(
                place=place,
                date=date.fromisoformat(day),
                answer=said["answer"],
                times=said["times"],
                source=said["source"],
            )
            for day, said in shown.answers.items()
        ]
    )
    place.compile_days()
    return copy


def pictures_of(words: Words) -> list[dict[str, Any]]:
    """The pictures of a draft, ready to be shown, the first one first."""
    found = PortalImage.objects.in_bulk([item.image for item in words.pictures])
    return [
        prepared_picture(found[item.image], item.alt)
        for item in words.pictures
        if item.image in found
    ]


def _closures(shown: Shown) -> list[dict[str, str]]:
    wanted = shown.prepared.get("closures", {})
    return [row for key, row in shown.closures.items() if key in wanted]


def _rows(group: str, touched: set[str], rows: Rows) -> Rows:
    """The rows of facts that go together, when one of them was prepared."""
    names = {name for part in FIELDS[group].values() for name in part}
    return rows if names & touched else []
