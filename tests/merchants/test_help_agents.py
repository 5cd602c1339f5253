"""Agents: their group, their visits, their mandates; what is done under a mandate."""

from datetime import timedelta
from urllib.parse import unquote

from django.contrib.auth.models import Group
from django.core import mail
from django.utils import timezone

import pytest

from core import audit
from core.models import AuditEntry
from merchants.help import agents, mandates, privacy
from merchants.models import FicheDraft, FieldMandate, VisitRequest
from moderation.rights import NONE, rights
from shops.models import Shop, ShopPage
from tests.factories import (
    MembershipFactory,
    ShopCategoryFactory,
    ShopFactory,
    UserFactory,
)
from tests.merchants.helping import (
    AGENT,
    agent_user,
    link_of,
    prepare_facts,
    prepare_words,
    record,
)

VISITS = "/fr/mon-commerce/visites/"
GOOD = {
    "given_by": "Samia Benali",
    "kind": "signed",
    "email": "samia@example.org",
    "phone": "06 12 34 56 78",
    "language": "nl",
}


@pytest.fixture
def agent(db):
    return agent_user(email="alix@example.org")


@pytest.fixture
def shop(world):
    return world.shop


@pytest.fixture
def visit(agent):
    return VisitRequest.objects.create(
        name="Samia",
        shop_name="Chez Samia",
        address="3 rue de Lannoy",
        phone="+33612345678",
        agent=agent,
    )


@pytest.fixture
def good():
    return {**GOOD, "given_on": str(timezone.localdate())}


def mandate_url(shop, rest=""):
    return f"/fr/mon-commerce/{shop.pk}/mandate/{rest}"


def test_group_is_made_once_with_one_right(db):
    group = Group.objects.get(name=agents.GROUP)

    names = [p.codename for p in group.permissions.all()]
    group.permissions.clear()
    agents.after_migrate()

    assert names == ["fill_for_others"]
    assert group.permissions.count() == 0


def test_agents_have_no_admin(client, agent):
    client.force_login(agent)

    assert agent.has_perm("wagtailadmin.access_admin") is False
    assert client.get("/admin/").status_code == 403


def test_agents_to_choose_from_are_those_of_the_group(agent):
    UserFactory()
    agent_user(is_active=False)

    assert list(agents.agents()) == [agent]


def test_list_shows_own_open_visits_only(client, agent, visit):
    VisitRequest.objects.create(
        name="A", shop_name="Terminée", agent=agent, state="done"
    )
    VisitRequest.objects.create(name="B", shop_name="À quelqu’un", agent=agent_user())
    client.force_login(agent)

    page = client.get(VISITS)

    assert page.context["visits"] == [visit]
    assert 'href="tel:+33612345678"' in page.content.decode()
    assert page.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_list_do_not_grow(
    client, agent, count, django_assert_num_queries
):
    for _number in range(count):
        VisitRequest.objects.create(
            name="N", shop_name="S", agent=agent, shop=ShopFactory()
        )
        record(ShopFactory(), agent)
    client.force_login(agent)
    client.get(VISITS)

    with django_assert_num_queries(8):
        client.get(VISITS)


def test_visit_is_planned_by_its_agent(client, agent, visit):
    client.force_login(agent)

    response = client.post(
        f"{VISITS}{visit.pk}/",
        {"planned_at": "2026-12-01T14:30", "state": "new", "note": "Code 12"},
    )

    visit.refresh_from_db()
    assert response.url == VISITS
    assert visit.state == "planned"
    assert (
        timezone.localtime(visit.planned_at).isoformat() == "2026-12-01T14:30:00+01:00"
    )
    assert visit.note == "Code 12"


def test_round_shows_the_visits_of_a_day_in_order(client, agent, visit):
    visit.planned_at = timezone.make_aware(timezone.datetime(2026, 12, 1, 14))
    visit.save()
    early = VisitRequest.objects.create(
        name="B",
        shop_name="Tôt",
        agent=agent,
        planned_at=timezone.make_aware(timezone.datetime(2026, 12, 1, 9)),
    )
    VisitRequest.objects.create(
        name="C",
        shop_name="Autre",
        agent=agent_user(),
        planned_at=visit.planned_at,
    )
    client.force_login(agent)

    page = client.get(f"{VISITS}round/?day=2026-12-01")

    assert [r["visits"] for r in page.context["rounds"]] == [[early, visit]]


def test_city_sees_the_rounds_of_every_agent(client, editor, agent, visit):
    other = agent_user(first_name="Bo")
    for person in (agent, other):
        VisitRequest.objects.create(
            name="N",
            shop_name=f"Chez {person.first_name}",
            agent=person,
            planned_at=timezone.now(),
        )
    client.force_login(editor)

    page = client.get(f"{VISITS}round/")

    assert [r["name"] for r in page.context["rounds"]] == ["Alix Agent", "Bo Agent"]


