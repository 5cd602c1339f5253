"""Application `events`: the agenda."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """EventPage, EventDate and the agenda."""

    name = "events"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the cards of events and what follows from them; the clock's jobs."""
        from events import (  # noqa: PLC0415 (registers)
            cards,  # noqa: F401
            jobs,  # noqa: F401
            nearby,  # noqa: F401
            searchable,  # noqa: F401
            signals,  # noqa: F401
        )
        from events.feeds import jobs as visits  # noqa: F401, PLC0415 (registers)
        from events.feeds import signals as told  # noqa: F401, PLC0415 (registers)
