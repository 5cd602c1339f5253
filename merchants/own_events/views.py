"""The events of a shop or a union: list, preview, sending, status."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_POST,
    require_safe,
)

from core import serving
from merchants.fiche.reading import reading_words
from merchants.fiche.states import reason_words
from merchants.models import OwnEvent
from merchants.own_events import services
from merchants.own_events.authors import Desk, of_author
from merchants.own_events.forms import StatusForm
from merchants.own_events.states import state_of, states_of
from merchants.pages import show
from moderation.submission import InReview, NothingToWithdraw

NOT_KEPT, LOCKED = 422, 423


@require_safe
@of_author
def events(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What is to come, what waits, what is over."""
    rows = [_row(desk, state) for state in states_of(desk.author)]
    context = {
        "desk": desk,
        "shop": desk.shop,
        "rows": rows,
        "new_url": desk.url("event_new"),
    }
    title = _("Events of %(name)s") % {"name": desk.author.name}
    return show(request, "own_events/events", title, context)


def _row(desk: Desk, state: Any) -> dict[str, Any]:
    """An event of the list, with its addresses."""
    own = state.own
    return {
        "own": own,
        "state": state,
        "reading": reading_words(state.review) if state.review else "",
        "reasons": reason_words(state.sent_back) if state.sent_back else [],
        "url": desk.url("event", own.pk),
    }


@require_safe
@of_author
def event(request: HttpRequest, desk: Desk, own: OwnEvent) -> HttpResponse:
    """One event: where it stands, and everything that can be done with it."""
    return _show(request, desk, own, StatusForm(initial=_said(own)))


def _said(own: OwnEvent) -> dict[str, str]:
    return {"status": own.status, "status_words": own.status_words}


def _show(
    request: HttpRequest, desk: Desk, own: OwnEvent, form: StatusForm, status: int = 200
) -> HttpResponse:
    names = ("edit", "preview", "send", "withdraw", "status", "take_off", "delete")
    context = {
        "desk": desk,
        "shop": desk.shop,
        **_row(desk, state_of(own)),
        "form": form,
        "list_url": desk.url("events"),
        "again_url": f"{desk.url('event_new')}?again={own.pk}",
        **{f"{name}_url": desk.url(f"event_{name}", own.pk) for name in names},
    }
    return show(request, "own_events/event", own.title, context, status)


def locked(request: HttpRequest, desk: Desk, own: OwnEvent) -> HttpResponse:
    """423: somebody reads it."""
    words = _("Somebody is reading it: take your request back to change it.")
    messages.warning(request, words)
    return _show(request, desk, own, StatusForm(initial=_said(own)), LOCKED)


@require_safe
@of_author
def preview(request: HttpRequest, desk: Desk, own: OwnEvent) -> HttpResponse:
    """The public page with what is written in it."""
    page = services.content_of(own)
    page.status, page.status_words = own.status, own.status_words
    state = state_of(own)
    request.is_preview = True
    request.preview_notice = {
        "template": "merchants/own_events/preview_notice.html",
        "reading": reading_words(state.review) if state.review else "",
        "send_url": desk.url("event_send", own.pk) if state.has_draft else "",
        "edit_url": "" if state.review else desk.url("event_edit", own.pk),
        "back_url": desk.url("event", own.pk),
        "token": get_token(request),
    }
    page.prepared = page.prepare()
    response = serving.render_page(request, page)
    if response is None:
        raise RuntimeError("events have a view")
    return response


@require_POST
@of_author
def send(request: HttpRequest, desk: Desk, own: OwnEvent) -> HttpResponse:
    """To who reads it over, once."""
    try:
        review = services.send(own, request.user)
    except (InReview, services.NothingToSend):
        messages.info(request, _("There is nothing new to send."))
    else:
        messages.success(request, reading_words(review))
    return _back(desk, own)


@require_POST
@of_author
def take_back(request: HttpRequest, desk: Desk, own: OwnEvent) -> HttpResponse:
    """Any of its people, whoever sent it."""
    try:
        services.take_back(own, request.user)
    except NothingToWithdraw:
        messages.warning(request, _("Nobody is reading it any more."))
    else:
        words = _("Your request is taken back. You can change your event again.")
        messages.success(request, words)
    return _back(desk, own)


@require_POST
@of_author
def set_status(request: HttpRequest, desk: Desk, own: OwnEvent) -> HttpResponse:
    """Cancelled, full, moved: at once, for visitors of every language."""
    form = StatusForm(request.POST)
    if not form.is_valid():
        return _show(request, desk, own, form, NOT_KEPT)
    values = form.cleaned_data
    services.set_status(own, request.user, values["status"], values["status_words"])
    live = _("Visitors see it now.") if own.page.live else ""
    messages.success(request, " ".join((_("Noted."), live)).strip())
    return _back(desk, own)


@require_POST
@of_author
def take_off(request: HttpRequest, desk: Desk, own: OwnEvent) -> HttpResponse:
    """Not online any more."""
    services.take_off(own, request.user)
    messages.success(request, _("Your event is not online any more."))
    return _back(desk, own)


@require_POST
@of_author
def delete(request: HttpRequest, desk: Desk, own: OwnEvent) -> HttpResponse:
    """An event that was never online is forgotten."""
    try:
        services.delete(own, request.user)
    except (InReview, services.CannotBeSaved):
        messages.warning(request, _("This event cannot be deleted."))
        return _back(desk, own)
    messages.success(request, _("Your draft is deleted."))
    return redirect(desk.url("events"))


def _back(desk: Desk, own: OwnEvent) -> HttpResponseRedirect:
    return redirect(desk.url("event", own.pk))
