"""Background work of `walks`."""

from django_tasks import task

from core import versions
from core.geo.geometry import nearest_on_line
from places.models import Place
from walks.along import REACH_M
from walks.models import PlaceOnWalk, WalkPage


@task()
def find_walks_past(place_id: int) -> int:
    """Write on which walks a place lies; how many they are."""
    place = Place.objects.filter(pk=place_id, lat__isnull=False).first()
    PlaceOnWalk.objects.filter(place_id=place_id).delete()
    if place is None:
        return 0
    found = []
    for walk_id, route in WalkPage.objects.values_list("pk", "route").iterator():
        away_m, along_m = nearest_on_line((place.lng, place.lat), route["coordinates"])
        if away_m <= REACH_M:
            found.append(
                PlaceOnWalk(
                    walk_id=walk_id,
                    place=place,
                    along_m=round(along_m),
                    away_m=round(away_m),
                )
            )
    PlaceOnWalk.objects.bulk_create(found)
    versions.bump()
    return len(found)
