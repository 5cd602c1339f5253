"""What Elasticsearch said, as an Answer; what is not whole is no answer.

These functions raise what `client.FAULTS` names, which is then a fault of the cluster.
"""

from collections.abc import Iterable
from typing import Any

from core.geo.geometry import distance_m
from search.asking import Answer, Ask, Part, Suggestion
from search.choices import Kind
from search.engines.elastic.asking import FACETS, choice_name
from search.engines.elastic.documents import BEGIN, END
from search.snippets import ELLIPSIS

ENDS_SENTENCE = (".", "!", "?", ELLIPSIS, END)
# Whatever is shorter was not cut.
SHORT = 100

Said = dict[str, Any]


def page(said: Said, ask: Ask) -> Answer:
    """A page of results."""
    hits, total = _hits(said), _count(said["hits"]["total"]["value"])
    if len(hits) < min(ask.stop, total) - ask.start:
        raise ValueError("fewer hits than it counted")
    counts = said["aggregations"]
    groups = _groups(counts["groups"]) if ask.per_group else {}
    shown = [*hits, *(hit for members in groups.values() for hit in members)]
    return Answer(
        ids=list(map(_key, hits)),
        total=total,
        facets={field: _values(counts[field]["values"]) for field in FACETS},
        choices={
            choice.name: _count(counts[choice_name(choice)]["doc_count"])
            for choice in ask.choices
        },
        groups={kind: list(map(_key, members)) for kind, members in groups.items()},
        distances_m=_distances_m(shown, ask.point) if ask.point else {},
        snippets=_snippets(shown),
        located=_count(counts["located"]["doc_count"]),
    )


def keys(said: Said) -> list[int]:
    """The keys alone, as the last of what hits are ordered by."""
    return [_count(hit["sort"][-1]) for hit in _hits(said)]


def suggestions(said: Said) -> list[Suggestion]:
    """Names, best first."""
    return [Suggestion(**hit["_source"]) for hit in _hits(said)]


def _hits(said: Said) -> list[Said]:
    """The hits of an answer that is whole: in time, and from every shard."""
    shards = said["_shards"]
    if said["timed_out"] is not False or shards["failed"] or not shards["total"]:
        raise ValueError("half an answer")
    hits = said["hits"]["hits"]
    if not isinstance(hits, list):
        raise TypeError("no list of hits")
    return hits


def _groups(said: Said) -> dict[str, list[Said]]:
    """The best hits of each kind, in the order of kinds."""
    buckets = {bucket["key"]: bucket["best"] for bucket in said["kinds"]["buckets"]}
    return {
        kind: buckets[kind]["hits"]["hits"] for kind in Kind.values if kind in buckets
    }


def _key(hit: Said) -> int:
    return int(hit["_id"])


def _count(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("no count")
    return value


def _values(said: Said) -> dict[str, int]:
    return {bucket["key"]: _count(bucket["doc_count"]) for bucket in said["buckets"]}


def _distances_m(hits: Iterable[Said], point: tuple[float, float]) -> dict[int, float]:
    """How far those that have a position are."""
    here = point[1], point[0]
    found = ((_key(hit), hit["_source"].get("position")) for hit in hits)
    return {
        key: distance_m(here, (place["lon"], place["lat"]))
        for key, place in found
        if place
    }


def _snippets(hits: Iterable[Said]) -> dict[int, list[Part]]:
    """The piece of text of each that has one."""
    found = ((_key(hit), hit.get("highlight", {})) for hit in hits)
    pieces = ((key, next(iter(fields.values()))[0]) for key, fields in found if fields)
    return {key: _parts(piece) for key, piece in pieces}


def _parts(piece: str) -> list[Part]:
    """A piece of text cut where its marks are: (text, is it one of the words)."""
    first, *rest = _with_dots(piece).split(BEGIN)
    parts = [(first, False)]
    for marked in rest:
        word, _mark, after = marked.partition(END)
        parts += [(word, True), (after, False)]
    return [part for part in parts if part[0]]


def _with_dots(piece: str) -> str:
    """Dots where a sentence is cut."""
    begins = not piece.lstrip(BEGIN)[:1].islower()
    ends = len(piece) < SHORT or piece.endswith(ENDS_SENTENCE)
    return f"{'' if begins else f'{ELLIPSIS} '}{piece}{'' if ends else f' {ELLIPSIS}'}"
