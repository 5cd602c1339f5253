"""Requests for a visit in the admin: who sees them, filters, how many wait."""

from django.urls import reverse

import pytest

from merchants.models import VisitRequest
from tests.factories import MandateFactory, ShopFactory
from tests.merchants.helping import agent_user

LIST = "/admin/snippets/merchants/visitrequest/"


@pytest.fixture
def agent(db):
    return agent_user()


def asked(**fields):
    return VisitRequest.objects.create(name="Samia", **{"shop_name": "S", **fields})


@pytest.mark.parametrize("who", ["agent", "translator", "president"])
def test_requests_are_for_editors_only(client, agent, translator, who):
    people = {"agent": agent, "translator": translator}
    user = people.get(who) or MandateFactory().user
    asked(shop_name="Chez Samia")
    client.force_login(user)

    page = client.get(LIST, follow=True)

    assert VisitRequest.objects.exists()
    assert "Chez Samia" not in page.content.decode()


def test_list_filters_by_state_and_agent(client, editor, agent):
    asked(shop_name="Nouvelle")
    asked(shop_name="Prévue", state="planned", agent=agent)
    client.force_login(editor)

    new = client.get(f"{LIST}?state=new").content.decode()
    planned = client.get(f"{LIST}?agent={agent.pk}").content.decode()

    assert ("Nouvelle" in new, "Prévue" in new) == (True, False)
    assert ("Nouvelle" in planned, "Prévue" in planned) == (False, True)
    assert reverse("merchants:round") in new


def test_editor_sends_an_agent(client, editor, agent):
    visit = asked(email="samia@example.org")
    shop = ShopFactory()
    client.force_login(editor)
    url = f"{LIST}edit/{visit.pk}/"
    choices = client.get(url).context["form"].fields["agent"].queryset

    response = client.post(
        url,
        {
            "state": "planned",
            "agent": agent.pk,
            "planned_at": "2026-12-01 14:30",
            "shop": shop.pk,
            "note": "",
            "name": "Samia",
            "shop_name": "S",
            "address": "",
            "phone": "",
            "email": "samia@example.org",
            "moment": "",
            "message": "",
        },
    )

    visit.refresh_from_db()
    assert response.status_code == 302
    assert list(choices) == [agent]
    assert (visit.agent, visit.shop, visit.state) == (agent, shop, "planned")


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_list_do_not_grow(
    client, editor, count, django_assert_num_queries
):
    client.force_login(editor)
    for _number in range(count):
        asked(agent=agent_user(), shop=ShopFactory())
    client.get(LIST)

    with django_assert_num_queries(19):
        client.get(LIST)


def test_first_page_counts_what_nobody_planned(client, editor):
    asked()
    asked(state="planned")
    client.force_login(editor)

    page = client.get("/admin/").content.decode()

    assert f"{LIST}?state=new" in page
    assert "<span>1</span>" in page


def test_first_page_of_a_translator_counts_nothing(client, translator):
    asked()
    client.force_login(translator)

    assert f"{LIST}?state=new" not in client.get("/admin/").content.decode()
