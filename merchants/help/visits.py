"""Requests for a visit: taken in, planned, closed, erased a year later."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from core import audit
from merchants.choices import VisitState
from merchants.help.agents import plans_rounds
from merchants.models import VisitRequest
from places import guard
from shops.models import Shop

FORM = "visit"
MOST_PER_HOUR = 5
TWIN_WITHIN = timedelta(minutes=10)
OPEN_STATES = (VisitState.NEW, VisitState.PLANNED)
KEPT = timedelta(days=365)


@transaction.atomic
def ask(
    wanted: dict[str, str], sender: str, user: Any = None, shop: Shop | None = None
) -> VisitRequest:
    """Keep a request; one that was sent twice is kept once.

    `wanted` has the texts and the language. Raises guard.TooMany, and then nothing is
    written. The caller has checked that `user` belongs to `shop`.
    """
    sent = guard.hold(sender, FORM)
    since = timezone.now() - TWIN_WITHIN
    twin = VisitRequest.objects.filter(made_at__gte=since, shop=shop, **wanted).first()
    if twin is not None:
        return twin
    if sent >= MOST_PER_HOUR:
        raise guard.TooMany
    guard.count(sender, FORM)
    request = VisitRequest.objects.create(user=user, shop=shop, **wanted)
    if shop is not None:
        audit.record("help.asked", shop, actor=user)
    return request


def waiting_count() -> int:
    """How many requests nobody has planned yet."""
    return VisitRequest.objects.filter(state=VisitState.NEW).count()


def seen_by(user: Any) -> QuerySet[VisitRequest]:
    """The requests that somebody may read in the room: his own, the city's all."""
    found = VisitRequest.objects.select_related("shop__place", "agent")
    return found if plans_rounds(user) else found.filter(agent=user.pk)


def open_first(user: Any) -> list[VisitRequest]:
    """Open requests of an agent: planned ones in order, then those without a day."""
    mine = VisitRequest.objects.filter(agent=user.pk, state__in=OPEN_STATES)
    found = list(mine.select_related("shop__place").order_by("made_at", "pk"))
    return sorted(found, key=lambda visit: (visit.planned_at is None, _at(visit)))


def _at(visit: VisitRequest) -> datetime:
    return visit.planned_at or visit.made_at


def round_of(user: Any, day: date) -> list[VisitRequest]:
    """The visits of a day that somebody sees, by agent and hour; one query."""
    found = seen_by(user).filter(planned_at__date=day, state__in=OPEN_STATES)
    return list(found.order_by("agent", "planned_at", "pk"))


def purge(at: datetime) -> int:
    """Erase requests that were closed a year ago; how many."""
    old = VisitRequest.objects.filter(closed_at__lt=at - KEPT)
    count, _by_model = old.delete()
    return count
