"""What the clock does for every portal: mail, planned publications, sweeping up."""

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from core import clock
from core.outbox import delivery, upkeep

DATABASE_TASKS = "django_tasks_db.DatabaseBackend"


@clock.every(seconds=15, lease_min=1)
def deliver_mail() -> None:
    """Mails that wait, also those that another process wrote."""
    delivery.deliver()


@clock.every(minutes=60)
def tidy_mail() -> None:
    """Give up what waited too long, forget what left long ago."""
    now = timezone.now()
    upkeep.give_up(now)
    upkeep.purge(now)


@clock.every(minutes=10)
def publish_scheduled() -> None:
    """Publications that editors planned."""
    call_command("publish_scheduled")


@clock.daily(hour=3, minute=10)
def clear_sessions() -> None:
    """Sessions that ended."""
    call_command("clearsessions")


@clock.daily(hour=3, minute=20)
def prune_task_results() -> None:
    """What is known of tasks that are done, where they are kept at all."""
    if settings.TASKS["default"]["BACKEND"] == DATABASE_TASKS:
        call_command("prune_db_task_results", verbosity=0)
