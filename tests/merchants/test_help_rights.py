"""Every address of the help for every role, by GET and POST; nobody gets what is not his."""

from itertools import product

from django.test import Client
from django.urls import reverse
from django.utils import timezone

import pytest

from merchants.help import mandates
from merchants.models import FicheDraft, FieldMandate, VisitRequest
from moderation.rights import rights
from tests.factories import (
    MandateFactory,
    MembershipFactory,
    ShopFactory,
    UnionFactory,
)
from tests.merchants.helping import agent_user, prepare_facts, record
from tests.undoing import undone

pytestmark = pytest.mark.any_database

WHO = (
    "anonymous",
    "member_a",
    "member_b",
    "agent",
    "other_agent",
    "president_a",
    "president_b",
    "translator",
    "city",
)
AGENTS = {"agent", "other_agent"}
# address: (methods that exist, who gets in by GET, who by POST)
PAGES = {
    "help": ("GP", set(WHO), set(WHO)),
    "help_thanks": ("G", set(WHO), set()),
    "paper": ("G", set(WHO), set()),
    "visits": ("G", AGENTS, set()),
    "round": ("G", AGENTS | {"city"}, set()),
    "mandate_shop": ("G", AGENTS, set()),
    "mandate_new": ("GP", AGENTS, AGENTS),
    "visit": ("GP", {"agent", "city"}, {"agent", "city"}),
    "mandate": ("GP", AGENTS, AGENTS),
    "mandate_send": ("P", set(), {"agent"}),
    "mandate_link": ("P", set(), {"agent"}),
    "mandate_end": ("P", set(), {"agent"}),
    "paper_of": ("G", {"agent"}, set()),
}
OF_SHOP = {"mandate", "mandate_send", "mandate_link", "mandate_end", "paper_of"}
# What says that somebody was let in; 302 leads an agent on after what he did.
IN, OUT = {200, 302, 422}, {403, 404}


@pytest.fixture
def people(db, translator, editor):
    """Everybody, around one shop of union A that nobody keeps."""
    shop = ShopFactory(union=UnionFactory())
    other = ShopFactory(union=UnionFactory())
    agent = agent_user()
    return {
        "shop": shop,
        "anonymous": None,
        "member_a": MembershipFactory(shop=ShopFactory(union=shop.union)).user,
        "member_b": MembershipFactory(shop=other).user,
        "agent": agent,
        "other_agent": agent_user(),
        "president_a": MandateFactory(union=shop.union).user,
        "president_b": MandateFactory(union=other.union).user,
        "translator": translator,
        "city": editor,
    }


def client_of(user):
    """A browser of somebody; None is a stranger."""
    client = Client()
    if user:
        client.force_login(user)
    return client


@pytest.fixture
def mandate(people):
    found = record(people["shop"], people["agent"])
    prepare_facts(people["shop"], people["agent"])
    return found


@pytest.fixture
def visit(people):
    return VisitRequest.objects.create(
        name="Samia", shop_name="Chez Samia", agent=people["agent"]
    )


def let_in(response):
    """How an address answered: "in", "log in", "refused" or "no such verb"."""
    if response.status_code == 405:
        return "no such verb"
    if "next=" in response.headers.get("Location", ""):
        return "log in"
    if response.status_code in IN:
        return "in"
    assert response.status_code in OUT
    return "refused"


def expected(name, who, method):
    """What the table of pages says of it."""
    methods, by_get, by_post = PAGES[name]
    if method[0].upper() not in methods:
        return "no such verb"
    if who in (by_get if method == "get" else by_post):
        return "in"
    return "log in" if who == "anonymous" else "refused"


@pytest.mark.parametrize("name", PAGES)
def test_address_lets_in_who_may(people, mandate, visit, name):
    kwargs = {"pk": people["shop"].pk} if name in OF_SHOP else {}
    kwargs |= {"visit": visit.pk} if name == "visit" else {}
    url = reverse(f"merchants:{name}", kwargs=kwargs)
    found = {}

    for who, method in product(WHO, ("get", "post")):
        with undone():
            client = client_of(people[who])
            found[who, method] = let_in(getattr(client, method)(url))

    assert found == {(who, how): expected(name, who, how) for who, how in found}


@pytest.mark.parametrize("name", ["mandate_send", "mandate_link", "mandate_end"])
def test_mandate_of_another_stays_as_it_is(people, mandate, name):
    before = FieldMandate.objects.values().get()

    for who in sorted(set(WHO) - {"agent"}):
        url = reverse(f"merchants:{name}", args=[people["shop"].pk])
        client_of(people[who]).post(url)

        assert FieldMandate.objects.values().get() == before, who
        assert FicheDraft.objects.get().facts != {}, who


def test_other_agent_reads_nothing_of_a_mandate(client, people, mandate):
    client.force_login(people["other_agent"])

    page = client.get(reverse("merchants:mandate", args=[people["shop"].pk]))

    assert page.status_code == 422
    assert "Samia" not in page.content.decode()
    assert client.get(f"/fr/mon-commerce/{people['shop'].pk}/").status_code == 403


def test_agent_without_a_mandate_does_not_see_the_room(client, people):
    client.force_login(people["agent"])

    assert client.get(f"/fr/mon-commerce/{people['shop'].pk}/").status_code == 403


def test_agent_whose_mandate_ended_does_nothing_more(client, people, mandate):
    FieldMandate.objects.update(ends_at=timezone.now())
    client.force_login(people["agent"])

    for name in ("mandate_send", "mandate_link", "mandate_end"):
        url = reverse(f"merchants:{name}", args=[people["shop"].pk])
        assert client.post(url).status_code == 403


def test_agent_who_left_the_group_does_nothing_more(client, people, mandate):
    people["agent"].groups.clear()
    client.force_login(people["agent"])

    url = reverse("merchants:mandate_send", args=[people["shop"].pk])
    assert client.post(url).status_code == 403


def test_mandate_of_a_request_of_another_agent_is_not_prefilled(client, people, visit):
    client.force_login(people["other_agent"])

    url = reverse("merchants:mandate", args=[people["shop"].pk])
    page = client.get(f"{url}?visit={visit.pk}")

    assert "Samia" not in page.content.decode()


def test_link_asks_nobody_who_he_is(people, mandate):
    address = mandates.show(mandate)

    for who in WHO:
        page = client_of(people[who]).get(address)

        assert page.status_code == 200, who
        assert page.headers["Cache-Control"] == "private, no-store", who


def test_link_of_one_shop_shows_nothing_of_another(client, people, mandate):
    other = ShopFactory(name="Ailleurs")
    record(other, people["other_agent"])
    prepare_facts(other, people["other_agent"])

    page = client.get(mandates.show(mandate))

    assert people["shop"].name in page.content.decode()
    assert "Ailleurs" not in page.content.decode()


@pytest.mark.parametrize("visit_key", ["0", "x", "9" * 40, "²", "-1"])
def test_visit_that_is_none_changes_nothing(client, people, visit_key):
    client.force_login(people["agent"])
    url = reverse("merchants:mandate", args=[people["shop"].pk])

    assert client.get(url, {"visit": visit_key}).status_code == 200


def test_city_under_a_mandate_only_prepares(people, operator):
    before = rights(operator, people["shop"]).facts
    record(people["shop"], operator)

    after = rights(operator, people["shop"])
    assert before is True
    assert (after.facts, after.prepare, after.city) == (False, True, True)
