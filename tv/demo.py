"""Three screens of the demonstration: a museum, a hotel, a tablet."""

from datetime import time
from typing import Any

from core import demo
from places.models import Place
from tv.choices import Mode, ScreenKind
from tv.models import Screen
from walks.models import SightPage

# Always the same, so that they can be written down; no sign that codes do not have.
HALL, HOTEL, TABLET = "DMTV", "DMHT", "DMTB"
MUSEUM, FACTORY = "la-piscine", "condition-publique"
HOTEL_NAME = "Hôtel du Peigne d’Or (exemple)"
WEEKDAYS, WEEKEND = ["0", "1", "2", "3", "4"], ["5", "6"]


def make() -> int:
    """Make the screens that do not exist yet, where their places do."""
    rows = (
        (HALL, "Hall de La Piscine", ScreenKind.TV, _sight(MUSEUM), []),
        (HOTEL, "Salon de l’hôtel", ScreenKind.TV, _hotel(), hotel_programme()),
        (TABLET, "Tablette de l’accueil", ScreenKind.TABLET, _sight(FACTORY), []),
    )
    return sum(_make(*row) for row in rows)


def remove() -> None:
    """All screens: a place at which one stands cannot be deleted."""
    Screen.objects.all().delete()


def _make(
    code: str, name: str, kind: str, place: Place | None, programme: list[Any]
) -> bool:
    """One screen; False when it is there."""
    if Screen.objects.filter(code=code).exists():
        return False
    screen = Screen(code=code, name=name, kind=kind, place=place, programme=programme)
    screen.full_clean()
    screen.save()
    return True


def hotel_programme() -> list[tuple[str, dict[str, Any]]]:
    """Slides from breakfast on; from Saturday noon only what is on and where to walk."""
    outings = {"begins": time(12), "ends": time(22), "shown": ["event", "walk"]}
    return [
        slot(days=WEEKEND, **outings),
        slot(days=[*WEEKDAYS, *WEEKEND], begins=time(7), ends=time(22)),
    ]


def slot(**fields: Any) -> tuple[str, dict[str, Any]]:
    """A part of a programme in window mode, of everything unless `fields` say else."""
    value = {
        "mode": Mode.WINDOW,
        "days": [],
        "begins": None,
        "ends": None,
        "shown": [],
        "territory": "",
        "categories": [],
        "pages": [],
    }
    return "slot", {**value, **fields}


def _sight(slug: str) -> Place | None:
    """Where a sight of the demonstration is."""
    found = SightPage.objects.filter(slug=slug, place__isnull=False)
    page = found.select_related("place").first()
    return page.place if page else None


def _hotel() -> Place:
    """An invented hotel a few steps from the Grand-Place of Roubaix."""
    known = Place.objects.filter(name=HOTEL_NAME).first()
    if known:
        return known
    place = Place(
        name=HOTEL_NAME,
        street_address="2 rue du Bois",
        postal_code="59100",
        city="Roubaix",
        insee="59512",
        location={"type": "Point", "coordinates": [3.1738, 50.6908]},
        opening_hours="24/7",
    )
    place.full_clean()
    place.save()
    return place


demo.register("screens", make, remove)
