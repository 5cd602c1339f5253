"""Taking away many shops of one source, with their places and fiches.

Deleting 50,000 shops one by one would send 300,000 signals. What nobody else points to
is deleted table by table; a shop that an editor worked on, or that other things hang
on, goes the usual way; one that its merchant keeps stays.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, partial
from itertools import islice
from typing import NamedTuple

from django.db import models, router, transaction
from django.db.models import CASCADE, F, ProtectedError, RestrictedError
from django.db.models.deletion import Collector

from modelsearch.conf import get_app_config
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backends

from core import prepared, versions
from places.models import Closure, Place
from shops.models import Shop, ShopPage

logger = logging.getLogger(__name__)
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
        stayed = sum(
            not _delete_tied(target) for target in batch if target.shop in tied
        )
        gone, kept = gone + len(batch) - stayed, kept + stayed
        told(len(batch))
    return Removed(gone, kept)


def _tied(batch: list[Target]) -> set[int]:
    """Shops that something needs besides their own pages, place and closures."""
    shops = {target.shop: target.shop for target in batch}
    places = {target.place: target.shop for target in batch}
    mine = ShopPage.objects.filter(shop__in=shops)
    rows = list(mine.values_list("pk", "shop", "latest_revision"))
    pages = {pk: shop for pk, shop, _revision in rows}
    tied = {shop for _pk, shop, revision in rows if revision is not None}
    for model, owners in ((Shop, shops), (Place, places), (ShopPage, pages)):
        for pointer in _pointers(model):
            if not pointer.goes_along:
                keys = pointer.rows(owners).values_list(pointer.column, flat=True)
                tied |= {owners[key] for key in keys}
    return tied


class Pointer(NamedTuple):
    """A foreign key of another model to rows that are to go."""

    model: type[models.Model]
    column: str
    goes_along: bool

    def rows(self, keys: Iterable[int]) -> models.QuerySet:
        """The rows that name these keys."""
        return self.model._base_manager.filter(**{f"{self.column}__in": list(keys)})


@cache
def _pointers(model: type[models.Model]) -> tuple[Pointer, ...]:
    """What may point to a model, besides its own child rows.

    Rows that Django itself would delete without a word go along: nobody listens to
    their deletion and nothing hangs on them.
    """
    collector = Collector(using=router.db_for_write(model))
    found = []
    for relation in model._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        other, name = relation.related_model, relation.field.attname
        if other in (Shop, ShopPage) and relation.name != "replaces":
            continue
        if prepared.is_made(other):
            # They go when those who follow pages are told.
            continue
        quiet = relation.on_delete is CASCADE and collector.can_fast_delete(
            other._base_manager.all()
        )
        found.append(Pointer(other, name, quiet or other is Closure))
    return tuple(found)


def _delete_free(batch: list[Target]) -> None:
    """Delete rows that nothing else needs, without a signal each."""
    shops, places = [t.shop for t in batch], [t.place for t in batch]
    pages = ShopPage.objects.filter(shop__in=shops)
    rows = list(pages.values_list("pk", "path", "translation_key"))
    paths = {pk: path for pk, path, _family in rows}
    _fewer_children(paths.values())
    for model, keys in ((ShopPage, list(paths)), (Shop, shops), (Place, places)):
        _forget(model, keys)
        for pointer in _pointers(model):
            if pointer.goes_along:
                _raw_delete(pointer.rows(keys))
    for model, keys in (
        (ShopPage, list(paths)),
        (Page, list(paths)),
        (Shop, shops),
        (Place, places),
    ):
        _raw_delete(model._base_manager.filter(pk__in=keys))
    prepared.tell(list({family for _pk, _path, family in rows}))


def _fewer_children(paths: Iterable[str]) -> None:
    """Tell the sections how many pages are gone."""
    for parent, number in Counter(path[: -Page.steplen] for path in paths).items():
        section = Page.objects.filter(path=parent)
        section.update(numchild=F("numchild") - number)


def _forget(model: type[models.Model], keys: list[int]) -> None:
    """Take rows out of the index of references and of the search."""
    names = [str(key) for key in keys]
    base = ReferenceIndex._get_base_content_type(model)
    _raw_delete(
        ReferenceIndex.objects.filter(base_content_type=base, object_id__in=names)
    )
    _raw_delete(
        ReferenceIndex.objects.filter(to_content_type=base, to_object_id__in=names)
    )
    entries = get_app_config().get_model("IndexEntry").objects.all()
    types = get_descendants_content_types_pks(model)
    _raw_delete(entries.filter(content_type_id__in=types, object_id__in=names))
    transaction.on_commit(partial(_tell_cluster, model, keys))


def _tell_cluster(model: type[models.Model], keys: list[int]) -> None:
    """Take rows out of a search cluster; when it is away, `update_index` heals it."""
    for backend in get_search_backends(with_auto_update=True):
        if not backend.catch_indexing_errors:
            continue
        for key in keys:
            try:
                backend.delete(model(pk=key))
            except Exception:
                logger.exception("%s %s is still in the search cluster", model, key)
                return


def _raw_delete(rows: models.QuerySet) -> None:
    rows.order_by()._raw_delete(using=rows.db)


def _delete_tied(target: Target) -> bool:
    """Delete a shop the usual way; False when something protects it."""
    try:
        with transaction.atomic():
            for page in ShopPage.objects.filter(shop=target.shop):
                page.delete()
            Shop.objects.get(pk=target.shop).delete()
            Place.objects.get(pk=target.place).delete()
    except (ProtectedError, RestrictedError):
        return False
    return True
