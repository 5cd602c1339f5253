"""The log of a shop in words: who did what, and when."""

from typing import Any

from django.utils import timezone

from babel.dates import format_time

from core import audit
from core.formats import date_words
from core.models import AuditEntry

FACTS = "facts."


def line(entry: AuditEntry, language: str) -> dict[str, Any]:
    """One entry of the log; `pk` only where there is a page about it."""
    at = timezone.localtime(entry.at)
    return {
        "pk": entry.pk if entry.action.startswith(FACTS) else None,
        "at": at,
        "day": date_words(at.date(), language, "full"),
        "time": format_time(at, "short", locale=language),
        "who": audit.who(entry),
        "words": audit.sentence(entry),
    }
