"""What an editor is told of a walk, without any of it being refused."""

from django.utils import translation

from wagtail.models import Locale

import pytest

from places.models import Place
from tests.factories.walks import ROUTE
from walks.models import WalkPage, WalkStep
from walks.warnings import warnings_of

pytestmark = pytest.mark.any_database

NO_PICTURE = "This walk has no picture."
START, MIDDLE, END = [3.1740, 50.6905], [3.1780, 50.6890], [3.1860, 50.6860]
# 100 m north of the middle.
ASIDE = [3.1780, 50.6899]


def step(title, at=MIDDLE, **changes):
    location = at and {"type": "Point", "coordinates": [*at]}
    given = {"text": "<p>Ici.</p>", "picture_id": 1, **changes}
    return WalkStep(title=title, location=location, **given)


def walk(*steps, **changes):
    """A walk that no database knows; complete, but for what `changes` say."""
    page = WalkPage(
        title="Balade",
        content_type_id=1,
        locale=Locale(language_code="fr"),
        **{"route": ROUTE, "picture_id": 1, **changes},
    )
    for order, one in enumerate(steps):
        one.sort_order = order
    page.steps = list(steps)
    return page


def with_picture(card):
    return Place(name="Musée", cards={"fr": card}, lat=50.689, lng=3.178)


CASES = [
    (walk(step("Quai")), []),
    (walk(step("Quai"), route={**ROUTE, "coordinates": [[*START, 20], END]}), []),
    (walk(), ["This walk has no step yet."]),
    (walk(step("Quai"), picture_id=None), [NO_PICTURE]),
    (
        walk(step("Quai", START), step("Jardin", ASIDE)),
        [
            "Step 2, “Jardin”, lies 90\u00a0m from the route: move it, or lead the "
            "route past it."
        ],
    ),
    (
        walk(step("Fin", END), step("Début", START), step("Milieu")),
        [
            "Step 1, “Fin”, is not in the order of the route: order the steps along "
            "it, or check their positions."
        ],
    ),
    (
        walk(step("Quai"), step("Fermé", None, place=Place(name="X", cards={}))),
        ["Step 2, “Fermé”, is nowhere: its sight or shop has no position."],
    ),
    (
        walk(step("Quai", picture_id=None)),
        ["Step 1 has no picture, neither its own nor that of a sight or shop."],
    ),
    (
        walk(
            step("Musée", None, picture_id=None, place=with_picture({"picture": {}})),
            step("Musée", picture_id=None, place=with_picture({"picture": {"a": 1}})),
            step("Musée", picture_id=None, place=Place(name="X", cards={})),
        ),
        ["Steps 1, 3 have no picture, neither their own nor that of a sight or shop."],
    ),
    (
        walk(step("A", text=""), step("B", text="<p> </p>")),
        ["Steps 1, 2 have no text."],
    ),
    (
        walk(step("Quai"), distance_override_m=12_100),
        [
            "This walk is 12.1\u00a0km long; more than 12\u00a0km are too much for "
            "most people."
        ],
    ),
    (walk(step("Quai"), distance_override_m=12_000), []),
    (walk(step("Quai"), mode="bike", distance_override_m=39_000), []),
    (
        walk(step("Quai"), mode="bike", distance_override_m=41_000),
        [
            "This walk is 41\u00a0km long; more than 40\u00a0km are too much for "
            "most people."
        ],
    ),
    (
        walk(step("Quai", stop_min=280), duration_override_min=21),
        ["This walk takes 5\u00a0hr\u00a001 with its stops, more than 5 hours."],
    ),
    (walk(step("Quai", stop_min=280), duration_override_min=20), []),
    (walk(step("Quai"), route=None), []),
]


@pytest.mark.parametrize(("page", "sentences"), CASES)
def test_warnings(page, sentences):
    with translation.override("en"):
        assert warnings_of(page) == sentences
