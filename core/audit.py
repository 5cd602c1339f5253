"""The log of memberships, mandates, decisions and facts: written once, read by page.

Who records an action also says what it means: `words` maps the code of an action to a
function that makes a translated sentence of its entry, filled by each app in `ready()`.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.models import AuditEntry

MAX_NAME = AuditEntry._meta.get_field("on_behalf_of").max_length
ADDRESS = re.compile(r"[^\s@<>\"',;:()]+@[^\s@<>\"',;:()]+")
HIDDEN_ADDRESS = "[…@…]"
# Signs that no keyboard makes, no page shows, and some databases refuse.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")

Sentence = Callable[[AuditEntry], str]
words: dict[str, Sentence] = {}


def record(
    action: str,
    subject: models.Model,
    actor: models.Model | None = None,
    on_behalf_of: str = "",
    **data: Any,
) -> AuditEntry:
    """Write what `actor` (None: the portal itself) did to `subject`, now.

    `data` must be JSON-able; what looks like an e-mail address in it is hidden, since
    nothing that is written here can be erased.
    """
    return AuditEntry.objects.create(
        action=action,
        subject=kind_of(subject),
        subject_id=subject.pk,
        # Nobody who is logged in has no number.
        actor_id=getattr(actor, "pk", None),
        on_behalf_of=safe(on_behalf_of)[:MAX_NAME],
        data=safe(data),
    )


def entries(
    subject: models.Model, actions: Iterable[str] | None = None
) -> QuerySet[AuditEntry]:
    """What was done to one thing, newest first, with who did it; only some `actions`."""
    about = AuditEntry.objects.filter(subject=kind_of(subject), subject_id=subject.pk)
    if actions is not None:
        about = about.filter(action__in=list(actions))
    return newest_first(about)


def newest_first(found: QuerySet[AuditEntry]) -> QuerySet[AuditEntry]:
    """Entries in the order in which they are shown, one query with who did it."""
    return found.select_related("actor").order_by("-at", "-pk")


def kind_of(subject: models.Model) -> str:
    """The word under which things of one model are logged: "shop", "union", "user"."""
    return str(subject._meta.concrete_model._meta.model_name)


def sentence(entry: AuditEntry) -> str:
    """What happened, in the active language; the code when no app gave words to it."""
    say = words.get(entry.action)
    return str(say(entry)) if say else entry.action


def who(entry: AuditEntry) -> str:
    """Who did it: a name and never an address; for whom, when it was for another."""
    name = _actor_name(entry)
    if not entry.on_behalf_of:
        return name
    return _("%(name)s, on behalf of %(other)s") % {
        "name": name,
        "other": entry.on_behalf_of,
    }


def _actor_name(entry: AuditEntry) -> str:
    if entry.actor_id is None:
        return _("the portal")
    try:
        actor = entry.actor
    except get_user_model().DoesNotExist:
        actor = None
    # select_related finds nobody for the number of an account that is gone.
    name = actor.get_full_name().strip() if actor else ""
    return name or _("person no. %(number)s") % {"number": entry.actor_id}


def safe(value: Any) -> Any:
    """A value without e-mail addresses and without signs that cannot be kept."""
    if isinstance(value, str):
        return ADDRESS.sub(HIDDEN_ADDRESS, printable(value))
    if isinstance(value, dict):
        return {safe(key): safe(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [safe(inner) for inner in value]
    return value


def printable(text: str) -> str:
    """A text that every database and spreadsheet takes."""
    return UNPRINTABLE.sub("", text).encode("utf-8", "replace").decode()
