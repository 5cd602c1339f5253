"""Events and their dates."""

from datetime import datetime, timedelta

from factory import Sequence, SubFactory

from core import prepared
from events.calendar import write_dates
from events.models import EventIndexPage, EventPage, EventTime
from places.hours.timeline import PARIS
from tests.factories.pages import PageFactory, section
from tests.factories.places import PlaceFactory


def evening(day_text, start="20:00", hours=2):
    """(starts_at, ends_at) of an evening: "2026-11-28", 20:00 in Paris, for 2 hours."""
    starts = datetime.fromisoformat(f"{day_text}T{start}").replace(tzinfo=PARIS)
    return starts, starts + timedelta(hours=hours)


def day(day_text, clock="00:00"):
    """An instant of a day in Paris."""
    return datetime.fromisoformat(f"{day_text}T{clock}").replace(tzinfo=PARIS)


class EventPageFactory(PageFactory):
    """A concert; `dates` is a list of (starts_at, ends_at[, all_day])."""

    class Meta:
        model = EventPage

    title = Sequence(lambda n: f"Concert {n:03d}")
    slug = Sequence(lambda n: f"concert-{n}")
    summary = "Un concert sous la verrière."
    kind = "concert"
    place = SubFactory(PlaceFactory)

    @classmethod
    def default_parent(cls, language):
        return section(EventIndexPage, language)

    @classmethod
    def _create(cls, model_class, *args, dates=(), **fields):
        page = super()._create(model_class, *args, **fields)
        for starts_at, ends_at, *rest in dates:
            EventTime.objects.create(
                event=page,
                starts_at=starts_at,
                ends_at=ends_at,
                all_day=bool(rest and rest[0]),
            )
        write_dates(page)
        prepared.tell([page.translation_key])
        return page
