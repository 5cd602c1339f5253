"""Who comes in: members, members who have just proved who they are, the admin."""

import re
from collections.abc import Callable
from functools import wraps
from time import time
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator

from accounts.models import User

View = Callable[..., HttpResponse]
ADMIN = "wagtailadmin.access_admin"
TYPED = "accounts_typed"
# What is secret or signed is never kept.
SECRET = re.compile(r"password|csrf|code|stamp", re.IGNORECASE)
MAX_TYPED_LENGTH = 100_000
TYPED_KEPT_S = 3600


def member_required(view: View) -> View:
    """Only for who is logged in; whoever is not comes back after logging in.

    What was sent after the session had ended is not lost: the view finds it in
    `request.typed_before` (a QueryDict, once, on the way back by GET; else None) and
    shows it in its form, not yet saved. It waits on the server, in the session of
    this browser, for an hour at most; files are not kept.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            request.typed_before = _take_typed(request)
            return view(request, *args, **kwargs)
        if request.method == "POST":
            _keep_typed(request)
        return redirect_to_login(request.get_full_path(), reverse("account_login"))

    return guarded


def _keep_typed(request: HttpRequest) -> None:
    """Keep the words of a form in the session, unless they are far too many."""
    words = request.POST.copy()
    for name in [name for name in words if SECRET.search(name)]:
        del words[name]
    body = words.urlencode()
    if len(body) <= MAX_TYPED_LENGTH:
        kept = {"path": request.get_full_path(), "body": body, "at": time()}
        request.session[TYPED] = kept


def _take_typed(request: HttpRequest) -> QueryDict | None:
    """What was typed here before the login; it can be taken once."""
    kept = request.session.get(TYPED)
    if request.method != "GET" or not isinstance(kept, dict):
        return None
    if kept["path"] != request.get_full_path():
        return None
    del request.session[TYPED]
    return QueryDict(kept["body"]) if time() - kept["at"] < TYPED_KEPT_S else None


def fresh_login_required(view: View) -> View:
    """Only for who proved a moment ago who he is; else by a new code.

    With a second step the code comes from the app, otherwise by mail.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_fresh(request):
            return view(request, *args, **kwargs)
        name = (
            "mfa_reauthenticate" if has_second_step(request.user) else "account_prove"
        )
        query = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse(name)}?{query}")

    return member_required(guarded)


def is_fresh(request: HttpRequest) -> bool:
    """Whether this session proved within the last minutes whose it is."""
    records = get_authentication_records(request, request.user)
    latest = max((record["at"] for record in records), default=0)
    return time() - latest < app_settings.REAUTHENTICATION_TIMEOUT


def may_enter_admin(user: User) -> bool:
    """Whether a role opens the admin, the second step left aside."""
    return user.is_active and (user.is_superuser or user.has_perm(ADMIN))


def has_second_step(user: User) -> bool:
    """Whether an authenticator app is set up."""
    return Authenticator.objects.filter(
        user_id=user.pk, type=Authenticator.Type.TOTP
    ).exists()


def is_invented(user: User) -> bool:
    """Whether this is somebody of the demonstration, who has no telephone."""
    return settings.PORTAL_DEMO and user.email.endswith(settings.PORTAL_DEMO_DOMAIN)
