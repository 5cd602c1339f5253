"""What a fiche lists of special days and of days unlike the usual week."""

from datetime import UTC, date, datetime

from django.utils.translation import override

import pytest

from places.day_rows import day_rows
from places.models import Closure, DayAnswer, LocalDay, Place
from tests.factories import PlaceFactory, fiche

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


def rows(place, first=TODAY, language="en"):
    """The rows of the fiche without their dates."""
    with override(language):
        found = day_rows(Place.objects.get(pk=place.pk), first, language)
    keys = ("label", "name", "words", "note", "said")
    return [tuple(row[key] for key in keys) for row in found]


def test_special_day_is_listed_even_when_its_hours_are_the_usual_ones(place):
    assert rows(place) == [
        (
            "Friday 25 December",
            "Christmas Day",
            "10 am – 7 pm",
            "",
            "usual hours, not confirmed for this day",
        ),
        (
            "Friday 1 January",
            "New Year's Day",
            "10 am – 7 pm",
            "",
            "usual hours, not confirmed for this day",
        ),
    ]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("owner", "confirmed by the place on 12 November"),
        ("city", "checked by the city on 12 November"),
        ("demo", "demonstration answer, dated 12 November"),
        ("public", "confirmed on 12 November"),
    ],
)
def test_confirmed_day_says_by_whom_and_when(place, source, words):
    DayAnswer.objects.create(
        place=place,
        date=CHRISTMAS,
        answer="hours",
        times="10:00-13:00",
        source=source,
        answered_at=datetime(2026, 11, 12, 9, tzinfo=UTC),
    )

    row = rows(place)[0]

    assert (row[2], row[4]) == ("10 am – 1 pm", words)


def test_day_of_a_place_without_hours_is_unknown(place):
    place.opening_hours = ""
    place.save()

    assert [(row[2], row[4]) for row in rows(place)] == [("hours unknown", "")] * 2


def test_holiday_closed_by_its_rule_is_still_unconfirmed(place):
    place.opening_hours = f"{WEEK}; PH off"
    place.save()

    assert [(row[2], row[4]) for row in rows(place)] == [
        ("closed", "usual hours, not confirmed for this day")
    ] * 2


def test_long_closure_is_one_line_beside_the_special_days_in_it(place):
    Closure.objects.create(
        place=place, first_day="2026-12-20", last_day="2027-01-05", reason="Congés"
    )

    assert rows(place) == [
        (
            "from Tuesday 22 December to Tuesday 5 January",
            "",
            "closed",
            "Congés",
            "",
        ),
        (
            "Friday 25 December",
            "Christmas Day",
            "closed",
            "Congés",
            "closure announced",
        ),
        (
            "Friday 1 January",
            "New Year's Day",
            "closed",
            "Congés",
            "closure announced",
        ),
    ]


def test_closure_that_has_begun_says_until_when(place):
    Closure.objects.create(
        place=place, first_day="2026-11-20", last_day="2026-12-02", reason="Travaux"
    )

    assert rows(place)[0][0] == "until Wednesday 2 December"


def test_closure_that_goes_beyond_the_horizon_says_its_real_end(place):
    Closure.objects.create(
        place=place, first_day="2027-01-05", last_day="2027-03-20", reason="Travaux"
    )

    assert rows(place)[-1][0] == "from Tuesday 5 January to Saturday 20 March"


def test_closure_without_an_end_in_sight(place):
    Closure.objects.create(
        place=place, first_day="2026-12-01", last_day="2029-12-31", reason=""
    )

    assert rows(place)[0][0] == "from Tuesday 1 December on"


def test_closure_that_begins_beyond_the_horizon_is_not_told_yet(place):
    Closure.objects.create(place=place, first_day="2027-01-11", last_day="2027-01-20")

    assert len(rows(place)) == 2


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        ("2026-12-01", "2026-12-01", "Tuesday 1 December"),
        ("2026-12-01", "2026-12-02", "from Tuesday 1 December to Wednesday 2 December"),
        # Closed on Sunday and Monday anyway.
        ("2026-12-05", "2026-12-07", "Saturday 5 December"),
    ],
)
def test_short_closures(place, first, last, label):
    Closure.objects.create(place=place, first_day=first, last_day=last)

    assert rows(place)[0][0] == label


def test_two_closures_with_other_reasons_are_two_lines(place):
    Closure.objects.create(
        place=place, first_day="2026-12-01", last_day="2026-12-02", reason="Travaux"
    )
    Closure.objects.create(
        place=place, first_day="2026-12-03", last_day="2026-12-04", reason="Salon"
    )

    assert [row[3] for row in rows(place)][:2] == ["Travaux", "Salon"]


def test_other_hours_of_a_plain_day_are_listed(place):
    DayAnswer.objects.create(
        place=place, date=date(2026, 12, 24), answer="hours", times="10:00-16:00"
    )

    assert rows(place)[0] == ("Thursday 24 December", "", "10 am – 4 pm", "", "")


def test_closed_day_between_plain_closed_days_does_not_grow(place):
    place.opening_hours = "Tu-Sa 10:00-19:00; Dec 26 off"
    place.save()

    labels = [row[0] for row in rows(place)]

    assert labels == ["Friday 25 December", "Saturday 26 December", "Friday 1 January"]


@pytest.mark.parametrize("first", [date(2026, 10, 25), date(2027, 3, 28)])
def test_days_of_the_change_of_clocks_have_their_hours(place, first):
    place.opening_hours = "Mo-Su 10:00-19:00"
    place.save()
    local_day(first, "Changement d’heure")

    assert rows(place, first)[0][2] == "10 am – 7 pm"


def test_special_day_is_listed_on_the_day_itself_and_not_after(place):
    assert rows(place, CHRISTMAS)[0][1] == "Christmas Day"
    assert rows(place, date(2026, 12, 26))[0][1] == "New Year's Day"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "horaires habituels, non confirmés pour ce jour"),
        ("en", "usual hours, not confirmed for this day"),
        ("nl", "gewone openingstijden, niet bevestigd voor deze dag"),
    ],
)
def test_fiche_lists_special_days_in_each_language(client, place, language, words):
    assert {row[4] for row in rows(place, language=language)} == {words}


def test_fiche_shows_what_was_said(client, place):
    page = fiche(opening_hours=WEEK)
    DayAnswer.objects.create(
        place=page.shop.place, date=CHRISTMAS, answer="closed", source="owner"
    )

    response = client.get(page.url)

    special = response.context["special"]
    assert [row["state"] for row in special] == ["confirmed", "usual"]
    assert special[0]["said"] in response.text
    assert 'class="confirmed"' in response.text


def test_fiche_without_hours_still_lists_the_special_days(client, place):
    page = fiche(opening_hours="")

    response = client.get(page.url)

    assert [row["state"] for row in response.context["special"]] == ["unknown"] * 2
    assert '<table class="week">' not in response.text
