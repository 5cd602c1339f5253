"""What the log says of courses. Names stay out of it: accounts can be erased."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from core import audit
from core.models import AuditEntry

WORDS: dict[str, Callable[[], str]] = {
    "course.by_hand": lambda: _("Somebody was signed up for a course by the city."),
    "course.left": lambda: _("Somebody gave a seat of a course back."),
    "course.back": lambda: _("Somebody comes to a course after all."),
    "course.taken_off": lambda: _("Somebody was taken off a course by the city."),
    "course.off": lambda: _("A course was called off."),
    "course.session_off": lambda: _("A session of a course was called off."),
    "course.back_on": lambda: _("A course or a session takes place after all."),
    "course.changed": lambda: _("Dates or place of a course were changed."),
}


def _sentence(say: Callable[[], str]) -> Callable[[AuditEntry], Any]:
    return lambda entry: say()


def register() -> None:
    """Give words to the actions of courses."""
    audit.words |= {action: _sentence(say) for action, say in WORDS.items()}
