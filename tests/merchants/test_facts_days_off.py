"""Closed today with one tap, holidays, special days; and their undoing."""

from datetime import date

import pytest

from places.models import Closure, DayAnswer, Place
from tests.factories import fiche
from tests.merchants.keeping import (
    kept_shop,
    logged,
    newest,
    owner_of,
    stored,
    today_in_room,
    url,
)
from tests.places.confirming import pairs

TODAY = date(2026, 11, 27)
FICHE, LIST = "/fr/boutiques/le-four-du-coin/", "/fr/boutiques/?open=1"
CHRISTMAS = {"first_day": "2026-12-24", "last_day": "2027-01-02", "reason": "Noël"}


@pytest.fixture
def shop(db, time_machine):
    return kept_shop(time_machine)


@pytest.fixture
def owner(shop, client):
    user = owner_of(shop)
    client.force_login(user)
    return user


def spans():
    return list(Closure.objects.values_list("first_day", "last_day", "reason"))


def test_closed_today_with_one_tap_is_public_at_once(client, shop, owner):
    assert "Le Four du coin" in client.get(LIST).text

    response = client.post(url(shop, "closed_today"))

    assert spans() == [(TODAY, TODAY, "")]
    assert response.url == url(shop, "change", entry=newest(shop).pk)
    assert "<strong>Fermé</strong>" in client.get(FICHE).text
    assert "Le Four du coin" not in client.get(LIST).text


def test_closed_today_twice_is_once(client, shop, owner):
    first = client.post(url(shop, "closed_today"))
    second = client.post(url(shop, "closed_today"))

    assert spans() == [(TODAY, TODAY, "")]
    assert logged(shop) == ["facts.closed_today"]
    assert second.url == first.url


def test_closed_until_a_day_makes_today_longer(client, shop, owner):
    client.post(url(shop, "closed_today"))

    client.post(url(shop, "closed_today"), {"until": "2026-11-29"})

    assert spans() == [(TODAY, date(2026, 11, 29), "")]


@pytest.mark.parametrize(
    "until", ["2026-11-26", "9999-12-31", "2026-02-31", "demain", "\0", "1" * 10_000]
)
def test_closed_until_nonsense_is_refused_with_a_sentence(client, shop, owner, until):
    response = client.post(url(shop, "closed_today"), {"until": until}, follow=True)

    assert spans() == []
    assert response.redirect_chain == [(url(shop, "shop"), 302)]
    assert len(response.context["messages"]) == 1


def test_closed_today_wins_over_other_hours_said_before(client, shop, owner):
    DayAnswer.objects.create(
        place=shop.place, date=TODAY, answer="hours", times="10:00-20:00"
    )

    client.post(url(shop, "closed_today"))
    assert DayAnswer.objects.get().answer == "closed"
    client.post(url(shop, "undo", entry=newest(shop).pk))

    answer = DayAnswer.objects.get()
    assert (answer.answer, answer.times) == ("hours", "10:00-20:00")
    assert spans() == []


def test_open_after_all_keeps_the_days_before_and_after(client, shop, owner):
    Closure.objects.create(
        place=shop.place,
        first_day=date(2026, 11, 25),
        last_day=date(2026, 11, 30),
        reason="Travaux",
    )

    client.post(url(shop, "open_today"))

    assert sorted(spans()) == [
        (date(2026, 11, 25), date(2026, 11, 26), "Travaux"),
        (date(2026, 11, 28), date(2026, 11, 30), "Travaux"),
    ]
    assert "<strong>Ouvert</strong>" in client.get(FICHE).text


def test_room_offers_the_one_tap_that_is_possible(client, shop, owner):
    closed, opened = url(shop, "closed_today"), url(shop, "open_today")
    before = client.get(url(shop, "shop")).text
    client.post(closed)
    after = client.get(url(shop, "shop")).text

    assert f'action="{closed}"' in before
    assert f'action="{opened}"' not in before
    assert f'action="{opened}"' in after
    assert f'action="{closed}"' not in after


