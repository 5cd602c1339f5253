"""Sentences of the same trade, to begin from; see examples.toml."""

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("examples.toml")
OTHERS = "others"


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(FILE.read_text("utf-8"))


def examples(category: str, language: str) -> list[str]:
    """Three sentences for a trade, by the slug of its category, in a language."""
    table = _table()
    return table.get(category, table[OTHERS])[language]
