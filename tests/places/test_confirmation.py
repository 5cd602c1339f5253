"""Confirming hours by a link: what it shows, what it writes, when it is refused."""

import re
from datetime import UTC, date, datetime, timedelta

from django.core import mail
from django.test import Client
from django.utils import timezone

import pytest

from places import confirmation
from places.choices import DayAnswerKind, HoursSource
from places.confirmation import Answer, Confirmation
from places.confirmation_sheet import seen_mark
from places.models import DayAnswer, HoursLink, LocalDay, Place
from tests.factories import PlaceFactory, ShopFactory, fiche

FRIDAY = "2026-11-27T11:00:00+01:00"
CHRISTMAS, NEW_YEAR = date(2026, 12, 25), date(2027, 1, 1)
TIMES = ("from_1", "to_1", "from_2", "to_2")


@pytest.fixture
def place(db, time_machine):
    """A shop four weeks before Christmas; its hours were confirmed a year ago."""
    time_machine.move_to(FRIDAY, tick=False)
    page = fiche(
        opening_hours="Tu-Fr 09:00-12:30,14:00-19:00; Sa 10:00-19:00; PH off",
        hours_source="city",
        hours_confirmed_at=datetime(2025, 11, 1, tzinfo=UTC),
    )
    page.shop.email = "samia@boulangerie.example.fr"
    page.shop.save()
    return page.shop.place


@pytest.fixture
def url(place):
    _link, address = confirmation.make_link(place, "samia@example.fr", "fr")
    return address.removeprefix("http://localhost")


def pairs(prefix, text):
    """ "09:00-12:30,14:00-19:00" as the fields of one day."""
    times = re.findall(r"\d\d:\d\d", text) + [""] * 4
    return {
        f"{prefix}-{name}": clock for name, clock in zip(TIMES, times, strict=False)
    }


def answers(place, christmas="usual", new_year="usual", **changes):
    """What the browser sends when somebody confirms; the week as it was shown."""
    week = {**pairs("mo", ""), **pairs("sa", "10:00-19:00"), **pairs("su", "")}
    for day in ("tu", "we", "th", "fr"):
        week |= pairs(day, "09:00-12:30,14:00-19:00")
    return {
        "seen": seen_mark(place.opening_hours),
        **week,
        "2026-12-25-answer": christmas,
        "2027-01-01-answer": new_year,
        **changes,
    }


def stored(place):
    """Everything that a confirmation may change."""
    place = Place.objects.get(pk=place.pk)
    return (
        place.opening_hours,
        place.hours_compiled,
        place.answered_days,
        place.hours_confirmed_at,
        place.hours_source,
        list(DayAnswer.objects.values()),
        list(HoursLink.objects.values()),
    )


def test_only_a_digest_of_the_secret_is_kept(place):
    link, address = confirmation.make_link(place, "a@example.fr", "nl")

    secret = address.rstrip("/").rsplit("/", 1)[1]
    assert address == f"http://localhost/nl/bevestigen/{secret}/"
    assert len(secret) == 43
    assert secret not in str(HoursLink.objects.values().get(pk=link.pk))
    assert confirmation.find(secret) == link


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


def test_as_usual_says_what_it_means_on_that_day(client, place, url):
    sheet = client.get(url.replace("/fr/confirmer/", "/en/confirm/")).context["sheet"]

    assert [day.usual for day in sheet.days] == ["closed", "closed"]
    assert [day.name for day in sheet.days] == ["Christmas Day", "New Year's Day"]


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


@pytest.mark.parametrize("days", [45, 400])
def test_link_that_ended_is_gone(client, place, url, time_machine, days):
    time_machine.shift(timedelta(days=days))
    before = stored(place)

    assert client.get(url).status_code == 410
    assert client.post(url, answers(place)).status_code == 410
    assert stored(place) == before


def test_link_works_until_its_last_minute(client, place, url, time_machine):
    time_machine.shift(timedelta(days=45) - timedelta(seconds=1))

    assert client.get(url).status_code == 200


def test_used_link_is_gone_and_offers_another_one(client, place, url):
    client.post(url, answers(place))

    response = client.get(url)

    assert response.status_code == 410
    assert response.context["used"] is True
    assert response.context["masked"] == "s…@….fr"
    assert "samia@" not in response.text
    assert f'action="{url}new/"' in response.text


