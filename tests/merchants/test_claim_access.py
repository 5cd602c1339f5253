"""Who may open which page of claims and members: every address, verb and person."""

from django.db import transaction
from django.test import Client
from django.urls import reverse

import pytest

from merchants.claiming import claims
from merchants.claiming.urls import urlpatterns as claiming
from merchants.members.urls import urlpatterns as membering
from merchants.models import Claim, Invitation
from shops.models import Membership, Shop
from tests.factories import (
    ClaimFactory,
    MandateFactory,
    MembershipFactory,
    UnionFactory,
    UserFactory,
    fiche,
)

pytestmark = pytest.mark.any_database

PEOPLE = (
    "nobody",
    "owner",
    "employee",
    "rival",
    "president",
    "other",
    "translator",
    "city",
)
LOGGED_IN = PEOPLE[1:]
# Address: who opens it (GET), who may send it (POST, without any content); others are
# refused. None: the verb does not exist there.
ROOM = {
    "start": (PEOPLE, None),
    "siret": (LOGGED_IN, LOGGED_IN),
    "new": (LOGGED_IN, LOGGED_IN),
    "claim": (PEOPLE, PEOPLE),
    "claim_proof": (LOGGED_IN, LOGGED_IN),
    "claim_state": (["rival"], ["rival"]),
    "claim_resend": (None, ["rival"]),
    "claim_withdraw": (None, ["rival"]),
    "asked": (["owner", "city"], ["owner", "city"]),
    "team": (["owner", "employee", "city"], None),
    "invite": (["owner", "city"], ["owner", "city"]),
    "leave": (["owner", "employee"], ["owner", "employee"]),
    "invitation_cancel": (None, ["owner", "city"]),
    "member": (["owner", "city"], ["owner", "city"]),
    "invitation": (PEOPLE, PEOPLE),
}
ADMIN = {
    "merchants_claims": (["president", "other", "city"], None),
    "merchants_claim": (["president", "city"], ["president", "city"]),
    "merchants_letters": (["city"], None),
    "merchants_letter": (None, ["city"]),
}
WITHOUT_ADMIN = ("nobody", "owner", "employee", "rival")


@pytest.fixture
def cast(db, editor, translator):
    """Everybody, around the shop of `owner` in the union of `president`."""
    shop = fiche("Chez A", "chez-a").shop
    shop.union = UnionFactory()
    shop.save()
    rival = MembershipFactory(shop=fiche("Chez B", "chez-b").shop).user
    admin = {"group": "Traduction"}
    return {
        "shop": shop,
        "nobody": None,
        "owner": MembershipFactory(shop=shop).user,
        "employee": MembershipFactory(shop=shop, role="employee").user,
        "rival": rival,
        "president": MandateFactory(union=shop.union, user=UserFactory(**admin)).user,
        "other": MandateFactory(user=UserFactory(**admin)).user,
        "translator": translator,
        "city": editor,
        "claim": ClaimFactory(shop=shop, user=rival),
        "invitation": Invitation.objects.create(
            shop=shop, email="new@example.org", digest="x", made_by=None
        ),
    }


def address(cast, name):
    """The address of a page about shop A."""
    shop = cast["shop"]
    member = Membership.objects.get(shop=shop, role="employee")
    own = {
        "claim_state": {"claim": cast["claim"].pk},
        "asked": {"pk": shop.pk, "claim": cast["claim"].pk},
        "invitation_cancel": {"pk": shop.pk, "invitation": cast["invitation"].pk},
        "member": {"pk": shop.pk, "member": member.pk},
        "invitation": {"pk": shop.pk, "secret": "unknown"},
        **{key: {} for key in ("start", "siret", "new")},
    }
    own["claim_resend"] = own["claim_withdraw"] = own["claim_state"]
    return reverse(f"merchants:{name}", kwargs=own.get(name, {"pk": shop.pk}))


def kept():
    """What nobody who is refused may have changed."""
    return (
        list(Membership.objects.order_by("pk").values_list("shop", "user", "role")),
        list(Claim.objects.order_by("pk").values_list("user", "state", "proof")),
        Invitation.objects.count(),
        list(Shop.objects.order_by("pk").values_list("name", "claimed_at")),
    )


def test_table_names_every_address():
    names = {pattern.name for pattern in (*claiming, *membering)}

    assert names == set(ROOM)


VERBS = ("get", "post", "put", "delete", "patch")


def outcomes(cast, url):
    """What each person gets with each verb: (person, verb, response, "changed"?)."""
    before = kept()
    for person in PEOPLE:
        for verb in VERBS:
            client = Client()
            point = transaction.savepoint()
            if cast[person]:
                client.force_login(cast[person])
            response = getattr(client, verb)(url)
            yield person, verb, response, kept() != before
            transaction.savepoint_rollback(point)


def room_answer(response):
    """How the room answered: "opened", "refused", "log in" or "no such verb"."""
    if response.status_code == 405:
        return "no such verb"
    if response.status_code == 403:
        assert "Chez A" not in response.content.decode()
        return "refused"
    if "/compte/connexion/?next=/" in response.get("Location", ""):
        return "log in"
    assert response.status_code in (200, 302, 410, 422)
    return "opened"


