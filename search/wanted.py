"""The columns that documents should have, from what apps describe."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any
from uuid import UUID

from django.db import models

from wagtail.models import Page

from core.searchable import Description, describers
from search import words
from search.models import SearchDocument

MAX_BODY = 20_000
DESCRIBED = tuple(column.name for column in fields(Description))
ANALYSED = (
    "name_key",
    "name_folded",
    "name_words",
    "title_stems",
    "keyword_stems",
    "body_stems",
)
COLUMNS = (*DESCRIBED, *ANALYSED)
LIMITS = {
    column.attname: column.max_length
    for column in SearchDocument._meta.concrete_fields
    if isinstance(column, models.CharField) and column.attname in COLUMNS
}
Ident = tuple[str, int, str]
# The values of COLUMNS; the first three say which document it is.
Values = tuple[Any, ...]


def wanted(keys: Sequence[UUID]) -> dict[Ident, Values]:
    """What the documents of these families should be; a constant number of queries."""
    described = list(_described(keys))
    names = names_elsewhere(described)
    found = (values_of(one, names[one.family, one.language]) for one in described)
    return {values[:3]: values for values in found}


def names_elsewhere(
    described: Iterable[Description],
) -> dict[tuple[UUID, str], list[str]]:
    """What each object is called and is in the other languages, without articles.

    A sign, a leaflet or a friend names things in another language than the page's.
    """
    families: dict[UUID, list[Description]] = defaultdict(list)
    # Databases give pages in any order: the same words must come out each time.
    for one in sorted(described, key=lambda one: (one.language, one.object_id)):
        families[one.family].append(one)
    return {
        (family, one.language): [
            name for other in members for name in _others(one, other)
        ]
        for family, members in families.items()
        for one in members
    }


def _others(one: Description, other: Description) -> Iterator[str]:
    """The names of a translation that are not those of the object itself."""
    key = words.name_key(other.title, other.language)
    if key != words.name_key(one.title, one.language):
        yield key
    if other.category_name != one.category_name:
        yield other.category_name


def _described(keys: Sequence[UUID]) -> Iterator[Description]:
    """What apps say of the pages of these families."""
    pages = Page.objects.filter(translation_key__in=keys).order_by()
    by_type: dict[str, list[int]] = defaultdict(list)
    for pk, app, model in pages.values_list(
        "pk", "content_type__app_label", "content_type__model"
    ):
        by_type[f"{app}.{model}"].append(pk)
    for model, describe in describers().items():
        ids = by_type.get(model._meta.label_lower)
        if ids:
            yield from describe(ids)


def values_of(described: Description, elsewhere: Sequence[str] = ()) -> Values:
    """The values of COLUMNS for one description and its names in other languages."""
    values = {name: getattr(described, name) for name in DESCRIBED}
    values["keywords"] = _joined((*described.keywords, *elsewhere))
    values["body"] = _cut(described.body)
    values |= _analysed(values)
    for name, limit in LIMITS.items():
        values[name] = values[name][:limit]
    return tuple(values[name] for name in COLUMNS)


def _analysed(values: dict[str, Any]) -> dict[str, Any]:
    """The words of a description as databases index them."""
    title, language = values["title"], values["language"]
    key, text = (
        words.name_key(title, language),
        f"{values['summary']}\n{values['body']}",
    )
    return {
        "name_key": key,
        "name_folded": " ".join(words.folded(title)),
        "name_words": len(key.split()),
        "title_stems": words.stems(title, language),
        "keyword_stems": words.stems(values["keywords"], language),
        "body_stems": words.stems(text, language),
    }


def _joined(keywords: Sequence[str]) -> str:
    """Each keyword once, in its order."""
    return ", ".join(dict.fromkeys(word for word in keywords if word))


def _cut(text: str) -> str:
    """A text of at most MAX_BODY signs, ended at a word."""
    if len(text) <= MAX_BODY:
        return text
    return text[:MAX_BODY].rpartition(" ")[0] or text[:MAX_BODY]
