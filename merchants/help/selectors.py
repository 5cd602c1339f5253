"""What pages of the help list: shops to choose from, mandates and how far they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core import languages
from core.formats import date_words
from merchants.choices import Answer
from merchants.help import mails
from merchants.help.mandates import LinkState, state_of
from merchants.models import FieldMandate, VisitRequest
from shops.choices import ShopStatus
from shops.models import Shop

MOST_SHOPS, MOST_MANDATES, MAX_QUERY = 20, 50, 80


@dataclass(frozen=True, slots=True)
class MandateLine:
    """One mandate in the list of an agent: what to do next, in words."""

    mandate: FieldMandate
    words: str
    runs: bool


def lines(mandates: Any) -> list[MandateLine]:
    """The newest mandates of an agent with how far they are; one query."""
    return [
        MandateLine(mandate, state_words(mandate), is_running(mandate))
        for mandate in mandates[:MOST_MANDATES]
    ]


def is_running(mandate: FieldMandate) -> bool:
    """Whether the agent may still prepare the page."""
    return mandate.answered_at is None and mandate.ends_at > timezone.now()


def state_words(mandate: FieldMandate) -> str:
    """How far a page is that is prepared for somebody."""
    if mandate.answer == Answer.YES:
        return _("said yes on %(day)s") % {"day": _day(mandate.answered_at)}
    if mandate.answer == Answer.NO:
        return _("said no on %(day)s") % {"day": _day(mandate.answered_at)}
    if not is_running(mandate):
        return _("ended without an answer")
    if mandate.remarked_at:
        return _("asks for a correction: %(words)s") % {"words": mandate.remark}
    if mandate.sent_at is None:
        return _("being prepared")
    if state_of(mandate, timezone.now()) is LinkState.ENDED:
        return _("the link is over: send another one")
    return _("link made on %(day)s, no answer yet") % {"day": _day(mandate.sent_at)}


def _day(moment: Any) -> str:
    return date_words(timezone.localdate(moment), languages.active(), "day")


def shops_named(query: str) -> list[Shop]:
    """Shops whose name or street has these words; one query."""
    words = query.replace("\x00", "")[:MAX_QUERY].split()
    if not words:
        return []
    found = Shop.objects.filter(status=ShopStatus.ACTIVE, replaced_by=None)
    for word in words:
        found = found.filter(
            Q(name__icontains=word)
            | Q(place__street_address__icontains=word)
            | Q(place__city__icontains=word)
        )
    return list(found.select_related("place").order_by("name", "pk")[:MOST_SHOPS])


def by_agent(visits: Iterable[VisitRequest]) -> list[dict[str, Any]]:
    """Visits in the order of their agents: a name, and his visits."""
    return [
        {"name": mails.name_of(agent) or _("nobody yet"), "visits": list(group)}
        for agent, group in groupby(visits, key=lambda visit: visit.agent)
    ]
