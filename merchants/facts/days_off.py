"""Days unlike the others: closed today, holidays, answers for special days."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from core.marks import mark
from merchants.facts.services import Saved, Stale, Writer, change
from merchants.facts.shown import Shown
from merchants.facts.values import Values
from places.choices import DayAnswerKind
from places.confirmation import Answer
from shops.models import Shop

CLOSED_TODAY, OPEN_TODAY = "facts.closed_today", "facts.open_today"
ADDED, CHANGED, REMOVED = (
    "facts.closed",
    "facts.closure_changed",
    "facts.closure_removed",
)
ANSWERED = "facts.days"
ONE_DAY = timedelta(days=1)
Row = dict[str, str]


def close_today(shop: Shop, writer: Writer, day: date, until: date) -> Saved:
    """Closed from today to the day `until`, whatever the hours say."""

    def plan(shown: Shown) -> Values:
        covering = _covering(shown, day)
        if any(row["last_day"] >= str(until) for row in covering.values()):
            return _closed_answers(shown, day, until, writer)
        rows = {key: {**row, "last_day": str(until)} for key, row in covering.items()}
        key = next(iter(rows), shown.new_key())
        closure = {key: rows.get(key) or _row(day, until, "")}
        return {"closures": closure, **_closed_answers(shown, day, until, writer)}

    return change(shop, writer, CLOSED_TODAY, plan)


def open_today(shop: Shop, writer: Writer, day: date) -> Saved:
    """Open after all: what closes this one day is taken away, the days after stay."""

    def plan(shown: Shown) -> Values:
        rows: dict[str, Row | None] = {}
        for key, row in _covering(shown, day).items():
            before = {**row, "last_day": str(day - ONE_DAY)}
            after = {**row, "first_day": str(day + ONE_DAY)}
            left = [
                kept
                for kept in (before, after)
                if kept["first_day"] <= kept["last_day"]
            ]
            rows[key] = left[0] if left else None
            for more in left[1:]:
                rows[shown.new_key()] = more
        days = {}
        if shown.answers.get(str(day), {}).get("answer") == DayAnswerKind.CLOSED:
            days[str(day)] = _answer(DayAnswerKind.USUAL, "", writer)
        found: Values = {"closures": rows, "days": days}
        return {part: values for part, values in found.items() if values}

    return change(shop, writer, OPEN_TODAY, plan)


def add_closure(
    shop: Shop, writer: Writer, first: date, last: date, reason: str
) -> Saved:
    """Closed from a day to another; the same twice is once."""
    row = _row(first, last, reason)

    def plan(shown: Shown) -> Values:
        if row in shown.closures.values():
            return {}
        answers = _closed_answers(shown, first, last, writer)
        return {"closures": {shown.new_key(): row}, **answers}

    return change(shop, writer, ADDED, plan)


def change_closure(
    shop: Shop, writer: Writer, key: str, wanted: tuple[date, date, str], seen: str
) -> Saved:
    """Other days or another reason; Stale when it is another one than the page showed."""
    row = _row(*wanted)

    def plan(shown: Shown) -> Values:
        now = shown.closures.get(key)
        if now == row:
            return {}
        if now is None or closure_mark(now) != seen:
            raise Stale
        return {"closures": {key: row}, **_closed_answers(shown, *wanted[:2], writer)}

    return change(shop, writer, CHANGED, plan)


def remove_closure(shop: Shop, writer: Writer, key: str) -> Saved:
    """Open on those days after all."""

    def plan(shown: Shown) -> Values:
        return {"closures": {key: None}} if key in shown.closures else {}

    return change(shop, writer, REMOVED, plan)


def answer_days(shop: Shop, writer: Writer, answers: Iterable[Answer]) -> Saved:
    """What is said of single special days; what was said already stays as it is."""

    def plan(shown: Shown) -> Values:
        days = {
            str(answer.date): _answer(answer.kind, answer.times, writer)
            for answer in answers
            if not _is_said(shown.answers.get(str(answer.date)), answer)
        }
        return {"days": days} if days else {}

    return change(shop, writer, ANSWERED, plan)


def closure_mark(row: Row) -> str:
    """Stands for a closure as a page shows it."""
    return mark(row)


def closes(shown: Shown, day: date) -> bool:
    """Whether somebody said that the shop is closed on a day."""
    said = shown.answers.get(str(day), {}).get("answer")
    return bool(_covering(shown, day)) or said == DayAnswerKind.CLOSED


def _covering(shown: Shown, day: date) -> dict[str, Row]:
    return {
        key: row
        for key, row in shown.closures.items()
        if row["first_day"] <= str(day) <= row["last_day"]
    }


def _row(first: date, last: date, reason: str) -> Row:
    return {"first_day": str(first), "last_day": str(last), "reason": reason}


def _answer(kind: DayAnswerKind, times: str, writer: Writer) -> dict[str, Any]:
    return {
        "answer": DayAnswerKind(kind).value,
        "times": times,
        "source": writer.source,
        "answered_at": timezone.now().isoformat(),
    }


def _is_said(said: dict[str, Any] | None, answer: Answer) -> bool:
    return said is not None and (said["answer"], said["times"]) == (
        answer.kind.value,
        answer.times,
    )


def _closed_answers(shown: Shown, first: date, last: date, writer: Writer) -> Values:
    """Other hours said for days of a closure, which would win over it: closed now."""
    days = {
        day: _answer(DayAnswerKind.CLOSED, "", writer)
        for day, said in shown.answers.items()
        if str(first) <= day <= str(last) and said["answer"] == DayAnswerKind.HOURS
    }
    return {"days": days} if days else {}
