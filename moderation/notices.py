"""Who is told of a decision: functions that apps register, and the mail to the shop."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.people import language_of
from core.mails import automatic
from moderation.choices import Decision, Reason
from moderation.models import Review
from moderation.people import OWNER, keepers, name_of

Notice = Callable[[Review], Any]
Room = Callable[[Review, str], str]
_notices: list[Notice] = []
_rooms: list[Room] = []


def register(notice: Notice) -> Notice:
    """Add a function that is called with each decision, in its transaction."""
    _notices.append(notice)
    return notice


def register_room(room: Room) -> Room:
    """Say where in the merchants' room a submission is answered, in a language."""
    _rooms[:] = [room]
    return room


def decided(review: Review) -> None:
    """Tell everybody whom a decision concerns."""
    for notice in _notices:
        notice(review)


@register
def tell_shop(review: Review) -> None:
    """A mail to the author and to the owners, each in the own language."""
    if review.decision == Decision.WITHDRAWN:
        return
    roles = keepers([review])[review.pk]
    told = {pk for pk, role in roles.items() if role == OWNER} | {review.author_id}
    # An author who no longer belongs to the shop is no longer told about it.
    told &= set(roles)
    for person in get_user_model().objects.filter(pk__in=told, is_active=True):
        language = language_of(person)
        with override(language):
            _mail(review, person, language).send()


def _mail(review: Review, person: Any, language: str) -> EmailMessage:
    title = " ".join(review.title.split())
    published = review.decision == Decision.PUBLISHED
    subject = (
        _("Published: %(title)s") if published else _("To be corrected: %(title)s")
    )
    known = dict(Reason.choices)
    context = {
        "title": title,
        "published": published,
        "reader": name_of(review.decided_by),
        "reasons": [known[code] for code in review.reasons if code in known],
        "comment": review.comment,
        "may_appeal": review.appeal_of_id is None,
        "url": room_address(review, language),
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
    body = render_to_string("moderation/mail/decision.txt", context)
    return automatic(subject % {"title": title}, body, person.email)


def room_address(review: Review, language: str) -> str:
    """Where its sender answers; the home page of the portal as long as nobody said."""
    path = _rooms[0](review, language) if _rooms else f"/{language}/"
    return f"{settings.BASE_URL}{path}"
