"""Sights and walks as the search knows them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from core import languages, searchable
from core.blocks.words import plain_body
from core.formats import distance_words, duration_words
from core.plain_text import one_below_another, plain
from core.searchable import Description, of_page
from core.serving import public_anywhere
from places.areas import Areas, where_words
from walks.choices import Difficulty, Mode, SightKind
from walks.models import SightPage, WalkPage, WalkStep

PAGE_FIELDS = (
    *searchable.PAGE_FIELDS,
    "body",
    "prepared__picture",
)
SIGHT_FIELDS = (
    *PAGE_FIELDS,
    "prepared__area",
    "kind",
    "price_words",
    "hours_words",
    "getting_there",
    "place_id",
    "place__name",
    "place__street_address",
    "place__postal_code",
    "place__city",
    "place__district_id",
    "place__lat",
    "place__lng",
)
WALK_FIELDS = (
    *PAGE_FIELDS,
    "mode",
    "difficulty",
    "distance_m",
    "duration_min",
    "access_words",
    "start_words",
    "route",
)
STEP_FIELDS = (
    "walk_id",
    "title",
    "text",
    "place__name",
    "place__city",
    "place__district_id",
)


class SightRow(NamedTuple):
    """What is described of a sight: the values of SIGHT_FIELDS."""

    pk: int
    family: UUID
    language: str
    title: str
    summary: str
    url_path: str
    body: Any
    picture: dict[str, Any] | None
    area: str | None
    kind: str
    price_words: str
    hours_words: str
    getting_there: str
    place_id: int
    place_name: str
    street: str
    postal_code: str
    city: str
    district_id: int | None
    lat: float | None
    lng: float | None


class WalkRow(NamedTuple):
    """What is described of a walk: the values of WALK_FIELDS."""

    pk: int
    family: UUID
    language: str
    title: str
    summary: str
    url_path: str
    body: Any
    picture: dict[str, Any] | None
    mode: str
    difficulty: str
    distance_m: int
    duration_min: int
    access_words: str
    start_words: str
    route: dict[str, Any] | None


class Step(NamedTuple):
    """What is described of a step: the values of STEP_FIELDS after its walk."""

    title: str
    text: str
    place_name: str | None
    city: str | None
    district_id: int | None


@cache
def _labels() -> dict[str, dict[str, str]]:
    """The words of kinds, modes and levels in each language, by their codes."""
    return languages.in_each(
        lambda: {
            **{value: str(label) for value, label in SightKind.choices},
            **{value: str(label) for value, label in Difficulty.choices},
            **{value: str(label) for value, label in Mode.choices},
            "walk": _("Walk"),
        }
    )


def describe_sights(ids: Sequence[int]) -> Iterator[Description]:
    """The public sights among these pages; two queries."""
    shown = public_anywhere(SightPage.objects).filter(pk__in=ids)
    rows = [SightRow(*row) for row in shown.order_by().values_list(*SIGHT_FIELDS)]
    areas = Areas() if rows else None
    for row in rows:
        yield _sight(row, areas)


def _sight(row: SightRow, areas: Areas) -> Description:
    area = areas.of(row.district_id, row.language)
    kind = _labels()[row.language][row.kind]
    texts = (plain_body(row.body), row.hours_words, row.price_words, row.getting_there)
    return of_page(
        row,
        "sight",
        body=one_below_another(texts),
        keywords=(
            kind,
            row.place_name,
            *where_words(area, row),
        ),
        category=row.kind,
        category_name=kind,
        **area._asdict(),
        lat=row.lat,
        lng=row.lng,
        place_id=row.place_id,
        shown={"kind": kind, "picture": row.picture, "area": row.area or ""},
    )


def describe_walks(ids: Sequence[int]) -> Iterator[Description]:
    """The public walks among these pages; three queries."""
    shown = public_anywhere(WalkPage.objects).filter(pk__in=ids)
    rows = [WalkRow(*row) for row in shown.order_by().values_list(*WALK_FIELDS)]
    if not rows:
        return
    areas, steps = Areas(), _steps([row.pk for row in rows])
    for row in rows:
        yield _walk(row, steps[row.pk], areas)


def _steps(walks: Sequence[int]) -> dict[int, list[Step]]:
    """The steps of walks in their order."""
    found: dict[int, list[Step]] = defaultdict(list)
    rows = WalkStep.objects.filter(walk__in=walks).order_by("walk", "sort_order", "pk")
    for walk_id, *values in rows.values_list(*STEP_FIELDS):
        found[walk_id].append(Step(*values))
    return found


def _walk(row: WalkRow, steps: Sequence[Step], areas: Areas) -> Description:
    """A walk; it is where it starts: at its first step in a district."""
    first = next((s.district_id for s in steps if s.district_id is not None), None)
    start = areas.of(first, row.language)
    labels = _labels()[row.language]
    lng, lat = _start_of(row.route)
    texts = (plain_body(row.body), *(_step_words(step) for step in steps))
    return of_page(
        row,
        "walk",
        body=one_below_another((*texts, row.access_words)),
        keywords=_walk_keywords(row, steps, areas),
        category=row.mode,
        category_name=labels[row.mode],
        **start._asdict(),
        lat=lat,
        lng=lng,
        shown={
            "kind": labels[row.mode if row.mode == Mode.BIKE else "walk"],
            "picture": row.picture,
            "facts": [
                distance_words(row.distance_m, row.language),
                duration_words(row.duration_min, row.language),
                labels[row.difficulty],
            ],
        },
    )


def _walk_keywords(row: WalkRow, steps: Sequence[Step], areas: Areas) -> list[str]:
    """What the walk is, where it starts, what it passes and in which parts of town."""
    labels = _labels()[row.language]
    found = [labels["walk"], labels[row.mode], row.start_words]
    for step in steps:
        area = areas.of(step.district_id, row.language)
        found += [step.title, step.place_name or "", step.city or ""]
        found += [area.district_name, area.territory_name]
    return found


def _step_words(step: Step) -> str:
    """A step as a sentence and its text."""
    return f"{step.title}. {plain(step.text)}".strip()


def _start_of(route: dict[str, Any] | None) -> tuple[float | None, float | None]:
    """(lng, lat) of the first point of a route."""
    points = (route or {}).get("coordinates")
    return tuple(points[0][:2]) if points else (None, None)


searchable.register(SightPage, describe_sights)
searchable.register(WalkPage, describe_walks)
