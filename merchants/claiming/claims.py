"""Claims of a fiche that is there: made, proved, decided. Each change is logged."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.people import language_of
from core import audit
from merchants import mail
from merchants.choices import ClaimState, Proof
from merchants.claiming import codes
from merchants.members.services import add_member, hold
from merchants.models import Claim
from moderation.deadlines import MONDAY_TO_FRIDAY, due_on, is_working_day
from moderation.rights import is_city, reviewed_unions
from places.contacts import masked
from shops.choices import MemberRole
from shops.models import Membership, Shop, ShopPage

OWNER_DAYS = 10
WAS_PUBLIC = Q(live=True) | Q(first_published_at__isnull=False)


class Decided(Exception):
    """Nothing waits for a decision here: it was taken, or given up."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What goes with a claim: how it is proved, and what the claimant says."""

    proof: str
    siret: str = ""
    company: dict[str, Any] = field(default_factory=dict)
    message: str = ""
    language: str = "fr"
    ip: str = ""


def proofs(shop: Shop) -> list[str]:
    """The proofs that are possible for a shop; the yes of the union always is."""
    if owners_decide(shop):
        return [Proof.UNION]
    found = [Proof.EMAIL] if codes.known_email(shop) else []
    found += [Proof.LETTER] if codes.letter_address(shop) else []
    return [*found, Proof.UNION]


def owners_decide(shop: Shop) -> bool:
    """Whether who keeps the fiche is asked first.

    Nobody can keep others waiting by a fiche that no union ever read.
    """
    published = ShopPage.objects.filter(WAS_PUBLIC, shop=shop)
    owners = Membership.objects.filter(shop=shop, role=MemberRole.OWNER)
    return owners.exists() and published.exists()


@transaction.atomic
def make(user: Any, shop: Shop, asking: Asking) -> Claim:
    """Ask for a fiche, or ask by another proof; raises limits.TooMany.

    The caller has checked that the proof is one of `proofs` and counted the claim.
    """
    hold(shop)
    claim, created = Claim.objects.select_for_update().get_or_create(
        user=user, shop=shop, state=ClaimState.WAITING
    )
    if not created and claim.proof == asking.proof and _is_asked(claim):
        return claim
    claim.shop = shop
    claim.proof, claim.language = asking.proof, asking.language
    claim.siret, claim.company = asking.siret, asking.company
    claim.message = asking.message
    codes.forget_code(claim)
    claim.save()
    if claim.proof == Proof.EMAIL:
        codes.send_code(claim, asking.ip)
    if created:
        audit.record("claim.made", shop, actor=user, claim=claim.pk)
        if owners_decide(shop):
            _tell_owners(claim)
    return claim


def _is_asked(claim: Claim) -> bool:
    """Whether sending the same again would change nothing; an ended code is renewed."""
    if claim.proof != Proof.EMAIL:
        return True
    ends_at = claim.code_ends_at
    return ends_at is not None and ends_at > timezone.now()


def _tell_owners(claim: Claim) -> None:
    owners = claim.shop.memberships.filter(role=MemberRole.OWNER)
    for membership in owners.select_related("user"):
        language = language_of(membership.user)
        mail.send(
            "asked",
            membership.user.email,
            language,
            shop=claim.shop.name,
            name=name_of(claim.user),
            address=mail.address("asked", language, pk=claim.shop_id, claim=claim.pk),
        )


def name_of(user: Any) -> str:
    """How a claimant is shown to who keeps the shop: the name, else part of the address."""
    return user.get_full_name().strip() or masked(user.email)


def owners_due(claim: Claim) -> date:
    """The last day on which only the owners decide, in working days."""
    day = timezone.localdate(claim.made_at)
    left = OWNER_DAYS
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day, MONDAY_TO_FRIDAY)
    return day


def union_due(claim: Claim) -> date:
    """Until when the union, or the city, promises an answer."""
    return due_on(claim.shop.union, timezone.localdate(claim.made_at))


def is_with_owners(claim: Claim, at: datetime) -> bool:
    """Whether the owners alone decide on a waiting claim now."""
    return owners_decide(claim.shop) and timezone.localdate(at) <= owners_due(claim)


def of_owners(shop: Shop) -> QuerySet[Claim]:
    """What the owners of a shop may decide."""
    waiting = Claim.objects.filter(shop=shop, state=ClaimState.WAITING)
    return waiting.filter(proof=Proof.UNION).select_related("user")


