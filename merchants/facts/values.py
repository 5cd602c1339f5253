"""The facts of a shop as plain values, that can be read, written and compared.

{"place": {"phone": "+33320692360"}, "shop": {"languages": ["fr"]},
 "closures": {"12": {"first_day": "2026-12-24", "last_day": ..., "reason": ""}},
 "days": {"2026-12-25": {"answer": "closed", "times": "", ...}}}

A row that is None does not exist; a closure to be made has a key that begins with "new".
A change, what was there before it, and what an agent prepared all have this form.
"""

from copy import deepcopy
from datetime import date, datetime
from typing import Any

from places.models import Closure, DayAnswer, Place
from shops.models import Shop

Values = dict[str, dict[str, Any]]
PARTS = ("place", "shop", "closures", "days")
NEW = "new"
COMPILED = ("hours_compiled", "answered_days", "updated_at")
ANSWER_FIELDS = ("answer", "times", "source", "answered_at")
MOMENTS = {"hours_confirmed_at", "answered_at"}


def current(shop: Shop, like: Values) -> Values:
    """What is there now under the keys of `like`."""
    place = shop.place
    found: Values = {
        "place": {name: plain(getattr(place, name)) for name in like.get("place", ())},
        "shop": {name: plain(getattr(shop, name)) for name in like.get("shop", ())},
    }
    if like.get("closures"):
        rows = closures(place)
        found["closures"] = {key: rows.get(key) for key in like["closures"]}
    if like.get("days"):
        said = answers(place)
        found["days"] = {day: said.get(day) for day in like["days"]}
    return {part: values for part, values in found.items() if values}


def closures(place: Place) -> dict[str, dict[str, str]]:
    """All closures of a place by key, first ones first; one query."""
    rows = Closure.objects.filter(place=place).order_by("first_day", "pk")
    return {str(row.pk): closure_values(row) for row in rows}


def closure_values(row: Closure) -> dict[str, str]:
    """A closure as plain values."""
    return {
        "first_day": str(row.first_day),
        "last_day": str(row.last_day),
        "reason": row.reason,
    }


def answers(place: Place) -> dict[str, dict[str, Any]]:
    """What was said of single days, by date; one query."""
    rows = DayAnswer.objects.filter(place=place)
    return {
        str(row.date): {name: plain(getattr(row, name)) for name in ANSWER_FIELDS}
        for row in rows
    }


def write(shop: Shop, wanted: Values) -> Values:
    """Write values to a locked shop; gives them with the keys of new closures."""
    done = deepcopy(wanted)
    place = shop.place
    if "closures" in wanted:
        rows = wanted["closures"].items()
        done["closures"] = dict(_write_closure(place, *row) for row in rows)
    for day, said in wanted.get("days", {}).items():
        _write_answer(place, date.fromisoformat(day), said)
    if "place" in wanted:
        lay_over(shop, {"place": wanted["place"]})
        place.save(update_fields=[*wanted["place"], *COMPILED])
    if "shop" in wanted:
        lay_over(shop, {"shop": wanted["shop"]})
        shop.save(update_fields=list(wanted["shop"]))
    return done


def lay_over(shop: Shop, wanted: Values) -> None:
    """Set the fields of a shop and its place in memory."""
    for part, instance in (("place", shop.place), ("shop", shop)):
        for name, value in wanted.get(part, {}).items():
            setattr(instance, name, rich(name, value))


def merged(one: Values, other: Values) -> Values:
    """Both, and `other` where both say something."""
    found = {part: {**one.get(part, {}), **other.get(part, {})} for part in PARTS}
    return {part: values for part, values in found.items() if values}


def plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else deepcopy(value)


def rich(name: str, value: Any) -> Any:
    """A value as a field keeps it."""
    if name in MOMENTS and value is not None:
        return datetime.fromisoformat(value)
    return deepcopy(value)


def _write_closure(
    place: Place, key: str, row: dict[str, str] | None
) -> tuple[str, dict[str, str] | None]:
    """Make, change or take away a closure; a row that went comes back with its key."""
    mine = Closure.objects.filter(place=place)
    if row is None:
        for found in mine.filter(pk=key):
            found.delete()
        return key, None
    number = None if key.startswith(NEW) else int(key)
    if number is not None and not mine.filter(pk=number).exists():
        # Somebody else's closure is never overwritten.
        number = None if Closure.objects.filter(pk=number).exists() else number
    saved = Closure(
        pk=number,
        place=place,
        first_day=date.fromisoformat(row["first_day"]),
        last_day=date.fromisoformat(row["last_day"]),
        reason=row["reason"],
    )
    saved.save()
    return str(saved.pk), row


def _write_answer(place: Place, day: date, said: dict[str, Any] | None) -> None:
    if said is None:
        for found in DayAnswer.objects.filter(place=place, date=day):
            found.delete()
        return
    fields = {name: rich(name, said[name]) for name in ANSWER_FIELDS}
    DayAnswer.objects.update_or_create(place=place, date=day, defaults=fields)
