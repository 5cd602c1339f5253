"""What claims and memberships keep of a person: handed out, and erased."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from accounts import privacy as account_privacy
from core import audit
from merchants.members.services import hold, release
from merchants.models import Claim, Invitation
from shops.choices import MemberRole
from shops.models import Membership

CLAIM = (
    *("shop__name", "siret", "company", "proof", "state", "message", "language"),
    *("made_at", "decided_at", "reason"),
)


def export(user: Any) -> dict[str, Any]:
    """Shops that the person keeps, claims, and invitations; for a JSON file."""
    members = Membership.objects.filter(user=user).order_by("pk")
    claims = Claim.objects.filter(user=user).order_by("pk")
    invited = Invitation.objects.filter(email=user.email).order_by("pk")
    return {
        "memberships": list(members.values("shop__name", "role", "since")),
        "claims": list(claims.values(*CLAIM)),
        "invitations": list(invited.values("shop__name", "role", "made_at", "ends_at")),
    }


@transaction.atomic
def erase(user: Any) -> None:
    """Take the person off every shop; a shop without an owner is given back."""
    Claim.objects.filter(user=user).delete()
    sent = Q(made_by=user, shop__memberships__user=user)
    ids = Invitation.objects.filter(Q(email=user.email) | sent).values_list(
        "pk", flat=True
    )
    Invitation.objects.filter(pk__in=list(ids)).delete()
    rows = Membership.objects.filter(user=user).order_by("shop")
    for membership in rows.select_related("shop"):
        _take_off(membership)


def _take_off(membership: Membership) -> None:
    held = hold(membership.shop)
    owners = Membership.objects.filter(shop=held, role=MemberRole.OWNER)
    if owners.exclude(pk=membership.pk).exists() or membership.role != MemberRole.OWNER:
        audit.record("membership.left", held, actor=membership.user)
        membership.delete()
    else:
        release(held, membership.user)


def register() -> None:
    """Tell accounts what is kept here; to be called once the apps are ready."""
    account_privacy.export("shops", export)
    account_privacy.erase("shops", erase)
