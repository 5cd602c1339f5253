"""Forms for the hours of one day: at most two openings, as browsers send times."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.choices import DayAnswerKind
from places.hours.faults import HoursError
from places.hours.grid import MIDNIGHT, span_text
from places.hours.validation import check_times
from places.hours.wording import fault_words

PAIRS = (("from_1", "to_1"), ("from_2", "to_2"))
FORMATS = ["%H:%M", "%H:%M:%S"]


def time_field(label: Any) -> forms.TimeField:
    """A time of day, as browsers send it."""
    return forms.TimeField(
        label=label,
        required=False,
        input_formats=FORMATS,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": gettext_lazy("Write a time like 09:30.")},
    )


class TimesForm(forms.Form):
    """At most two openings of one day; `times` is their text, "" for none."""

    from_1 = time_field(gettext_lazy("from"))
    to_1 = time_field(gettext_lazy("to"))
    from_2 = time_field(gettext_lazy("then from"))
    to_2 = time_field(gettext_lazy("to"))

    times = ""

    def read_times(self) -> None:
        """Set `times`, or say beside the field what is wrong."""
        given = [pair for pair in PAIRS if self._pair_is_whole(*pair)]
        if self.errors:
            return
        values = self.cleaned_data
        spans = [(values[opens], values[closes]) for opens, closes in given]
        if len(spans) == 2 and not _in_order(*spans):
            self.add_error(
                "from_2", _("The second opening begins before the first one ends.")
            )
            return
        try:
            self.times = check_times(",".join(span_text(*s) for s in spans))
        except HoursError as fault:
            if spans:
                self.add_error("from_1", fault_words(fault))

    def was_sent(self) -> bool:
        """Whether the page that was sent had these fields at all."""
        return any(self.add_prefix(name) in self.data for name in self.fields)

    def _pair_is_whole(self, opens: str, closes: str) -> bool:
        """Whether both times are given; an error when only one is, or both agree."""
        begin, end = self.cleaned_data.get(opens), self.cleaned_data.get(closes)
        if opens in self.errors or closes in self.errors:
            return False
        if begin is None and end is None:
            return False
        if begin is None:
            self.add_error(opens, _("Add the opening time."))
        elif end is None:
            self.add_error(closes, _("Add the closing time."))
        elif begin == end != MIDNIGHT:
            self.add_error(closes, _("It closes at the time at which it opens."))
        else:
            return True
        return False


def _in_order(first: tuple[time, time], second: tuple[time, time]) -> bool:
    """Whether the first opening ends on its own day, before the second begins."""
    return first[0] < first[1] < second[0]


class DayForm(TimesForm):
    """The answer for one special day."""

    answer = forms.ChoiceField(
        required=False, widget=forms.RadioSelect, choices=DayAnswerKind.choices
    )

    def clean(self) -> None:
        """Times are read only with “other hours”."""
        if self.cleaned_data.get("answer") != DayAnswerKind.HOURS:
            for name in [name for name in self.errors if name != "answer"]:
                del self.errors[name]
            return
        self.read_times()
        if not self.errors and not self.times:
            self.add_error("from_1", _("Write the hours of that day."))


class WeekdayForm(TimesForm):
    """The usual openings of one weekday."""

    def clean(self) -> None:
        """Two empty lines are a day off."""
        self.read_times()


class WeekForm(forms.Form):
    """Whether the usual week is another one now, and which hours the page showed."""

    changed = forms.BooleanField(
        required=False, label=gettext_lazy("My usual hours have changed")
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


def initial_times(spans: Sequence[tuple[time, time]]) -> dict[str, time]:
    """Openings as initial values of a TimesForm."""
    initial: dict[str, time] = {}
    for (opens, closes), span in zip(PAIRS, spans, strict=False):
        initial[opens], initial[closes] = span
    return initial
