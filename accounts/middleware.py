"""The door of the admin: our login, and a second step for who has a role."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts import access, pages
from accounts.people import language_of

ADMIN = "/admin/"
LOGIN, LOGOUT, RESET = "/admin/login/", "/admin/logout/", "/admin/password_reset/"
AFTER_ENROLMENT = "accounts_next"
TOLD = "accounts_demo_told"


class AdminDoorMiddleware:
    """Nobody works in the admin without a second step.

    Asked anew at each request, because a role can begin and end at any time.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let through, or lead to where the way in is."""
        if not request.path_info.startswith(ADMIN):
            return self.get_response(request)
        return self.led_away(request) or self.get_response(request)

    def led_away(self, request: HttpRequest) -> HttpResponse | None:
        """Where to go instead of the admin; None lets through."""
        path = request.path_info
        if path.startswith((LOGIN, RESET)):
            wanted = request.GET.get("next") or ADMIN
            query = urlencode({"next": wanted if path.startswith(LOGIN) else ADMIN})
            return HttpResponseRedirect(f"{reverse('account_login')}?{query}")
        user = request.user
        if not user.is_authenticated or path == LOGOUT:
            return None
        if not access.may_enter_admin(user):
            return no_role(request)
        if access.is_invented(user):
            return tell_once(request)
        if access.has_second_step(user):
            return None
        request.session[AFTER_ENROLMENT] = request.get_full_path()
        return HttpResponseRedirect(reverse("mfa_activate_totp"))


def no_role(request: HttpRequest) -> HttpResponse:
    """403 for who is logged in and has nothing to do in the admin."""
    title = _("This part is for the city and the unions")
    return pages.refusal(request, "accounts/no_role.html", title, 403)


def tell_once(request: HttpRequest) -> None:
    """Say in a demonstration why no second step was asked."""
    if request.path_info == ADMIN and not request.session.get(TOLD):
        request.session[TOLD] = True
        with override(language_of(request.user)):
            words = _("Demonstration: the second step of logging in is left out here.")
            messages.info(request, words)
