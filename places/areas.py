"""Districts and their territories by name in every language, for what is searched."""

from typing import NamedTuple, Protocol
from uuid import UUID

from places.models import District


class Area(NamedTuple):
    """A district and its territory: what filters know them by, and their names."""

    district: str = ""
    district_name: str = ""
    territory: str = ""
    territory_name: str = ""


class Addressed(Protocol):
    """A row with the address of a place; None where there is no place."""

    street: str | None
    postal_code: str | None
    city: str | None


NOWHERE = Area()
COLUMNS = (
    "pk",
    "translation_key",
    "locale__language_code",
    "slug",
    "name",
    "territory__slug",
    "territory__name",
)


class Areas:
    """Every district in every language, read when this is made; one query."""

    def __init__(self) -> None:
        self._own: dict[int, tuple[UUID, Area]] = {}
        self._local: dict[tuple[UUID, str], Area] = {}
        rows = District.objects.order_by().values_list(*COLUMNS)
        for pk, key, language, *names in rows:
            area = Area(*names)
            self._own[pk] = key, area
            self._local[key, language] = area

    def of(self, district_id: int | None, language: str) -> Area:
        """A district with names in a language, its own where there are none."""
        if district_id not in self._own:
            return NOWHERE
        key, own = self._own[district_id]
        local = self._local.get((key, language), own)
        return own._replace(
            district_name=local.district_name, territory_name=local.territory_name
        )


def where_words(area: Area, row: Addressed) -> tuple[str, ...]:
    """What people type of a place: part of town, town, street."""
    address = (row.street, row.postal_code, row.city)
    return area.district_name, area.territory_name, *(word or "" for word in address)
