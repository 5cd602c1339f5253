"""Reports of visitors: taking them in, and what becomes of them."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from places import guard
from places.choices import ReportState
from places.models import Place, Report

FORM = "report"
MOST_PER_HOUR = 10
MOST_PER_PLACE = 3
TWIN_WITHIN = timedelta(minutes=10)
OPEN_STATES = (ReportState.RECEIVED, ReportState.CHECKING)


def form_name(code: str) -> str:
    """The name under which reports on one place are counted and stamped."""
    return f"{FORM}/{code}"


@transaction.atomic
def receive(place: Place, kind: str, text: str, language: str, sender: str) -> Report:
    """Keep a report; one that was sent twice is kept once.

    Raises guard.TooMany, and then nothing is written. Nothing is kept of the sender:
    whose report it is shows only in the counts of this hour.
    """
    here = form_name(place.code)
    sent, sent_here = guard.hold(sender, FORM), guard.hold(sender, here)
    twin = twin_of(place, kind, text, sender)
    if twin is not None:
        return twin
    if sent >= MOST_PER_HOUR or sent_here >= MOST_PER_PLACE:
        raise guard.TooMany
    guard.count(sender, FORM)
    guard.count(sender, here)
    return Report.objects.create(place=place, kind=kind, text=text, language=language)


def twin_of(place: Place, kind: str, text: str, sender: str) -> Report | None:
    """The same report, if this sender sent one on this place minutes ago."""
    since = timezone.now() - TWIN_WITHIN
    if not guard.sent_since(sender, form_name(place.code), since):
        return None
    same = Report.objects.filter(place=place, kind=kind, text=text, made_at__gte=since)
    return same.first()


def note_decision(report: Report) -> None:
    """Set when a report was decided, or take it back when it is open again."""
    if report.state in OPEN_STATES:
        report.decided_at = None
    elif report.decided_at is None:
        report.decided_at = timezone.now()


def open_count() -> int:
    """How many reports wait for the city."""
    return Report.objects.filter(state__in=OPEN_STATES).count()


def state_sentence(state: str) -> str:
    """What became of a report, said to whoever sent it."""
    return {
        ReportState.RECEIVED: _(
            "We have received it. We look at it within 5 working days."
        ),
        ReportState.CHECKING: _("We are checking it."),
        ReportState.CORRECTED: _("You were right: the page has been corrected."),
        ReportState.KEPT: _("We have checked: what the page says is right."),
        ReportState.UNUSABLE: _("We could not find out what is wrong."),
    }[ReportState(state)]
