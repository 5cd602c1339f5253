"""Contact, what one finds there, access: fields of the shop and of its place."""

from typing import Any

from core.marks import mark
from merchants.facts import values
from merchants.facts.services import Saved, Stale, Writer, change
from merchants.facts.shown import Shown
from merchants.facts.values import Values
from shops.models import Shop

CONTACT, OFFERED, ACCESS = "facts.contact", "facts.offered", "facts.access"
FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    CONTACT: {
        "place": ("phone",),
        "shop": ("phone_public", "email", "email_public", "website"),
    },
    OFFERED: {"shop": ("languages", "payments", "services")},
    ACCESS: {
        "place": (
            "wheelchair",
            "entrance_steps",
            "entrance_ramp",
            "entrance_width_cm",
            "call_bell",
            "accessible_toilets",
            "hearing_loop",
            "trained_staff",
            "disabled_parking",
        )
    },
}


def fields_of(shown: Shown, action: str) -> dict[str, Any]:
    """The values of the fields that go together, by name."""
    like: Values = {
        part: dict.fromkeys(names) for part, names in FIELDS[action].items()
    }
    found = values.current(shown.shop, like)
    return {name: value for rows in found.values() for name, value in rows.items()}


def save_details(
    shop: Shop, writer: Writer, action: str, wanted: dict[str, Any], seen: str
) -> Saved:
    """Write fields that go together; Stale when they are others than the page showed."""

    def plan(shown: Shown) -> Values:
        now = fields_of(shown, action)
        changed = {name for name, value in wanted.items() if now[name] != value}
        if changed and mark(now) != seen:
            raise Stale
        found = {
            part: {name: wanted[name] for name in names if name in changed}
            for part, names in FIELDS[action].items()
        }
        return {part: rows for part, rows in found.items() if rows}

    return change(shop, writer, action, plan)
