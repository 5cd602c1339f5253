"""Special days of a place: which concern it, what is known of them, what a fiche says."""

from datetime import UTC, date, datetime

from django.core.management import call_command
from django.utils.translation import override

import pytest

from core import versions
from places import special_days
from places.models import Closure, DayAnswer, LocalDay, Place
from places.said import Said
from tests.factories import DistrictFactory, PlaceFactory, TerritoryFactory

FRIDAY = "2026-11-27T11:00:00+01:00"
TODAY = date(2026, 11, 27)
CHRISTMAS, NEW_YEAR = date(2026, 12, 25), date(2027, 1, 1)
SAINT_NICHOLAS = date(2026, 12, 6)
WEEK = "Tu-Sa 10:00-19:00"


@pytest.fixture
def place(db, time_machine):
    """Open from Tuesday to Saturday, four weeks before Christmas."""
    time_machine.move_to(FRIDAY, tick=False)
    return PlaceFactory(opening_hours=WEEK)


def local_day(day, name="Braderie", territory=None):
    return LocalDay.objects.create(
        date=day,
        name_fr=name,
        name_en=f"{name} (en)",
        name_nl=f"{name} (nl)",
        territory=territory,
    )


def said(place, day):
    return special_days.said(Place.objects.get(pk=place.pk), day)


def test_public_holidays_of_the_coming_weeks(place):
    days = special_days.coming(TODAY)

    assert [(day.date, day.holiday) for day in days] == [
        (CHRISTMAS, "Christmas Day"),
        (NEW_YEAR, "New Year's Day"),
    ]


@pytest.mark.parametrize(
    ("first", "found"),
    [
        (CHRISTMAS, True),
        (date(2026, 12, 26), False),
        (date(2026, 11, 11), True),
        (date(2026, 11, 10), False),
    ],
)
def test_day_counts_from_forty_four_days_before_until_itself(place, first, found):
    days = [day.date for day in special_days.coming(first)]

    assert (CHRISTMAS in days) is found


def test_names_of_one_day_are_joined(place):
    local_day(CHRISTMAS, "Marché")
    local_day(CHRISTMAS, "Parade")

    (day,) = [d for d in special_days.coming(TODAY) if d.date == CHRISTMAS]

    with override("fr"):
        assert day.label() == "Noël · Marché · Parade"
    with override("nl"):
        assert day.label().endswith(" · Marché (nl) · Parade (nl)")


def test_local_day_of_a_territory_concerns_its_places_only(place):
    weppes = TerritoryFactory(name="Weppes", slug="weppes")
    village = PlaceFactory(
        district=DistrictFactory(name="Fournes", slug="fournes", territory=weppes)
    )
    nowhere = PlaceFactory(district=None)
    local_day(SAINT_NICHOLAS, territory=place.district.territory)
    local_day(date(2026, 12, 7), "Partout")

    days = {
        at.pk: [day.date for day in special_days.concerning(at, TODAY)][:-2]
        for at in (place, village, nowhere)
    }

    assert days[place.pk] == [SAINT_NICHOLAS, date(2026, 12, 7)]
    assert days[village.pk] == days[nowhere.pk] == [date(2026, 12, 7)]


def test_name_of_a_holiday_leaves_out_the_event_of_another_territory(place):
    weppes = TerritoryFactory(name="Weppes", slug="weppes")
    local_day(CHRISTMAS, territory=weppes)

    (day,) = [d for d in special_days.coming(TODAY) if d.date == CHRISTMAS]

    with override("fr"):
        assert day.label(place.district_id) == "Noël"
        assert day.label(everywhere=True) == "Noël · Braderie"


def test_local_day_is_known_at_once_and_forgotten_at_once(place):
    assert len(special_days.coming(TODAY)) == 2
    made = local_day(SAINT_NICHOLAS)
    assert len(special_days.coming(TODAY)) == 3
    made.delete()
    assert len(special_days.coming(TODAY)) == 2


def test_days_are_read_once(place, django_assert_num_queries):
    local_day(SAINT_NICHOLAS, territory=place.district.territory)

    with django_assert_num_queries(3), versions.one_reading():
        special_days.coming(TODAY)
    with django_assert_num_queries(1), versions.one_reading():
        special_days.coming(TODAY)
        special_days.concerning(place, TODAY)


@pytest.mark.parametrize("hours", [WEEK, "24/7", "PH off"])
def test_silence_is_usual_where_hours_are_known(place, hours):
    place.opening_hours = hours
    place.save()

    assert said(place, CHRISTMAS).state is Said.USUAL


def test_silence_is_unknown_without_hours(place):
    place.opening_hours = ""
    place.save()
    assert said(place, CHRISTMAS).state is Said.UNKNOWN

    Closure.objects.create(place=place, first_day=NEW_YEAR, last_day=NEW_YEAR)
    assert said(place, CHRISTMAS).state is Said.UNKNOWN


@pytest.mark.parametrize(
    ("answer", "times"), [("usual", ""), ("closed", ""), ("hours", "10:00-12:00")]
)
def test_answer_confirms_its_day_only(place, answer, times):
    DayAnswer.objects.create(
        place=place,
        date=CHRISTMAS,
        answer=answer,
        times=times,
        source="owner",
        # Half past midnight in Lille, the day before in UTC.
        answered_at=datetime(2026, 11, 19, 23, 30, tzinfo=UTC),
    )

    known = said(place, CHRISTMAS)

    assert (known.state, known.on, known.source) == (
        Said.CONFIRMED,
        date(2026, 11, 20),
        "owner",
    )
    assert said(place, NEW_YEAR).state is Said.USUAL


@pytest.mark.parametrize(
    ("first", "last", "state"),
    [
        ("2026-12-25", "2026-12-25", Said.CONFIRMED),
        ("2026-12-20", "2026-12-25", Said.CONFIRMED),
        ("2026-12-25", "2027-01-03", Said.CONFIRMED),
        ("2026-12-26", "2027-01-03", Said.USUAL),
        ("2026-12-20", "2026-12-24", Said.USUAL),
    ],
)
def test_closure_confirms_the_days_that_it_covers(place, first, last, state):
    Closure.objects.create(place=place, first_day=first, last_day=last)

    assert said(place, CHRISTMAS).state is state


def test_answer_that_is_taken_back_is_silence(place):
    answer = DayAnswer.objects.create(place=place, date=CHRISTMAS, answer="closed")
    answer.delete()

    assert said(place, CHRISTMAS).state is Said.USUAL
    assert Place.objects.get(pk=place.pk).answered_days == {}


def test_column_that_went_astray_is_healed(place, capsys):
    DayAnswer.objects.create(place=place, date=CHRISTMAS, answer="closed")
    Place.objects.filter(pk=place.pk).update(answered_days={})

    call_command("compile_hours")

    assert capsys.readouterr().out == "1 place(s) changed.\n"
    assert said(place, CHRISTMAS).state is Said.CONFIRMED
