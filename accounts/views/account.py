"""My account: name and language, address, password, second step."""

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from allauth.account.forms import SetPasswordForm
from allauth.core import ratelimit

from accounts import access, log, pages, tickets
from accounts.forms import EmailForm, ProfileForm
from accounts.views.signing_in import mail_ticket


@access.member_required
@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest) -> HttpResponse:
    """What is known of a member, and where each of it is changed."""
    user = request.user
    typed = request.POST if request.method == "POST" else request.typed_before
    form = ProfileForm(typed, instance=user)
    if request.method == "POST" and form.is_valid():
        form.save()
        return saved_in(form.cleaned_data["language"])
    # A name that was refused must not appear around the form.
    user.refresh_from_db(fields=["first_name", "last_name"])
    context = {
        "form": form,
        "sentence": sentence(request),
        "fault": request.GET.get("fault") == "email",
        "second_step": access.has_second_step(user),
        "needs_second_step": access.may_enter_admin(user),
        "invented": access.is_invented(user),
        "has_password": user.has_usable_password(),
    }
    return TemplateResponse(request, "accounts/home.html", context)


def saved_in(language: str) -> HttpResponse:
    """Back to the account, in the language that was chosen."""
    with override(language):
        return HttpResponseRedirect(f"{reverse('account_home')}?saved=profile")


def sentence(request: HttpRequest) -> str:
    """What has just been done."""
    return {
        "profile": _("Saved."),
        "email": _("Your new address is saved. Use it from now on to log in."),
        "password": _("Your password is saved."),
    }.get(request.GET.get("saved", ""), "")


@access.fresh_login_required
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    """Another address: a code goes there, and nothing changes before it is typed.

    An address that has an account already gets the same mail and the same page.
    """
    form = EmailForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        new = form.cleaned_data["email"]
        if new != request.user.email:
            return mail_ticket(request, tickets.Kind.CHANGE, new, request.user)
        form.add_error("email", _("This is the address of your account already."))
    return TemplateResponse(request, "accounts/address.html", {"form": form})


@access.fresh_login_required
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Set or change the password; the old one need not be known, the login is fresh."""
    user = request.user
    typed = request.POST if request.method == "POST" else None
    form = SetPasswordForm(data=typed, user=user)
    if request.method == "POST":
        if not ratelimit.consume(request, action="change_password"):
            return pages.too_many(request)
        if form.is_valid():
            form.save()
            log.own(user, log.PASSWORD)
            update_session_auth_hash(request, user)
            return HttpResponseRedirect(f"{reverse('account_home')}?saved=password")
    context = {"form": form, "has_password": user.has_usable_password()}
    return TemplateResponse(request, "accounts/password.html", context)
