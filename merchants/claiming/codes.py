"""Codes that prove a claim: by mail to the address of the shop, or by letter."""

import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from core import audit
from merchants import limits, mail
from merchants.choices import ClaimState, Proof
from merchants.models import Claim
from places import contacts
from shops.models import Shop

SALT = "merchants.claiming.codes"
DIGITS = 6
MAX_TRIES = 5
MAIL_LIFE = timedelta(minutes=30)
LETTER_LIFE = timedelta(days=30)
# Five tries of a million, five times a day.
MAILS_A_DAY = 5
LETTERS_A_DAY = 2


class Checked(StrEnum):
    """How a typed code stands."""

    RIGHT = "right"
    WRONG = "wrong"
    USED_UP = "used up"
    ENDED = "ended"
    ASKED = "asked"


def digest(claim: Claim, code: str) -> str:
    """What is kept of a code: good for this claim only."""
    return salted_hmac(SALT, f"{claim.pk}:{code}", algorithm="sha256").hexdigest()


def new_code(claim: Claim, life: timedelta) -> str:
    """A code in the place of an older one; the caller holds the claim and saves it."""
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    claim.code_digest = digest(claim, code)
    claim.code_ends_at = timezone.now() + life
    claim.attempts = 0
    return code


def forget_code(claim: Claim) -> None:
    """No code proves this claim any more; the caller saves it."""
    claim.code_digest, claim.code_ends_at, claim.attempts = "", None, 0
    claim.letter_printed_at = None


def known_email(shop: Shop) -> str:
    """The address that the portal knew before; "" without one."""
    return contacts.emails([shop.place_id]).get(shop.place_id, "")


def letter_address(shop: Shop) -> list[str]:
    """The lines of the address that the portal knew before; none without a street."""
    place = shop.place
    if not place.street_address or not place.city:
        return []
    return [
        shop.name,
        place.street_address,
        f"{place.postal_code} {place.city}".strip(),
    ]


def send_code(claim: Claim, ip: str) -> None:
    """Mail a new code to the shop; the caller holds the claim. Raises TooMany.

    Counted for the shop, for the person, and for the connection `ip` (a digest).
    """
    limits.take(
        "claim-code",
        (limits.of("shop", claim.shop_id), MAILS_A_DAY),
        (limits.of("user", claim.user_id), 2 * MAILS_A_DAY),
        (ip, 2 * MAILS_A_DAY),
    )
    code = new_code(claim, MAIL_LIFE)
    claim.save()
    shop = claim.shop
    mail.send("code", known_email(shop), claim.language, shop=shop.name, code=code)


def ask_letter(claim: Claim) -> None:
    """Another letter in the place of one that was printed; raises TooMany."""
    limits.take("claim-letter", (limits.of("user", claim.user_id), LETTERS_A_DAY))
    forget_code(claim)
    claim.save()


def check(claim: Claim, typed: str, at: datetime) -> Checked:
    """Compare a code in constant time and count the try; the caller holds the claim."""
    if not claim.code_digest or claim.code_ends_at is None or at > claim.code_ends_at:
        return Checked.ENDED
    if claim.attempts >= MAX_TRIES:
        return Checked.USED_UP
    claim.attempts += 1
    claim.save(update_fields=["attempts"])
    code = "".join(sign for sign in typed if sign.isascii() and sign.isdigit())
    if constant_time_compare(claim.code_digest, digest(claim, code)):
        return Checked.RIGHT
    return Checked.USED_UP if claim.attempts >= MAX_TRIES else Checked.WRONG


@transaction.atomic
def print_letter(pk: int, actor: object) -> tuple[Claim, str] | None:
    """A code for a letter that is printed now; None when none is asked for."""
    waiting = Claim.objects.select_for_update(of=("self",)).filter(
        pk=pk, state=ClaimState.WAITING, proof=Proof.LETTER
    )
    claim = waiting.select_related("shop__place", "user").first()
    if claim is None:
        return None
    code = new_code(claim, LETTER_LIFE)
    claim.letter_printed_at = timezone.now()
    claim.save()
    audit.record("claim.letter", claim.shop, actor=actor, claim=claim.pk)
    return claim, code
