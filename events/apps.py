"""Application `events`: the agenda."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """EventPage, EventDate and the agenda."""

    name = "events"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the cards of events and what follows from them; the clock's jobs."""
        from events import cards, jobs, nearby  # noqa: F401, PLC0415 (registers)
        from events.feeds import jobs as visits  # noqa: F401, PLC0415 (registers)
        from events.feeds import signals  # noqa: F401, PLC0415 (registers)
