"""The usual hours: written, or confirmed as they are."""

from django.utils import timezone

from core import audit
from core.marks import mark
from merchants.facts.services import Saved, Stale, Writer, change
from merchants.facts.shown import Shown
from merchants.facts.values import Values
from places.models import Place
from shops.models import Shop

SAVED, CONFIRMED = "facts.hours", "facts.hours_confirmed"
ACTIONS = (SAVED, CONFIRMED)


def shown_mark(place: Place) -> str:
    """Stands for the hours of a place and their last confirmation, as a page shows them."""
    return f"{mark(place.opening_hours)}.{mark(str(place.hours_confirmed_at))}"


def save_hours(
    shop: Shop, writer: Writer, text: str, seen: str, holidays: str = ""
) -> Saved:
    """Publish another usual week, confirmed by who wrote it; Stale when others did."""

    def plan(shown: Shown) -> Values:
        return _wanted(shown.place, text, seen, writer, is_new=True)

    return change(shop, writer, SAVED, plan, holidays=holidays)


def confirm_hours(shop: Shop, writer: Writer, seen: str) -> Saved:
    """Say that the hours are still right; Stale when they are others than those shown."""

    def plan(shown: Shown) -> Values:
        return _wanted(shown.place, shown.place.opening_hours, seen, writer)

    return change(shop, writer, CONFIRMED, plan)


def said_of_holidays(shop: Shop, text: str) -> str:
    """What was chosen for public holidays when these hours were written; one query."""
    entry = audit.entries(shop, [SAVED]).first()
    if (
        entry is None
        or entry.data["after"].get("place", {}).get("opening_hours") != text
    ):
        return ""
    return entry.data.get("holidays", "")


def _wanted(
    place: Place, text: str, seen: str, writer: Writer, is_new: bool = False
) -> Values:
    """What to write; nothing when the same click came before."""
    if not text:
        return {}  # hours that nobody knows cannot be confirmed
    now = shown_mark(place)
    if seen != now and place.opening_hours == text and is_new:
        return {}
    if seen.partition(".")[0] != now.partition(".")[0]:
        raise Stale
    if seen != now and place.opening_hours == text:
        return {}
    return {
        "place": {
            "opening_hours": text,
            "hours_confirmed_at": timezone.now().isoformat(),
            "hours_source": writer.source,
        }
    }
