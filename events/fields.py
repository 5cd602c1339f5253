"""A list of days, typed by editors as text and kept as ISO dates."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

MAX_SIGNS = 6000
FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_APART = 52
STEP_WORDS = _("Write a number from 1 to 52.")
APART = re.compile(r"[\s,;]+")
FRENCH = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)


class DaysField(models.JSONField):
    """Days as ISO dates in order, each once: ["2026-12-24", "2026-12-31"].

    Only its form differs from that of a JSONField, so migrations need not know it.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """The same column as a JSONField."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def clean(self, value: Any, model_instance: Any) -> list[str]:
        """Days of the calendar in order; whatever else is refused."""
        return days_in(value if isinstance(value, list) else [value])

    def formfield(self, **kwargs: Any) -> forms.Field:
        """One line of text."""
        return DaysFormField(
            required=False,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
        )


class StepField(models.PositiveSmallIntegerField):
    """Every how many days, weeks, months or years: 1 to 52.

    Only its form differs from that of a PositiveSmallIntegerField. It says the limits
    itself: databases that have limits of their own would say a second sentence.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """The same column as a PositiveSmallIntegerField."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.PositiveSmallIntegerField", args, kwargs

    def formfield(self, **kwargs: Any) -> forms.Field:
        """A number within the limits."""
        limits = {"min_value": 1, "max_value": MOST_APART}
        said = dict.fromkeys(limits, STEP_WORDS)
        return super().formfield(**{**limits, "error_messages": said, **kwargs})


class DaysFormField(forms.CharField):
    """Days as people write them: "24/12/2026, 31/12/2026"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MAX_SIGNS, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """The days as text; what was typed comes back as it is."""
        if not isinstance(value, list):
            return value
        return ", ".join(french(day) for day in value)

    def clean(self, value: Any) -> list[str]:
        """ISO dates of what was typed; one error for the first that is no day."""
        typed = super().clean(value)
        return days_in(word for word in APART.split(typed) if word)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other days were typed, or something that is no day."""
        try:
            return self.clean(data) != (initial or [])
        except ValidationError:
            return True


def french(day: Any) -> str:
    """ "24/12/2026" for "2026-12-24"; anything else as it is."""
    try:
        return f"{date.fromisoformat(day):%d/%m/%Y}"
    except (TypeError, ValueError):
        return str(day)


def days_in(words: Iterable[Any]) -> list[str]:
    """ISO dates in order, each once, of days written either way."""
    return sorted({_day(word).isoformat() for word in words})


def _day(word: Any) -> date:
    """The day that a word means."""
    try:
        found = FRENCH.fullmatch(word)
        day = date(*map(int, found.groups()[::-1])) if found else _iso(word)
    except (TypeError, ValueError):
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(
            _("“%(word)s” is no day. Write days like this: 24/12/2026, 31/12/2026."),
            params={"word": str(word)[:20]},
        )
    return day


def _iso(word: str) -> date:
    """ "2026-12-24"; not the other forms of ISO 8601, which nobody types."""
    if len(word) != len("2026-12-24"):
        raise ValueError(word)
    return date.fromisoformat(word)
