"""Addresses of accounts, below the language prefix."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView

from allauth.account import views as allauth_views
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp

from accounts import addresses as at
from accounts.access import fresh_login_required, member_required
from accounts.pages import page
from accounts.views import account, data, signing_in
from core.languages import below, route

STEP = _("Second step")
CODES = _("Recovery codes")
View = Callable[..., Any]


def named(
    words: dict[str, str], view: View, title: Promise, name: str, rest: str = ""
) -> URLPattern:
    """A page of the account: /fr/compte/adresse/."""
    slugs = below(at.SLUGS, words)
    return path(route(slugs, rest), page(view, title), name=name)


def step(rest: str, view: View, title: Promise, name: str) -> URLPattern:
    """A page about the second step, which allauth calls mfa."""
    return named(at.STEP, view, title, f"mfa_{name}", rest)


signing_in_urls = [
    named(at.LOGIN, signing_in.sign_in, _("Log in"), "account_login"),
    named(at.CODE, signing_in.code, _("Look in your mail"), "account_code"),
    named(at.LINK, signing_in.link, _("Log in"), "account_link", "<str:secret>/"),
    named(
        at.PASSWORD_LOGIN,
        allauth_views.login,
        _("Log in with a password"),
        "account_password_login",
    ),
    step("code/", signing_in.second_step, STEP, "authenticate"),
    named(at.LOGOUT, allauth_views.logout, _("Log out"), "account_logout"),
    named(
        at.CLOSED,
        allauth_views.account_inactive,
        _("This account is closed"),
        "account_inactive",
    ),
]
member_urls = [
    path(route(at.SLUGS), page(account.home, _("My account")), name="account_home"),
    named(
        at.PROVE, member_required(signing_in.prove), _("Is it you?"), "account_prove"
    ),
    named(at.ADDRESS, account.address, _("Change my address"), "account_address"),
    named(at.PASSWORD, account.password, _("My password"), "account_password"),
    named(at.EXPORT, data.export, _("Export my data"), "account_export"),
    named(at.ERASE, data.erase, _("Erase my account"), "account_erase"),
    named(at.ERASED, data.erased, _("Your account is erased"), "account_erased"),
]
fresh = fresh_login_required
second_step_urls = [
    path(
        route(below(at.SLUGS, at.STEP)),
        RedirectView.as_view(pattern_name="account_home"),
        name="mfa_index",
    ),
    step(
        "verify/",
        member_required(mfa.reauthenticate),
        _("Is it you?"),
        "reauthenticate",
    ),
    step("app/", fresh(totp.activate_totp), STEP, "activate_totp"),
    step("off/", fresh(totp.deactivate_totp), STEP, "deactivate_totp"),
    step(
        "recovery/", fresh(recovery.view_recovery_codes), CODES, "view_recovery_codes"
    ),
    step(
        "recovery/new/",
        fresh(recovery.generate_recovery_codes),
        CODES,
        "generate_recovery_codes",
    ),
]
urlpatterns = [*signing_in_urls, *member_urls, *second_step_urls]
