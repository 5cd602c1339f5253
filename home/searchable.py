"""Pages of text and the front pages of sections as the search knows them."""

from collections.abc import Iterator, Sequence
from functools import cache

from django.utils.translation import gettext as _

from core import languages, searchable
from core.blocks.words import plain_body
from core.languages import public_path
from core.models import BasePage
from core.searchable import Describe, Description
from core.serving import public_anywhere
from home.cards import TEXT_MODELS
from home.models import HomePage, StandardPage

FIELDS = (
    "pk",
    "translation_key",
    "locale__language_code",
    "title",
    "summary",
    "url_path",
    "prepared__picture",
)


@cache
def _kind() -> dict[str, str]:
    """What a card says of a page of text, in each language."""
    return languages.in_each(lambda: _("Page"))


def describer(model: type[BasePage]) -> Describe:
    """The function that describes pages of a type; one query."""
    fields = (*FIELDS, "body") if model is StandardPage else FIELDS

    def describe(ids: Sequence[int]) -> Iterator[Description]:
        shown = public_anywhere(model.objects).filter(pk__in=ids)
        for row in shown.order_by().values_list(*fields):
            pk, family, language, title, summary, url_path, picture, *rest = row
            yield Description(
                kind="page",
                object_id=pk,
                language=language,
                family=family,
                title=title,
                url=public_path(url_path, language),
                summary=summary,
                body=plain_body(rest[0]) if rest else "",
                shown={"kind": _kind()[language], "picture": picture},
            )

    return describe


# The front door answers by itself: who searches is already inside.
for described in TEXT_MODELS:
    if described is not HomePage:
        searchable.register(described, describer(described))
