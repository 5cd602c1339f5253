"""Background work of `walks`."""

from django_tasks import task

from core import versions
from places.models import Place
from walks.many import find_walks_past_many
from walks.models import PlaceOnWalk


@task()
def find_walks_past(place_id: int) -> int:
    """Write on which walks a place lies; how many they are."""
    place = Place.objects.filter(pk=place_id, lat__isnull=False).first()
    PlaceOnWalk.objects.filter(place_id=place_id).delete()
    if place is None:
        return 0
    found = find_walks_past_many([place])
    versions.bump()
    return found
