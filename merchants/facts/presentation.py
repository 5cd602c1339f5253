"""What visitors see of the facts, and what a change made of them, in words."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from core.formats import date_words, weekday_words
from core.validators import phone_words
from merchants.facts.details import ACCESS, FIELDS, OFFERED
from merchants.facts.rule_words import holidays_of
from places.cards import place_state
from places.choices import DayAnswerKind
from places.clock import this_minute
from places.hours.holidays import holiday_name
from places.hours.week import usual_week
from places.hours.wording import day_hours_words
from places.models import Place
from places.presentation import access_rows, confirmed_words, special_rows, week_rows
from places.special_days import today
from shops import fiche
from shops.models import Shop

Rows = list[dict[str, str]]
HOURS_FIELDS = {"opening_hours", "hours_confirmed_at", "hours_source"}


def usual_rows(text: str, language: str) -> Rows:
    """The usual week in words, without this week's exceptions."""
    return [
        {
            "label": weekday_words(day.date.weekday(), language),
            "words": day_hours_words(day, language),
            "note": day.comment,
        }
        for day in usual_week(text, today(this_minute()))
    ]


def seen_by_visitors(shop: Shop, names: set[str], language: str) -> dict[str, Any]:
    """What the public page says now of the facts that a change touched."""
    place, at = shop.place, this_minute()
    if not names or names & HOURS_FIELDS:
        return {
            "state": place_state(place, at),
            "confirmed_words": confirmed_words(place, at, language),
            "week": week_rows(place, at, language),
            "special": special_rows(place, at, language),
        }
    if names & set(FIELDS[ACCESS]["place"]):
        return {"rows": access_rows(place)}
    if names & set(FIELDS[OFFERED]["shop"]):
        return {"rows": fiche.knows(shop)}
    return {"rows": contact_rows(shop)}


def contact_rows(shop: Shop) -> Rows:
    """Phone, e-mail and website as the public page shows them, or that it does not."""
    seen, hidden = fiche.contact(shop), _("not shown")
    rows = [
        (_("Phone"), seen["phone_words"], shop.place.phone),
        (_("E-mail"), seen["email"], shop.email),
        (_("Website"), seen["website_words"], shop.website),
    ]
    return [
        {"label": label, "words": words or (hidden if stored else _("none"))}
        for label, words, stored in rows
    ]


def field_words(name: str, value: Any) -> str:
    """A value of a fact as people read it."""
    model = Place if name in {f.name for f in Place._meta.fields} else Shop
    field = model._meta.get_field(name)
    codes = dict(getattr(field, "codes", ()) or field.flatchoices)
    if name == "phone":
        return phone_words(value) if value else _("none")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(str(codes.get(code, code)) for code in value) or _("none")
    return str(codes.get(value, value)) if value not in (None, "") else _("none")


def field_label(name: str) -> str:
    """The name of a fact."""
    model = Place if name in {f.name for f in Place._meta.fields} else Shop
    return str(model._meta.get_field(name).verbose_name)


def week_differences(before: str, after: str, language: str) -> list[dict[str, str]]:
    """Days of the usual week that changed, and what changed of public holidays."""
    old = {row["label"]: row["words"] for row in usual_rows(before, language)}
    new = {row["label"]: row["words"] for row in usual_rows(after, language)}
    none = _("hours unknown")
    rows = [
        _difference(label, old.get(label, none), new.get(label, none))
        for label in (weekday_words(at, language) for at in range(7))
    ]
    rows.append(_difference(_("public holidays"), _holidays(before), _holidays(after)))
    return [row for row in rows if row["before"] != row["after"]]


def span_words(row: dict[str, str] | None, language: str) -> str:
    """ "from 24 December to 2 January (holidays)", or one day."""
    if row is None:
        return _("not closed")
    first, last = (date.fromisoformat(row[key]) for key in ("first_day", "last_day"))
    words = date_words(first, language)
    if first != last:
        words = _("from %(first)s to %(last)s") % {
            "first": words,
            "last": date_words(last, language),
        }
    return f"{words} ({row['reason']})" if row["reason"] else words


def answer_words(said: dict[str, Any] | None) -> str:
    """What was said of one day."""
    if said is None:
        return _("nothing said")
    if said["answer"] == DayAnswerKind.HOURS:
        return str(said["times"]).replace(",", ", ")
    return str(DayAnswerKind(said["answer"]).label)


def day_label(day: str, language: str) -> str:
    """ "friday 25 december, Christmas Day"."""
    found = date.fromisoformat(day)
    name = holiday_name(found)
    words = date_words(found, language)
    return f"{words}, {_(name)}" if name else words


def differences(data: dict[str, Any], language: str) -> list[dict[str, str]]:
    """What an entry of the log changed: label, before, after."""
    before, after = data.get("before", {}), data.get("after", {})
    if "hours_before" in data:
        return week_differences(data["hours_before"], data["hours_after"], language)
    rows = _field_differences(before, after, language)
    for key, row in after.get("closures", {}).items():
        old = before.get("closures", {}).get(key)
        words = span_words(old, language), span_words(row, language)
        rows.append(_difference(_("closed"), *words))
    for day, said in after.get("days", {}).items():
        old = before.get("days", {}).get(day)
        words = answer_words(old), answer_words(said)
        rows.append(_difference(day_label(day, language), *words))
    if data.get("email"):
        rows.append(_difference(field_label("email"), "…", _("changed")))
    return rows


def _field_differences(
    before: dict[str, Any], after: dict[str, Any], language: str
) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for part in ("place", "shop"):
        for name, value in after.get(part, {}).items():
            old = before.get(part, {}).get(name)
            if name == "opening_hours":
                rows += week_differences(old or "", value, language)
            elif name not in HOURS_FIELDS and old != value:
                words = field_words(name, old), field_words(name, value)
                rows.append(_difference(field_label(name), *words))
    return rows


def _difference(label: str, before: str, after: str) -> dict[str, str]:
    return {"label": label, "before": before, "after": after}


def _holidays(text: str) -> str:
    found = holidays_of(text)
    return str(found.label) if found else _("nothing said")
