"""What the log says of accounts: that something changed, never its value."""

from typing import Any

from django.utils.translation import gettext as _

from allauth.mfa import signals
from allauth.mfa.models import Authenticator

from accounts.models import User
from core import audit
from core.models import AuditEntry

ADDRESS, PASSWORD = "account.address", "account.password"
STEP_ON, STEP_OFF = "account.second_step_on", "account.second_step_off"
EXPORTED, ERASED = "account.exported", "account.erased"


def sentences() -> dict[str, str]:
    """Each action in the active language."""
    return {
        ADDRESS: _("Changed the e-mail address"),
        PASSWORD: _("Changed the password"),
        STEP_ON: _("Switched the second step on"),
        STEP_OFF: _("Switched the second step off"),
        EXPORTED: _("Exported the data of the account"),
        ERASED: _("Erased the account"),
    }


def say(entry: AuditEntry) -> str:
    """The sentence of one entry."""
    return sentences()[entry.action]


def own(user: User, action: str) -> None:
    """Note what a member did with the own account."""
    audit.record(action, user, actor=user)


def step_added(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Note a second step; recovery codes come along with it."""
    if authenticator.type == Authenticator.Type.TOTP:
        own(user, STEP_ON)


def step_removed(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Note that a second step is gone."""
    if authenticator.type == Authenticator.Type.TOTP:
        own(user, STEP_OFF)


def connect() -> None:
    """Give the log its words, and listen to what allauth does."""
    audit.words.update(dict.fromkeys(sentences(), say))
    signals.authenticator_added.connect(step_added)
    signals.authenticator_removed.connect(step_removed)


def done_by(user: User) -> list[dict[str, Any]]:
    """What a person did, as the log has it, for `privacy.export`."""
    entries = AuditEntry.objects.filter(actor_id=user.pk).order_by("pk")
    return [
        {"at": entry.at, "what": audit.sentence(entry), "data": entry.data}
        for entry in entries
    ]
