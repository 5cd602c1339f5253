"""Links by which somebody joins those who keep a fiche; of a link a digest is kept."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from core import audit
from core.formats import date_words
from core.secret_links import digest, new_secret
from merchants import limits, mail
from merchants.members.services import add_member, hold
from merchants.models import Invitation
from merchants.models.claims import invitation_end
from shops.models import Membership, Shop

MOST_A_DAY = 20
REMOVED_SHOWN = timedelta(days=30)


class MemberAlready(Exception):
    """Who is invited keeps this fiche already."""


@transaction.atomic
def invite(shop: Shop, email: str, role: str, actor: Any, language: str) -> Invitation:
    """Send a new link, in the place of an older one for the same address.

    Raises MemberAlready, limits.TooMany.
    """
    email = email.strip().lower()
    hold(shop)
    if Membership.objects.filter(shop=shop, user__email=email).exists():
        raise MemberAlready
    senders = limits.of("shop", shop.pk), limits.of("user", actor.pk)
    limits.take("invitation", *((sender, MOST_A_DAY) for sender in senders))
    secret = new_secret()
    new = {
        "role": role,
        "digest": digest(secret),
        "made_by": actor,
        "made_at": timezone.now(),
        "ends_at": invitation_end(),
    }
    invitation, _created = Invitation.objects.update_or_create(
        shop=shop, email=email, defaults=new
    )
    audit.record("invitation.made", shop, actor=actor, role=role)
    _send(invitation, secret, actor, language)
    return invitation


def _send(invitation: Invitation, secret: str, actor: Any, language: str) -> None:
    shop = invitation.shop
    until = timezone.localdate(invitation.ends_at)
    mail.send(
        "invitation",
        invitation.email,
        language,
        shop=shop.name,
        role=invitation.role,
        inviter=actor.get_full_name(),
        until=date_words(until, language, "full"),
        address=mail.address("invitation", language, pk=shop.pk, secret=secret),
    )


@transaction.atomic
def cancel(shop: Shop, pk: int, actor: Any) -> None:
    """The link no longer works; nothing happens when it did not already."""
    hold(shop)
    deleted, _kinds = Invitation.objects.filter(shop=shop, pk=pk).delete()
    if deleted:
        audit.record("invitation.cancelled", shop, actor=actor)


def find(shop_pk: int, secret: str) -> Invitation | None:
    """The invitation of a link that still works, with its shop."""
    found = Invitation.objects.filter(shop=shop_pk, digest=digest(secret))
    working = found.filter(ends_at__gt=timezone.now())
    return working.select_related("shop__place", "made_by").first()


@transaction.atomic
def accept(shop_pk: int, secret: str, user: Any) -> Membership | None:
    """Join by a link, which works once; None when it does not, or no longer."""
    shop = Shop.objects.select_for_update().filter(pk=shop_pk).first()
    invitation = find(shop_pk, secret) if shop else None
    if invitation is None:
        return None
    membership = add_member(shop, user, invitation.role, actor=user, by="invitation")
    Invitation.objects.filter(pk=invitation.pk).delete()
    return membership


def removed_lately(shop: Shop) -> list[int]:
    """Keys of the people who were taken off in the last weeks and did not come back."""
    since = timezone.now() - REMOVED_SHOWN
    entries = audit.entries(shop, ["membership.removed"]).filter(at__gte=since)
    keys = [entry.data.get("member") for entry in entries[:20]]
    here = set(shop.memberships.values_list("user", flat=True))
    return [key for key in dict.fromkeys(keys) if key and key not in here]
