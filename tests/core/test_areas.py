"""Outlines of territories and districts."""

from django.core.exceptions import ValidationError

import pytest

from core.geo.areas import MAX_POINTS, check_area

pytestmark = pytest.mark.any_database

RING = [[3.1, 50.6], [3.2, 50.6], [3.2, 50.7], [3.1, 50.6]]


@pytest.mark.parametrize(
    "area",
    [
        {"type": "Polygon", "coordinates": [RING]},
        {"type": "Polygon", "coordinates": [RING, RING]},
        {"type": "MultiPolygon", "coordinates": [[RING], [RING]]},
    ],
)
def test_outline_inside_the_metropolis_is_accepted(area):
    assert check_area(area) is None


@pytest.mark.parametrize(
    "area",
    [
        None,
        "Polygon",
        {"type": "Point", "coordinates": [3.1, 50.6]},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [RING[:3]]},
        {"type": "Polygon", "coordinates": [[[2.3, 48.8]] * 4]},
        {"type": "Polygon", "coordinates": [[["3.1", "50.6"]] * 4]},
        {"type": "Polygon", "coordinates": [[[3.1]] * 4]},
        {"type": "Polygon", "coordinates": [[3.1, 50.6, 3.2, 50.7]]},
        {"type": "Polygon", "coordinates": [RING[:1] * (MAX_POINTS + 1)]},
        {"type": "MultiPolygon", "coordinates": 5},
    ],
)
def test_anything_else_is_refused_with_one_sentence(area):
    with pytest.raises(ValidationError) as fault:
        check_area(area)

    assert fault.value.code == "area"
    assert len(fault.value.messages) == 1
