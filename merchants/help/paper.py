"""The questions of a fiche on paper: the same ones, in the same order, as on the screen.

Labels come from the steps and from their forms, so that a question that changes there
changes here.
"""

from dataclasses import dataclass
from typing import Any

from core import languages
from core.formats import weekday_words
from merchants import steps
from merchants.facts.forms import ClosureForm, ContactForm
from merchants.facts.presentation import usual_rows
from merchants.facts.week_sheet import HolidaysForm
from merchants.fiche.words import MAX_SUMMARY
from moderation.rights import Rights
from places.clock import this_minute
from places.special_days import today
from shops.models import Shop

NO_PAPER = {"start", "preview", "send"}
BOXES_A_LINE = 35
WEEKDAYS = range(7)


@dataclass(frozen=True, slots=True)
class Question:
    """One step on paper: its number, its words, the shape of the room for an answer."""

    number: int
    name: str
    label: Any
    data: dict[str, Any]


def questions(shop: Shop | None) -> list[Question]:
    """The questions in the order of the steps; with what is known of a shop."""
    found = steps.steps_for(Rights(prepare=True))
    asked = [step for step in found if step.name not in NO_PAPER]
    makers = {"hours": hours, "holidays": holidays, "contact": contact}
    return [
        Question(
            number,
            step.name,
            step.label,
            makers.get(step.name, plain)(shop),
        )
        for number, step in enumerate(asked, start=1)
    ]


def hours(shop: Shop | None) -> dict[str, Any]:
    """A table of the week, what is known now beside it, and public holidays."""
    language = languages.active()
    known = usual_rows(shop.place.opening_hours, language) if shop else []
    by_day = {row["label"]: row["words"] for row in known}
    days = [weekday_words(at, language) for at in WEEKDAYS]
    field = HolidaysForm().fields["holidays"]
    return {
        "days": [{"label": day, "known": by_day.get(day, "")} for day in days],
        "is_known": bool(known),
        "holidays": field.label,
        "choices": [label for value, label in field.choices if value != "kept"],
    }


def holidays(shop: Shop | None) -> dict[str, Any]:
    """First day, last day, why: three lines."""
    form = ClosureForm(today=today(this_minute()))
    return {
        "labels": [field.label for field in form.visible_fields()],
        "rows": range(3),
    }


def contact(shop: Shop | None) -> dict[str, Any]:
    """Each way to reach the shop, with what is known, and whether visitors see it."""
    known = (
        {
            "phone": ContactForm.base_fields["phone"].prepare_value(shop.place.phone),
            "email": shop.email,
            "website": shop.website,
        }
        if shop
        else {}
    )
    fields = ContactForm.base_fields.items()
    return {
        "lines": [
            {
                "label": field.label,
                "known": known.get(name, ""),
                "is_choice": name.endswith("_public"),
            }
            for name, field in fields
            if name != "seen"
        ]
    }


def plain(shop: Shop | None) -> dict[str, Any]:
    """Room to write; the sentence has a box for each sign."""
    lines = -(-MAX_SUMMARY // BOXES_A_LINE)
    return {
        "boxes": range(lines),
        "in_a_line": range(BOXES_A_LINE),
        "most": MAX_SUMMARY,
    }
