"""The special days of a confirmation sheet, for somebody who is logged in."""

from datetime import date
from functools import cached_property

from django.http import QueryDict

from merchants.facts.shown import Shown
from merchants.facts.values import rich
from places.confirmation_sheet import Sheet
from places.models import DayAnswer


class RoomSheet(Sheet):
    """The same page as by the link, with what an agent prepared laid over it."""

    def __init__(self, shown: Shown, today: date, data: QueryDict | None) -> None:
        self.shown = shown
        super().__init__(shown.place, today, data)

    @cached_property
    def _answers(self) -> dict[date, DayAnswer]:
        return {
            date.fromisoformat(day): DayAnswer(
                date=date.fromisoformat(day),
                **{name: rich(name, value) for name, value in said.items()},
            )
            for day, said in self.shown.answers.items()
        }
