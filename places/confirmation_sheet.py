"""The page of a confirmation link: special days and usual week, read all or nothing."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from core import languages
from core.formats import date_words, weekday_words
from core.marks import mark
from places.choices import DayAnswerKind
from places.confirmation import Answer, Confirmation
from places.hours.compiler import Closure, compile_hours
from places.hours.faults import HoursError
from places.hours.grid import keeps_more, week_grid, with_week
from places.hours.rules import WEEKDAY_NAMES
from places.hours.school import school_holidays
from places.hours.validation import check_hours
from places.hours.week import day_table
from places.hours.wording import day_hours_words, fault_words
from places.models import DayAnswer, Place
from places.special_days import SpecialDay, concerning
from places.times_forms import (
    DayForm,
    TimesForm,
    WeekdayForm,
    WeekForm,
    initial_times,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One day of the page: its words, and the form with its answer."""

    label: str
    form: Any
    day: date | None = None
    name: str = ""
    usual: str = ""


class Sheet:
    """All forms of the page; `confirmation` is what they say once `is_valid`."""

    def __init__(
        self, place: Place, today: date, data: QueryDict | None = None
    ) -> None:
        self.place, self.data, self.fault = place, data, ""
        self.confirmation = Confirmation()
        text = place.opening_hours
        self.knows = bool(text)
        self.grid = week_grid(text)
        self.keeps_more = keeps_more(text)
        self.week = WeekForm(data, initial={"seen": mark(text)})
        self.days = [self._day(day) for day in concerning(place, today)]
        self.weekdays = [self._weekday(at) for at in range(len(WEEKDAY_NAMES))]

    def is_valid(self) -> bool:
        """Read every form, so that all faults are shown at once."""
        days_are_right = _all_valid(self.days)
        self.week.is_valid()
        if self.week.cleaned_data.get("seen") != mark(self.place.opening_hours):
            self._show_anew()
            return False
        hours = self._hours()
        if self.fault or not days_are_right or self._week_faults():
            return False
        answers = [self._answer(line) for line in self.days if _kind(line)]
        if not (self.knows or hours or answers):
            self.fault = _("Write your hours, or answer for at least one day.")
            return False
        self.confirmation = Confirmation(hours, answers, self.place.opening_hours)
        return True

    @property
    def faults(self) -> list[dict[str, str]]:
        """What to correct: a sentence each, and the id of the field."""
        found = [{"words": self.fault, "target": "usual"}] if self.fault else []
        for line in [*self.days, *self._week_faults()]:
            for name, errors in line.form.errors.items():
                words = f"{line.label} – {errors[0]}"
                target = line.form[name].auto_id
                target += "_0" if name == "answer" else ""
                found.append({"words": words, "target": target})
        return found

    @property
    def shows_week(self) -> bool:
        """Whether the hours of the week are unfolded: somebody is at work on them."""
        changed = self.week.is_bound and self.week["changed"].data
        return not self.knows or bool(changed or self._week_faults())

    def _day(self, day: SpecialDay) -> Line:
        form = DayForm(self.data, prefix=str(day.date), initial=self._said(day.date))
        if not self.knows:
            form.fields["answer"].choices = DayAnswerKind.choices[1:]
        return Line(
            label=date_words(day.date, languages.active()),
            form=form,
            day=day.date,
            name=day.label(self.place.district_id),
            usual=self._usual_words(day.date),
        )

    def _weekday(self, at: int) -> Line:
        initial = initial_times(self.grid[at] if self.grid else [])
        prefix = WEEKDAY_NAMES[at].lower()
        form = WeekdayForm(self.data, prefix=prefix, initial=initial)
        return Line(weekday_words(at, languages.active()), form)

    def _said(self, day: date) -> dict[str, Any]:
        """The earlier answer; else the usual hours, where they are known."""
        answer = self._answers.get(day)
        if answer is None:
            return {"answer": DayAnswerKind.USUAL.value} if self.knows else {}
        grid = week_grid(answer.times) if answer.times else None
        return {"answer": answer.answer, **initial_times(grid[0] if grid else [])}

    @cached_property
    def _answers(self) -> dict[date, DayAnswer]:
        return {answer.date: answer for answer in self.place.day_answers.all()}

    @cached_property
    def _without_answers(self) -> str:
        """The hours compiled as if nothing had been said of special days."""
        closures = self.place.closures.all()
        spans = [Closure(c.first_day, c.last_day, c.reason) for c in closures]
        return compile_hours(self.place.opening_hours, spans, school_holidays())

    def _usual_words(self, day: date) -> str:
        """What “as usual” means on that day: a holiday may be a day off."""
        table = day_table(self._without_answers, day, 1)
        return day_hours_words(table[0], languages.active()) if table else ""

    def _show_anew(self) -> None:
        """The hours changed since the page was shown: show those of now."""
        self.fault = _(
            "Your hours were changed in the meantime. Look at them again, then confirm."
        )
        self.data = None
        self.week = WeekForm(initial={"seen": mark(self.place.opening_hours)})
        self.weekdays = [self._weekday(at) for at in range(len(WEEKDAY_NAMES))]

    def _hours(self) -> str | None:
        """The new hours; None when they stay as they are, or cannot be read."""
        if not self._touched:
            if self.week.cleaned_data["changed"]:
                self.fault = _(
                    "Correct the hours of the week, or untick the box if they are right."
                )
            return None
        if not _all_valid(self.weekdays):
            return None
        return self._new_hours([line.form.times for line in self.weekdays])

    def _new_hours(self, week: list[str]) -> str | None:
        if not any(week):
            self.fault = _("Write the hours of at least one day of the week.")
            return None
        try:
            return check_hours(with_week(self.place.opening_hours, week))
        except HoursError as fault:
            self.fault = fault_words(fault)
            return None

    @property
    def _touched(self) -> bool:
        """Whether somebody wrote in the hours of the week; left out is not emptied."""
        forms = [line.form for line in self.weekdays]
        return any(form.was_sent() and form.has_changed() for form in forms)

    def _week_faults(self) -> list[Line]:
        if not self._touched:
            return []
        return [line for line in self.weekdays if line.form.errors]

    def _answer(self, line: Line) -> Answer:
        form: TimesForm = line.form
        assert line.day is not None  # noqa: S101 (every line of `days` has its date)
        return Answer(line.day, DayAnswerKind(_kind(line)), form.times)


def _all_valid(lines: list[Line]) -> bool:
    """Whether every form is valid; each is read, so that all faults are known."""
    results = [line.form.is_valid() for line in lines]
    return all(results)


def _kind(line: Line) -> str:
    """The choice made for a special day; empty when none was."""
    return line.form.cleaned_data.get("answer", "")
