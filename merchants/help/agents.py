"""Field agents: the group, who belongs to it, pages that are theirs alone."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from merchants.access import member

GROUP = "Accompagnement"
RIGHT, PLANNING = "merchants.fill_for_others", "merchants.change_visitrequest"
View = Callable[..., HttpResponse]


def after_migrate(**kwargs: Any) -> None:
    """Make the group once, so that what an operator changes afterwards stays."""
    group, created = Group.objects.get_or_create(name=GROUP)
    if not created:
        return
    # Django makes the permissions of an app only when it comes to it.
    create_permissions(apps.get_app_config("merchants"), verbosity=0)
    group.permissions.add(_permission())


def _permission() -> Permission:
    app_label, codename = RIGHT.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def is_agent(user: Any) -> bool:
    """Whether somebody may take mandates of merchants."""
    return bool(getattr(user, "is_active", False)) and user.has_perm(RIGHT)


def plans_rounds(user: Any) -> bool:
    """Whether somebody of the city sees the visits of every agent."""
    return bool(getattr(user, "is_active", False)) and user.has_perm(PLANNING)


def agents() -> QuerySet[Any]:
    """Everybody who may be sent on a visit, by name."""
    right = _permission()
    held = Q(groups__permissions=right) | Q(user_permissions=right)
    found = get_user_model().objects.filter(held, is_active=True)
    return found.distinct().order_by("last_name", "first_name", "email")


def agents_only(view: View) -> View:
    """A page of the room for field agents."""

    @member
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_agent(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return wrapped


def agents_or_city(view: View) -> View:
    """A page of the room for field agents and for who sends them out."""

    @member
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (is_agent(request.user) or plans_rounds(request.user)):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return wrapped
