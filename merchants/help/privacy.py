"""What the help keeps of a person: to be handed out, to be erased.

Somebody is found by his account and by his address: a request needs no account.
"""

from typing import Any

from django.db import transaction
from django.db.models import Q

from accounts import privacy
from merchants.models import FieldMandate, VisitRequest

ASKED = (
    *("name", "shop_name", "address", "phone", "email", "moment", "message"),
    *("language", "state", "planned_at", "made_at"),
)
GIVEN = (
    *("given_by", "kind", "given_on", "email", "phone", "language", "made_at"),
    *("sent_at", "answered_at", "answer", "remark"),
)
TAKEN = ("shop_id", "given_on", "made_at", "sent_at", "answered_at", "answer")


def export_visits(user: Any) -> list[dict[str, Any]]:
    """The visits that a person asked for."""
    return list(asked_by(user).order_by("pk").values(*ASKED))


def export_mandates(user: Any) -> dict[str, list[dict[str, Any]]]:
    """The mandates that a person gave, and those that he took as an agent."""
    given = given_by(user).order_by("pk")
    taken = FieldMandate.objects.filter(agent=user).order_by("pk")
    return {"given": list(given.values(*GIVEN)), "taken": list(taken.values(*TAKEN))}


def erase_visits(user: Any) -> None:
    """Delete what a person asked for; others go to visits that were his to make."""
    asked_by(user).delete()
    VisitRequest.objects.filter(agent=user).update(agent=None)


@transaction.atomic
def erase_mandates(user: Any) -> None:
    """Take name, address and link off mandates; that there was one stays."""
    given_by(user).update(given_by="", email="", phone="", digest="", remark="")
    FieldMandate.objects.filter(agent=user).update(agent=None)


def asked_by(user: Any) -> Any:
    """Requests of an account, or with its address."""
    return VisitRequest.objects.filter(Q(user=user) | Q(email__iexact=user.email))


def given_by(user: Any) -> Any:
    """Mandates that name the address of an account."""
    return FieldMandate.objects.filter(email__iexact=user.email)


def register() -> None:
    """Tell the accounts."""
    privacy.export("visits", export_visits)
    privacy.export("mandates", export_mandates)
    privacy.erase("visits", erase_visits)
    privacy.erase("mandates", erase_mandates)
