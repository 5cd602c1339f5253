"""The points of the map of results: one small column-wise JSON."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models.functions import Left

from search.choices import Kind
from search.engines.columns import columns
from search.models import SearchDocument
from search.question import Question
from search.service import points

CLOSED, OPEN, UNKNOWN = 0, 1, 2


class Spot(NamedTuple):
    """What the map reads of a document; `hours` is "" where none are known."""

    pk: int
    lat: float
    lng: float
    kind: str
    category_name: str
    place_id: int | None
    hours: str | None

    @property
    def words(self) -> str:
        """What it is, in words."""
        return self.category_name or str(Kind(self.kind).label)

    def state(self, open_ids: frozenset[int]) -> int:
        """Whether it is open; what has no hours is neither open nor closed."""
        if self.place_id in open_ids:
            return OPEN
        return CLOSED if self.hours else UNKNOWN


def payload(question: Question, language: str, at: datetime) -> dict[str, list[Any]]:
    """Columns of the results that have a position; at most MAX_POINTS.

    `kinds` are the words of which `kind` says the number; `open` is 1 for what is open,
    0 for what is closed, 2 where no hours are known.
    """
    found = SearchDocument.objects.filter(
        pk__in=points(question, at), lat__isnull=False, lng__isnull=False
    )
    rows = found.order_by("pk").annotate(hours=Left("place__hours_compiled", 1))
    spots = [Spot(*row) for row in rows.values_list(*Spot._fields)]
    kinds = sorted({spot.words for spot in spots})
    number = {word: n for n, word in enumerate(kinds)}
    open_ids = columns(language).open_places(at)
    return {
        "kinds": kinds,
        "id": [spot.pk for spot in spots],
        "lat": [round(spot.lat, 5) for spot in spots],
        "lng": [round(spot.lng, 5) for spot in spots],
        "kind": [number[spot.words] for spot in spots],
        "open": [spot.state(open_ids) for spot in spots],
    }
