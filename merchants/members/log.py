"""What the log says of members. Names stay out of it: accounts can be erased."""

from typing import Any

from django.utils.translation import gettext as _

from core import audit
from core.models import AuditEntry
from shops.choices import MemberRole


def _role(entry: AuditEntry) -> str:
    roles: dict[Any, str] = {value: str(label) for value, label in MemberRole.choices}
    return roles.get(entry.data.get("role"), "")


def _added(entry: AuditEntry) -> str:
    return _("Somebody joined those who keep this page: %(role)s.") % {
        "role": _role(entry)
    }


def _changed(entry: AuditEntry) -> str:
    return _("A member got another role: %(role)s.") % {"role": _role(entry)}


def _removed(entry: AuditEntry) -> str:
    return _("A member was taken off: %(role)s.") % {"role": _role(entry)}


def _invited(entry: AuditEntry) -> str:
    return _("Somebody was invited: %(role)s.") % {"role": _role(entry)}


audit.words |= {
    "membership.added": _added,
    "membership.role": _changed,
    "membership.removed": _removed,
    "membership.left": lambda entry: _("A member left."),
    "membership.handed_over": lambda entry: _("The page was handed over."),
    "fiche.given_back": lambda entry: _("The page was given back: nobody keeps it."),
    "invitation.made": _invited,
    "invitation.cancelled": lambda entry: _("An invitation was taken back."),
}
