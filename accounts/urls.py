"""Addresses of accounts, below the language prefix."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView

from allauth.account import views as allauth_views
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp

from accounts import addresses
from accounts.access import fresh_login_required, member_required
from accounts.pages import page
from accounts.views import account, data, signing_in
from core.languages import route

STEP = _("Second step")
CODES = _("Recovery codes")

signing_in_urls = [
    path(
        route(addresses.LOGIN_SLUGS),
        page(signing_in.sign_in, _("Log in")),
        name="account_login",
    ),
    path(
        route(addresses.CODE_SLUGS),
        page(signing_in.code, _("Look in your mail")),
        name="account_code",
    ),
    path(
        route(addresses.LINK_SLUGS, "<str:secret>/"),
        page(signing_in.link, _("Log in")),
        name="account_link",
    ),
    path(
        route(addresses.PASSWORD_LOGIN_SLUGS),
        page(allauth_views.login, _("Log in with a password")),
        name="account_password_login",
    ),
    path(
        route(addresses.STEP_SLUGS, "code/"),
        page(signing_in.second_step, STEP),
        name="mfa_authenticate",
    ),
    path(
        route(addresses.LOGOUT_SLUGS),
        page(allauth_views.logout, _("Log out")),
        name="account_logout",
    ),
    path(
        route(addresses.CLOSED_SLUGS),
        page(allauth_views.account_inactive, _("This account is closed")),
        name="account_inactive",
    ),
]
member_urls = [
    path(
        route(addresses.SLUGS), page(account.home, _("My account")), name="account_home"
    ),
    path(
        route(addresses.PROVE_SLUGS),
        page(member_required(signing_in.prove), _("Is it you?")),
        name="account_prove",
    ),
    path(
        route(addresses.ADDRESS_SLUGS),
        page(account.address, _("Change my address")),
        name="account_address",
    ),
    path(
        route(addresses.PASSWORD_SLUGS),
        page(account.password, _("My password")),
        name="account_password",
    ),
    path(
        route(addresses.EXPORT_SLUGS),
        page(data.export, _("Export my data")),
        name="account_export",
    ),
    path(
        route(addresses.ERASE_SLUGS),
        page(data.erase, _("Erase my account")),
        name="account_erase",
    ),
    path(
        route(addresses.ERASED_SLUGS),
        page(data.erased, _("Your account is erased")),
        name="account_erased",
    ),
]
second_step_urls = [
    path(
        route(addresses.STEP_SLUGS),
        RedirectView.as_view(pattern_name="account_home"),
        name="mfa_index",
    ),
    path(
        route(addresses.STEP_SLUGS, "verify/"),
        page(member_required(mfa.reauthenticate), _("Is it you?")),
        name="mfa_reauthenticate",
    ),
    path(
        route(addresses.STEP_SLUGS, "app/"),
        page(fresh_login_required(totp.activate_totp), STEP),
        name="mfa_activate_totp",
    ),
    path(
        route(addresses.STEP_SLUGS, "off/"),
        page(fresh_login_required(totp.deactivate_totp), STEP),
        name="mfa_deactivate_totp",
    ),
    path(
        route(addresses.STEP_SLUGS, "recovery/"),
        page(fresh_login_required(recovery.view_recovery_codes), CODES),
        name="mfa_view_recovery_codes",
    ),
    path(
        route(addresses.STEP_SLUGS, "recovery/new/"),
        page(fresh_login_required(recovery.generate_recovery_codes), CODES),
        name="mfa_generate_recovery_codes",
    ),
]
urlpatterns = [*signing_in_urls, *member_urls, *second_step_urls]