def test_undo_of_closed_today_opens_again_and_is_logged(client, shop, owner):
    before = stored(shop)
    client.post(url(shop, "closed_today"))
    entry = newest(shop)

    response = client.post(url(shop, "undo", entry=entry.pk))

    assert stored(shop) == before
    assert logged(shop) == ["facts.closed_today", "facts.undone"]
    assert newest(shop).data["of"] == entry.pk
    assert response.url == url(shop, "change", entry=newest(shop).pk)


def test_undo_twice_has_one_effect(client, shop, owner):
    client.post(url(shop, "closed_today"))
    entry = newest(shop)

    client.post(url(shop, "undo", entry=entry.pk))
    again = client.post(url(shop, "undo", entry=entry.pk), follow=True)

    assert logged(shop) == ["facts.closed_today", "facts.undone"]
    assert [message.level_tag for message in again.context["messages"]][-1] == "warning"


def test_undo_can_be_undone(client, shop, owner):
    client.post(url(shop, "closed_today"))
    client.post(url(shop, "undo", entry=newest(shop).pk))
    client.post(url(shop, "undo", entry=newest(shop).pk))

    assert spans() == [(TODAY, TODAY, "")]


def test_holidays_are_announced_changed_and_removed(client, shop, owner):
    client.post(url(shop, "holidays"), CHRISTMAS)
    key = Closure.objects.get().pk
    page = client.get(url(shop, "holiday", key=key))
    seen = page.context["form"].initial["seen"]
    changed = {**CHRISTMAS, "last_day": "2027-01-04", "seen": seen}
    client.post(url(shop, "holiday", key=key), changed)

    assert spans() == [(date(2026, 12, 24), date(2027, 1, 4), "Noël")]
    assert "Noël" in client.get(FICHE).text

    client.post(url(shop, "holiday_remove", key=key))
    client.post(url(shop, "holiday_remove", key=key))

    assert spans() == []
    assert logged(shop) == [
        "facts.closed",
        "facts.closure_changed",
        "facts.closure_removed",
    ]


def test_removed_holidays_come_back_with_undo(client, shop, owner):
    client.post(url(shop, "holidays"), CHRISTMAS)
    client.post(url(shop, "holiday_remove", key=Closure.objects.get().pk))
    before_undo = newest(shop)

    client.post(url(shop, "undo", entry=before_undo.pk))

    assert spans() == [(date(2026, 12, 24), date(2027, 1, 2), "Noël")]


def test_undo_of_what_was_changed_since_is_refused(client, shop, owner):
    client.post(url(shop, "holidays"), CHRISTMAS)
    first = newest(shop)
    Closure.objects.update(reason="Inventaire")
    before = stored(shop)

    page = client.get(url(shop, "change", entry=first.pk))
    client.post(url(shop, "undo", entry=first.pk))

    assert page.context["can_undo"] is False
    assert stored(shop) == before


def test_undo_of_a_change_that_another_change_followed_touches_nothing_else(
    client, shop, owner
):
    client.post(url(shop, "holidays"), CHRISTMAS)
    first = newest(shop)
    client.post(url(shop, "closed_today"))

    client.post(url(shop, "undo", entry=first.pk))

    assert spans() == [(TODAY, TODAY, "")]


def test_same_holidays_twice_are_once(client, shop, owner):
    client.post(url(shop, "holidays"), CHRISTMAS)
    client.post(url(shop, "holidays"), CHRISTMAS)

    assert len(spans()) == 1
    assert logged(shop) == ["facts.closed"]


