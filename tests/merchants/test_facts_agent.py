"""What a field agent fills in waits for the merchant's yes."""

from datetime import date, time

from django.utils import timezone

import pytest

from core import audit
from merchants.facts.services import apply_prepared
from merchants.models import FicheDraft, FieldMandate
from places.models import Closure, DayAnswer, Place
from shops.models import Shop
from tests.factories import UserFactory
from tests.merchants.keeping import (
    TEXT,
    kept_shop,
    logged,
    newest,
    stored,
    url,
    week_data,
)

NEW_TEXT = "Mo 14:00-18:00; Tu-Fr 09:00-12:30,14:00-19:00; Sa 10:00-19:00; PH off"
CHRISTMAS = {"first_day": "2026-12-24", "last_day": "2027-01-02", "reason": "Noël"}


@pytest.fixture
def shop(db, time_machine):
    return kept_shop(time_machine)


@pytest.fixture
def agent(shop, client):
    user = UserFactory(first_name="Ana", last_name="Costa")
    FieldMandate.objects.create(shop=shop, agent=user, given_by="Samia Benali")
    client.force_login(user)
    return user


def fill_in(client, shop):
    """Hours, holidays, a phone number, a special day."""
    client.post(url(shop, "hours"), week_data(shop, mo="14:00-18:00"))
    client.post(url(shop, "holidays"), CHRISTMAS)
    form = client.get(url(shop, "contact")).context["form"]
    data = {"seen": form.initial["seen"], "phone": "06 12 34 56 78"}
    client.post(url(shop, "contact"), {**data, "email": "nouvelle@example.fr"})
    sheet = client.get(url(shop, "days")).context["sheet"]
    seen = sheet.week["seen"].value()
    client.post(url(shop, "days"), {"seen": seen, "2026-12-25-answer": "closed"})


def test_nothing_of_what_an_agent_fills_in_is_public(client, shop, agent):
    before, page = stored(shop), client.get("/fr/boutiques/le-four-du-coin/").text

    fill_in(client, shop)

    assert stored(shop) == before
    assert client.get("/fr/boutiques/le-four-du-coin/").text == page
    assert logged(shop) == []


def test_agent_finds_again_what_was_filled_in(client, shop, agent):
    fill_in(client, shop)

    week = client.get(url(shop, "hours") + "?edit=1").context["sheet"].lines
    closures = client.get(url(shop, "holidays")).context["closures"]
    contact = client.get(url(shop, "contact")).context["form"]

    assert week[0].form["from_1"].value() == time(14)
    assert [closure["words"].endswith("(Noël)") for closure in closures] == [True]
    assert contact["phone"].value() == "06 12 34 56 78"
    assert contact["email"].value() == "nouvelle@example.fr"
    draft = FicheDraft.objects.get(shop=shop)
    assert (draft.updated_by, draft.version) == (agent, 0)


def test_prepared_holidays_can_be_changed_and_taken_away(client, shop, agent):
    client.post(url(shop, "holidays"), CHRISTMAS)
    client.post(url(shop, "holidays"), CHRISTMAS)
    (closure,) = client.get(url(shop, "holidays")).context["closures"]
    address = url(shop, "holiday", key=closure["key"])
    seen = client.get(address).context["form"].initial["seen"]
    client.post(address, {**CHRISTMAS, "reason": "Congés", "seen": seen})
    (closure,) = client.get(url(shop, "holidays")).context["closures"]
    assert closure["words"].endswith("(Congés)")

    client.post(url(shop, "holiday_remove", key=closure["key"]))

    assert client.get(url(shop, "holidays")).context["closures"] == []
    assert FicheDraft.objects.get(shop=shop).facts == {}


def test_yes_of_the_merchant_publishes_all_and_is_logged(client, shop, agent):
    fill_in(client, shop)

    entry = apply_prepared(shop, agent, "Samia Benali")

    place = Place.objects.get(pk=shop.place_id)
    assert (place.opening_hours, place.phone) == (NEW_TEXT, "+33612345678")
    assert place.hours_source == "owner"
    assert place.hours_confirmed_at == timezone.now()
    assert Shop.objects.get(pk=shop.pk).email == "nouvelle@example.fr"
    assert Closure.objects.get().reason == "Noël"
    assert DayAnswer.objects.get().answer == "closed"
    assert (entry.action, entry.actor) == ("facts.applied", agent)
    assert audit.who(entry).startswith("Ana Costa")
    assert entry.on_behalf_of == "Samia Benali"
    assert FicheDraft.objects.get(shop=shop).facts == {}
    assert apply_prepared(shop, agent, "Samia Benali") is None
    assert logged(shop) == ["facts.applied"]


def test_yes_that_comes_late_leaves_out_what_is_over(client, shop, agent, time_machine):
    fill_in(client, shop)
    time_machine.move_to("2027-01-10T11:00:00+01:00", tick=False)

    apply_prepared(shop, agent, "Samia Benali")

    assert Closure.objects.count() == DayAnswer.objects.count() == 0
    assert Place.objects.get(pk=shop.place_id).opening_hours == NEW_TEXT


def test_yes_to_nothing_prepared_does_nothing(shop, agent):
    assert apply_prepared(shop, agent, "Samia Benali") is None
    assert logged(shop) == []


def test_closure_that_is_gone_does_not_come_back_with_the_yes(client, shop, agent):
    row = Closure.objects.create(
        place=shop.place, first_day=date(2026, 12, 1), last_day=date(2026, 12, 2)
    )
    address = url(shop, "holiday", key=row.pk)
    seen = client.get(address).context["form"].initial["seen"]
    client.post(address, {**CHRISTMAS, "seen": seen})
    row.delete()

    apply_prepared(shop, agent, "Samia Benali")

    assert Closure.objects.count() == 0


@pytest.mark.parametrize("name", ["closed_today", "open_today"])
def test_agent_closes_nothing_today(client, shop, agent, name):
    assert client.post(url(shop, name)).status_code == 403
    assert FicheDraft.objects.count() == 0


def test_agent_who_confirms_prepares_the_same_hours(client, shop, agent):
    client.post(url(shop, "hours"), {**week_data(shop), "same": "1"})

    facts = FicheDraft.objects.get(shop=shop).facts
    assert facts["place"]["opening_hours"] == TEXT
    assert newest(shop) is None


def test_mandate_that_ended_ends_at_once(client, shop, agent):
    FieldMandate.objects.update(ends_at=timezone.now())

    assert client.get(url(shop, "hours")).status_code == 403
    assert client.post(url(shop, "holidays"), CHRISTMAS).status_code == 403
    assert FicheDraft.objects.count() == 0
