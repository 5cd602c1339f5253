"""A document as the index keeps it."""

from typing import Any
from unicodedata import normalize

from search.engines.elastic.mapping import text_field
from search.models import SearchDocument
from search.snippets import MAX_TEXT, UNSEEN

# Around the words of a piece of text; taken out of texts, which never need them.
BEGIN, END = "\ue000", "\ue001"
WITHOUT_MARKS = str.maketrans("", "", BEGIN + END)
COPIED = (
    "revision",
    "language",
    "kind",
    "object_id",
    "place_id",
    "name_words",
    "name_key",
    "name_folded",
    "title_stems",
    "keyword_stems",
    "body_stems",
    "offer_from",
    "offer_until",
    "ends_at",
    "title",
    "url",
)
# Empty stands nowhere: it is no value of a filter.
FACETS = ("category", "district", "territory")


def source(document: SearchDocument) -> dict[str, Any]:
    """What the cluster is told of a document."""
    found: dict[str, Any] = {name: getattr(document, name) for name in COPIED}
    found |= {name: getattr(document, name) or None for name in FACETS}
    found["id"] = document.pk
    found["area"] = document.district_name
    found["name_firsts"] = " ".join(
        name.partition(" ")[0] for name in (document.name_folded, document.name_key)
    )
    if document.lat is not None and document.lng is not None:
        found["position"] = {"lat": document.lat, "lon": document.lng}
    found[text_field(document.language)] = text(document)
    return found


def text(document: SearchDocument) -> str:
    """The text from which pieces are shown."""
    whole = normalize("NFC", f"{document.summary}\n{document.body}"[:MAX_TEXT])
    return " ".join(UNSEEN.sub("", whole).translate(WITHOUT_MARKS).split())
