"""Giving, delegating and ending mandates; each logged, each counts at the next click."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.people import language_of
from core import audit
from core.formats import date_words
from core.mails import automatic
from moderation import log
from moderation.choices import MandateRole
from moderation.models import Mandate, Union
from moderation.people import name_of, person_of
from moderation.rights import is_city

GIVE, END = "moderation.add_mandate", "moderation.change_mandate"


@transaction.atomic
def give(
    union: Union, email: str, starts_on: date, ends_on: date | None, user: Any
) -> Mandate:
    """The city says who presides a union; refused to anybody else."""
    if not (is_city(user) and user.has_perm(GIVE)):
        raise PermissionDenied
    made = Mandate.objects.create(
        user=person_of(email),
        union=union,
        starts_on=starts_on,
        ends_on=ends_on,
        made_by=user,
    )
    _note(log.GIVEN, made, user)
    _mail(made).send()
    return made


@transaction.atomic
def delegate(mandate: Mandate, person: Any, starts_on: date, ends_on: date) -> Mandate:
    """A president chooses who reads too, between two days; `person` or an address.

    Refused when the mandate does not hold now, or was itself delegated.
    """
    current = Mandate.objects.current().select_for_update(of=("self",))
    held = current.filter(pk=mandate.pk, role=MandateRole.PRESIDENT).first()
    chosen = person_of(person) if isinstance(person, str) else person
    if held is None or chosen.pk == held.user_id or ends_on < starts_on:
        raise PermissionDenied
    made = Mandate.objects.create(
        user=chosen,
        union=held.union,
        starts_on=starts_on,
        ends_on=ends_on,
        delegated_by=held,
        made_by=held.user,
    )
    _note(log.DELEGATED, made, held.user)
    _mail(made).send()
    return made


@transaction.atomic
def end_mandate(mandate: Mandate, user: Any) -> Mandate:
    """End a mandate now: the city any, a president those that he delegated."""
    held = Mandate.objects.select_for_update(of=("self",)).get(pk=mandate.pk)
    if not may_end(held, user):
        raise PermissionDenied
    if held.ended_at is None:
        held.ended_at = timezone.now()
        held.save(update_fields=["ended_at"])
        _note(log.ENDED, held, user)
    return held


def may_end(mandate: Mandate, user: Any) -> bool:
    """Whether somebody may end a mandate."""
    if is_city(user):
        return bool(user.has_perm(END))
    given = mandate.delegated_by
    if given is None or given.user_id != user.pk:
        return False
    return Mandate.objects.current().filter(pk=given.pk).exists()


def presided(user: Any) -> dict[int, Mandate]:
    """The mandates by which somebody may choose a delegate, by union."""
    held = Mandate.objects.current().filter(user=user, role=MandateRole.PRESIDENT)
    return {mandate.union_id: mandate for mandate in held.select_related("union")}


def listed(unions: Any) -> QuerySet[Mandate]:
    """Mandates that hold or will hold, of some unions (None: all)."""
    today = timezone.localdate()
    open_end = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    found = Mandate.objects.filter(open_end, ended_at__isnull=True)
    given = Q(delegated_by__isnull=True) | Q(delegated_by__ended_at__isnull=True)
    found = found.filter(given)
    if unions is not None:
        found = found.filter(union__in=unions)
    related = ("user", "union", "delegated_by__user")
    return found.select_related(*related).order_by("union__name", "starts_on", "pk")


def _note(action: str, mandate: Mandate, user: Any) -> None:
    audit.record(
        action,
        mandate.union,
        actor=user,
        mandate=mandate.pk,
        person=mandate.user.get_full_name() or name_of(None),
        first=mandate.starts_on.isoformat(),
        last=mandate.ends_on.isoformat() if mandate.ends_on else "",
    )


def _mail(mandate: Mandate) -> EmailMessage:
    """Whom the mandate concerns learns of it, with the way to the desk."""
    language = language_of(mandate.user)
    with override(language):
        last = mandate.ends_on
        context = {
            "union": mandate.union.name,
            "giver": name_of(mandate.made_by),
            "delegate": mandate.delegated_by_id is not None,
            "first": date_words(mandate.starts_on, language, "full"),
            "last": date_words(last, language, "full") if last else "",
            "email": mandate.user.email,
            "url": f"{settings.BASE_URL}{reverse('moderation_queue')}",
            "site_name": settings.WAGTAIL_SITE_NAME,
        }
        subject = _("You read over for %(union)s") % {"union": mandate.union.name}
        body = render_to_string("moderation/mail/mandate.txt", context)
    return automatic(subject, body, mandate.user.email)
