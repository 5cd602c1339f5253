"""Who may open which page of own events: every address, verb and person."""

import pytest

from merchants.own_events import services
from tests.factories import UnionFactory, UserFactory
from tests.merchants.announcing import keeper, kept, reader, shop_of_union, typed

pytestmark = pytest.mark.any_database

ONE = ("", "edit/", "preview/", "send/", "withdraw/", "status/", "take-off/", "delete/")
BELOW = ("events/", "events/new/", *(f"events/{{own}}/{rest}" for rest in ONE))


@pytest.fixture
def world(db, time_machine):
    time_machine.move_to("2026-11-25T10:00+01:00", tick=False)
    union, other = UnionFactory(), UnionFactory()
    shop, foreign = shop_of_union(union, 1), shop_of_union(other, 2)
    owner = keeper(shop)
    return {
        "shop": shop,
        "foreign": foreign,
        "union": union,
        "own": kept(shop, owner),
        "of_union": kept(union, reader(union), venue_words="Ici", where="elsewhere"),
        "owner": owner,
        "employee": keeper(shop, "employee"),
        "stranger": UserFactory(),
        "other": keeper(foreign),
        "president": reader(union),
        "other president": reader(other),
    }


@pytest.mark.parametrize("verb", ["get", "post"])
@pytest.mark.parametrize("who", ["stranger", "other", "president", "other president"])
def test_events_of_a_shop_are_for_its_people_only(client, world, who, verb):
    client.force_login(world[who])
    for rest in BELOW:
        below = rest.format(own=world["own"].pk)
        response = getattr(client, verb)(f"/fr/mon-commerce/{world['shop'].pk}/{below}")
        assert response.status_code in (403, 405), below


@pytest.mark.parametrize("verb", ["get", "post"])
@pytest.mark.parametrize("who", ["stranger", "owner", "other president"])
def test_events_of_a_union_are_for_who_speaks_for_it(client, world, who, verb):
    client.force_login(world[who])
    for rest in BELOW:
        below = rest.format(own=world["of_union"].pk)
        url = f"/fr/mon-commerce/union/{world['union'].pk}/{below}"
        assert getattr(client, verb)(url).status_code in (403, 405), below


@pytest.mark.parametrize("verb", ["get", "post"])
def test_event_of_another_is_not_found_below_the_own_shop(client, world, verb):
    client.force_login(world["other"])
    for rest in ONE:
        for key in (world["own"].pk, world["of_union"].pk, 10**14):
            url = f"/fr/mon-commerce/{world['foreign'].pk}/events/{key}/{rest}"
            assert getattr(client, verb)(url).status_code in (404, 405), rest


def test_earlier_event_of_another_is_no_model(client, world):
    client.force_login(world["other"])
    address = f"/fr/mon-commerce/{world['foreign'].pk}/events/new/"

    for key in (world["own"].pk, "x", "9" * 40, "²"):
        shown = client.get(f"{address}?again={key}").context
        assert shown["form"]["title"].value() is None


@pytest.mark.parametrize("verb", ["get", "post"])
def test_who_is_not_logged_in_logs_in_first(client, world, verb):
    for rest in BELOW:
        below = rest.format(own=world["own"].pk)
        response = getattr(client, verb)(f"/fr/mon-commerce/{world['shop'].pk}/{below}")
        assert response.status_code in (302, 405)
        assert "/admin/" not in response.get("Location", "")


def test_employee_writes_and_sends(client, world):
    client.force_login(world["employee"])
    address = f"/fr/mon-commerce/{world['shop'].pk}/events/"

    assert client.post(f"{address}new/", typed()).status_code == 302
    assert client.post(f"{address}{world['own'].pk}/send/").status_code == 302


def test_president_whose_mandate_ended_is_out_at_the_next_click(client, world):
    president = world["president"]
    client.force_login(president)
    url = f"/fr/mon-commerce/union/{world['union'].pk}/events/"
    assert client.get(url).status_code == 200

    president.mandates.update(ends_on="2026-11-24")

    assert client.get(url).status_code == 403


def test_pages_are_private(client, world):
    client.force_login(world["owner"])

    response = client.get(f"/fr/mon-commerce/{world['shop'].pk}/events/")

    assert "no-store" in response["Cache-Control"]


def test_member_of_the_shop_who_reads_for_its_union_does_not_read_it(client, world):
    both = world["president"]
    world["shop"].memberships.create(user=both, role="employee")
    review = services.send(world["own"], world["owner"])
    client.force_login(both)

    client.post(f"/admin/relecture/{review.pk}/", {"action": "publish"})

    review.refresh_from_db()
    assert review.decided_at is None
