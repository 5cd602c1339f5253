"""Links: when they work, when they end, and how another one comes."""

import re
from datetime import timedelta

from django.core import mail
from django.utils import timezone

import pytest

from places import confirmation, contacts
from places.models import HoursLink
from tests.factories import PlaceFactory, ShopFactory
from tests.places.confirming import (
    answers,
    asked_place,
    link_url,
    stored,
)


@pytest.fixture
def place(db, time_machine):
    return asked_place(time_machine)


@pytest.fixture
def url(place):
    return link_url(place)


def test_only_a_digest_of_the_secret_is_kept(place):
    link, address = confirmation.make_link(place, "a@example.fr", "nl")

    secret = address.rstrip("/").rsplit("/", 1)[1]
    assert address == f"http://localhost/nl/bevestigen/{secret}/"
    assert len(secret) == 43
    assert secret not in str(HoursLink.objects.values().get(pk=link.pk))
    assert confirmation.find(secret) == link


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
    shops = [
        ShopFactory(email="a@example.fr"),
        ShopFactory(email="b@example.fr", is_demo=True),
        ShopFactory(email="c@example.fr", status="closed"),
        ShopFactory(email=""),
    ]

    found = contacts.emails([shop.place_id for shop in shops])

    assert found == {shops[0].place_id: "a@example.fr"}
