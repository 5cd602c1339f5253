"""Compiled hours follow the closures of a place."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from places.models import Closure, Place


@receiver([post_save, post_delete], sender=Closure)
def closures_changed(instance: Closure, raw: bool = False, **kwargs: Any) -> None:
    """Compile the hours of the place again."""
    place = Place.objects.filter(pk=instance.place_id).first()
    if place is not None and not raw:
        place.save(update_fields=["hours_compiled", "updated_at"])
