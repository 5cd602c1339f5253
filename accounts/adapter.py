"""How django-allauth behaves in the portal."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter

from accounts.access import has_second_step, may_enter_admin
from core.senders import address_of

WRONG_CODE = _("This code is wrong. Type the one that is shown now.")


class AccountAdapter(DefaultAccountAdapter):
    """Our own host only, our own words, the address behind our proxies."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The address or the password is wrong."),
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": _("Too many tries. Please wait five minutes."),
        "rate_limited": _("Too many tries. Please wait five minutes."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that limits count."""
        return address_of(request)

    def is_safe_url(self, url: str | None) -> bool:
        """Whether to lead there after logging in: our own host only."""
        request = context.request
        return is_own(url or "", request.get_host(), request.is_secure())

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Never here: `access.fresh_login_required` guards each of these views."""
        return False

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, str]]:
        """How a member proves himself anew: by the app, else by a code in a mail."""
        name = "mfa_reauthenticate" if has_second_step(user) else "account_prove"
        return [{"id": name, "description": "", "url": reverse(name)}]

    def is_ajax(self, request: HttpRequest) -> bool:
        """Never: a form is answered by a page, whatever a client asks for."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: our pages say themselves what happened."""


class MFAAdapter(DefaultMFAAdapter):
    """The name in the authenticator app, the code to scan, who may go without."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": _(
            "Your role needs a second step: it cannot be switched off."
        ),
    }

    def get_totp_issuer(self) -> str:
        """The name beside the code in the app."""
        return settings.WAGTAIL_SITE_NAME

    def build_totp_svg(self, url: str) -> str:
        """The QR code for the page itself: dark on white, in either scheme."""
        code = segno.make(url, error="m", boost_error=False)
        return code.svg_inline(scale=5, border=3, light="#fff", omitsize=True)

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Not by who enters the admin: he would only have to make it anew."""
        return not may_enter_admin(authenticator.user)


def is_own(url: str, host: str, secure: bool) -> bool:
    """Whether an address leads to this host, and not by plain http from https."""
    return url_has_allowed_host_and_scheme(url, {host}, require_https=secure)
