"""How the index is made: which fields, analysed how.

What is found, and in which order, follows from stems that `search.words` made, as on the
databases: the same question has the same answer on every engine, and a rule changes in
one place. `copy_to` makes the three tiers of search.asking fields of their own. The texts
of each language are analysed by the cluster itself (elision, accents, plurals, stems) for
the pieces of text in which the words are marked.
"""

import hashlib
import json
from typing import Any

STEMS = {
    "type": "text",
    "analyzer": "portal_stems",
    "norms": False,
    "index_options": "docs",
}
# Beginnings of up to so many letters are words of the index themselves.
BEGINNINGS = {**STEMS, "index_prefixes": {"min_chars": 1, "max_chars": 12}}
WORD = {"type": "keyword"}
NUMBER = {"type": "long"}
SHOWN = {"type": "keyword", "index": False, "doc_values": False}
# With the places of words, marking them does not analyse the text again.
MARKED = {"type": "text", "norms": False, "index_options": "offsets"}
STEMMERS = {"fr": "French", "en": "English", "nl": "Dutch"}
FOLDED = ["lowercase", "asciifolding"]
LANGUAGE_FILTERS = {
    "fr": ["portal_plural_s", "portal_plural_x", "portal_stem_fr"],
    "en": ["portal_stem_en"],
    # "fietsen" comes to "fiets", and that to "fiet": see search.words.
    "nl": ["portal_stem_nl", "portal_stem_nl"],
}
# What elision leaves of a word, once the apostrophe has cut it off: "l’hôtel".
ELIDED = "l d j m t s c n qu jusqu lorsqu puisqu quelqu".split()
LONGEST_PAGE = 100_000
MOST_TERMS = 500_000


def text_field(language: str) -> str:
    """The field with the text of a language, as the cluster analyses it."""
    return f"text_{language}"


def definition() -> dict[str, Any]:
    """What an index is made with: settings, fields, and a mark of their shape."""
    made = {"settings": _settings(), "mappings": _mappings()}
    made["mappings"]["_meta"] = {"shape": shape(made)}
    return made


def shape(made: dict[str, Any] | None = None) -> str:
    """A mark that changes when an index has to be made anew after an upgrade."""
    if made is None:
        return str(definition()["mappings"]["_meta"]["shape"])
    text = json.dumps(made, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _mappings() -> dict[str, Any]:
    return {"dynamic": False, "properties": _fields()}


def _fields() -> dict[str, Any]:
    words = {
        "title_stems": {**STEMS, "copy_to": ["key_stems", "all_stems"]},
        "keyword_stems": {**STEMS, "copy_to": ["key_stems", "all_stems"]},
        "body_stems": {**STEMS, "copy_to": ["all_stems"]},
        "key_stems": STEMS,
        "all_stems": STEMS,
        "name_folded": BEGINNINGS,
        "name_firsts": BEGINNINGS,
    }
    keys = ("language", "kind", "category", "district", "territory", "name_key")
    numbers = ("id", "revision", "object_id", "place_id", "name_words")
    dates = ("offer_from", "offer_until", "ends_at")
    return {
        **words,
        **dict.fromkeys(keys, WORD),
        **dict.fromkeys(numbers, NUMBER),
        **{name: {"type": "date"} for name in dates},
        **dict.fromkeys(("title", "url", "area"), SHOWN),
        "position": {"type": "geo_point"},
        **{
            text_field(code): {**MARKED, "analyzer": f"portal_{code}"}
            for code in STEMMERS
        },
    }


def _settings() -> dict[str, Any]:
    return {
        "index": {
            "number_of_shards": 1,
            # One copy as soon as there is a second node, none before.
            "auto_expand_replicas": "0-1",
            "refresh_interval": "1s",
            # For so long an old version of a deleted document is known to be old.
            "gc_deletes": "1h",
            "max_result_window": LONGEST_PAGE,
            "max_terms_count": MOST_TERMS,
        },
        "analysis": {
            "tokenizer": {
                # Ten times as fast as a regular expression.
                "portal_words": {
                    "type": "char_group",
                    "tokenize_on_chars": ["whitespace", "punctuation", "symbol"],
                }
            },
            "filter": _filters(),
            "analyzer": _analyzers(),
        },
    }


def _filters() -> dict[str, Any]:
    """French plurals that Snowball leaves ("vélos", "bijoux"), and the stemmers."""
    plurals = {
        "portal_plural_s": r"^(.{2,}[^s])s$",
        "portal_plural_x": r"^(.*[oe]u)x$",
    }
    made: dict[str, Any] = {
        name: {"type": "pattern_replace", "pattern": pattern, "replacement": "$1"}
        for name, pattern in plurals.items()
    }
    made["portal_elision"] = {"type": "stop", "stopwords": ELIDED}
    for code, name in STEMMERS.items():
        made[f"portal_stem_{code}"] = {"type": "snowball", "language": name}
    return made


def _analyzers() -> dict[str, Any]:
    made: dict[str, Any] = {
        f"portal_{code}": {
            "type": "custom",
            "tokenizer": "portal_words",
            "filter": [*FOLDED, "portal_elision", *LANGUAGE_FILTERS[code]],
        }
        for code in STEMMERS
    }
    made["portal_stems"] = {"type": "custom", "tokenizer": "whitespace"}
    return made
