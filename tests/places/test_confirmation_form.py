"""What a place may answer, and what is refused beside the field."""

from datetime import date

from django.utils import timezone

import pytest

from core.marks import mark
from places.choices import HoursSource
from places.models import DayAnswer, LocalDay
from tests.places.confirming import (
    CHRISTMAS,
    NEW_YEAR,
    TIMES,
    answers,
    asked_place,
    link_url,
    pairs,
    stored,
)

pytestmark = pytest.mark.any_database


@pytest.fixture
def place(db, time_machine):
    return asked_place(time_machine)


@pytest.fixture
def url(place):
    return link_url(place)


def test_as_usual_says_what_it_means_on_that_day(client, place, url):
    sheet = client.get(url.replace("/fr/confirmer/", "/en/confirm/")).context["sheet"]

    assert [day.usual for day in sheet.days] == ["closed", "closed"]
    assert [day.name for day in sheet.days] == ["Christmas Day", "New Year's Day"]


@pytest.mark.parametrize(
    ("times", "field"),
    [
        ({"from_1": "09:00"}, "to_1"),
        ({"to_1": "09:00"}, "from_1"),
        ({"from_1": "9 heures", "to_1": "12:00"}, "from_1"),
        ({"from_1": "25:00", "to_1": "02:00"}, "from_1"),
        ({"from_1": "10:00", "to_1": "10:00"}, "to_1"),
        (
            {"from_1": "10:00", "to_1": "14:00", "from_2": "13:00", "to_2": "18:00"},
            "from_2",
        ),
        (
            {"from_1": "18:00", "to_1": "02:00", "from_2": "20:00", "to_2": "23:00"},
            "from_2",
        ),
        ({}, "from_1"),
        ({"from_1": "9" * 10_000, "to_1": "12:00"}, "from_1"),
        ({"from_1": "\x00", "to_1": "12:00"}, "from_1"),
    ],
)
def test_wrong_times_are_said_beside_the_field_and_nothing_is_saved(
    client, place, url, times, field
):
    before = stored(place)
    typed = {f"2026-12-25-{name}": clock for name, clock in times.items()}

    response = client.post(url, answers(place, "hours", "closed", **typed))

    assert response.status_code == 200
    form = response.context["sheet"].days[0].form
    assert list(form.errors) == [field]
    assert f'href="#id_2026-12-25-{field}"' in response.text
    assert f'id="id_2026-12-25-{field}_error"' in response.text
    assert response.context["sheet"].days[1].form["answer"].value() == "closed"
    assert stored(place) == before


def test_times_without_their_answer_are_not_read(client, place, url):
    data = answers(place, "closed", **{"2026-12-25-from_1": "nonsense"})

    assert client.post(url, data).status_code == 302
    assert DayAnswer.objects.get(date=CHRISTMAS).times == ""


@pytest.mark.parametrize("answer", ["nonsense", "USUAL", "x" * 10_000])
def test_answer_that_nobody_offered_is_refused(client, place, url, answer):
    before = stored(place)

    response = client.post(url, answers(place, answer))

    assert response.status_code == 200
    assert list(response.context["sheet"].days[0].form.errors) == ["answer"]
    assert stored(place) == before


def test_day_left_out_stays_unsaid(client, place, url):
    data = answers(place)
    del data["2027-01-01-answer"]

    client.post(url, data)

    assert list(DayAnswer.objects.values_list("date", flat=True)) == [CHRISTMAS]


def test_day_that_is_not_special_cannot_be_answered(client, place, url):
    client.post(url, answers(place, **{"2026-12-24-answer": "closed"}))

    assert not DayAnswer.objects.filter(date=date(2026, 12, 24)).exists()


def test_another_usual_week_replaces_the_weekly_hours_only(client, place, url):
    data = answers(place, changed="on", **pairs("mo", "14:00-18:00"), **pairs("sa", ""))

    assert client.post(url, data).status_code == 302

    place.refresh_from_db()
    assert place.opening_hours == (
        "Mo 14:00-18:00; Tu-Fr 09:00-12:30,14:00-19:00; PH off"
    )
    assert place.hours_source == HoursSource.OWNER


def test_week_is_read_also_when_the_box_was_forgotten(client, place, url):
    client.post(url, answers(place, **pairs("mo", "18:00-00:00")))

    place.refresh_from_db()
    assert place.opening_hours.startswith("Mo 18:00-24:00; Tu-Fr")


def test_box_without_a_change_asks_which(client, place, url):
    before = stored(place)

    response = client.post(url, answers(place, changed="on"))

    assert response.status_code == 200
    assert len(response.context["sheet"].faults) == 1
    assert stored(place) == before


