"""Compiled hours follow closures and answers; territories follow their picture."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver

from core import versions
from core.models import PortalImage
from places.models import (
    Closure,
    DayAnswer,
    District,
    Landmark,
    LocalDay,
    Place,
    Territory,
)

versions.watch(Place, District, Territory, Landmark, LocalDay)


@receiver([post_save, post_delete], sender=Closure)
@receiver([post_save, post_delete], sender=DayAnswer)
def days_changed(
    instance: Closure | DayAnswer, raw: bool = False, **kwargs: Any
) -> None:
    """Compile the hours of the place again."""
    place = Place.objects.filter(pk=instance.place_id).first()
    if place is not None and not raw:
        place.save(update_fields=["hours_compiled", "answered_days", "updated_at"])


@receiver([post_save, pre_delete], sender=PortalImage)
def picture_changed(instance: PortalImage, **kwargs: Any) -> None:
    """A picture got another file, or goes: prepare its territories afterwards."""
    shown = Territory.objects.filter(picture=instance.pk)
    ids = list(shown.values_list("pk", flat=True))
    transaction.on_commit(partial(prepare_territories, ids))


def prepare_territories(ids: list[int]) -> None:
    """Prepare the pictures of territories again."""
    for territory in Territory.objects.filter(pk__in=ids):
        territory.save(update_fields=["prepared_picture"])
