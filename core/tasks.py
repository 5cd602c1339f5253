"""Background work of `core`."""

from uuid import UUID

from django_tasks import task

from core import prepared


@task()
def prepare_family(translation_key: str) -> int:
    """Prepare a page and its translations; how many changed."""
    return prepared.write_family(UUID(translation_key))
