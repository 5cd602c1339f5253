"""Who keeps a fiche: list, invitations, roles, handing over, leaving."""

from datetime import timedelta

from django.core import mail

import pytest

from core import audit
from merchants.members import invitations, services
from merchants.models import Invitation
from moderation.rights import rights
from shops.models import Membership, Shop
from tests.factories import MembershipFactory, ShopFactory, UserFactory, fiche

NOON = "2026-11-27T12:00:00+01:00"


@pytest.fixture
def shop(db):
    return fiche().shop


@pytest.fixture
def owner(client, shop):
    """The owner of the shop, logged in."""
    user = UserFactory(email="owner@example.org", first_name="Samia")
    services.add_member(shop, user, "owner", actor=user, by="made")
    client.force_login(user)
    return user


@pytest.fixture
def colleague(shop, owner):
    """An employee of the shop."""
    user = UserFactory(email="colleague@example.org", first_name="Marc")
    return MembershipFactory(shop=shop, user=user, role="employee")


def team_url(shop):
    return f"/en/my-shop/{shop.pk}/team/"


def invite(client, shop, email="new@example.org", role="employee"):
    """Invite somebody; the path of the link in the mail."""
    data = {"email": email, "role": role}
    response = client.post(f"{team_url(shop)}invite/", data)
    assert response.status_code == 302
    lines = mail.outbox[-1].body.splitlines()
    return next(line for line in lines if "/invitation/" in line).split("localhost")[1]


def actions(shop):
    return [entry.action for entry in audit.entries(shop)]


def test_team_lists_its_members_and_their_roles(client, shop, owner, colleague):
    MembershipFactory(user=UserFactory(first_name="Stranger"))

    page = client.get(team_url(shop)).text

    assert [name in page for name in ("Samia", "Marc", "Stranger")] == [
        True,
        True,
        False,
    ]
    assert f"{team_url(shop)}{colleague.pk}/" in page


def test_employee_sees_the_list_without_any_button(client, shop, colleague):
    client.force_login(colleague.user)
    Invitation.objects.create(shop=shop, email="new@example.org", digest="x")

    page = client.get(team_url(shop)).text

    assert "Samia" in page
    assert f"{team_url(shop)}invite/" not in page
    assert "new@example.org" not in page
    assert f"{team_url(shop)}leave/" in page


@pytest.mark.parametrize("count", [1, 3])
def test_team_asks_the_same_number_of_queries(
    client, shop, owner, count, django_assert_num_queries
):
    for number in range(count):
        gone = MembershipFactory(shop=shop)
        services.remove(shop, gone.pk, owner)
        MembershipFactory(shop=shop)
        Invitation.objects.create(
            shop=shop, email=f"{number}@example.org", digest=str(number)
        )
    client.get(team_url(shop))

    with django_assert_num_queries(14):
        client.get(team_url(shop))


def test_invited_person_joins_with_any_account_once(client, shop, owner):
    path = invite(client, shop)
    assert mail.outbox[-1].to == ["new@example.org"]
    client.logout()
    page = client.get(path).text
    assert "Samia invites you" in page
    assert "n…@….org" in page
    assert "next=" in page
    user = UserFactory(email="private@example.org")
    client.force_login(user)
    assert client.get(path).status_code == 200
    assert rights(user, shop).role == ""

    response = client.post(path)

    assert response.url == f"/en/my-shop/{shop.pk}/"
    assert rights(user, shop).role == "employee"
    assert client.post(path).url == f"/en/my-shop/{shop.pk}/"
    assert Membership.objects.filter(shop=shop, user=user).count() == 1
    assert actions(shop)[:2] == ["membership.added", "invitation.made"]


def test_second_person_with_the_link_is_told_that_it_was_used(client, shop, owner):
    path = invite(client, shop)
    client.force_login(UserFactory())
    client.post(path)
    late = UserFactory()
    client.force_login(late)

    seen, sent = client.get(path), client.post(path)

    assert (seen.status_code, sent.status_code) == (410, 410)
    assert "It was used already" in seen.text
    assert shop.name not in seen.text
    assert rights(late, shop).role == ""


def test_invitation_is_not_accepted_without_a_login(client, shop, owner):
    path = invite(client, shop)
    client.logout()

    response = client.post(path)

    assert response.status_code == 200
    assert Membership.objects.count() == 1


