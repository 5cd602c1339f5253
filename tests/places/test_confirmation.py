"""Confirming hours by a link: what it shows, what it writes."""

import re
from datetime import date, timedelta

from django.core import mail
from django.test import Client
from django.utils import timezone

from wagtail.models import ModelLogEntry

import pytest

from places import confirmation
from places.choices import DayAnswerKind, HoursSource
from places.confirmation import Answer, Confirmation
from places.models import DayAnswer, HoursLink, LocalDay
from tests.places.confirming import (
    CHRISTMAS,
    NEW_YEAR,
    answers,
    asked_place,
    link_url,
    pairs,
    stored,
)


@pytest.fixture
def place(db, time_machine):
    return asked_place(time_machine)


@pytest.fixture
def url(place):
    return link_url(place)


@pytest.mark.parametrize(
    ("language", "slug", "title"),
    [("fr", "confirmer", None), ("en", "confirm", "Are your hours still right?")],
)
def test_page_shows_the_shop_its_week_and_the_days_to_come(
    client, place, language, slug, title
):
    _link, address = confirmation.make_link(place, "a@example.fr", language)

    response = client.get(address)

    assert f"/{language}/{slug}/" in address
    assert response.status_code == 200
    assert place.name in response.text
    assert place.street_address in response.text
    assert title is None or title in response.text
    sheet = response.context["sheet"]
    assert [line.day for line in sheet.days] == [CHRISTMAS, NEW_YEAR]
    assert [day.form["answer"].value() for day in sheet.days] == ["usual", "usual"]
    assert len(response.context["usual"]) == 7
    assert sheet.weekdays[5].form["from_1"].value().isoformat() == "10:00:00"


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_looking_at_the_page_changes_nothing(client, place, url, method):
    before = stored(place)

    for address in (url, f"{url}ok/", f"{url}new/"):
        getattr(client, method)(address)

    assert stored(place) == before
    assert mail.outbox == []


def test_page_is_kept_by_nobody_and_leaks_nothing(client, url):
    response = client.get(url)

    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "strict-origin"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    head = response.text.partition("</head>")[0]
    assert 'name="robots" content="noindex, nofollow"' in head
    assert url.rstrip("/").rsplit("/", 1)[1] not in head
    assert "<script src" in response.text  # our own, and from nowhere else
    assert not re.search(r'(?:src|href)="https?://(?!localhost)', head)


def test_one_click_confirms_everything(client, place, url):
    response = client.post(url, answers(place))

    assert response.status_code == 302
    assert response["Location"] == f"{url}ok/"
    place.refresh_from_db()
    now = timezone.now()
    assert place.opening_hours.startswith("Tu-Fr 09:00")
    assert (place.hours_confirmed_at, place.hours_source) == (now, HoursSource.OWNER)
    assert place.answered_days["days"] == {
        "2026-12-25": ["2026-11-27", "owner"],
        "2027-01-01": ["2026-11-27", "owner"],
    }
    assert HoursLink.objects.get().used_at == now
    assert set(DayAnswer.objects.values_list("answer", "source", "answered_at")) == {
        ("usual", "owner", now)
    }


def test_other_hours_and_closed_days_are_written(client, place, url):
    data = answers(place, "hours", "closed", **pairs("2026-12-25", "09:00-13:00"))

    client.post(url, data)

    saved = DayAnswer.objects.order_by("date").values_list("date", "answer", "times")
    assert list(saved) == [
        (CHRISTMAS, "hours", "09:00-13:00"),
        (NEW_YEAR, "closed", ""),
    ]
    place.refresh_from_db()
    assert place.hours_compiled.endswith("2026 Dec 25 09:00-13:00; 2027 Jan 01 off")


def test_thanks_show_what_was_saved_and_the_public_page(client, place, url):
    data = answers(place, "hours", "closed", **pairs("2026-12-25", "09:00-13:00"))
    url = url.replace("/fr/confirmer/", "/en/confirm/")

    response = client.post(url, data, follow=True)

    assert response.status_code == 200
    assert [row["words"] for row in response.context["rows"]] == [
        "9 am – 1 pm",
        "closed",
    ]
    assert response.context["rows"][0]["said"] == (
        "confirmed by the place on 27 November"
    )
    assert response.context["fiche_url"] == "/fr/boutiques/le-four-du-coin/"
    assert response["Cache-Control"] == "private, no-store"


def test_thanks_end_after_half_an_hour(client, place, url, time_machine):
    client.post(url, answers(place))

    time_machine.shift(timedelta(minutes=29))
    assert client.get(f"{url}ok/").status_code == 200
    time_machine.shift(timedelta(minutes=1))
    assert client.get(f"{url}ok/").status_code == 410


def test_thanks_before_use_are_refused(client, place, url):
    assert client.get(f"{url}ok/").status_code == 410
    assert HoursLink.objects.get().used_at is None


def test_second_of_two_clicks_changes_nothing_and_gets_the_thanks(client, place, url):
    client.post(url, answers(place, "closed"))
    before = stored(place)

    response = client.post(url, answers(place, "usual"))

    assert response["Location"] == f"{url}ok/"
    assert stored(place) == before


def test_link_spent_by_another_request_has_no_second_effect(place):
    link, _address = confirmation.make_link(place, "", "fr")
    first = Confirmation(answers=[Answer(CHRISTMAS, DayAnswerKind.CLOSED)])
    second = Confirmation(answers=[Answer(CHRISTMAS, DayAnswerKind.USUAL)])

    # Both requests read the link before either of them wrote.
    assert confirmation.spend(link, first) is True
    assert confirmation.spend(link, second) is False

    assert DayAnswer.objects.get().answer == DayAnswerKind.CLOSED


def test_hours_changed_at_the_last_moment_are_not_confirmed_unseen(place):
    link, _address = confirmation.make_link(place, "", "fr")
    seen = Confirmation(
        answers=[Answer(CHRISTMAS, DayAnswerKind.CLOSED)], shown="Mo 10:00-12:00"
    )
    before = stored(place)

    assert confirmation.spend(link, seen) is False
    assert stored(place) == before


def test_history_of_the_place_says_that_a_link_was_used(client, place, url):
    client.post(url, answers(place))

    entry = ModelLogEntry.objects.for_instance(place).get()
    assert entry.action == "wagtail.edit"
    assert entry.user is None
    assert entry.data == {"confirmation_link": HoursLink.objects.get().pk}


def test_forged_request_is_refused(place, url):
    client = Client(enforce_csrf_checks=True)
    client.get(url)
    before = stored(place)

    assert client.post(url, answers(place)).status_code == 403
    assert stored(place) == before


@pytest.mark.parametrize("number", [1, 3])
def test_queries_of_the_page_do_not_grow_with_the_days(
    client, place, url, number, django_assert_num_queries
):
    for at in range(number - 1):
        LocalDay.objects.create(
            date=date(2026, 12, 5 + at), name_fr="a", name_en="a", name_nl="a"
        )
    client.get("/fr/zzz/")

    with django_assert_num_queries(5):
        client.get(url)
