"""Documents written straight into the index, without the objects behind them."""

from itertools import count
from uuid import uuid4

from core import versions
from core.searchable import Description
from search import words
from search.models import SearchDocument
from search.wanted import COLUMNS, values_of

# Far from the keys of pages, whose documents are made as well.
_keys = count(1_000_000)


def unsaved(title, body="", keywords="", language="fr", kind="shop", **described):
    """A document with its words analysed."""
    values = {
        "object_id": next(_keys),
        "family": uuid4(),
        "url": f"/{language}/{words.name_key(title, language).replace(' ', '-')}/",
        **described,
    }
    texts = {"title": title, "body": body, "keywords": (keywords,)}
    said = Description(kind=kind, language=language, **texts, **values)
    return SearchDocument(**dict(zip(COLUMNS, values_of(said), strict=True)))


def document(title, *texts, **described):
    """The same, saved."""
    made = unsaved(title, *texts, **described)
    made.save()
    versions.write()
    return made