def test_invitation_ends_after_fourteen_days(client, shop, owner, time_machine):
    time_machine.move_to(NOON, tick=False)
    client.force_login(owner)
    path = invite(client, shop)
    user = UserFactory()
    time_machine.shift(timedelta(days=14))
    client.force_login(user)

    assert client.post(path).status_code == 410
    assert rights(user, shop).role == ""


def test_invitation_is_good_for_its_shop_only(client, shop, owner):
    path = invite(client, shop)
    other = ShopFactory()
    client.force_login(UserFactory())

    moved = path.replace(f"/{shop.pk}/", f"/{other.pk}/")

    assert client.post(moved).status_code == 410
    assert Membership.objects.count() == 1


def test_link_is_kept_as_a_digest_and_no_address_is_logged(client, shop, owner):
    path = invite(client, shop)
    secret = path.rstrip("/").rsplit("/", 1)[1]

    assert secret not in str(Invitation.objects.values()[0])
    assert "@" not in str([entry.data for entry in audit.entries(shop)])


def test_invitation_sent_again_replaces_the_first(client, shop, owner):
    first, second = invite(client, shop), invite(client, shop, "NEW@example.org")
    client.force_login(UserFactory())

    assert Invitation.objects.count() == 1
    assert client.post(first).status_code == 410
    assert client.post(second).status_code == 302


def test_invitation_is_taken_back(client, shop, owner):
    path = invite(client, shop)
    invitation = Invitation.objects.get()

    client.post(f"{team_url(shop)}invitations/{invitation.pk}/")

    client.force_login(UserFactory())
    assert client.post(path).status_code == 410


def test_invitations_are_sent_so_often_a_day(client, shop, owner):
    for number in range(20):
        invite(client, shop, f"p{number}@example.org")

    data = {"email": "p21@example.org", "role": "employee"}
    response = client.post(f"{team_url(shop)}invite/", data)

    assert response.status_code == 429
    assert len(mail.outbox) == 20


@pytest.mark.parametrize(
    ("data", "fields"),
    [
        ({}, ["email", "role"]),
        ({"email": "x", "role": "employee"}, ["email"]),
        ({"email": "a@b.fr\nBcc: c@d.fr", "role": "employee"}, ["email"]),
        ({"email": "a\0@b.fr", "role": "employee"}, ["email"]),
        ({"email": "é" * 10_000 + "@b.fr", "role": "employee"}, ["email"]),
        ({"email": "a@example.org", "role": "agent"}, ["role"]),
        ({"email": "a@example.org", "role": "\0"}, ["role"]),
    ],
)
def test_nonsense_is_not_invited(client, shop, owner, data, fields):
    response = client.post(f"{team_url(shop)}invite/", data)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == fields
    assert mail.outbox == []


def test_member_is_not_invited_again(client, shop, owner, colleague):
    data = {"email": "Colleague@example.org", "role": "owner"}

    response = client.post(f"{team_url(shop)}invite/", data)

    assert response.context["form"].errors["email"] == [
        "This person keeps the page already."
    ]


def test_owner_who_accepts_as_an_employee_stays_owner(client, shop, owner):
    path = invite(client, shop)

    client.post(path)

    assert rights(owner, shop).role == "owner"


def test_role_is_changed_both_ways(client, shop, owner, colleague):
    url = f"{team_url(shop)}{colleague.pk}/"

    client.post(url, {"change": "owner"})
    assert rights(colleague.user, shop).role == "owner"
    client.post(url, {"change": "employee"})

    assert rights(colleague.user, shop).role == "employee"
    assert actions(shop)[:2] == ["membership.role", "membership.role"]


def test_member_is_taken_off_told_and_can_be_invited_again(
    client, shop, owner, colleague
):
    url = f"{team_url(shop)}{colleague.pk}/"

    response = client.post(url, {"change": "remove"}, follow=True)

    assert rights(colleague.user, shop).role == ""
    assert mail.outbox[-1].to == ["colleague@example.org"]
    again = f"{team_url(shop)}invite/?again={colleague.user.pk}"
    assert again in response.text
    assert 'value="colleague@example.org"' in client.get(again).text
    assert client.get(url).status_code == 404
    assert client.post(url, {"change": "remove"}).status_code == 404


