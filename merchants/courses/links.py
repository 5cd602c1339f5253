"""The link of a booking: signed, for who has no account and for who is not logged in."""

from django.core.signing import BadSignature, Signer

from merchants import mail
from merchants.models import Booking

SALT = "merchants.courses"
MAX_KEY_DIGITS, MAX_SECRET = 15, 100


def secret_of(booking: Booking) -> str:
    """What stands in the address; nobody makes one without the key of the portal."""
    return _signer().sign(str(booking.pk))


def find(secret: str) -> Booking | None:
    """The booking of a link; None for a forged one."""
    try:
        key = _signer().unsign(secret[:MAX_SECRET])
    except BadSignature:
        return None
    if not (key.isascii() and key.isdigit() and len(key) <= MAX_KEY_DIGITS):
        return None
    rows = Booking.objects.select_related("course__place", "shop", "user")
    return rows.filter(pk=int(key)).first()


def address_of(booking: Booking, language: str) -> str:
    """The full address in a language."""
    return mail.address("course_link", language, secret=secret_of(booking))


def _signer() -> Signer:
    return Signer(sep=".", salt=SALT)
