"""Mails of the help; a text per mail, whose first line is the subject."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from wagtail.users.models import UserProfile

from core import languages
from core.formats import date_words
from core.head import absolute
from merchants.models import FieldMandate
from merchants.models.help import LINK_LIFE


def ask_for_yes(mandate: FieldMandate, email: str, address: str) -> None:
    """The link by which a merchant says yes, no, or what to correct."""
    until = timezone.localdate(timezone.now() + LINK_LIFE)
    _send(
        "yes",
        email,
        mandate.language,
        shop=mandate.shop.name,
        name=mandate.given_by,
        agent=name_of(mandate.agent),
        address=address,
        until=date_words(until, mandate.language, "full"),
    )


def tell_owner(mandate: FieldMandate, owner: Any) -> None:
    """Somebody says that he has a mandate for a page that is kept already."""
    _send(
        "mandate",
        owner.email,
        language_of(owner),
        shop=mandate.shop.name,
        name=mandate.given_by,
        agent=name_of(mandate.agent),
    )


def tell_agent(mandate: FieldMandate, what: str) -> None:
    """What a merchant answered: "yes", "no" or "remark"."""
    agent = mandate.agent
    if agent is None or not agent.is_active:
        return
    language = language_of(agent)
    with override(language):
        address = absolute(reverse("merchants:visits"))
    _send(
        "answer",
        agent.email,
        language,
        shop=mandate.shop.name,
        what=what,
        remark=mandate.remark,
        address=address,
    )


def welcome(mandate: FieldMandate, user: Any) -> None:
    """The page is the merchant's: where he changes it from now on."""
    with override(mandate.language):
        address = absolute(reverse("merchants:shop", args=[mandate.shop_id]))
    _send(
        "welcome",
        user.email,
        mandate.language,
        shop=mandate.shop.name,
        name=mandate.given_by,
        address=address,
    )


def name_of(user: Any) -> str:
    """The name of an agent, never an address."""
    return user.get_full_name().strip() if user else ""


def language_of(user: Any) -> str:
    """The language in which somebody reads, as far as the portal knows."""
    profile = UserProfile.objects.filter(user=user).first()
    chosen = profile.preferred_language[:2] if profile else ""
    return chosen if chosen in languages.codes() else languages.SOURCE


def _send(name: str, email: str, language: str, **context: str) -> None:
    shown = {key: " ".join(value.split()) for key, value in context.items()}
    shown |= {"site_name": settings.WAGTAIL_SITE_NAME, "site_url": settings.BASE_URL}
    with override(language):
        text = render_to_string(f"merchants/help/mail/{name}.txt", shown)
    subject, _line, body = text.strip().partition("\n")
    EmailMessage(
        subject=" ".join(subject.split()),
        body=body.lstrip("\n") + "\n",
        to=[email],
        headers={"Auto-Submitted": "auto-generated"},
    ).send()
