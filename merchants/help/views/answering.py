"""The page of a merchant's link: what was prepared; yes, no, or what to correct."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core import languages
from core.private import private
from merchants import limits
from merchants.fiche import preview as fiche_preview
from merchants.help import answers, drafts, mandates
from merchants.help.answers import Outcome
from merchants.help.forms import RemarkForm
from merchants.help.mails import name_of
from merchants.help.mandates import LinkState
from merchants.help.preview import as_it_would_be, prepared_of
from merchants.models import FieldMandate
from merchants.pages import show

STATUS = {LinkState.UNKNOWN: 404, LinkState.ENDED: 410}
YES, NO, CORRECT = "yes", "no", "correct"
View = Callable[..., HttpResponse]


def with_link(view: View) -> View:
    """The view gets (request, secret, mandate) for a link that is good.

    Any other link answers with a page that says why, and what to do.
    """

    @private
    @wraps(view)
    def wrapped(request: HttpRequest, secret: str) -> HttpResponse:
        found = mandates.find(secret)
        state = mandates.state_of(found, timezone.now())
        if found is None or state is not LinkState.GOOD:
            return _after(request, secret, found, state)
        return view(request, secret, found)

    return wrapped


@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def answer(request: HttpRequest, secret: str, mandate: FieldMandate) -> HttpResponse:
    """Show what was prepared; take the answer. Looking at it changes nothing."""
    chosen = request.POST.get("answer", "")
    if request.method != "POST" or chosen not in (YES, NO, CORRECT):
        return _ask(request, secret, mandate, RemarkForm())
    if chosen == CORRECT:
        return _correct(request, secret, mandate)
    if chosen == NO:
        answers.no(secret)
        return redirect("merchants:answer_done", secret)
    outcome = answers.yes(secret, request.POST.get("seen", ""))
    if outcome is Outcome.CHANGED:
        notice = _("It was changed since you opened this page. Look at it once more.")
        return _ask(request, secret, mandate, RemarkForm(), notice)
    return redirect("merchants:answer_done", secret)


@require_safe
@private
def done(request: HttpRequest, secret: str) -> HttpResponse:
    """What follows from the answer, or that the agent corrects it."""
    mandate = mandates.find(secret)
    state = mandates.state_of(mandate, timezone.now())
    if mandate is not None and state is LinkState.GOOD and mandate.remarked_at is None:
        return redirect("merchants:answer", secret)
    if mandate is None or state not in (LinkState.GOOD, LinkState.USED):
        return _after(request, secret, mandate, state)
    context = {
        "mandate": mandate,
        "agent": name_of(mandate.agent),
        "what": mandate.answer or "remark",
    }
    return _page(request, secret, "done", _("Thank you"), context)


@require_safe
@with_link
def preview(request: HttpRequest, secret: str, mandate: FieldMandate) -> HttpResponse:
    """The public page as it would be."""
    shop = mandate.shop
    page, _is_draft = fiche_preview.draft_page(shop, languages.active())
    page.shop = as_it_would_be(shop, drafts.draft_of(shop))
    back = mandates.path(secret, languages.active())
    notice = {"template": "merchants/help/preview_notice.html", "back": back}
    return fiche_preview.respond(request, page, notice)


def _correct(request: HttpRequest, secret: str, mandate: FieldMandate) -> HttpResponse:
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return _ask(request, secret, mandate, form)
    try:
        answers.correct(secret, form.cleaned_data["remark"])
    except limits.TooMany:
        notice = _("You wrote many times today. Call the city, please.")
        return _ask(request, secret, mandate, form, notice)
    return redirect("merchants:answer_done", secret)


def _ask(
    request: HttpRequest,
    secret: str,
    mandate: FieldMandate,
    form: RemarkForm,
    notice: str = "",
) -> HttpResponse:
    # 200 also with faults: logs name the addresses of errors, and this one is a secret.
    draft = drafts.draft_of(mandate.shop)
    context = {
        "mandate": mandate,
        "agent": name_of(mandate.agent),
        "prepared": prepared_of(mandate.shop, draft),
        "empty": drafts.is_empty(draft),
        "seen": drafts.mark_of(draft),
        "owned": bool(mandates.owners_of(mandate.shop)),
        "form": form,
        "notice": notice,
    }
    title = _("Your page is ready: shall we publish it?")
    return _page(request, secret, "answer", title, context)


def _after(
    request: HttpRequest, secret: str, mandate: FieldMandate | None, state: LinkState
) -> HttpResponse:
    """A link that was used shows its answer; any other one a clear page."""
    if state is LinkState.USED:
        return redirect("merchants:answer_done", secret)
    title = _("This link no longer works")
    context = {"mandate": mandate}
    return _page(request, secret, "ended", title, context, STATUS[state])


def _page(
    request: HttpRequest,
    secret: str,
    name: str,
    title: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """A page with its language menu, whose head does not repeat the secret."""
    shown = {"secret": secret, **context}
    return show(request, f"help/{name}", title, shown, status)