@pytest.mark.parametrize(
    "day", ["", "x", "2026-13-40", "9999-12-31", "\x00", "0001-01-01"]
)
def test_round_of_no_day_is_that_of_today(client, agent, day):
    client.force_login(agent)

    page = client.get(f"{VISITS}round/", {"day": day})

    assert page.context["day"] == timezone.localdate()


@pytest.mark.parametrize("q", ["four", "lannoy", "FOUR rou", "\x00", "x" * 5000, "%_"])
def test_choice_of_a_shop_takes_any_words(client, agent, shop, q):
    client.force_login(agent)

    page = client.get(f"{VISITS}shop/", {"q": q})

    assert page.status_code == 200
    found = page.context["shops"]
    assert found == (
        [shop] if "x" not in q and "%" not in q and "\x00" not in q else []
    )


def test_mandate_is_recorded_and_logged(client, agent, shop, visit, good):
    client.force_login(agent)

    response = client.post(mandate_url(shop), {**good, "visit": visit.pk})

    mandate = FieldMandate.objects.get()
    visit.refresh_from_db()
    assert response.url == mandate_url(shop)
    assert (mandate.shop, mandate.agent, mandate.request) == (shop, agent, visit)
    assert (mandate.given_by, mandate.phone) == ("Samia Benali", "+33612345678")
    assert mandate.language == "nl"
    assert visit.shop == shop
    assert rights(agent, shop) == AGENT
    entry = audit.entries(shop).get()
    assert (entry.action, entry.actor) == ("help.mandate", agent)
    assert entry.on_behalf_of == "Samia Benali"
    assert entry.data == {"kind": "signed", "mandate": mandate.pk}


def test_mandate_recorded_twice_is_one(client, agent, shop, good):
    client.force_login(agent)

    client.post(mandate_url(shop), good)
    client.post(mandate_url(shop), good)

    assert FieldMandate.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"given_by": ""}, ["given_by"]),
        ({"kind": "x"}, ["kind"]),
        ({"given_on": "2050-01-01"}, ["given_on"]),
        ({"given_on": "2020-01-01"}, ["given_on"]),
        ({"given_on": "\x00"}, ["given_on"]),
        ({"email": "x" * 400 + "@example.org"}, ["email"]),
        ({"phone": "12"}, ["phone"]),
        ({"language": "de"}, ["language"]),
    ],
)
def test_faulty_mandate_is_shown_again(client, agent, shop, good, fields, wrong):
    client.force_login(agent)

    response = client.post(mandate_url(shop), {**good, **fields})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == wrong
    assert not FieldMandate.objects.exists()


def test_mandate_for_a_page_that_another_agent_prepares_is_refused(
    client, agent, shop, good
):
    first = record(shop, agent_user())
    client.force_login(agent)

    response = client.post(mandate_url(shop), good)

    assert response.status_code == 422
    assert FieldMandate.objects.get() == first
    assert rights(agent, shop) == NONE


def test_mandate_begins_without_what_another_left(agent, shop):
    first = record(shop, agent_user())
    prepare_facts(shop, first.agent)
    FieldMandate.objects.update(ends_at=timezone.now())

    record(shop, agent)

    assert FicheDraft.objects.get().facts == {}


def test_mandate_keeps_the_words_of_who_keeps_the_page(agent, shop):
    owner = MembershipFactory(shop=shop).user
    prepare_words(shop, owner)
    before = FicheDraft.objects.get().words

    mandate = record(shop, agent)
    mandates.give_up(mandate)

    assert FicheDraft.objects.get().words == before


def test_link_needs_something_prepared(client, agent, shop):
    record(shop, agent)
    client.force_login(agent)

    client.post(mandate_url(shop, "send/"))
    client.post(mandate_url(shop, "link/"))

    assert mail.outbox == []
    assert FieldMandate.objects.get().digest == ""


def test_link_goes_to_the_merchant_in_his_language(client, agent, shop):
    record(shop, agent, language="nl")
    prepare_facts(shop, agent)
    client.force_login(agent)

    response = client.post(mandate_url(shop, "send/"))

    assert response.url == mandate_url(shop)
    assert [message.to for message in mail.outbox] == [["samia@example.org"]]
    assert link_of().startswith("/nl/mijn-zaak/ja/")
    assert audit.entries(shop).first().action == "help.sent"


def test_links_by_mail_have_a_limit(client, agent, shop):
    record(shop, agent)
    prepare_facts(shop, agent)
    client.force_login(agent)

    for _number in range(6):
        client.post(mandate_url(shop, "send/"))

    assert len(mail.outbox) == 5


