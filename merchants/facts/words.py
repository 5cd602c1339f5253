"""What the entries of the log about facts mean, in words."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import audit, languages
from core.models import AuditEntry
from merchants.facts import days_off, details, hours, services
from merchants.facts.by_link import BY_LINK
from merchants.facts.presentation import (
    answer_words,
    day_label,
    field_label,
    field_words,
    span_words,
)

PLAIN: dict[str, Any] = {
    hours.SAVED: gettext_lazy("Opening hours changed"),
    hours.CONFIRMED: gettext_lazy("Opening hours confirmed"),
    details.ACCESS: gettext_lazy("Access changed"),
    details.OFFERED: gettext_lazy("Languages, payment or services changed"),
    services.APPLIED: gettext_lazy("What an agent prepared was accepted and published"),
    BY_LINK: gettext_lazy("Opening hours confirmed by the link of an e-mail"),
}
SHORT: dict[str, Any] = {
    **PLAIN,
    days_off.CLOSED_TODAY: gettext_lazy("Closed today"),
    days_off.OPEN_TODAY: gettext_lazy("Open today after all"),
    days_off.ADDED: gettext_lazy("Days off announced"),
    days_off.CHANGED: gettext_lazy("Days off changed"),
    days_off.REMOVED: gettext_lazy("Days off taken away"),
    days_off.ANSWERED: gettext_lazy("Special days answered"),
    details.CONTACT: gettext_lazy("Contact changed"),
    services.UNDONE: gettext_lazy("Change taken back"),
}
CLOSURES = (
    days_off.CLOSED_TODAY,
    days_off.OPEN_TODAY,
    days_off.ADDED,
    days_off.CHANGED,
    days_off.REMOVED,
)


def short(action: str) -> str:
    """What an action is called, without what it did."""
    return str(SHORT.get(action, action))


def plain(entry: AuditEntry) -> str:
    """An action that needs no more words."""
    return short(entry.action)


def closure(entry: AuditEntry) -> str:
    """Which days."""
    language = languages.active()
    after = entry.data.get("after", {}).get("closures", {})
    before = entry.data.get("before", {}).get("closures", {})
    rows = [row or before.get(key) for key, row in after.items()]
    words = "; ".join(span_words(row, language) for row in rows if row)
    return _said(entry, words)


def answered(entry: AuditEntry) -> str:
    """Which days, and what was said of them."""
    language = languages.active()
    days = entry.data.get("after", {}).get("days", {})
    return _said(
        entry,
        "; ".join(
            f"{day_label(day, language)} ({answer_words(said)})"
            for day, said in days.items()
        ),
    )


def contact(entry: AuditEntry) -> str:
    """Which facts, with their new values; never those of an e-mail address."""
    after = entry.data.get("after", {})
    words = [
        f"{field_label(name)} ({field_words(name, value)})"
        for part in ("place", "shop")
        for name, value in after.get(part, {}).items()
    ]
    words += [field_label("email")] if entry.data.get("email") else []
    return _said(entry, ", ".join(words))


def undone(entry: AuditEntry) -> str:
    """What was taken back."""
    return _said(entry, short(entry.data.get("undone", "")))


def _said(entry: AuditEntry, words: str) -> str:
    if not words:
        return short(entry.action)
    return _("%(what)s: %(words)s") % {"what": short(entry.action), "words": words}


def register() -> None:
    """Give words to every action of the facts."""
    found: dict[str, Callable[[AuditEntry], str]] = dict.fromkeys(PLAIN, plain)
    found |= dict.fromkeys(CLOSURES, closure)
    found |= {
        days_off.ANSWERED: answered,
        details.CONTACT: contact,
        services.UNDONE: undone,
    }
    audit.words.update(found)
