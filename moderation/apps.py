"""Application `moderation`: unions, mandates, and the reading over before publication."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ModerationConfig(AppConfig):
    """Who reviews what, by when, and what exactly is published."""

    name = "moderation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register rights, words and jobs; make the one workflow after `migrate`."""
        from moderation import (  # noqa: PLC0415 (needs the models)
            jobs,  # noqa: F401
            log,  # noqa: F401
            page_policy,  # noqa: F401
            silence,
        )
        from moderation.workflow import after_migrate  # noqa: PLC0415

        silence.stop_stock_mails()

        post_migrate.connect(after_migrate, sender=self)
