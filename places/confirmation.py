"""Links by which a place confirms its hours, once and without an account."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db import transaction
from django.dispatch import Signal
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from wagtail.log_actions import log

from core.head import absolute
from core.secret_links import digest, new_secret
from places.choices import DayAnswerKind, HoursSource
from places.models import DayAnswer, HoursLink, Place

SLUGS = {"fr": "confirmer", "en": "confirm", "nl": "bevestigen"}
KEPT = timedelta(days=90)
# How long the page of thanks can be read again.
SHOWN_AFTER_USE = timedelta(minutes=30)
ONE_DAY = timedelta(days=1)
MAX_A_DAY = 3
# Sent in the transaction of a confirmation: place, hours_before, days (dates).
confirmed = Signal()


class LinkState(StrEnum):
    """What a link is good for."""

    GOOD = "good"
    USED = "used"
    ENDED = "ended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a place says of one special day; `times` only with other hours."""

    date: date
    kind: DayAnswerKind
    times: str = ""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a place confirms: its usual hours (None: unchanged) and special days.

    `shown` are the hours that the person saw (None: does not matter).
    """

    opening_hours: str | None = None
    answers: list[Answer] = field(default_factory=list)
    shown: str | None = None


def make_link(place: Place, email: str, language: str) -> tuple[HoursLink, str]:
    """A new link and its full address, which is said here and never again."""
    secret = new_secret()
    link = HoursLink.objects.create(
        place=place, digest=digest(secret), email=email, language=language
    )
    return link, absolute(path(secret, language))


def path(secret: str, language: str, name: str = "confirm") -> str:
    """The address of a page about a link in one language."""
    with override(language):
        return reverse(f"places:{name}", args=[secret])


def find(secret: str) -> HoursLink | None:
    """The link of a secret, with its place."""
    links = HoursLink.objects.select_related("place")
    return links.filter(digest=digest(secret)).first()


def state_of(link: HoursLink | None, at: datetime) -> LinkState:
    """What a link is good for at an instant."""
    if link is None:
        return LinkState.UNKNOWN
    if link.used_at is not None:
        return LinkState.USED
    return LinkState.GOOD if at < link.ends_at else LinkState.ENDED


def just_used(link: HoursLink | None, at: datetime) -> bool:
    """Whether the page of thanks may still be shown."""
    used_at = link.used_at if link else None
    return used_at is not None and at - used_at < SHOWN_AFTER_USE


@transaction.atomic
def spend(link: HoursLink, confirmation: Confirmation) -> bool:
    """Write what a place confirms and use up its link.

    False, and nothing is written, when the link is no longer good or the hours are not
    those that were shown. The row of the link is locked: of two clicks at once, one has
    an effect.
    """
    now = timezone.now()
    locked = HoursLink.objects.select_for_update().filter(pk=link.pk).first()
    if locked is None or state_of(locked, now) is not LinkState.GOOD:
        return False
    place = Place.objects.select_for_update().get(pk=locked.place_id)
    if confirmation.shown not in (None, place.opening_hours):
        return False
    hours_before = place.opening_hours
    _write_answers(place, confirmation.answers, now)
    _write_hours(place, confirmation.opening_hours, now)
    locked.used_at = now
    locked.save(update_fields=["used_at"])
    log(instance=place, action="wagtail.edit", data={"confirmation_link": locked.pk})
    days = [answer.date for answer in confirmation.answers]
    confirmed.send(Place, place=place, hours_before=hours_before, days=days)
    return True


def purge(at: datetime) -> int:
    """Delete links older than 90 days; how many."""
    _total, by_model = HoursLink.objects.filter(made_at__lt=at - KEPT).delete()
    return by_model.get(HoursLink._meta.label, 0)


@transaction.atomic
def may_send_again(place_id: int, at: datetime) -> bool:
    """Whether a place may get one more link today."""
    Place.objects.select_for_update().filter(pk=place_id).first()
    recent = HoursLink.objects.filter(place=place_id, made_at__gt=at - ONE_DAY)
    return recent.count() < MAX_A_DAY


def _write_answers(place: Place, answers: list[Answer], now: datetime) -> None:
    rows = [
        DayAnswer(
            place=place,
            date=answer.date,
            answer=answer.kind,
            times=answer.times,
            source=HoursSource.OWNER,
            answered_at=now,
        )
        for answer in answers
    ]
    DayAnswer.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["place", "date"],
        update_fields=["answer", "times", "source", "answered_at"],
    )


def _write_hours(place: Place, opening_hours: str | None, now: datetime) -> None:
    """Save the place, which compiles its hours with the new answers."""
    if opening_hours is not None:
        place.opening_hours = opening_hours
    if place.opening_hours:
        place.hours_confirmed_at, place.hours_source = now, HoursSource.OWNER
    place.save(
        update_fields=[
            "opening_hours",
            "hours_compiled",
            "answered_days",
            "hours_confirmed_at",
            "hours_source",
            "updated_at",
        ]
    )
