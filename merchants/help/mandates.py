"""Mandates "on behalf of": recorded, shown to the merchant by a link, ended.

Nothing that is prepared under a mandate is public before the merchant's yes. A shop
that somebody keeps already is asked by the address of its owners, never by a link that
the agent could open himself.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from core import audit
from core.head import absolute
from core.secret_links import digest, new_secret
from merchants import limits
from merchants.help import drafts, mails
from merchants.models import FieldMandate, VisitRequest
from merchants.models.help import LINK_LIFE
from shops.choices import MemberRole
from shops.models import Shop

SECRET_BYTES = 18
MOST_MAILS_A_DAY = 5
KEPT = timedelta(days=365)
FORM = "mandate-mail"


class LinkState(StrEnum):
    """What the link of a mandate is good for."""

    GOOD = "good"
    USED = "used"
    ENDED = "ended"
    UNKNOWN = "unknown"


class Busy(Exception):
    """Another agent prepares this page already."""


class Nothing(Exception):
    """Nothing was prepared: there is nothing to say yes to."""


class NoAddress(Exception):
    """Nobody gave an e-mail address."""


class Kept(Exception):
    """Somebody keeps this page: his link goes to his own address only."""


def running(shop: Shop) -> FieldMandate | None:
    """The mandate under which a page is prepared now."""
    found = FieldMandate.objects.filter(shop=shop, answered_at__isnull=True)
    return found.filter(ends_at__gt=timezone.now()).first()


def of_agent(user: Any) -> QuerySet[FieldMandate]:
    """The mandates of an agent, with their shops; those that run first."""
    found = FieldMandate.objects.filter(agent=user.pk).select_related("shop__place")
    return found.order_by("answered_at", "-made_at", "-pk")


def owners_of(shop: Shop) -> list[Any]:
    """Who keeps a page as its owner, with an account that still works."""
    owners = shop.memberships.filter(role=MemberRole.OWNER, user__is_active=True)
    return [membership.user for membership in owners.select_related("user")]


@transaction.atomic
def record(
    shop: Shop, agent: Any, wanted: dict[str, Any], request: VisitRequest | None = None
) -> FieldMandate:
    """Write a mandate down; two clicks make one. Raises Busy.

    `wanted`: given_by, kind, given_on, email, phone, language. The owners of a page
    that is kept already are told.
    """
    held = Shop.objects.select_for_update(of=("self",)).get(pk=shop.pk)
    there = running(held)
    if there is not None and there.agent_id == agent.pk:
        return there
    if there is not None:
        raise Busy
    drafts.throw_away(held)
    mandate = FieldMandate.objects.create(
        shop=held, agent=agent, request=request, **wanted
    )
    log("help.mandate", mandate, kind=mandate.kind)
    for owner in owners_of(held):
        mails.tell_owner(mandate, owner)
    return mandate


@transaction.atomic
def send(mandate: FieldMandate) -> list[str]:
    """Mail a new link to the merchant; the addresses. Raises Nothing, NoAddress, TooMany."""
    held = _hold(mandate)
    owners = [owner.email for owner in owners_of(held.shop)]
    addresses = owners or [held.email] * bool(held.email)
    if not addresses:
        raise NoAddress
    limits.take(FORM, (limits.of("mandate", held.pk), MOST_MAILS_A_DAY))
    address = _new_link(held)
    for email in addresses:
        mails.ask_for_yes(held, email, address)
    return addresses


@transaction.atomic
def show(mandate: FieldMandate) -> str:
    """A new link, for a code on the agent's screen or a message; its full address.

    Raises Nothing, and Kept when the page has owners.
    """
    held = _hold(mandate)
    if owners_of(held.shop):
        raise Kept
    return _new_link(held)


@transaction.atomic
def give_up(mandate: FieldMandate) -> None:
    """End a mandate without an answer: what was prepared is thrown away."""
    held = FieldMandate.objects.select_for_update(of=("self",)).get(pk=mandate.pk)
    now = timezone.now()
    if held.answered_at is not None or held.ends_at <= now:
        return
    held.ends_at, held.digest = now, ""
    held.save(update_fields=["ends_at", "digest"])
    drafts.throw_away(held.shop)
    log("help.given_up", held)


def path(secret: str, language: str, name: str = "answer") -> str:
    """The address of a page about a link in one language."""
    with override(language):
        return reverse(f"merchants:{name}", args=[secret])


def find(secret: str) -> FieldMandate | None:
    """The mandate of a link, with its shop."""
    found = FieldMandate.objects.filter(digest=digest(secret))
    return found.select_related("shop__place", "agent").first()


def state_of(mandate: FieldMandate | None, at: datetime) -> LinkState:
    """What the link of a mandate is good for at an instant."""
    if mandate is None or mandate.sent_at is None:
        return LinkState.UNKNOWN
    if mandate.answered_at is not None:
        return LinkState.USED
    return LinkState.GOOD if at < mandate.sent_at + LINK_LIFE else LinkState.ENDED


def purge(at: datetime) -> int:
    """Throw away what nobody said yes to in time; forget old addresses. How many."""
    ended = FieldMandate.objects.filter(answered_at__isnull=True, ends_at__lt=at)
    count = 0
    for mandate in ended.exclude(email="", phone="", digest=""):
        count += _end(mandate.pk, at)
    answered = FieldMandate.objects.filter(answered_at__lt=at - KEPT)
    return count + answered.exclude(email="", phone="").update(email="", phone="")


@transaction.atomic
def _end(pk: int, at: datetime) -> int:
    """Erase what reaches the merchant, and what was prepared if no other runs."""
    mandates = FieldMandate.objects.select_for_update(of=("self",)).filter(pk=pk)
    mandate = mandates.filter(answered_at__isnull=True, ends_at__lt=at).first()
    if mandate is None:
        return 0
    mandate.email = mandate.phone = mandate.digest = ""
    mandate.save(update_fields=["email", "phone", "digest"])
    shop = Shop.objects.select_for_update(of=("self",)).get(pk=mandate.shop_id)
    if running(shop) is None:
        drafts.throw_away(shop)
    return 1


def _hold(mandate: FieldMandate) -> FieldMandate:
    """The row of a mandate that still runs, held; raises Nothing when it has nothing."""
    mandates = FieldMandate.objects.select_for_update(of=("self",))
    held = mandates.select_related("shop", "agent").get(pk=mandate.pk)
    over = held.answered_at is not None or held.ends_at <= timezone.now()
    if over or drafts.is_empty(drafts.draft_of(held.shop)):
        raise Nothing
    return held


def _new_link(held: FieldMandate) -> str:
    """A link in the place of an older one; its full address is said here only."""
    secret = new_secret(SECRET_BYTES)
    held.digest, held.sent_at = digest(secret), timezone.now()
    held.ends_at = max(held.ends_at, held.sent_at + LINK_LIFE)
    held.remark, held.remarked_at = "", None
    held.save(update_fields=["digest", "sent_at", "ends_at", "remark", "remarked_at"])
    log("help.sent", held)
    return absolute(path(secret, held.language))


def log(action: str, mandate: FieldMandate, **data: Any) -> None:
    """Note what the agent did in the name of who gave the mandate."""
    audit.record(
        action,
        mandate.shop,
        actor=mandate.agent,
        on_behalf_of=mandate.given_by,
        mandate=mandate.pk,
        **data,
    )
