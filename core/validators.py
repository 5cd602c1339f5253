"""Checks of what people type, each with a sentence that says what to do."""

import ipaddress
from functools import lru_cache
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

import phonenumbers
from stdnum.fr import siret


def validate_public_url(value: str) -> None:
    """Accept http(s) addresses of public hosts, without a password in them."""
    try:
        parts = urlsplit(value)
        host, credentials = parts.hostname or "", parts.username or parts.password
    except ValueError:
        host, credentials, parts = "", None, urlsplit("")
    if parts.scheme not in ("http", "https") or credentials or not _is_public(host):
        raise ValidationError(
            _("Give a public address that begins with https://, without a password.")
        )


def _is_public(host: str) -> bool:
    """Whether a host name can belong to a public site."""
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith((".local", ".internal", ".localhost"))


def validate_phone(value: str) -> None:
    """Accept numbers in international form that could exist: +33320692360."""
    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise ValidationError(
            _("Write the phone number with its country code: +33 3 20 69 23 60.")
        )


def validate_siret(value: str) -> None:
    """Accept the number of a French establishment: 14 digits with a right check."""
    if not siret.is_valid(value) or not (value.isascii() and value.isdigit()):
        raise ValidationError(
            _("A SIRET has 14 digits; one of these is wrong: %(siret)s."),
            params={"siret": value},
        )


@lru_cache(maxsize=1024)
def phone_words(value: str) -> str:
    """+33320692360 -> "+33 3 20 69 23 60"; what cannot be read stays as it is."""
    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return value
    return phonenumbers.format_number(
        number, phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
