"""Application `moderation`: unions, mandates, and the reading over before publication."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ModerationConfig(AppConfig):
    """Who reviews what, by when, and what exactly is published."""

    name = "moderation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the one workflow after each `migrate`."""
        from moderation.workflow import after_migrate  # noqa: PLC0415 (needs the models)

        post_migrate.connect(after_migrate, sender=self)