@pytest.mark.parametrize(
    "change", ["x", "", "'", "%00", "a" * 10_000, "é", "%ED%A0%80"]
)
def test_unknown_or_changed_secret_is_not_found(client, place, url, change):
    address = f"{url[:-2]}{change or 'A'}{'' if change else 'A'}/"

    for call in (client.get, client.post):
        response = call(address)
        assert response.status_code == 404
        assert response.context.get("place") is None
    assert HoursLink.objects.get().used_at is None


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
    assert f'value="{seen_mark("Mo-Su 08:00-20:00")}"' in response.text


@pytest.mark.parametrize("data", [{}, {"seen": "x" * 10_000}, {"changed": "\x00"}])
def test_request_without_its_fields_saves_nothing(client, place, url, data):
    before = stored(place)

    assert client.post(url, data).status_code == 200
    assert stored(place) == before


def test_place_without_hours_writes_them_here(client, place, url):
    place.opening_hours = ""
    place.save()
    data = {"seen": seen_mark(""), **pairs("mo", "09:00-12:00")}

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

    response = client.post(url, {"seen": seen_mark("")})

    assert response.status_code == 200
    assert stored(place) == before


def test_day_answered_without_hours_does_not_confirm_the_week(client, place, url):
    place.opening_hours = ""
    place.save()
    before = place.hours_confirmed_at

    client.post(url, {"seen": seen_mark(""), "2026-12-25-answer": "closed"})

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
    response = client.post(url, {"seen": seen_mark(text)})

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


def test_forged_request_is_refused(place, url):
    client = Client(enforce_csrf_checks=True)
    client.get(url)
    before = stored(place)

    assert client.post(url, answers(place)).status_code == 403
    assert stored(place) == before


def test_new_link_goes_to_the_known_address(client, place, url):
    client.post(url, answers(place))

    response = client.post(f"{url}new/", follow=True)

    assert response.status_code == 200
    (message,) = mail.outbox
    assert message.to == ["samia@boulangerie.example.fr"]
    address = re.search(r"http://localhost(/fr/confirmer/\S+/)", message.body)[1]
    assert address != url
    assert client.get(address).status_code == 200


def test_at_most_three_links_a_day(client, place, url, time_machine):
    for _ in range(5):
        assert client.post(f"{url}new/").status_code == 302

    assert len(mail.outbox) == 2  # the link of the test is the first
    time_machine.shift(timedelta(days=1))
    client.post(f"{url}new/")
    assert len(mail.outbox) == 3


def test_new_link_answers_the_same_whatever_is_known(client, place, url):
    known = client.post(f"{url}new/", follow=True)
    place.shop.email = ""
    place.shop.save()
    no_address = client.post(f"{url}new/", follow=True)
    unknown = client.post(url.replace(url[-10:-1], "A" * 9) + "new/", follow=True)

    pages = [
        re.sub(r"/[\w-]{43}/", "/…/", r.text) for r in (known, no_address, unknown)
    ]
    assert pages[0] == pages[1] == pages[2]
    assert len(mail.outbox) == 1


def test_mail_server_that_refuses_leaves_no_link(client, place, url, settings):
    settings.EMAIL_BACKEND = "tests.places.refusing.EmailBackend"

    response = client.post(f"{url}new/", follow=True)

    assert response.status_code == 200
    assert HoursLink.objects.count() == 1


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


def test_old_links_are_purged(place, time_machine):
    confirmation.make_link(place, "", "fr")
    time_machine.shift(timedelta(days=89))
    confirmation.make_link(place, "", "fr")
    assert confirmation.purge(timezone.now()) == 0

    time_machine.shift(timedelta(days=2))

    assert confirmation.purge(timezone.now()) == 1
    assert HoursLink.objects.count() == 1


def test_links_go_with_their_place(db):
    place = PlaceFactory()
    confirmation.make_link(place, "", "fr")

    place.delete()

    assert HoursLink.objects.count() == 0


def test_shops_closed_for_good_and_invented_ones_are_not_written_to(db):
    from places import contacts  # noqa: PLC0415

    shops = [
        ShopFactory(email="a@example.fr"),
        ShopFactory(email="b@example.fr", is_demo=True),
        ShopFactory(email="c@example.fr", status="closed"),
        ShopFactory(email=""),
    ]

    found = contacts.emails([shop.place_id for shop in shops])

    assert found == {shops[0].place_id: "a@example.fr"}
