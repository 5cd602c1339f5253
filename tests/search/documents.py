"""Documents written straight into the index, without the objects behind them."""

from itertools import count
from uuid import uuid4

from core import versions
from search import words
from search.models import SearchDocument

# Far from the keys of pages, whose documents are made as well.
_keys = count(1_000_000)


def unsaved(title, body="", keywords="", language="fr", kind="shop", **columns):
    """A document with its words analysed."""
    values = {
        "object_id": next(_keys),
        "family": uuid4(),
        "url": f"/{language}/{words.name_key(title, language).replace(' ', '-')}/",
        "name_key": words.name_key(title, language),
        "name_folded": " ".join(words.indexed(title)),
        "name_words": len(words.folded(title)),
        "title_stems": words.stems(title, language),
        "keyword_stems": words.stems(keywords, language),
        "body_stems": words.stems(body, language),
    }
    texts = {"title": title, "body": body, "keywords": keywords}
    kept = {"language": language, "kind": kind}
    return SearchDocument(**values | texts | kept | columns)


def document(title, *texts, **columns):
    """The same, saved."""
    made = unsaved(title, *texts, **columns)
    made.save()
    versions.write()
    return made
