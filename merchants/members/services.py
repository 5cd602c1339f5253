"""Every change of who keeps a fiche goes through here, holds the shop and is logged."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.people import language_of
from core import audit
from merchants import mail
from shops.choices import MemberRole
from shops.models import Membership, Shop


class LastOwner(Exception):
    """Somebody must be left who keeps the fiche."""


class NoMember(Exception):
    """The person does not, or no longer, belong to this shop."""


def hold(shop: Shop) -> Shop:
    """The row of a shop, held until the transaction ends: its members change one by one."""
    return Shop.objects.select_for_update(of=("self",)).get(pk=shop.pk)


def add_member(shop: Shop, user: Any, role: str, *, actor: Any, by: str) -> Membership:
    """Let somebody keep a fiche, or keep it with more rights; never with fewer.

    `by`: "made", "claim", "invitation". To be called in a transaction.
    """
    held = hold(shop)
    membership, created = Membership.objects.get_or_create(
        shop=held, user=user, defaults={"role": role, "made_by": actor}
    )
    if not created and (membership.role == role or role != MemberRole.OWNER):
        return membership
    if not created:
        membership.role = role
        membership.save(update_fields=["role"])
    if held.claimed_at is None:
        held.claimed_at = timezone.now()
        held.save(update_fields=["claimed_at"])
    audit.record(
        "membership.added", shop, actor=actor, member=user.pk, role=role, by=by
    )
    return membership


def _member(shop: Shop, pk: int) -> Membership:
    """A member of this very shop; raises NoMember."""
    found = Membership.objects.select_related("user").filter(shop=shop, pk=pk).first()
    if found is None:
        raise NoMember
    return found


def _other_owners(shop: Shop, membership: Membership) -> bool:
    owners = Membership.objects.filter(shop=shop, role=MemberRole.OWNER)
    return owners.exclude(pk=membership.pk).exists()


@transaction.atomic
def change_role(shop: Shop, pk: int, role: str, actor: Any) -> Membership:
    """Make an employee an owner or the reverse; raises NoMember, LastOwner."""
    hold(shop)
    membership = _member(shop, pk)
    if membership.role == role:
        return membership
    if role != MemberRole.OWNER and not _other_owners(shop, membership):
        raise LastOwner
    membership.role = role
    membership.save(update_fields=["role"])
    audit.record(
        "membership.role", shop, actor=actor, member=membership.user_id, role=role
    )
    return membership


@transaction.atomic
def remove(shop: Shop, pk: int, actor: Any) -> Membership:
    """Take somebody off, and tell him; raises NoMember, LastOwner."""
    hold(shop)
    membership = _member(shop, pk)
    _keep_an_owner(shop, membership)
    _delete(membership, "membership.removed", actor)
    user = membership.user
    mail.send("removed", user.email, language_of(user), shop=shop.name)
    return membership


@transaction.atomic
def hand_over(shop: Shop, pk: int, actor: Any) -> Membership:
    """Make somebody the owner in the place of `actor`, who stays as an employee."""
    hold(shop)
    membership = _member(shop, pk)
    own = Membership.objects.filter(shop=shop, user=actor).first()
    if own is None or own.role != MemberRole.OWNER or own.pk == membership.pk:
        raise NoMember
    membership.role, own.role = MemberRole.OWNER, MemberRole.EMPLOYEE
    membership.save(update_fields=["role"])
    own.save(update_fields=["role"])
    audit.record("membership.handed_over", shop, actor=actor, member=membership.user_id)
    user = membership.user
    language = language_of(user)
    address = mail.address("shop", language, pk=shop.pk)
    mail.send("handed_over", user.email, language, shop=shop.name, address=address)
    return membership


@transaction.atomic
def leave(shop: Shop, user: Any) -> None:
    """Somebody goes by himself; raises NoMember, and LastOwner for the last one."""
    hold(shop)
    membership = _own(shop, user)
    _keep_an_owner(shop, membership)
    _delete(membership, "membership.left", user)


@transaction.atomic
def give_back(shop: Shop, user: Any) -> None:
    """The last owner gives the fiche back: nobody keeps it, and its page says so."""
    held = hold(shop)
    membership = _own(shop, user)
    if membership.role != MemberRole.OWNER or _other_owners(shop, membership):
        raise NoMember
    release(held, user)


def release(held: Shop, actor: Any) -> None:
    """Nobody keeps this shop any more; its row is held by the caller."""
    for membership in held.memberships.all():
        _delete(membership, "membership.left", actor)
    held.invitations.all().delete()
    held.claimed_at = None
    held.save(update_fields=["claimed_at"])
    audit.record("fiche.given_back", held, actor=actor)


def _own(shop: Shop, user: Any) -> Membership:
    found = Membership.objects.filter(shop=shop, user=user.pk).first()
    if found is None:
        raise NoMember
    return found


def _keep_an_owner(shop: Shop, leaving: Membership) -> None:
    """Raise LastOwner when nobody else would own the shop."""
    if leaving.role == MemberRole.OWNER and not _other_owners(shop, leaving):
        raise LastOwner


def _delete(membership: Membership, action: str, actor: Any) -> None:
    audit.record(
        action,
        membership.shop,
        actor=actor,
        member=membership.user_id,
        role=membership.role,
    )
    Membership.objects.filter(pk=membership.pk).delete()
