"""The form of a place: hours and closures as an editor types them."""

from django.utils.translation import override

import pytest

from places.models import Closure, Place
from tests.factories import PlaceFactory

pytestmark = pytest.mark.any_database


@pytest.fixture
def place(db):
    return PlaceFactory(name="Le Four", opening_hours="Tu-Sa 10:00-19:00")


def form_of(place, **changes):
    """What the browser sends when an editor saves the form."""
    return {
        "name": place.name,
        "street_address": place.street_address,
        "postal_code": place.postal_code,
        "city": place.city,
        "insee": place.insee,
        "district": place.district_id,
        "phone": "",
        "location": '{"type": "Point", "coordinates": [3.174, 50.6905]}',
        "precision": "exact",
        "opening_hours": place.opening_hours,
        "hours_source": "owner",
        "hours_confirmed_at": "2026-11-20 10:00",
        "wheelchair": "unknown",
        "accessible_toilets": "unknown",
        "entrance_steps": "",
        "entrance_width_cm": "",
        "entrance_ramp": "unknown",
        "call_bell": "unknown",
        "hearing_loop": "unknown",
        "trained_staff": "unknown",
        "disabled_parking": "unknown",
        "closures-TOTAL_FORMS": "0",
        "closures-INITIAL_FORMS": "0",
        "closures-MIN_NUM_FORMS": "0",
        "closures-MAX_NUM_FORMS": "1000",
        "day_answers-TOTAL_FORMS": "0",
        "day_answers-INITIAL_FORMS": "0",
        "day_answers-MIN_NUM_FORMS": "0",
        "day_answers-MAX_NUM_FORMS": "1000",
        **changes,
    }


def closure(first_day, last_day, reason="Congés"):
    return {
        "closures-TOTAL_FORMS": "1",
        "closures-0-first_day": first_day,
        "closures-0-last_day": last_day,
        "closures-0-reason": reason,
        "closures-0-id": "",
        "closures-0-ORDER": "1",
        "closures-0-DELETE": "",
    }


def save(client, place, **changes):
    url = f"/admin/snippets/places/place/edit/{place.pk}/"
    return client.post(url, form_of(place, **changes))


def test_hours_are_kept_tidy(client, place, editor):
    client.force_login(editor)

    response = save(
        client, place, opening_hours="tu-fr 9:00-12:30 , 14:00-19:00;PH off"
    )

    assert response.status_code in (200, 302)
    place.refresh_from_db()
    if response.status_code == 302:
        assert place.hours_compiled != ""
    else:
        assert len(response.context["form"].errors["opening_hours"]) == 1


@pytest.mark.parametrize(
    "nonsense",
    [
        "tous les jours",
        "9h-18h",
        "Tu-Sa",
        "Xx 10:00-12:00",
        "Mo 25:00-26:00",
        "!!!",
        "Mo 10:00-12:00\u202e",
        "a" * 900,
        "{'a': 1}",
    ],
)
def test_hours_that_mislead_are_refused_with_one_sentence(
    client, place, editor, nonsense
):
    client.force_login(editor)

    with override("en"):
        response = save(client, place, opening_hours=nonsense)

    assert response.status_code == 200
    errors = response.context["form"].errors
    assert list(errors) == ["opening_hours"]
    assert len(errors["opening_hours"]) == 1
    assert str(errors["opening_hours"][0]).endswith((".", "»", "”"))
    place.refresh_from_db()
    assert place.opening_hours == "Tu-Sa 10:00-19:00"


def test_place_without_hours_is_accepted(client, place, editor):
    client.force_login(editor)

    response = save(client, place, opening_hours="")

    assert response.status_code == 302
    place.refresh_from_db()
    assert (place.opening_hours, place.hours_compiled) == ("", "")


def test_closure_of_the_form_closes_the_place(client, place, editor):
    client.force_login(editor)

    response = save(client, place, **closure("2026-12-01", "2026-12-05"))

    assert response.status_code == 302, response.context["form"].errors
    place = Place.objects.get(pk=place.pk)
    assert "2026 Dec 01-2026 Dec 05" in place.hours_compiled or (
        "2026 Dec" in place.hours_compiled
    )


def test_closure_in_the_wrong_order_is_refused(client, place, editor):
    client.force_login(editor)

    response = save(client, place, **closure("2026-12-05", "2026-12-01"))

    assert response.status_code == 200
    assert Closure.objects.count() == 0


def test_closures_made_by_code_compile_the_hours_again(place):
    before = place.hours_compiled

    closed = Closure.objects.create(
        place=place, first_day="2026-12-01", last_day="2026-12-05"
    )
    place.refresh_from_db()
    assert place.hours_compiled != before

    closed.delete()
    place.refresh_from_db()
    assert place.hours_compiled == before


def test_deleted_place_takes_its_closures_along(place):
    Closure.objects.create(place=place, first_day="2026-12-01", last_day="2026-12-05")

    place.delete()

    assert Closure.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "12"),
        ("phone", "03 20 69 23 60"),
        ("location", '{"type": "Point", "coordinates": [999, 50]}'),
        ("location", "nonsense"),
        ("name", ""),
    ],
)
def test_field_that_cannot_be_is_refused(client, place, editor, field, value):
    client.force_login(editor)

    response = save(client, place, **{field: value})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
