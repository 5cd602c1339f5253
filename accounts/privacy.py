"""What the portal keeps of a person: handing it out, erasing it.

Each application registers in AppConfig.ready() what it keeps:
`export("shops", fn)`, where fn(user) gives something that JSON can say, and
`erase("shops", fn)`, where fn(user) deletes it, or takes the name off what others
rely on. Erasing runs before the account loses its address, in one transaction.
"""

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from wagtail.models import ModelLogEntry, PageLogEntry, Revision
from wagtail.users.models import UserProfile

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from accounts import log
from accounts.models import ERASED_DOMAIN, LoginTicket, User
from core.outbox import upkeep

Export = Callable[[User], Any]
Erase = Callable[[User], None]
_exports: dict[str, Export] = {}
_erasures: dict[str, Erase] = {}


class LastOperator(Exception):
    """Somebody must be left who can run the portal."""


def export(name: str, function: Export) -> None:
    """Register what an application hands out; `name` becomes the file's name."""
    _exports[name] = function


def erase(name: str, function: Erase) -> None:
    """Register how an application forgets a person."""
    _erasures[name] = function


def archive(user: User) -> bytes:
    """A zip with one JSON file for each application that keeps something."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archived:
        for name, function in sorted(_exports.items()):
            text = json.dumps(
                function(user), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2
            )
            archived.writestr(f"{name}.json", text)
    return file.getvalue()


def is_last_operator(user: User) -> bool:
    """Whether nobody else could run the portal."""
    operators = User.objects.filter(is_superuser=True, is_active=True)
    return user.is_superuser and not operators.exclude(pk=user.pk).exists()


@transaction.atomic
def forget(user: User) -> None:
    """Erase a person; the row of the account stays, without anything that names it.

    Raises LastOperator. Whoever is erased at the same time waits for the other.
    """
    list(User.objects.select_for_update().filter(is_superuser=True).order_by("pk"))
    if is_last_operator(user):
        raise LastOperator
    for _name, function in sorted(_erasures.items()):
        function(user)
    end_sessions(user)
    log.own(user, log.ERASED)
    anonymise(user)


def anonymise(user: User) -> None:
    """Take from the row all that names or lets in; other rows may still point to it."""
    user.email = f"{user.pk}{ERASED_DOMAIN}"
    user.first_name = user.last_name = ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login = None
    user.set_unusable_password()
    user.save()
    user.groups.clear()
    user.user_permissions.clear()


def end_sessions(user: User) -> None:
    """Log out everywhere, and drop sessions in which the address was typed."""
    for session in Session.objects.iterator():
        kept = session.get_decoded()
        owner = kept.get("_auth_user_id")
        if owner == str(user.pk) or user.email in json.dumps(kept, default=str).lower():
            session.delete()


def account_data(user: User) -> dict[str, Any]:
    """The account itself, for `export`."""
    steps = Authenticator.objects.filter(user=user)
    profile = UserProfile.objects.filter(user=user).first()
    return {
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "made_on": user.date_joined,
        "last_login": user.last_login,
        "language": profile.preferred_language if profile else "",
        "groups": list(user.groups.values_list("name", flat=True)),
        "second_step": list(steps.values("type", "created_at", "last_used_at")),
    }


def written_data(user: User) -> list[dict[str, Any]]:
    """The versions of pages and other content that a person wrote, for `export`."""
    revisions = Revision.objects.filter(user=user).order_by("pk")
    return list(revisions.values("object_str", "created_at", "content"))


def forget_account(user: User) -> None:
    """Addresses, second step, mailed codes, picture and preferences."""
    Authenticator.objects.filter(user=user).delete()
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.filter(email=user.email).delete()
    LoginTicket.objects.filter(email=user.email).delete()
    LoginTicket.objects.filter(user=user).delete()
    profile = UserProfile.objects.filter(user=user).first()
    if profile is not None:
        profile.avatar.delete(save=False)
        profile.delete()


def forget_mail(user: User) -> None:
    """What still waits to be sent to the address."""
    upkeep.forget(user.email)


def forget_labels(user: User) -> None:
    """Wagtail's log writes names beside its entries; they stay without this one."""
    kind = ContentType.objects.get_for_model(User)
    own = ModelLogEntry.objects.filter(content_type=kind, object_id=str(user.pk))
    own.update(label="")
    for model in (ModelLogEntry, PageLogEntry):
        model.objects.filter(label__icontains=user.email).update(label="")
