"""The search index and the index of references, for many new rows of one model."""

import logging
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from modelcluster.models import ClusterableModel, get_all_child_relations
from modelsearch.backends.base import BaseSearchBackend
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backends

logger = logging.getLogger(__name__)
Cluster = TypeVar("Cluster", bound=ClusterableModel)


def without_children(instance: Cluster) -> Cluster:
    """Say of a new row that it has no photos, closures...: nobody need ask for them."""
    instance._cluster_related_objects = {
        relation.get_accessor_name(): []
        for relation in get_all_child_relations(type(instance))
    }
    return instance


def index_words(model: type[models.Model], objects: Sequence[models.Model]) -> None:
    """Make new rows of one model findable.

    What the database keeps is part of the transaction; a search cluster hears of it
    afterwards, and when it is away that is logged (`update_index` heals it).
    """
    for backend in get_search_backends(with_auto_update=True):
        if backend.catch_indexing_errors:
            transaction.on_commit(partial(_tell_cluster, backend, model, objects))
        else:
            backend.add_bulk(model, objects)


def _tell_cluster(
    backend: BaseSearchBackend,
    model: type[models.Model],
    objects: Sequence[models.Model],
) -> None:
    try:
        backend.add_bulk(model, objects)
    except Exception:
        logger.exception("%d rows are not in the search cluster", len(objects))


def index_references(
    model: type[models.Model], objects: Sequence[models.Model]
) -> None:
    """Note what new rows point to, for the “used by” lists of the editors."""
    ReferenceIndex.objects.bulk_create(
        row for instance in objects for row in _references(model, instance)
    )


def _references(
    model: type[models.Model], instance: models.Model
) -> Iterator[ReferenceIndex]:
    own = ContentType.objects.get_for_model(model, for_concrete_model=False)
    base = ReferenceIndex._get_base_content_type(model)
    for to_type, to_id, model_path, content_path in set(
        ReferenceIndex._extract_references_from_object(instance)
    ):
        yield ReferenceIndex(
            content_type=own,
            base_content_type=base,
            object_id=instance.pk,
            to_content_type_id=to_type,
            to_object_id=to_id,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )
