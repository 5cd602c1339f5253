"""Keeping compiled hours true as the tables they rest on change."""

from datetime import UTC, datetime
from io import StringIO

from django.core.management import call_command

import pytest
import time_machine

from places.checks import school_holidays_are_known
from places.hours.school import school_holidays_known_until
from places.models import Place
from tests.factories.places import PlaceFactory


def test_no_warning_while_school_holidays_are_known():
    with time_machine.travel(datetime(2026, 11, 22, tzinfo=UTC)):
        assert school_holidays_are_known() == []


def test_warning_four_months_before_the_table_ends():
    last = school_holidays_known_until()

    with time_machine.travel(datetime(last.year, last.month, last.day, tzinfo=UTC)):
        (warning,) = school_holidays_are_known()

    assert warning.id == "places.W001"
    assert str(last) in warning.msg


@pytest.mark.django_db
def test_stale_hours_are_compiled_again():
    place = PlaceFactory(opening_hours="Mo-Fr 09:00-18:00; SH off")
    other = PlaceFactory(opening_hours="Tu-Sa 10:00-19:00")
    compiled = place.hours_compiled
    Place.objects.filter(pk=place.pk).update(hours_compiled="Mo-Fr 09:00-18:00")
    out = StringIO()

    call_command("compile_hours", stdout=out)

    place.refresh_from_db()
    assert out.getvalue() == "1 place(s) changed.\n"
    assert place.hours_compiled == compiled
    assert Place.objects.get(pk=other.pk).hours_compiled == other.hours_compiled