def test_second_tab_on_the_same_holidays_is_told(client, shop, owner):
    client.post(url(shop, "holidays"), CHRISTMAS)
    address = url(shop, "holiday", key=Closure.objects.get().pk)
    seen = client.get(address).context["form"].initial["seen"]
    client.post(address, {**CHRISTMAS, "last_day": "2027-01-03", "seen": seen})

    response = client.post(address, {**CHRISTMAS, "reason": "Congés", "seen": seen})

    assert response.status_code == 409
    assert "Congés" in response.text
    assert spans() == [(date(2026, 12, 24), date(2027, 1, 3), "Noël")]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"first_day": ""}, "first_day"),
        ({"last_day": "2026-12-01"}, "last_day"),
        ({"first_day": "2026-11-01", "last_day": "2026-11-26"}, "last_day"),
        ({"last_day": "2029-01-01"}, "last_day"),
        ({"first_day": "0001-01-01"}, "last_day"),
        ({"first_day": "\0"}, "first_day"),
        ({"reason": "x" * 10_000}, "reason"),
        ({"reason": "écrivez à samia@example.fr"}, "reason"),
    ],
)
def test_impossible_holidays_are_refused_beside_the_field(
    client, shop, owner, changes, field
):
    response = client.post(url(shop, "holidays"), {**CHRISTMAS, **changes})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert f'href="#id_{field}"' in response.text
    assert spans() == []


def test_closure_of_another_shop_is_not_found(client, shop, owner):
    other = fiche(title="Autre", slug="autre").shop
    closure = Closure.objects.create(
        place=other.place, first_day=TODAY, last_day=TODAY, reason=""
    )

    get = client.get(url(shop, "holiday", key=closure.pk))
    client.post(url(shop, "holiday_remove", key=closure.pk))

    assert get.status_code == 404
    assert Closure.objects.filter(pk=closure.pk).exists()
    assert logged(shop) == logged(other) == []


def days_data(client, shop, **answers):
    sheet = client.get(url(shop, "days")).context["sheet"]
    return {"seen": sheet.week["seen"].value(), **answers}


def test_special_days_are_answered_as_by_the_link(client, shop, owner):
    data = days_data(
        client,
        shop,
        **{"2026-12-25-answer": "hours", "2027-01-01-answer": "closed"},
        **pairs("2026-12-25", "09:00-12:00"),
    )

    client.post(url(shop, "days"), data)

    rows = DayAnswer.objects.values_list("date", "answer", "times", "source")
    assert list(rows) == [
        (date(2026, 12, 25), "hours", "09:00-12:00", "owner"),
        (date(2027, 1, 1), "closed", "", "owner"),
    ]
    assert client.get(FICHE).text.count("confirmé par l’établissement le 27") == 2
    assert logged(shop) == ["facts.days"]


def test_special_days_said_twice_are_once_and_undone_together(client, shop, owner):
    data = days_data(client, shop, **{"2026-12-25-answer": "closed"})
    client.post(url(shop, "days"), data)
    client.post(url(shop, "days"), data)
    assert logged(shop) == ["facts.days"]

    client.post(url(shop, "undo", entry=newest(shop).pk))

    assert DayAnswer.objects.count() == 0
    assert Place.objects.get(pk=shop.place_id).answered_days == {}


def test_special_days_with_wrong_times_are_refused(client, shop, owner):
    data = days_data(client, shop, **{"2026-12-25-answer": "hours"})

    response = client.post(url(shop, "days"), data)

    assert response.status_code == 422
    assert DayAnswer.objects.count() == 0


def test_days_of_hours_that_changed_meanwhile_are_shown_anew(client, shop, owner):
    data = days_data(client, shop, **{"2026-12-25-answer": "closed"})
    Place.objects.update(opening_hours="Mo 09:00-12:00")

    assert client.post(url(shop, "days"), data).status_code == 409
    assert DayAnswer.objects.count() == 0


def test_special_day_that_is_near_is_asked_for_in_the_room(
    client, shop, owner, time_machine
):
    time_machine.move_to("2026-12-10T11:00:00+01:00", tick=False)

    context = today_in_room(client, shop)

    assert context["silent"] == ["Noël"]
