"""Events, their times and dates, the agenda, and the feeds that fill it."""

from events.models.feeds import (
    EventRecord,
    EventSource,
    EventTwins,
    ImportedEvent,
    SourceRun,
)
from events.models.pages import SECTION_SLUGS, EventIndexPage, EventPage
from events.models.times import EventDate, EventTime

__all__ = [
    "SECTION_SLUGS",
    "EventDate",
    "EventIndexPage",
    "EventPage",
    "EventRecord",
    "EventSource",
    "EventTime",
    "EventTwins",
    "ImportedEvent",
    "SourceRun",
]
