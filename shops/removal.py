"""Taking away many shops of one source, with their places and fiches.

Deleting 50,000 shops one by one would send 300,000 signals. What nobody else points to
is deleted table by table; a shop that an editor worked on, or that other things hang
on, goes the usual way; one that its merchant keeps stays.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Count, F, ProtectedError

from wagtail.models import Page, ReferenceIndex
from wagtail.search.index import get_indexed_models
from modelsearch.conf import get_app_config

from core import prepared, versions
from places.models import Closure, Place
from shops.models import Shop, ShopPage

BATCH = 500


class Target(NamedTuple):
    """Keys of a shop and of its place."""

    shop: int
    place: int


class Removed(NamedTuple):
    """How many shops went, and how many stayed because something needs them."""

    gone: int
    kept: int


def targets(source: str) -> list[Target]:
    """The shops of a source that no merchant keeps."""
    mine = Shop.objects.filter(source=source, claimed_at=None).order_by("pk")
    return [Target(*keys) for keys in mine.values_list("pk", "place_id")]


def remove(found: Iterable[Target], told: Callable[[int], object]) -> Removed:
    """Delete shops in batches, each in its own transaction; `told` hears of each."""
    waiting, gone, kept = iter(found), 0, 0
    while batch := list(islice(waiting, BATCH)):
        with transaction.atomic():
            tied = _tied(batch)
            _delete_free([target for target in batch if target.shop not in tied])
            versions.bump()
        stayed = sum(not _delete_tied(target) for target in batch if target.shop in tied)
        gone, kept = gone + len(batch) - stayed, kept + stayed
        told(len(batch))
    return Removed(gone, kept)


def _tied(batch: list[Target]) -> set[int]:
    """Shops that something points to besides their own pages, place and closures."""
    shops = {target.shop: target.shop for target in batch}
    places = {target.place: target.shop for target in batch}
    rows = ShopPage.objects.filter(shop__in=shops).values_list("pk", "shop", "latest_revision")
    pages = {pk: shop for pk, shop, _revision in rows}
    tied = {shop for _pk, shop, revision in rows if revision is not None}
    tied |= _pointed_at(Shop, shops, besides={ShopPage})
    tied |= _pointed_at(Place, places, besides={Shop, Closure})
    return tied | _pointed_at(ShopPage, pages, besides={ShopPage})


def _pointed_at(
    model: type[models.Model],
    owners: dict[int, int],
    besides: set[type[models.Model]],
) -> set[int]:
    """Shops whose row in a model (key -> shop) a foreign key of another row names."""
    found: set[int] = set()
    for relation in model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and not relation.concrete):
            continue
        if relation.related_model in besides or relation.many_to_many:
            continue
        rows = relation.related_model._base_manager.filter(
            **{f"{relation.field.name}__in": list(owners)}
        )
        found |= {owners[key] for key in rows.values_list(relation.field.attname, flat=True)}
    return found


def _delete_free(batch: list[Target]) -> None:
    """Delete rows that nothing else needs, without a signal each."""
    shops, places = [t.shop for t in batch], [t.place for t in batch]
    mine = ShopPage.objects.filter(shop__in=shops)
    keys = list(mine.values_list("pk", flat=True))
    pages = Page.objects.filter(pk__in=keys)
    for path, number in _children(pages):
        Page.objects.filter(path=path).update(numchild=F("numchild") - number)
    for model, ids in ((Page, keys), (Shop, shops), (Place, places)):
        _forget(model, ids)
    ShopPage._base_manager.filter(pk__in=keys)._raw_delete(using=pages.db)
    pages._raw_delete(using=pages.db)
    Shop.objects.filter(pk__in=shops)._raw_delete(using=pages.db)
    Closure.objects.filter(place__in=places)._raw_delete(using=pages.db)
    Place.objects.filter(pk__in=places)._raw_delete(using=pages.db)
