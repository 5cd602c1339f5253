"""Whether the process lives, and whether it can serve."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core import clock
from core.outbox import upkeep
from search.engines.elastic import health


@never_cache
@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers; asks nothing of anybody."""
    return JsonResponse({"status": "alive"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and is migrated; 503 with the reason otherwise.

    How many seconds the oldest mail waits (null: none does) and how long ago a job of
    the clock began is only said: a mail server that is away stops no page. Nor does a
    search cluster: the database answers for it.
    """
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return JsonResponse({"status": "migrations waiting"}, status=503)
        now = timezone.now()
        ages = {
            "oldest_mail_s": upkeep.oldest_s(now),
            "last_job_s": clock.last_job_s(now),
            **health.state(),
        }
    except DatabaseError:
        return JsonResponse({"status": "database away"}, status=503)
    return JsonResponse({"status": "ready", **ages})