def test_wrong_time_in_the_week_saves_nothing(client, place, url):
    before = stored(place)
    data = answers(place, "closed", changed="on", **{"mo-from_1": "09:00"})

    response = client.post(url, data)

    assert response.status_code == 200
    assert [f["target"] for f in response.context["sheet"].faults] == ["id_mo-to_1"]
    assert 'value="09:00"' in response.text
    assert stored(place) == before


def test_week_without_any_opening_is_refused(client, place, url):
    data = answers(place, changed="on")
    data |= {key: "" for key in data if key[2:3] == "-"}
    before = stored(place)

    response = client.post(url, data)

    assert response.status_code == 200
    assert stored(place) == before


def test_hours_changed_since_the_page_was_shown_are_shown_anew(client, place, url):
    data = answers(place)
    place.opening_hours = "Mo-Su 08:00-20:00"
    place.save()
    before = stored(place)

    response = client.post(url, data)

    assert response.status_code == 200
    assert stored(place) == before
    monday = response.context["sheet"].weekdays[0].form
    assert monday["to_1"].value().isoformat() == "20:00:00"
    assert f'value="{mark("Mo-Su 08:00-20:00")}"' in response.text


@pytest.mark.parametrize("data", [{}, {"seen": "x" * 10_000}, {"changed": "\x00"}])
def test_request_without_its_fields_saves_nothing(client, place, url, data):
    before = stored(place)

    assert client.post(url, data).status_code == 200
    assert stored(place) == before


def test_place_without_hours_writes_them_here(client, place, url):
    place.opening_hours = ""
    place.save()
    data = {"seen": mark(""), **pairs("mo", "09:00-12:00")}

    page = client.get(url)
    response = client.post(url, data)

    values = [
        value for value, _ in page.context["sheet"].days[0].form["answer"].field.choices
    ]
    assert values == ["closed", "hours"]
    assert response.status_code == 302
    place.refresh_from_db()
    assert place.opening_hours == "Mo 09:00-12:00"
    assert place.hours_confirmed_at == timezone.now()


def test_place_without_hours_that_says_nothing_confirms_nothing(client, place, url):
    place.opening_hours = ""
    place.save()
    before = stored(place)

    response = client.post(url, {"seen": mark("")})

    assert response.status_code == 200
    assert stored(place) == before


def test_day_answered_without_hours_does_not_confirm_the_week(client, place, url):
    place.opening_hours = ""
    place.save()
    before = place.hours_confirmed_at

    client.post(url, {"seen": mark(""), "2026-12-25-answer": "closed"})

    place.refresh_from_db()
    assert place.hours_confirmed_at == before
    assert place.hours_compiled == "unknown; 2026 Dec 25 off"


@pytest.mark.parametrize(
    "text",
    [
        'Mo-Fr 09:00-18:00 || "sur rendez-vous"',
        "Mo 08:00-09:00,10:00-11:00,12:00-13:00",
        '"sur rendez-vous"',
    ],
)
def test_week_that_does_not_fit_the_lines_is_not_prefilled(client, place, url, text):
    place.opening_hours = text
    place.save()

    sheet = client.get(url).context["sheet"]
    response = client.post(url, {"seen": mark(text)})

    assert sheet.grid is None
    assert response.status_code == 302
    place.refresh_from_db()
    assert place.opening_hours == text


def test_earlier_answers_are_shown_and_replaced(client, place, url):
    DayAnswer.objects.create(
        place=place, date=CHRISTMAS, answer="hours", times="09:00-12:00,18:00-02:00"
    )

    form = client.get(url).context["sheet"].days[0].form
    client.post(url, answers(place, "closed"))

    assert form["answer"].value() == "hours"
    assert [form[name].value().isoformat("minutes") for name in TIMES] == [
        "09:00",
        "12:00",
        "18:00",
        "02:00",
    ]
    answer = DayAnswer.objects.get(date=CHRISTMAS)
    assert (answer.answer, answer.times, answer.source) == ("closed", "", "owner")


def test_local_day_of_the_territory_is_asked_too(client, place, url):
    territory = place.district.territory
    names = {"name_fr": "Braderie", "name_en": "Street sale", "name_nl": "Braderij"}
    LocalDay.objects.create(date=CHRISTMAS, territory=territory, **names)
    LocalDay.objects.create(date=date(2026, 12, 5), territory=territory, **names)

    days = client.get(url).context["sheet"].days

    assert [line.day for line in days] == [date(2026, 12, 5), CHRISTMAS, NEW_YEAR]
    assert days[1].name.endswith(" · Braderie")
