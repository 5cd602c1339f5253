"""Whatever is typed by who claims, joins or leaves a shop: an answer, never a 500."""

from django.urls import reverse

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from places.models import FormCount
from shops.models import Membership, Shop
from tests.factories import MembershipFactory, ShopFactory, fiche

NASTY = [
    "",
    "\0",
    "\u202e\ufeff",
    "é" * 10_000,
    "<script>alert(1)</script>",
    "[]",
    "-1",
    "9" * 40,
    "²",
    "73282932000074",
    "732 829 320 00074",
    "59100",
    "boulangerie",
    "owner",
    "email",
    "letter",
    "union",
    "a@b.fr",
    "a@b.fr\r\nBcc: c@d.fr",
    "+33320692360",
]
TEXT = st.one_of(st.sampled_from(NASTY), st.text(max_size=200))
FIELDS = [
    *("siret", "name", "street_address", "postal_code", "city", "trade", "phone"),
    *("other", "proof", "message", "code", "email", "role", "do", "action", "member"),
]
PAGES = ["siret", "new", "claim", "claim_proof", "team", "invite", "leave", "member"]


@pytest.fixture
def own(client, db):
    shop = ShopFactory(name="La Boutique")
    member = MembershipFactory(shop=shop)
    MembershipFactory(shop=shop)
    MembershipFactory(shop=shop, role="employee")
    client.force_login(member.user)
    return member


@pytest.fixture
def free(db):
    found = fiche()
    found.shop.email = "four@example.org"
    found.shop.save()
    return found.shop


def address(page, own, free):
    if page in ("siret", "new"):
        return reverse(f"merchants:{page}")
    if page.startswith("claim"):
        return reverse(f"merchants:{page}", args=[free.pk])
    if page == "member":
        return reverse("merchants:member", args=[own.shop.pk, own.pk])
    return reverse(f"merchants:{page}", args=[own.shop.pk])


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    page=st.sampled_from(PAGES),
    typed=st.dictionaries(st.sampled_from(FIELDS), TEXT, max_size=8),
)
def test_forms_of_claims_and_members_answer_whatever_is_typed(
    client, own, free, page, typed
):
    FormCount.objects.all().delete()

    response = client.post(address(page, own, free), typed)

    assert response.status_code in (200, 302, 403, 404, 405, 409, 410, 422, 429)
    keepers = Membership.objects.filter(shop=free)
    assert keepers.count() == 0
    assert Membership.objects.filter(shop=own.shop, role="owner").exists()
    assert Shop.objects.get(pk=free.pk).claimed_at is None
