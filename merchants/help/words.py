"""What the log says of the help, and what a person finds of it in his data."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from core import audit
from core.models import AuditEntry

WORDS: dict[str, Callable[[], str]] = {
    "help.asked": lambda: _("A visit was asked for."),
    "help.mandate": lambda: _(
        "A mandate was recorded: an agent of the city prepares the page."
    ),
    "help.sent": lambda: _("A link was made for the merchant to say yes or no."),
    "help.remark": lambda: _("The merchant asks for a correction before he says yes."),
    "help.yes": lambda: _("The merchant said yes: what was prepared goes public."),
    "help.no": lambda: _("The merchant said no: what was prepared is thrown away."),
    "help.given_up": lambda: _("The mandate was ended without an answer."),
}


def _sentence(say: Callable[[], str]) -> Callable[[AuditEntry], Any]:
    return lambda entry: say()


def register() -> None:
    """Give words to the actions of the help."""
    audit.words |= {action: _sentence(say) for action, say in WORDS.items()}
