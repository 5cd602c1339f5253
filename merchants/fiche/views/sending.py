"""Sending, taking back, appealing; and the preview before it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import languages
from merchants.access import Visit, of_shop
from merchants.fiche import preview as previews
from merchants.fiche.drafts import throw_away
from merchants.fiche.forms import AppealForm
from merchants.fiche.reading import reading_words
from merchants.fiche.sending import CannotBeSent, NothingToSend, take_back
from merchants.fiche.sending import send as send_words
from merchants.fiche.states import reason_words, state_of
from merchants.fiche.views.guard import editing, in_review, step, way_of
from merchants.fiche.words import stored
from merchants.pages import show
from moderation.decisions import CannotAppeal
from moderation.decisions import appeal as appeal_against
from moderation.submission import InReview, NothingToWithdraw

NOT_KEPT, REFUSED = 422, 403


@require_safe
@of_shop("words", "facts", "prepare")
def preview(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The public page with the draft in it."""
    page, is_draft = previews.draft_page(visit.shop, languages.active())
    state = state_of(visit.shop)
    notice = {
        "template": "merchants/fiche/preview_notice.html",
        "shop": visit.shop,
        "way": way_of(visit, "preview") if visit.rights.words else None,
        "room": reverse("merchants:shop", args=[visit.shop.pk]),
        "translated": not is_draft and bool(state.changes),
        "reading": reading_words(state.review) if state.review else "",
    }
    return previews.respond(request, page, notice)


@editing
def send(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What will be read, then: sent, once."""
    if request.method != "POST":
        return _ask(request, visit)
    if not visit.rights.words:
        return _ask(request, visit, status=REFUSED)
    try:
        send_words(visit.shop, request.user)
    except NothingToSend:
        return _ask(request, visit, status=NOT_KEPT)
    except CannotBeSent:
        fault = _("This page cannot be saved at the moment. The city can help you.")
        return _ask(request, visit, fault, NOT_KEPT)
    return redirect("merchants:sent", pk=visit.shop.pk)


def _ask(
    request: HttpRequest, visit: Visit, fault: str = "", status: int = 200
) -> HttpResponse:
    """What changes, before and after, in words."""
    state = state_of(visit.shop)
    before, after = stored(state.sheet.base), stored(state.sheet.words)
    changed = set(state.changes)
    context = {
        "state": state,
        "fault": fault,
        "texts": [
            {"key": key, "before": before[key], "after": after[key]}
            for key in ("summary", "story")
            if key in changed
        ],
        "pictures": len(changed & {"picture", "photo", "alt"}),
        "first_time": not state.is_live,
        "union": visit.shop.union,
    }
    return step(request, visit, "send", context, status)


@require_safe
@of_shop("words", "prepare")
def sent(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Who reads it, until when, and what visitors see meanwhile."""
    state = state_of(visit.shop)
    if state.review is None:
        return redirect("merchants:shop", pk=visit.shop.pk)
    context = {
        "shop": visit.shop,
        "state": state,
        "reading": reading_words(state.review),
    }
    return show(request, "fiche/sent", _("Sent"), context)


@require_POST
@of_shop("words")
def withdraw(request: HttpRequest, visit: Visit) -> HttpResponse:
    """ "Take my request back": any member, whoever sent it."""
    try:
        take_back(visit.shop, request.user)
    except NothingToWithdraw:
        messages.warning(request, _("Nobody is reading it any more."))
    else:
        words = _("Your request is taken back. You can change your page again.")
        messages.success(request, words)
    return redirect("merchants:shop", pk=visit.shop.pk)


@require_POST
@of_shop("words")
def discard(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Back to what is public."""
    try:
        throw_away(visit.shop, request.user)
    except InReview:
        return in_review(request, visit)
    messages.success(request, _("Your draft is thrown away."))
    return redirect("merchants:shop", pk=visit.shop.pk)


@editing
def appeal(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Somebody else shall read the same text, once."""
    if not visit.rights.words:
        return redirect("merchants:shop", pk=visit.shop.pk)
    state = state_of(visit.shop)
    if state.sent_back is None:
        return redirect("merchants:shop", pk=visit.shop.pk)
    posted = request.POST if request.method == "POST" else None
    form = AppealForm(posted)
    context: dict[str, Any] = {
        "shop": visit.shop,
        "form": form,
        "reasons": reason_words(state.sent_back),
    }
    if posted is not None and form.is_valid():
        try:
            appeal_against(state.sent_back, request.user, form.cleaned_data["text"])
        except CannotAppeal:
            form.add_error(None, _("You changed your text since: send it instead."))
        else:
            return redirect("merchants:sent", pk=visit.shop.pk)
    status = 200 if posted is None else NOT_KEPT
    return show(request, "fiche/appeal", _("Ask somebody else"), context, status)
