"""What every page of an account has in common: its head, its headers, its status."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core import languages
from core.head import Head, by_language, make_head, unlisted_head
from core.private import keep_private
from core.sections import home_crumb

NOT_KEPT, TOO_MANY = 422, 429
LIMITS = {"too_many_login_attempts", "rate_limited"}
WAIT_S = 300


def page(view: Callable[..., HttpResponse], title: str | Promise) -> Callable[..., Any]:
    """A view of ours or of allauth as a page of the portal: private, not indexed."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse) and not response.is_rendered:
            context = response.context_data
            context["title"] = context.get("title") or str(title)
            context.setdefault("head", head(request, context["title"]))
            context.setdefault("breadcrumbs", crumbs(request, context["title"]))
            # Wagtail's bird has nothing to do here, and would cover buttons.
            context["userbar"] = False
            note_faults(request, response)
        return keep_private(response)

    return shown


def note_faults(request: HttpRequest, response: TemplateResponse) -> None:
    """422 for a form that was not accepted, 429 when that was for too many tries."""
    form = response.context_data.get("form")
    if request.method != "POST" or form is None or not form.errors:
        return
    codes = {error.code for faults in form.errors.values() for error in faults.data}
    response.status_code = NOT_KEPT
    if codes & LIMITS:
        response.status_code = TOO_MANY
        response.headers["Retry-After"] = str(WAIT_S)


def head(request: HttpRequest, title: str) -> Head:
    """A head that keeps robots away, with the address in each language."""
    match = request.resolver_match
    addresses = by_language(match.view_name, **match.kwargs)
    return unlisted_head(title, addresses, addresses[languages.active()])


def crumbs(request: HttpRequest, title: str) -> list[dict[str, str]]:
    """Home, my account for who has one, this page."""
    found = [home_crumb()]
    is_home = request.resolver_match.view_name == "account_home"
    if request.user.is_authenticated and not is_home:
        found.append({"label": _("My account"), "url": reverse("account_home")})
    return [*found, {"label": title, "url": ""}]


def refusal(request: HttpRequest, name: str, title: str, status: int) -> HttpResponse:
    """A page that says one thing, at whatever address."""
    home = {code: f"/{code}/" for code in languages.codes()}
    path = home[languages.active()]
    context = {
        "title": title,
        "head": make_head(
            title=title, description="", alternates=home, path=path, robots="noindex"
        ),
        "lang": languages.active(),
        "userbar": False,
    }
    response = TemplateResponse(request, name, context, status=status)
    return keep_private(response.render())


def too_many(request: HttpRequest) -> HttpResponse:
    """429: too many tries from one address or connection."""
    title = _("Too many tries")
    response = refusal(request, "accounts/too_many.html", title, TOO_MANY)
    response.headers["Retry-After"] = str(WAIT_S)
    return response