@pytest.mark.parametrize("name", ROOM)
def test_page_opens_for_those_who_may(cast, name):
    wrong = []
    for person, verb, response, changed in outcomes(cast, address(cast, name)):
        allowed = {"get": ROOM[name][0], "post": ROOM[name][1]}.get(verb)
        if allowed is None:
            expected = "no such verb"
        elif person in allowed:
            expected = "opened"
        else:
            expected = "log in" if person == "nobody" else "refused"
        found = room_answer(response)
        if found != expected or (changed and expected != "opened"):
            wrong.append((person, verb, found, expected, changed))

    assert wrong == []


def admin_answer(response):
    """How the admin answered."""
    if response.status_code == 405:
        return "no such verb"
    if "/compte/connexion/?next=/admin/" in response.get("Location", ""):
        return "log in"
    if response.status_code == 403:
        return "no admin"
    if response.get("Location", "") == "/admin/":
        return "refused"
    assert response.status_code in (200, 422)
    return "opened"


@pytest.mark.parametrize("name", ADMIN)
def test_admin_page_opens_for_those_who_may(cast, name):
    cast["shop"].memberships.filter(role="owner").delete()
    proof = "letter" if name == "merchants_letter" else "union"
    Claim.objects.update(proof=proof)
    url = reverse(name, args=[] if name.endswith("s") else [cast["claim"].pk])
    wrong = []
    for person, verb, response, changed in outcomes(cast, url):
        allowed = {"get": ADMIN[name][0], "post": ADMIN[name][1]}.get(verb)
        if person in WITHOUT_ADMIN:
            expected = "log in" if person == "nobody" else "no admin"
        elif allowed is None:
            expected = "no such verb"
        else:
            expected = "opened" if person in allowed else "refused"
        found = admin_answer(response)
        if found != expected or changed:
            wrong.append((person, verb, found, expected, changed))

    assert wrong == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [("asked", "claim"), ("member", "member"), ("invitation_cancel", "invitation")],
)
def test_rows_of_another_shop_are_not_reached_through_the_own_one(
    client, cast, name, kind
):
    rival = cast["rival"]
    own = Membership.objects.get(user=rival).shop
    rows = {
        "claim": cast["claim"].pk,
        "member": Membership.objects.get(user=cast["employee"]).pk,
        "invitation": cast["invitation"].pk,
    }
    client.force_login(rival)
    url = reverse(f"merchants:{name}", kwargs={"pk": own.pk, kind: rows[kind]})
    before = kept()

    response = client.post(url, {"answer": "owner", "change": "remove"})

    assert response.status_code == 404
    assert kept() == before


def test_nobody_decides_on_his_own_claim(client, cast):
    president, city = cast["president"], cast["city"]
    cast["shop"].memberships.all().delete()
    for user in (president, city):
        own = ClaimFactory(shop=cast["shop"], user=user)
        client.force_login(user)

        page = client.get("/admin/relecture/fiches/").text
        client.post(f"/admin/relecture/fiches/{own.pk}/", {"decision": "accept"})

        own.refresh_from_db()
        assert own.state == "waiting"
        assert f"/fiches/{own.pk}/" not in page


def test_president_who_keeps_the_shop_does_not_decide_who_else_may(client, cast):
    MembershipFactory(shop=cast["shop"], user=cast["president"], role="employee")
    client.force_login(cast["president"])

    response = client.post(
        f"/admin/relecture/fiches/{cast['claim'].pk}/", {"decision": "accept"}
    )

    assert response.url == "/admin/"
    assert claims.for_desk(cast["president"]) == []


def test_president_sees_the_claims_of_her_union_only(client, cast):
    cast["shop"].memberships.all().delete()
    foreign = ClaimFactory(shop=fiche("Chez C", "chez-c").shop)
    client.force_login(cast["president"])

    page = client.get("/admin/relecture/fiches/").text

    assert "Chez A" in page
    assert "Chez C" not in page
    assert [claim.pk for claim in claims.for_desk(cast["city"])] == [
        cast["claim"].pk,
        foreign.pk,
    ]


def test_president_whose_mandate_ended_decides_no_more(client, cast):
    cast["shop"].memberships.all().delete()
    mandate = cast["president"].mandates.get()
    client.force_login(cast["president"])
    url = f"/admin/relecture/fiches/{cast['claim'].pk}/"
    assert client.get(url).status_code == 200

    mandate.ends_on = "2020-02-01"
    mandate.save()

    assert client.post(url, {"decision": "accept"}).url == "/admin/"
    assert claims.for_desk(cast["president"]) == []


@pytest.mark.parametrize("decision", ["", "x", "\0"])
def test_decision_that_does_not_exist_decides_nothing(client, cast, decision):
    cast["shop"].memberships.all().delete()
    client.force_login(cast["city"])

    response = client.post(
        f"/admin/relecture/fiches/{cast['claim'].pk}/", {"decision": decision}
    )

    assert response.status_code == 422
    assert Claim.objects.get().state == "waiting"


def test_former_member_is_refused_at_the_next_click(client, cast):
    client.force_login(cast["owner"])
    url = address(cast, "invite")
    assert client.get(url).status_code == 200

    Membership.objects.filter(user=cast["owner"]).delete()

    assert (
        client.post(url, {"email": "a@example.org", "role": "owner"}).status_code == 403
    )
    assert Invitation.objects.count() == 1
