"""Pages of text and the front pages of sections as the search knows them."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from core import languages, searchable
from core.blocks.words import plain_body
from core.models import BasePage
from core.searchable import Describe, Description, of_page
from core.serving import public_anywhere
from home.cards import TEXT_MODELS
from home.models import HomePage, StandardPage

FIELDS = (*searchable.PAGE_FIELDS, "prepared__picture")


class Row(NamedTuple):
    """What is described of a page: the values of FIELDS, and its body if it has one."""

    pk: int
    family: UUID
    language: str
    title: str
    summary: str
    url_path: str
    picture: dict[str, Any] | None
    body: Any = None


@cache
def _kind() -> dict[str, str]:
    """What a card says of a page of text, in each language."""
    return languages.in_each(lambda: _("Page"))


def describer(model: type[BasePage]) -> Describe:
    """The function that describes pages of a type; one query."""
    fields = (*FIELDS, "body") if model is StandardPage else FIELDS

    def describe(ids: Sequence[int]) -> Iterator[Description]:
        shown = public_anywhere(model.objects).filter(pk__in=ids)
        for values in shown.order_by().values_list(*fields):
            row = Row(*values)
            yield of_page(
                row,
                "page",
                body=plain_body(row.body),
                shown={"kind": _kind()[row.language], "picture": row.picture},
            )

    return describe


# The front door answers by itself: who searches is already inside.
for described in TEXT_MODELS:
    if described is not HomePage:
        searchable.register(described, describer(described))
