"""Logging in and signing up: an address, a mail, its code or its link."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.stagekit import clear_login
from allauth.account.utils import perform_login
from allauth.core import ratelimit
from allauth.mfa.base import views as mfa

from accounts import log, pages, tickets
from accounts.adapter import is_own
from accounts.forms import CodeForm, EmailForm
from accounts.models import LoginTicket, User

TICKET = "accounts_ticket"
MAX_NEXT = 500


def own_next(request: HttpRequest) -> str:
    """Where to go afterwards: a path of this portal, or nowhere."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    own = is_own(wanted, request.get_host(), request.is_secure())
    clean = len(wanted) <= MAX_NEXT and "\0" not in wanted
    return wanted if own and clean else ""


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """One field; whatever the address, the answer is the same."""
    wanted = own_next(request)
    if request.user.is_authenticated:
        return HttpResponseRedirect(wanted or resolve_url("account_home"))
    form = EmailForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return mail_ticket(request, tickets.Kind.LOGIN, form.cleaned_data["email"])
    context = {"form": form, "next_url": wanted}
    return TemplateResponse(request, "accounts/sign_in.html", context)


def mail_ticket(
    request: HttpRequest, kind: str, email: str, user: User | None = None
) -> HttpResponse:
    """Send a code and lead to the page where it is typed; 429 after too many."""
    if not ratelimit.consume(request, action="login_mail", key=email):
        return pages.too_many(request)
    with transaction.atomic():
        ticket = tickets.send(kind, email, own_next(request), user)
    # A login that waits for its second step would lead away from the new one.
    if user is None:
        clear_login(request)
    request.session[TICKET] = ticket.pk
    return HttpResponseRedirect(reverse("account_code"))


@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The code of the mail that this browser asked for."""
    ticket = tickets.by_pk(request.session.get(TICKET))
    if ticket is None or not is_for(request, ticket):
        return gone(request)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="login_code"):
            return pages.too_many(request)
        if tickets.code_is_right(ticket, form.cleaned_data["code"]):
            return accept(request, ticket)
        form.add_error("code", wrong_code(ticket))
    context = {
        "form": form,
        "kind": ticket.kind,
        "masked": tickets.masked(ticket.email),
        "minutes": tickets.MINUTES,
    }
    return TemplateResponse(request, "accounts/code.html", context)


def is_for(request: HttpRequest, ticket: LoginTicket) -> bool:
    """Whether a ticket belongs to who looks: a login to anybody, the rest to its user."""
    return ticket.kind == tickets.Kind.LOGIN or ticket.user_id == request.user.pk


def wrong_code(ticket: LoginTicket) -> str:
    """What to do about a wrong code."""
    left = tickets.tries_left(ticket)
    if not left:
        return _(
            "Too many wrong codes. Use the link in the mail, or ask for a new one."
        )
    return _("This is not the code of the mail. Check the six digits.")


def gone(request: HttpRequest) -> HttpResponse:
    """410: a code or a link that was used, or is older than half an hour."""
    context = {"title": _("This link no longer works"), "minutes": tickets.MINUTES}
    return TemplateResponse(request, "accounts/gone.html", context, status=410)


@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """The link of a mail: a page with a button, because mail scanners open links."""
    if not ratelimit.consume(request, action="login_link"):
        return pages.too_many(request)
    ticket = tickets.by_link(secret)
    if ticket is None:
        return gone(request)
    if request.method == "POST":
        return accept(request, ticket)
    context = {"masked": tickets.masked(ticket.email)}
    return TemplateResponse(request, "accounts/link.html", context)


def second_step(request: HttpRequest) -> HttpResponse:
    """The code of the app; without one allauth would expect a security key."""
    if request.method == "POST" and "code" not in request.POST:
        return HttpResponseRedirect(request.path)
    return mfa.authenticate(request)


def accept(request: HttpRequest, ticket: LoginTicket) -> HttpResponse:
    """Do what a proven ticket is for."""
    if not tickets.use(ticket):
        return gone(request)
    request.session.pop(TICKET, None)
    if ticket.kind == tickets.Kind.LOGIN:
        return log_in(request, ticket)
    record_authentication(request, request.user, method="code")
    if ticket.kind == tickets.Kind.CHANGE:
        return change_address(request, ticket)
    return HttpResponseRedirect(ticket.next_url or resolve_url("account_home"))


def log_in(request: HttpRequest, ticket: LoginTicket) -> HttpResponse:
    """Log in through the stages of allauth, so that a second step still applies."""
    user, is_new = account_of(ticket.email)
    if request.user.is_authenticated:
        if request.user.pk == user.pk:
            return HttpResponseRedirect(ticket.next_url or resolve_url("account_home"))
        request.session.flush()
        request.user = AnonymousUser()
    record_authentication(request, user, method="code")
    return perform_login(
        request, user, redirect_url=ticket.next_url or None, signup=is_new
    )


def account_of(email: str) -> tuple[User, bool]:
    """The account of an address that has just been proved; made when there is none."""
    user = User.objects.filter(email=email).first()
    if user is not None:
        return user, False
    try:
        with transaction.atomic():
            return User.objects.create_user(email), True
    except IntegrityError:
        return User.objects.get(email=email), False


def change_address(request: HttpRequest, ticket: LoginTicket) -> HttpResponse:
    """Give the account its new address, unless somebody else has it."""
    query = {"saved": "email"}
    try:
        with transaction.atomic():
            request.user.email = ticket.email
            request.user.save(update_fields=["email"])
            log.own(request.user, log.ADDRESS)
    except IntegrityError:
        query = {"fault": "email"}
    return HttpResponseRedirect(f"{reverse('account_home')}?{urlencode(query)}")


@require_http_methods(["GET", "HEAD", "POST"])
def prove(request: HttpRequest) -> HttpResponse:
    """Prove by a new code whose session this is, before something that matters."""
    if request.method == "POST":
        kind, user = tickets.Kind.FRESH, request.user
        return mail_ticket(request, kind, user.email, user)
    context: dict[str, Any] = {
        "next_url": own_next(request),
        "masked": tickets.masked(request.user.email),
    }
    return TemplateResponse(request, "accounts/prove.html", context)
