"""The screens that there are, in memory: pages ask for theirs without a query."""

from dataclasses import dataclass

from django.http import HttpRequest

from core import languages, versions
from places.codes import read_code
from places.nearby import Point
from tv.models import Screen
from tv.programme import Slot, slots_of

PARAMETER = "ecran"
PREVIEWED = "tv_screen"


@dataclass(frozen=True, slots=True)
class ScreenFacts:
    """What pages know of a screen; `point` is None where its place has no position."""

    pk: int
    code: str
    name: str
    kind: str
    languages: tuple[str, ...]
    place_name: str
    point: Point | None
    slots: tuple[Slot, ...]


@versions.kept
def screens() -> dict[str, ScreenFacts]:
    """Every screen by its code; one query and those of its programme when new."""
    found = Screen.objects.select_related("place").defer("place__cards")
    return {screen.code: facts_of(screen) for screen in found}


def facts_of(screen: Screen) -> ScreenFacts:
    """The facts of a screen, saved or about to be."""
    place = screen.place
    located = place is not None and place.lat is not None and place.lng is not None
    return ScreenFacts(
        pk=screen.pk or 0,
        code=screen.code,
        name=screen.name,
        kind=screen.kind,
        languages=tuple(screen.languages) or tuple(languages.codes()),
        place_name=place.name if place else "",
        point=Point(place.lat, place.lng, place.pk) if located else None,
        slots=slots_of(screen.programme),
    )


def screen_of(request: HttpRequest, parameter: str = PARAMETER) -> ScreenFacts | None:
    """The screen that an address names; None without, and for one that is gone.

    In Wagtail's preview it is the one in the form, with changes that nobody saved.
    """
    if previewed := getattr(request, PREVIEWED, None):
        return previewed
    typed = request.GET.get(parameter, "")
    return screens().get(read_code(typed)) if typed else None


versions.watch(Screen)
