"""Querysets compiled once and run again with other values."""

from datetime import UTC, datetime

import pytest

from core.statements import ByKeys, Statement
from places.models import Place
from tests.factories.places import PlaceFactory

pytestmark = pytest.mark.django_db


def by_name(name):
    return Place.objects.filter(name=name)


def test_instances_follow_the_values():
    find = Statement(by_name, name=str)
    first, second = PlaceFactory(name="Un"), PlaceFactory(name="Deux")

    assert find(name="Un") == [first]
    assert find(name="Deux") == [second]
    assert find(name="Trois") == []


def test_query_is_compiled_once(django_assert_num_queries):
    built = []
    find = Statement(lambda name: built.append(name) or by_name(name), name=str)
    PlaceFactory(name="Un")

    with django_assert_num_queries(3):
        for _time in range(3):
            find(name="Un")

    assert len(built) == 1


def test_rows_have_the_values_that_the_fields_give():
    confirmed_at = datetime(2026, 11, 21, 12, tzinfo=UTC)
    PlaceFactory(name="Un", hours_confirmed_at=confirmed_at)
    rows = Statement(
        lambda name: by_name(name).values_list("location", "hours_confirmed_at"),
        name=str,
    )
    expected = list(by_name("Un").values_list("location", "hours_confirmed_at"))

    assert [tuple(row) for row in rows(name="Un")] == expected
    assert rows(name="Un")[0][1] == confirmed_at


def test_flat_rows_are_values():
    PlaceFactory(name="Un", city="Croix")
    cities = Statement(
        lambda name: by_name(name).values_list("city", flat=True), name=str
    )

    assert cities(name="Un") == ["Croix"]


def test_each_shape_has_its_own_sql():
    for name in "BA":
        PlaceFactory(name=name, city="Roubaix")
    ordered = Statement(
        lambda order, city: (
            Place.objects.filter(city=city)
            .order_by(order)
            .values_list("name", flat=True)
        ),
        city=str,
    )

    assert ordered("name", city="Roubaix") == ["A", "B"]
    assert ordered("-name", city="Roubaix") == ["B", "A"]


def test_instants_are_values_too():
    before = Statement(
        lambda at: Place.objects.filter(hours_confirmed_at__lt=at), at=datetime
    )
    place = PlaceFactory(hours_confirmed_at=datetime(2026, 11, 21, 12, tzinfo=UTC))

    assert before(at=datetime(2026, 11, 21, 12, tzinfo=UTC)) == []
    assert before(at=datetime(2026, 11, 21, 12, 1, tzinfo=UTC)) == [place]


def test_value_that_the_sql_does_not_hold_is_refused():
    unused = Statement(lambda name, other: by_name(name), name=str, other=int)

    with pytest.raises(ValueError, match="other"):
        unused(name="Un", other=1)


def test_rows_by_key_are_one_statement_for_any_number(django_assert_num_queries):
    built = []
    places = [PlaceFactory(name=name) for name in ("Un", "Deux", "Trois")]
    keys = [place.pk for place in places]
    names = ByKeys(
        lambda keys: (
            built.append(len(keys))
            or Place.objects.filter(pk__in=keys).values_list("name", flat=True)
        ),
        most=2,
    )

    with django_assert_num_queries(3):
        assert names(keys[:1]) == ["Un"]
        assert sorted(names(keys[:2])) == ["Deux", "Un"]
        assert sorted(names(keys)) == ["Deux", "Trois", "Un"]
    with django_assert_num_queries(0):
        assert names([]) == []
    assert built == [2, 3]
