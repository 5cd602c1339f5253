"""After the yes the page is the merchant's: whoever has his address comes in."""

from django.contrib.auth import get_user_model
from django.utils import timezone

from core import audit
from merchants.help import mails
from merchants.models import FieldMandate
from shops.choices import MemberRole
from shops.models import Membership, Shop


def hand_over(mandate: FieldMandate) -> None:
    """Make the merchant the owner; nothing without address, or when somebody is.

    To be called in a transaction. Whoever logs in with the address has proved that it
    is his: an account that is made here has no password.
    """
    shop = Shop.objects.select_for_update(of=("self",)).get(pk=mandate.shop_id)
    owned = shop.memberships.filter(role=MemberRole.OWNER)
    if not mandate.email or owned.exists():
        return
    users = get_user_model().objects
    user = users.filter(email=mandate.email).first()
    if user is None:
        user = users.create_user(mandate.email)
    if not user.is_active:
        return
    Membership.objects.update_or_create(
        shop=shop,
        user=user,
        defaults={"role": MemberRole.OWNER, "made_by": mandate.agent},
    )
    if shop.claimed_at is None:
        shop.claimed_at = timezone.now()
        shop.save(update_fields=["claimed_at"])
    audit.record(
        "membership.added",
        shop,
        actor=mandate.agent,
        on_behalf_of=mandate.given_by,
        member=user.pk,
        role=MemberRole.OWNER.value,
        by="mandate",
    )
    mails.welcome(mandate, user)
