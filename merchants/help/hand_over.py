"""After the yes the page is the merchant's: he is invited by his address."""

from django.db import transaction

from merchants.help.mandates import owners_of
from merchants.limits import TooMany
from merchants.members import invitations
from merchants.models import FieldMandate
from shops.choices import MemberRole


def hand_over(mandate: FieldMandate) -> bool:
    """Invite the merchant as owner; whether he was.

    Nobody is invited without an address, nor where somebody is the owner already: a
    mandate never takes a page away from who keeps it.
    """
    if not mandate.email or owners_of(mandate.shop):
        return False
    try:
        with transaction.atomic():
            invitations.invite(
                mandate.shop,
                mandate.email,
                MemberRole.OWNER,
                mandate.agent,
                mandate.language,
            )
    except (invitations.MemberAlready, TooMany):
        return False
    return True
