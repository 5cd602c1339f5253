"""The usual week to fill in: one day, copied onto others; a box for days off."""

from dataclasses import dataclass
from datetime import time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import languages
from core.formats import weekday_words
from merchants.facts.rule_words import Holidays, holidays_of, with_holidays
from places.hours.faults import HoursError
from places.hours.grid import week_grid, with_week
from places.hours.rules import WEEKDAY_NAMES
from places.hours.validation import check_hours
from places.hours.wording import fault_words
from places.times_forms import PAIRS, WeekdayForm, initial_times

PREFIXES = tuple(name.lower() for name in WEEKDAY_NAMES)
TIMES = tuple(name for pair in PAIRS for name in pair)
OFF = "closed"


class RoomDayForm(WeekdayForm):
    """One weekday with a box for "closed"; what was touched last counts."""

    closed = forms.BooleanField(required=False, label=gettext_lazy("Closed"))
    field_order = (OFF, *TIMES)

    def clean(self) -> None:
        """A box that was ticked empties the day; times typed over a box count."""
        typed = any(name in self.changed_data for name in TIMES)
        ticked = self.cleaned_data.get(OFF)
        if ticked and typed and OFF in self.changed_data and self._has_times():
            self.add_error(OFF, _("Closed, or open at these times? Keep one of them."))
        elif ticked and not (typed and self._has_times()):
            for name in [name for name in TIMES if name in self.errors]:
                del self.errors[name]
        else:
            self.read_times()

    def _has_times(self) -> bool:
        return any(self.data.get(self.add_prefix(name)) for name in TIMES)


class HolidaysForm(forms.Form):
    """What happens on public holidays, and which hours the page showed."""

    holidays = forms.ChoiceField(
        label=gettext_lazy("On public holidays"),
        widget=forms.RadioSelect,
        choices=Holidays.choices,
        error_messages={
            "required": gettext_lazy("Say what happens on public holidays."),
            "invalid_choice": gettext_lazy("Say what happens on public holidays."),
        },
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)


@dataclass(frozen=True, slots=True)
class Line:
    """One day of the week: its name, its code ("mo") and its form."""

    label: str
    code: str
    form: RoomDayForm


class WeekSheet:
    """All forms of the page; `text` is what they say once `is_valid`.

    `seen` stands for the hours that the page shows; `holidays` is what was said of
    public holidays before, where the hours themselves say nothing.
    """

    def __init__(
        self, text: str, seen: str, holidays: str = "", data: QueryDict | None = None
    ) -> None:
        self.before, self.text, self.fault, self.data = text, text, "", data
        self.grid = week_grid(text)
        known = holidays_of(text)
        initial = {"holidays": known or holidays or "", "seen": seen}
        self.rest = HolidaysForm(data, initial=initial)
        if known is not Holidays.KEPT:
            self.rest.fields["holidays"].choices = Holidays.choices[:-1]
        self.lines = [self._line(at) for at in range(len(WEEKDAY_NAMES))]

    @property
    def seen(self) -> str:
        """Stands for the hours that the page showed when it was made."""
        return str(self.data.get("seen", "")) if self.data is not None else ""

    @property
    def holidays(self) -> str:
        """What was chosen for public holidays."""
        return self.rest.cleaned_data["holidays"]

    def is_valid(self) -> bool:
        """Read every form, so that all faults are shown at once."""
        days = [line.form.is_valid() for line in self.lines]
        if not self.rest.is_valid() or not all(days) or self._runs_into_next_day():
            return False
        week = [line.form.times for line in self.lines]
        if not any(week):
            self.fault = _("Write the hours of at least one day of the week.")
            return False
        try:
            text = with_holidays(with_week(self.before, week), self.holidays)
            self.text = check_hours(text)
        except HoursError as fault:
            self.fault = fault_words(fault)
        return not self.fault

    @property
    def faults(self) -> list[dict[str, str]]:
        """What to correct: a sentence each, and the id of the field."""
        found = [{"words": self.fault, "target": "week"}] if self.fault else []
        for line in self.lines:
            for name, errors in line.form.errors.items():
                words = f"{line.label} – {errors[0]}"
                found.append({"words": words, "target": line.form[name].auto_id})
        for errors in self.rest.errors.values():
            found.append({"words": errors[0], "target": "id_holidays_0"})
        return found

    @property
    def typed(self) -> list[tuple[str, str]]:
        """Everything that was sent of the week, to be sent once more."""
        names = {f"{code}-{name}" for code in PREFIXES for name in (OFF, *TIMES)}
        data = self.data or QueryDict()
        kept = names | {"holidays"}
        return [(name, data[name]) for name in data if name in kept]

    def _line(self, at: int) -> Line:
        spans = self.grid[at] if self.grid else []
        initial: dict[str, Any] = dict(initial_times(spans))
        initial[OFF] = bool(self.grid) and not spans
        form = RoomDayForm(self.data, prefix=PREFIXES[at], initial=initial)
        return Line(weekday_words(at, languages.active()), PREFIXES[at], form)

    def _runs_into_next_day(self) -> bool:
        """Whether a night is longer than the time until the next day's opening."""
        found = False
        for at, line in enumerate(self.lines):
            following = self.lines[(at + 1) % len(self.lines)]
            begin, end = _first_opening(following.form), _end_of_night(line.form)
            if begin is not None and end is not None and end > begin:
                words = _("On %(day)s you would still be open when this day begins.")
                following.form.add_error("from_1", words % {"day": line.label})
                found = True
        return found


def copied(data: QueryDict) -> tuple[QueryDict, int]:
    """What was sent, with one day written over those that were ticked; how many.

    "copy" is the code of a day, "mo"; the days ticked beside it are "mo-copy_to". The
    code with "-all" means every other day.
    """
    source, _dash, whole_week = data.get("copy", "").partition("-")
    new = data.copy()
    if source not in PREFIXES:
        return new, 0
    ticked = PREFIXES if whole_week else data.getlist(f"{source}-copy_to")
    targets = [code for code in PREFIXES if code in ticked and code != source]
    for code in targets:
        new.pop(f"{code}-{OFF}", None)
        for name in (OFF, *TIMES):
            if f"{source}-{name}" in data:
                new[f"{code}-{name}"] = data[f"{source}-{name}"]
    return new, len(targets)


def _first_opening(form: RoomDayForm) -> time | None:
    return form.cleaned_data.get("from_1") if form.times else None


def _end_of_night(form: RoomDayForm) -> time | None:
    """When the last opening of a day ends on the next one; None when it does not."""
    if not form.times:
        return None
    values = form.cleaned_data
    for opens, closes in reversed(PAIRS):
        begin, end = values.get(opens), values.get(closes)
        if begin is not None and end is not None:
            return end if end <= begin and end != time() else None
    return None
