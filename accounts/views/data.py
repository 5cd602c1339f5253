"""My data: take it along, have it erased."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts import access, log, pages, privacy
from accounts.forms import EraseForm


@access.fresh_login_required
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponse:
    """Everything that the portal keeps of a member, as a file."""
    if request.method != "POST":
        return TemplateResponse(request, "accounts/export.html", {})
    log.own(request.user, log.EXPORTED)
    response = HttpResponse(privacy.archive(request.user), "application/zip")
    response.headers["Content-Disposition"] = 'attachment; filename="enjoy-mel.zip"'
    return response


@access.fresh_login_required
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Erase the account for good, and log out."""
    form = EraseForm(request.POST if request.method == "POST" else None)
    last = privacy.is_last_operator(request.user)
    if request.method == "POST" and form.is_valid() and not last:
        return _forget(request)
    context = {"form": form, "last": last}
    status = pages.NOT_KEPT if last and request.method == "POST" else 200
    return TemplateResponse(request, "accounts/erase.html", context, status=status)


def _forget(request: HttpRequest) -> HttpResponse:
    """Erase; when another operator was erased just now, show the page again."""
    try:
        privacy.forget(request.user)
    except privacy.LastOperator:
        return HttpResponseRedirect(reverse("account_erase"))
    logout(request)
    return HttpResponseRedirect(reverse("account_erased"))


@require_http_methods(["GET", "HEAD"])
def erased(request: HttpRequest) -> HttpResponse:
    """The last page: it is done."""
    return TemplateResponse(request, "accounts/erased.html", {})
