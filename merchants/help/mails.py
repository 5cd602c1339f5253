"""Mails of the help: the link of a merchant, what its owner and its agent are told."""

from typing import Any

from django.utils import timezone

from accounts.people import language_of
from core.formats import date_words
from merchants import mail
from merchants.models import FieldMandate
from merchants.models.help import LINK_LIFE


def ask_for_yes(mandate: FieldMandate, email: str, address: str) -> None:
    """The link by which a merchant says yes, no, or what to correct."""
    until = timezone.localdate(timezone.now() + LINK_LIFE)
    mail.send(
        "yes_link",
        email,
        mandate.language,
        shop=mandate.shop.name,
        merchant=mandate.given_by,
        agent=name_of(mandate.agent),
        address=address,
        until=date_words(until, mandate.language, "full"),
    )


def tell_owner(mandate: FieldMandate, owner: Any) -> None:
    """Somebody says that he has a mandate for a page that is kept already."""
    mail.send(
        "mandate_told",
        owner.email,
        language_of(owner),
        shop=mandate.shop.name,
        merchant=mandate.given_by,
        agent=name_of(mandate.agent),
    )


def tell_agent(mandate: FieldMandate, what: str) -> None:
    """What a merchant answered: "yes", "no" or "remark"."""
    agent = mandate.agent
    if agent is None or not agent.is_active:
        return
    language = language_of(agent)
    mail.send(
        "mandate_answer",
        agent.email,
        language,
        shop=mandate.shop.name,
        what=what,
        remark=mandate.remark,
        address=mail.address("visits", language),
    )


def name_of(user: Any) -> str:
    """The name of an agent, never an address."""
    return user.get_full_name().strip() if user else ""
