"""The words of a body as plain text, read from what is stored: no query, no template."""

from collections.abc import Iterator
from typing import Any

from core.plain_text import one_below_another, plain, tidy_line

# The parts of blocks in which people write; addresses, numbers and pages are left out.
WORDS = frozenset({"text", "source", "title", "caption", "label"})
LISTS = frozenset({"rows"})


def plain_body(body: Any) -> str:
    """The text of a StreamField's value, one paragraph a block, in its order."""
    parts = (
        part
        for raw in getattr(body, "raw_data", ())
        for part in _words(raw.get("type"), raw.get("value"))
    )
    return one_below_another(parts)


def _words(kind: Any, value: Any) -> Iterator[str]:
    """The texts of a block; whatever has another form than ours says nothing."""
    if isinstance(value, str):
        yield plain(value) if kind == "text" else tidy_line(value)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name in WORDS and isinstance(inner, str):
                yield tidy_line(inner)
            elif name in LISTS and isinstance(inner, list):
                for item in inner:
                    # Lists of old bodies hold the values themselves.
                    wrapped = isinstance(item, dict) and "value" in item
                    yield from _words(name, item["value"] if wrapped else item)
