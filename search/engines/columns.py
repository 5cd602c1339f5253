"""Every document of a language in memory, in columns: what results are made from.

Databases say which documents hold the words; filters, counts, order and "open now" are
worked out here on sets of positions (core.bitsets), so that they cost the same for
5,000 documents and for 50,000. A position is the place of a document among those that
match equally well: fewer words in the name, then by name, then by key.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import cos, hypot, inf, radians
from sys import intern

from django.db.models import Q, QuerySet

from core import bitsets, versions
from core.geo.geometry import METRES_PER_DEGREE
from core.statements import Statement
from places.open_now import OpenBoard
from search.choices import Kind
from search.engines.beginnings import Beginnings
from search.models import SearchDocument

FACETS = ("kind", "category", "district", "territory")
# The first three are the order of positions.
COLUMNS = (
    "name_words",
    "name_key",
    "pk",
    "kind",
    "object_id",
    "title",
    "url",
    "name_folded",
    "category",
    "category_name",
    "district",
    "district_name",
    "territory",
    "territory_name",
    "lat",
    "lng",
    "place_id",
    "place__hours_compiled",
)
# The same few texts again and again: kept once.
SHARED = ("kind", "district")

LISTS = {
    "kinds": "kind",
    "titles": "title",
    "urls": "url",
    "districts": "district",
    "lats": "lat",
    "lngs": "lng",
    "keys": "name_key",
    "place_ids": "place_id",
}


def _all(language: str) -> QuerySet:
    found = SearchDocument.objects.filter(language=language)
    return found.order_by().values_list(*COLUMNS)


def _timed(language: str) -> QuerySet:
    found = SearchDocument.objects.filter(language=language).exclude(
        Q(ends_at=None) & Q(offer_from=None) & Q(offer_until=None)
    )
    times = ("pk", "ends_at", "offer_from", "offer_until")
    return found.order_by().values_list(*times)


ALL = Statement(_all, language=str)
# Few documents have times, and reading them is what costs most: apart.
TIMED = Statement(_timed, language=str)


class ById(dict[int, int]):
    """The position of each key; one after the last for what is not known."""

    def __init__(self, size: int, keys: Iterable[int]) -> None:
        """Take the keys in the order of positions."""
        super().__init__(zip(keys, range(size), strict=True))
        self._size = size

    def __missing__(self, key: int) -> int:
        """Where nothing stands."""
        return self._size


@dataclass(slots=True, eq=False)
class Columns:
    """The documents of one language at one version of the content.

    `ends` are (seconds since 1970, position) of what is over some day, first to end
    first; `offers` (from, until, position). `words` are those of all names, `firsts`
    the ones with which names begin, with and without their article.
    """

    ids: array
    kinds: list[str]
    titles: list[str]
    urls: list[str]
    districts: list[str]
    lats: list[float | None]
    lngs: list[float | None]
    keys: list[str]
    place_ids: list[int | None]
    facets: dict[str, dict[str, int]]
    labels: dict[str, dict[str, str]]
    everything: int
    located: int
    ends: list[tuple[float, int]]
    offers: list[tuple[float, float, int]]
    board: OpenBoard
    by_id: ById
    by_event: dict[int, int]
    first_of_key: dict[str, int]
    words: Beginnings
    firsts: Beginnings
    _open: tuple[int, frozenset[int]] = (0, frozenset())

    def facet(self, name: str, value: str) -> int:
        """The documents of one value of a filter."""
        return self.facets[name].get(value, 0)

    def of_ids(self, ids: Iterable[int]) -> int:
        """The documents of these keys; what is not known here is left out."""
        positions = map(self.by_id.__getitem__, ids)
        return bitsets.of_many(positions, len(self.ids)) & self.everything

    def of_events(self, event_ids: Iterable[int]) -> int:
        """The documents of events by the keys of their pages."""
        return self._of(map(self.by_event.get, event_ids))

    def of_key(self, key: str) -> int:
        """The documents with exactly this name, as `name_key` writes it."""
        first = last = self.first_of_key.get(key, len(self.keys))
        while last < len(self.keys) and self.keys[last] == key:
            last += 1
        return self._of(range(first, last))

    def of_places(self, place_ids: Collection[int]) -> int:
        """The documents whose hours are those of these places."""
        if not place_ids:
            return 0
        bits, known = self._open
        if place_ids is known:
            return bits
        each = enumerate(self.place_ids)
        return self._of(position for position, key in each if key in place_ids)

    def open_places(self, at: datetime) -> frozenset[int]:
        """Keys of the places that are open, for `Filters`: the same set all the time.

        Who gives the very same set back to `of_places` is answered at once.
        """
        bits = self.board.now(at.timestamp())
        known_bits, known = self._open
        if bits is known_bits:
            return known
        ids = self.place_ids
        found = frozenset(ids[position] for position in bitsets.members(bits))
        self._open = bits, found
        return found

    def over(self, at: datetime) -> int:
        """What ended before a moment."""
        gone = bisect_left(self.ends, (at.timestamp(),))
        return self._of(position for _end, position in self.ends[:gone])

    def with_offer(self, at: datetime) -> int:
        """What has an offer at a moment."""
        now = at.timestamp()
        return self._of(n for since, until, n in self.offers if since <= now < until)

    def distances_m(
        self, point: tuple[float, float], positions: Iterable[int]
    ) -> list[float]:
        """How far each of these is from (lat, lng); all of them have a position."""
        lat, lng = point
        lats, lngs, shrink = self.lats, self.lngs, cos(radians(lat))
        return [
            hypot(lats[n] - lat, (lngs[n] - lng) * shrink) * METRES_PER_DEGREE
            for n in positions
        ]

    def _of(self, positions: Iterable[int | None]) -> int:
        known = (position for position in positions if position is not None)
        return bitsets.of(known, len(self.ids))


@versions.kept
def columns(language: str) -> Columns:
    """The documents of a language; two queries when the content changed."""
    read = _read(language)
    size = len(read["pk"])
    by_id = ById(size, read["pk"])
    ends, offers = _times(TIMED(language=language), by_id)
    return Columns(
        ids=array("q", read["pk"]),
        **{name: list(read[column]) for name, column in LISTS.items()},
        facets={name: _facet(read[name], size) for name in FACETS},
        labels={name: _labels(read, name) for name in FACETS[1:]},
        everything=(1 << size) - 1,
        located=bitsets.of(_located(read), size),
        ends=ends,
        offers=offers,
        board=OpenBoard(read["place__hours_compiled"]),
        by_id=by_id,
        by_event=_events(read),
        first_of_key=_firsts(read["name_key"]),
        words=Beginnings(read["name_folded"], size),
        firsts=Beginnings(_first_words(read), size),
    )


def _read(language: str) -> dict[str, Sequence]:
    """The values of each column, in the order of positions."""
    rows = sorted(ALL(language=language))
    read: dict[str, Sequence] = dict.fromkeys(COLUMNS, ())
    read |= zip(COLUMNS, zip(*rows, strict=True), strict=bool(rows))
    for name in SHARED:
        read[name] = list(map(intern, read[name]))
    return read


def _facet(values: Sequence[str], size: int) -> dict[str, int]:
    """For each value the documents that have it."""
    found: dict[str, list[int]] = defaultdict(list)
    for position, value in enumerate(values):
        found[value].append(position)
    found.pop("", None)
    return {value: bitsets.of(members, size) for value, members in found.items()}


def _firsts(keys: Sequence[str]) -> dict[str, int]:
    """Where the names that are written so begin; they stand side by side."""
    return dict(zip(reversed(keys), reversed(range(len(keys))), strict=True))


def _labels(read: dict[str, Sequence], name: str) -> dict[str, str]:
    """The name of each value of a filter."""
    return dict(zip(read[name], read[f"{name}_name"], strict=True))


def _located(read: dict[str, Sequence]) -> Iterator[int]:
    both = zip(read["lat"], read["lng"], strict=True)
    return (n for n, pair in enumerate(both) if None not in pair)


def _events(read: dict[str, Sequence]) -> dict[int, int]:
    """Where the event of each page stands."""
    both = enumerate(zip(read["kind"], read["object_id"], strict=True))
    return {page_id: n for n, (kind, page_id) in both if kind == Kind.EVENT}


def _first_words(read: dict[str, Sequence]) -> Iterator[str]:
    """With what each name begins, with its article and without."""
    for names in zip(read["name_folded"], read["name_key"], strict=True):
        with_article, without = (name.split(" ", 1)[0] for name in names)
        same = with_article == without
        yield with_article if same else f"{with_article} {without}"


def _times(
    rows: Iterable[tuple], by_id: ById
) -> tuple[list[tuple[float, int]], list[tuple[float, float, int]]]:
    """When documents end, the first to end first, and from when to when they offer."""
    ends, offers = [], []
    for key, end, since, until in rows:
        position = by_id.get(key)
        if position is None:
            continue
        if end:
            ends.append((end.timestamp(), position))
        if since or until:
            begins = since.timestamp() if since else -inf
            offers.append((begins, until.timestamp() if until else inf, position))
    return sorted(ends), offers
