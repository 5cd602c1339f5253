"""One mail per working day to whoever must act; none when nothing waits."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from accounts.people import language_of
from core import audit
from core.mails import automatic
from moderation import log, rights, waiting
from moderation.deadlines import MONDAY_TO_FRIDAY, is_working_day
from moderation.models import Mandate
from moderation.waiting import Waiting

LISTED = 20

Extra = Callable[[Any], Iterable[str]]
_extras: list[Extra] = []


def also(extra: Extra) -> Extra:
    """Add what else may wait for a person: sentences in the active language; a decorator."""
    _extras.append(extra)
    return extra


def send_digests(at: datetime) -> int:
    """Write to everybody for whom something waits; how many mails were written.

    On working days of the union (for the city Monday to Friday), and to nobody twice a
    day.
    """
    day = timezone.localdate(at)
    to_read: dict[int, list[Waiting]] = {}
    city = _city() if is_working_day(day, MONDAY_TO_FRIDAY) else set()
    for line in waiting.lines(waiting.open_reviews(), day):
        union = line.review.union
        if union and is_working_day(day, union.working_days):
            _add(to_read, line.readers, line)
        if line.is_citys:
            appealed = line.review.appeal_of
            _add(to_read, city - {appealed and appealed.decided_by_id}, line)
    keys = {*to_read, *city, *_readers(at)}
    people = get_user_model().objects.filter(pk__in=keys, is_active=True)
    return sum(_send(person.pk, to_read.get(person.pk, []), at) for person in people)


def _add(
    to_read: dict[int, list[Waiting]], people: Iterable[int], line: Waiting
) -> None:
    for person in people:
        lines = to_read.setdefault(person, [])
        if line not in lines:
            lines.append(line)


def _readers(at: datetime) -> set[int]:
    """Who holds a mandate of a union that works on that day."""
    mandates, day = Mandate.objects.current(at), timezone.localdate(at)
    return {
        mandate.user_id
        for mandate in mandates.select_related("union")
        if is_working_day(day, mandate.union.working_days)
    }


def _city() -> set[int]:
    """Who acts for the city; not the operators, who may do everything."""
    app, codename = rights.CITY.split(".")
    given = Permission.objects.filter(
        content_type__app_label=app, codename=codename
    ).values("pk")
    users = get_user_model().objects.filter(
        Q(groups__permissions__in=given) | Q(user_permissions__in=given),
        is_active=True,
    )
    return set(users.values_list("pk", flat=True))


@transaction.atomic
def _send(pk: int, lines: list[Waiting], at: datetime) -> bool:
    """One mail, unless one was written that day; the log remembers."""
    person = get_user_model().objects.select_for_update().get(pk=pk)
    midnight = datetime.combine(
        timezone.localdate(at), time.min, timezone.get_default_timezone()
    )
    if audit.entries(person, [log.DIGEST]).filter(at__gte=midnight).exists():
        return False
    with override(language_of(person)):
        extras = [words for extra in _extras for words in extra(person)]
        if not lines and not extras:
            return False
        _mail(person, lines, extras, timezone.localdate(at)).send()
    audit.record(log.DIGEST, person, waiting=len(lines) + len(extras))
    return True


def _mail(
    person: Any, lines: list[Waiting], extras: list[str], day: date
) -> EmailMessage:
    """The mail in the active language: its words are made anew in it."""
    shown = [waiting.line(line.review, line.readers, day) for line in lines]
    late = sum(line.is_late for line in shown)
    subject = _("Something waits for you")
    if shown:
        subject = ngettext(
            "%(count)d page to read over", "%(count)d pages to read over", len(shown)
        ) % {"count": len(shown)}
    context = {
        "first_name": person.first_name,
        "lines": shown[:LISTED],
        "extras": extras,
        "more": max(len(shown) - LISTED, 0),
        "late": late,
        "url": f"{settings.BASE_URL}{reverse('moderation_queue')}",
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
    body = render_to_string("moderation/mail/digest.txt", context)
    return automatic(subject, body, person.email)