def for_desk(user: Any) -> list[Claim]:
    """The claims that a president or the city may decide now, oldest first; 3 queries.

    Not the person's own, nor those of a shop to which the person belongs.
    """
    owners = Membership.objects.filter(shop=OuterRef("shop"), role=MemberRole.OWNER)
    public = ShopPage.objects.filter(WAS_PUBLIC, shop=OuterRef("shop"))
    waiting = Claim.objects.filter(state=ClaimState.WAITING, proof=Proof.UNION)
    if not is_city(user):
        waiting = waiting.filter(shop__union__in=reviewed_unions(user))
    own = Q(user=user.pk) | Q(shop__memberships__user=user.pk)
    found = waiting.exclude(own).select_related("shop__place", "shop__union", "user")
    today = timezone.localdate()
    return [
        claim
        for claim in found.annotate(kept=Exists(owners), read=Exists(public))
        if not (claim.kept and claim.read) or today > owners_due(claim)
    ]


@transaction.atomic
def prove(pk: int, user: Any, typed: str) -> codes.Checked:
    """Try a code; the right one accepts the claim. Raises Decided.

    When somebody else was faster, he is asked now, whatever the code.
    """
    claim = _waiting(pk, user=user)
    if claim.proof == Proof.UNION:
        return codes.Checked.ASKED
    if owners_decide(claim.shop):
        claim.proof, claim.made_at = Proof.UNION, timezone.now()
        codes.forget_code(claim)
        claim.save()
        _tell_owners(claim)
        return codes.Checked.ASKED
    checked = codes.check(claim, typed, timezone.now())
    if checked is codes.Checked.RIGHT:
        _accept(claim, MemberRole.OWNER, actor=user)
    return checked


@transaction.atomic
def resend(pk: int, user: Any, ip: str) -> None:
    """Another code by mail, or another letter; raises Decided, limits.TooMany."""
    claim = _waiting(pk, user=user)
    if claim.proof == Proof.EMAIL and codes.known_email(claim.shop):
        codes.send_code(claim, ip)
    elif claim.proof == Proof.LETTER and claim.letter_printed_at:
        codes.ask_letter(claim)


@transaction.atomic
def accept(pk: int, actor: Any, role: str = MemberRole.OWNER) -> Claim:
    """The yes of an owner, a president or the city, whose rights the caller checked."""
    claim = _waiting(pk)
    _accept(claim, role, actor)
    return claim


def _accept(claim: Claim, role: str, actor: Any) -> None:
    shop = claim.shop
    _close(claim, ClaimState.ACCEPTED, actor)
    audit.record("claim.accepted", shop, actor=actor, claim=claim.pk, proof=claim.proof)
    add_member(shop, claim.user, role, actor=actor, by="claim")
    address = mail.address("shop", claim.language, pk=shop.pk)
    email = claim.user.email
    mail.send("accepted", email, claim.language, shop=shop.name, address=address)


@transaction.atomic
def refuse(pk: int, actor: Any, reason: str) -> Claim:
    """No, with a reason that the claimant reads."""
    claim = _waiting(pk)
    claim.reason = reason
    _close(claim, ClaimState.REFUSED, actor)
    audit.record("claim.refused", claim.shop, actor=actor, claim=claim.pk)
    mail.send(
        "refused",
        claim.user.email,
        claim.language,
        shop=claim.shop.name,
        reason=reason,
        address=mail.address("claim_state", claim.language, claim=claim.pk),
    )
    return claim


@transaction.atomic
def withdraw(pk: int, user: Any) -> None:
    """The claimant gives up; raises Decided."""
    claim = _waiting(pk, user=user)
    _close(claim, ClaimState.WITHDRAWN, user)
    audit.record("claim.withdrawn", claim.shop, actor=user, claim=claim.pk)


def _waiting(pk: int, **lookup: Any) -> Claim:
    """A claim that still waits, with its shop held; raises Decided."""
    found = Claim.objects.select_related("shop").filter(pk=pk, **lookup).first()
    if found is None:
        raise Decided
    hold(found.shop)
    claims = Claim.objects.select_for_update(of=("self",)).filter(
        pk=pk, state=ClaimState.WAITING
    )
    claim = claims.select_related("shop__place", "shop__union", "user").first()
    if claim is None:
        raise Decided
    return claim


def _close(claim: Claim, state: str, actor: Any) -> None:
    claim.state, claim.decided_at, claim.decided_by = state, timezone.now(), actor
    claim.code_digest = ""
    claim.save()