@pytest.mark.parametrize("asked", ["stranger", "0", "\0", "²", "9" * 50, "x"])
def test_address_of_a_stranger_is_never_filled_in(client, shop, owner, asked):
    stranger = UserFactory(email="stranger@example.org")
    asked = str(stranger.pk) if asked == "stranger" else asked

    page = client.get(f"{team_url(shop)}invite/", {"again": asked})

    assert page.status_code == 200
    assert "stranger@example.org" not in page.text


def test_page_is_handed_over(client, shop, owner, colleague):
    client.post(f"{team_url(shop)}{colleague.pk}/", {"change": "hand_over"})

    assert rights(colleague.user, shop).role == "owner"
    assert rights(owner, shop).role == "employee"
    assert mail.outbox[-1].to == ["colleague@example.org"]
    assert actions(shop)[0] == "membership.handed_over"
    url = f"{team_url(shop)}{colleague.pk}/"
    assert client.post(url, {"change": "remove"}).status_code == 403


@pytest.mark.parametrize("change", ["", "agent", "\0", "é" * 10_000])
def test_change_that_does_not_exist_is_refused(client, shop, owner, colleague, change):
    response = client.post(f"{team_url(shop)}{colleague.pk}/", {"change": change})

    assert response.status_code == 422
    assert rights(colleague.user, shop).role == "employee"


def test_city_hands_nothing_over_but_changes_roles(
    client, shop, owner, colleague, editor
):
    client.force_login(editor)
    url = f"{team_url(shop)}{colleague.pk}/"

    assert client.post(url, {"change": "hand_over"}).status_code == 422
    assert client.post(url, {"change": "owner"}).status_code == 302
    assert client.get(f"{team_url(shop)}leave/").status_code == 403


def test_city_does_not_take_off_the_last_owner(client, shop, owner, editor):
    client.force_login(editor)
    membership = Membership.objects.get()

    response = client.post(f"{team_url(shop)}{membership.pk}/", {"change": "remove"})

    assert response.status_code == 422
    assert rights(owner, shop).role == "owner"


def test_employee_leaves(client, shop, colleague):
    client.force_login(colleague.user)

    response = client.post(f"{team_url(shop)}leave/", {"choice": "leave"})

    assert response.url == "/en/my-shop/"
    assert rights(colleague.user, shop).role == ""
    assert actions(shop)[0] == "membership.left"


def test_last_owner_cannot_leave_without_a_decision(client, shop, owner, colleague):
    response = client.post(f"{team_url(shop)}leave/", {"choice": "leave"})

    assert response.url == f"{team_url(shop)}leave/"
    assert rights(owner, shop).role == "owner"
    assert "hand the page over" in client.get(response.url).text


def test_one_of_two_owners_leaves(client, shop, owner):
    MembershipFactory(shop=shop)

    client.post(f"{team_url(shop)}leave/", {"choice": "leave"})

    assert rights(owner, shop).role == ""
    shop.refresh_from_db()
    assert shop.claimed_at is not None


def test_page_that_is_given_back_says_so_in_public(client, shop, owner, colleague):
    invite(client, shop)
    url = shop.pages.get().url
    assert client.get(url).context["shop"]["unclaimed"] is False

    client.post(f"{team_url(shop)}leave/", {"choice": "give_back"})

    assert client.get(url).context["shop"]["unclaimed"] is True
    assert Shop.objects.get().claimed_at is None
    assert Membership.objects.count() == Invitation.objects.count() == 0
    assert actions(shop)[0] == "fiche.given_back"


@pytest.mark.parametrize("choice", ["give_back", "x", "\0", ""])
def test_employee_gives_nothing_back(client, shop, colleague, choice):
    client.force_login(colleague.user)

    client.post(f"{team_url(shop)}leave/", {"choice": choice})

    assert Membership.objects.count() == 2


def test_owner_does_not_change_himself_on_the_page_of_a_member(client, shop, owner):
    membership = Membership.objects.get()

    response = client.post(f"{team_url(shop)}{membership.pk}/", {"change": "employee"})

    assert response.url == f"{team_url(shop)}leave/"
    assert rights(owner, shop).role == "owner"


def test_every_entry_of_the_log_has_words(client, shop, owner, colleague):
    invite(client, shop)
    services.change_role(shop, colleague.pk, "owner", owner)
    services.leave(shop, owner)

    said = [audit.sentence(entry) for entry in audit.entries(shop)]

    assert not set(said) & set(actions(shop))


def test_people_of_nobody_are_no_removals(shop, owner):
    audit.record("membership.removed", shop, actor=owner)

    assert invitations.removed_lately(shop) == []
