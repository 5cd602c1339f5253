"""Who may see and change screens, and what they hold on to."""

from html import unescape

import pytest

from home.demo import seed
from places.models import Place
from tests.factories import (
    MandateFactory,
    PlaceFactory,
    ScreenFactory,
    UserFactory,
)
from tests.tv.screen_forms import ADD, LIST, card_url, edit_url, form
from tv import demo
from tv.models import Screen
from tv.programme import slots_of


@pytest.fixture
def screen(db):
    return ScreenFactory(name="Hall de La Piscine", code="K7F2")


def test_place_of_a_screen_is_not_deleted_and_the_reason_is_said(
    client, screen, editor
):
    place = PlaceFactory(name="Gare")
    screen.place = place
    screen.save()
    client.force_login(editor)
    one = f"/admin/snippets/places/place/delete/{place.pk}/"
    many = f"/admin/bulk/places/place/delete/?id={place.pk}"

    for address in (one, many):
        text = client.post(address, follow=True).text
        assert "Hall de La Piscine" in unescape(text)
    assert Place.objects.filter(pk=place.pk).exists()

    Screen.objects.all().delete()
    client.post(one)
    assert not Place.objects.filter(pk=place.pk).exists()


def test_only_editors_see_and_change_screens(client, screen, editor, translator):
    president = MandateFactory().user
    addresses = [
        LIST,
        f"{LIST}results/",
        ADD,
        edit_url(screen),
        f"{LIST}copy/{screen.pk}/",
        f"{LIST}delete/{screen.pk}/",
        f"{LIST}history/{screen.pk}/",
        f"{LIST}usage/{screen.pk}/",
        f"{LIST}preview/",
        f"{LIST}preview/{screen.pk}/",
        card_url(screen),
    ]
    for user in (translator, president, UserFactory()):
        client.force_login(user)
        for address in addresses:
            assert client.get(address).status_code in (302, 403), address
            assert client.post(address, form()).status_code in (302, 403, 405)
        assert LIST not in client.get("/admin/", follow=True).text
    screen.refresh_from_db()
    assert screen.name == "Hall de La Piscine"

    client.force_login(editor)
    assert [client.get(address).status_code for address in addresses] == [200] * 11
    assert client.post(f"{LIST}delete/{screen.pk}/").status_code == 302
    assert not Screen.objects.exists()


def test_demonstration_has_three_screens_once_and_takes_them_away(db):
    assert demo.make() == 3
    assert demo.make() == 0

    codes = list(Screen.objects.values_list("code", flat=True))
    assert sorted(codes) == ["DMHT", "DMTB", "DMTV"]
    hotel = Screen.objects.get(code="DMHT")
    assert [slot.mode for slot in slots_of(hotel.programme)] == ["window", "window"]
    demo.remove()
    assert not Screen.objects.exists()


def test_reset_of_the_demonstration_takes_screens_before_their_places(db):
    ScreenFactory(place=PlaceFactory())

    seed.remove()

    assert (Screen.objects.exists(), Place.objects.exists()) == (False, False)
