"""Special days of a place: which concern it, what is known of them, what a fiche says."""

from datetime import UTC, date, datetime

from django.core.management import call_command
from django.utils.translation import override

import pytest

from places import special_days
from places.day_rows import day_rows
from places.models import Closure, DayAnswer, LocalDay, Place
from places.said import Said
from tests.factories import DistrictFactory, PlaceFactory, TerritoryFactory, fiche

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


def rows(place, first=TODAY, language="en"):
    """The rows of the fiche without their dates."""
    with override(language):
        found = day_rows(Place.objects.get(pk=place.pk), first, language)
    keys = ("label", "name", "words", "note", "said")
    return [tuple(row[key] for key in keys) for row in found]


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

    with django_assert_num_queries(2):
        special_days.coming(TODAY)
    with django_assert_num_queries(0):
        special_days.coming(TODAY)
        special_days.concerning(place, CHRISTMAS)


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