def test_shown_link_is_a_code_and_a_text_message(client, agent, shop):
    record(shop, agent, email="", phone="+33612345678")
    prepare_facts(shop, agent)
    client.force_login(agent)

    page = client.post(mandate_url(shop, "link/"))

    address = page.context["address"]
    assert page.context["code"].startswith("data:image/svg+xml")
    assert page.context["sms"].startswith("sms:+33612345678?body=")
    assert unquote(page.context["sms"]).endswith(address)
    assert page.headers["Cache-Control"] == "private, no-store"
    assert mail.outbox == []
    client.logout()
    assert client.get(address).status_code == 200


def test_link_of_a_page_that_is_kept_is_never_shown(client, agent, shop):
    MembershipFactory(shop=shop)
    record(shop, agent)
    prepare_facts(shop, agent)
    client.force_login(agent)

    assert client.post(mandate_url(shop, "link/")).status_code == 403
    assert FieldMandate.objects.get().digest == ""


def test_mandate_that_is_ended_leaves_nothing(client, agent, shop):
    record(shop, agent)
    prepare_facts(shop, agent)
    prepare_words(shop, agent)
    client.force_login(agent)

    client.post(mandate_url(shop, "end/"))

    draft = FicheDraft.objects.get()
    assert (draft.facts, draft.words) == ({}, {})
    assert rights(agent, shop) == NONE
    assert audit.entries(shop).first().action == "help.given_up"
    assert client.get(f"/fr/mon-commerce/{shop.pk}/").status_code == 403


def test_unanswered_mandates_are_forgotten(agent, shop, time_machine):
    mandate = record(shop, agent, phone="+33612345678")
    prepare_facts(shop, agent)
    mandates.send(mandate)
    time_machine.shift(timedelta(days=59))
    assert mandates.purge(timezone.now()) == 0
    time_machine.shift(timedelta(days=2))

    count = mandates.purge(timezone.now())

    mandate.refresh_from_db()
    assert count == 1
    assert (mandate.email, mandate.phone, mandate.digest) == ("", "", "")
    assert FicheDraft.objects.get().facts == {}
    assert mandates.purge(timezone.now()) == 0


def test_agent_makes_a_page_that_nobody_keeps(client, agent, world, visit):
    category = ShopCategoryFactory()
    client.force_login(agent)

    response = client.post(
        f"{VISITS}new-shop/",
        {
            "siret": "732 829 320 00074",
            "name": "Chez Samia",
            "street_address": "3 rue de Lannoy",
            "postal_code": "59100",
            "city": "Roubaix",
            "trade": category.slug,
            "visit": visit.pk,
        },
    )

    made = Shop.objects.get(name="Chez Samia")
    assert response.url == f"{mandate_url(made)}?visit={visit.pk}"
    assert made.claimed_at is None
    assert not made.memberships.exists()
    assert ShopPage.objects.get(shop=made).live is False
    assert rights(agent, made) == NONE
    assert AuditEntry.objects.get().action == "fiche.made"


def test_page_that_is_there_leads_to_its_mandate(client, agent, world):
    there = ShopFactory(siret="73282932000074")
    category = ShopCategoryFactory()
    client.force_login(agent)

    response = client.post(
        f"{VISITS}new-shop/",
        {
            "siret": "73282932000074",
            "name": "Autre nom",
            "street_address": "3 rue de Lannoy",
            "postal_code": "59100",
            "city": "Roubaix",
            "trade": category.slug,
        },
    )

    assert response.url == mandate_url(there)
    assert not Shop.objects.filter(name="Autre nom").exists()


def test_data_of_a_person_are_handed_out(agent, shop):
    merchant = UserFactory(email="samia@example.org")
    VisitRequest.objects.create(name="Samia", shop_name="S", email="Samia@example.org")
    VisitRequest.objects.create(name="Autre", shop_name="S", email="b@example.org")
    record(shop, agent)

    assert [row["name"] for row in privacy.export_visits(merchant)] == ["Samia"]
    given = privacy.export_mandates(merchant)["given"]
    assert [row["given_by"] for row in given] == ["Samia Benali"]
    assert [row["shop_id"] for row in privacy.export_mandates(agent)["taken"]] == [
        shop.pk
    ]


def test_data_of_a_person_are_erased(agent, shop):
    merchant = UserFactory(email="samia@example.org")
    VisitRequest.objects.create(name="Samia", shop_name="S", user=merchant)
    VisitRequest.objects.create(name="Autre", shop_name="S", agent=agent)
    record(shop, agent)

    privacy.erase_visits(merchant)
    privacy.erase_mandates(merchant)
    privacy.erase_visits(agent)
    privacy.erase_mandates(agent)

    mandate = FieldMandate.objects.get()
    assert (mandate.given_by, mandate.email, mandate.agent) == ("", "", None)
    assert VisitRequest.objects.get().agent is None
    assert VisitRequest.objects.get().name == "Autre"
