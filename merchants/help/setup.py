"""What the help adds to the portal when it starts."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from merchants.help import agents, jobs, privacy, sections, words


def register(app: AppConfig) -> None:
    """The group of agents, jobs, words of the log, sections, what a person's data are."""
    post_migrate.connect(agents.after_migrate, sender=app)
    words.register()
    privacy.register()


__all__ = ["jobs", "register", "sections"]
