"""Codes and links by mail: making them, mailing them, using them once."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from accounts.models import LoginTicket, User
from core.mails import automatic
from core.secret_links import digest, new_secret

Kind = LoginTicket.Kind
GOOD_FOR = timedelta(minutes=30)
MINUTES = 30
MOST_ATTEMPTS = 5
CODE_DIGITS = 6
SALT = "accounts.tickets"


def send(
    kind: str, email: str, next_url: str = "", user: User | None = None
) -> LoginTicket:
    """Mail a new code, and a link when it is for logging in.

    The same work for an address that has an account and for one that has none.
    """
    LoginTicket.objects.filter(ends_at__lt=timezone.now()).delete()
    known = User.objects.filter(email=email).exists()
    secret = new_secret()
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    ticket = LoginTicket.objects.create(
        kind=kind,
        email=email,
        user=user,
        next_url=next_url,
        link_digest=digest(secret),
        code_digest=code_digest_of(code, digest(secret)),
        ends_at=timezone.now() + GOOD_FOR,
    )
    _mail(ticket, code, secret, known).send()
    return ticket


def _mail(ticket: LoginTicket, code: str, secret: str, known: bool) -> EmailMessage:
    """The mail in the active language; nothing but this mail knows the secrets."""
    context = {
        "code": f"{code[:3]} {code[3:]}",
        "link": settings.BASE_URL + reverse("account_link", args=[secret]),
        "minutes": MINUTES,
        "known": known,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "site_url": settings.BASE_URL,
    }
    taken = known and ticket.kind == Kind.CHANGE
    subject = (
        _("Your account on %(site)s") if taken else _("%(code)s: code for %(site)s")
    )
    return automatic(
        subject % {"code": context["code"], "site": context["site_name"]},
        render_to_string(f"accounts/mail/{ticket.kind}.txt", context),
        ticket.email,
    )


def code_digest_of(code: str, link_digest: str) -> str:
    """What is kept of a code: keyed, so that a stolen table does not tell it."""
    value = f"{link_digest} {code}"
    return salted_hmac(SALT, value, algorithm="sha256").hexdigest()


def by_link(secret: str) -> LoginTicket | None:
    """The ticket of a link that is still good; None when used or too old."""
    good = _good().filter(link_digest=digest(secret), kind=Kind.LOGIN)
    return good.first()


def by_pk(pk: int | None) -> LoginTicket | None:
    """The ticket that this session asked for, while it is good."""
    return _good().filter(pk=pk).first() if isinstance(pk, int) else None


def _good() -> QuerySet[LoginTicket]:
    return LoginTicket.objects.filter(used_at=None, ends_at__gt=timezone.now())


def code_is_right(ticket: LoginTicket, typed: str) -> bool:
    """Whether the code of the mail was typed; each try counts, five are allowed.

    Only the code dies of wrong tries: the link in the mail stays good.
    """
    tries = _good().filter(pk=ticket.pk, attempts__lt=MOST_ATTEMPTS)
    if not tries.update(attempts=F("attempts") + 1):
        return False
    code = "".join(sign for sign in typed if sign in "0123456789")
    found = code_digest_of(code, ticket.link_digest)
    return constant_time_compare(found, ticket.code_digest)


def tries_left(ticket: LoginTicket) -> int:
    """How many codes may still be typed."""
    ticket.refresh_from_db(fields=["attempts"])
    return max(0, MOST_ATTEMPTS - ticket.attempts)


def use(ticket: LoginTicket) -> bool:
    """Use a ticket up; False when somebody was faster.

    What else was mailed to the address for the same purpose dies with it.
    """
    if not _good().filter(pk=ticket.pk).update(used_at=timezone.now()):
        return False
    others = LoginTicket.objects.filter(email=ticket.email, kind=ticket.kind)
    others.exclude(pk=ticket.pk).delete()
    return True


def masked(email: str) -> str:
    """An address that its owner recognises and nobody else reads: s…@….fr."""
    name, _at, domain = email.partition("@")
    return f"{name[:1]}…@….{domain.rsplit('.', 1)[-1]}"
