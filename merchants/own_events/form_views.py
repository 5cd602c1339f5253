"""The form of an event: a new one, a change, one like an earlier one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from merchants.fiche.states import reason_words
from merchants.fiche.views.photos import limited_upload
from merchants.models import OwnEvent
from merchants.own_events import services, writing
from merchants.own_events.authors import Desk, of_author
from merchants.own_events.forms import DaysFormSet, EventForm, PictureForm
from merchants.own_events.states import state_of
from merchants.own_events.views import NOT_KEPT, locked
from merchants.pages import show
from moderation.submission import InReview

MORE_ROWS = 3


@limited_upload
@require_http_methods(["GET", "HEAD", "POST"])
@of_author
def new(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Announce an event; like an earlier one with ?again=12."""
    return _write(request, desk, None, _model(request, desk))


def _model(request: HttpRequest, desk: Desk) -> OwnEvent | None:
    """The earlier event of the same author that a new one resembles."""
    key = request.GET.get("again", "")
    if not (key.isascii() and key.isdigit() and len(key) < 16):
        return None
    rows = desk.author.own_events.select_related("page__locale")
    return rows.filter(pk=int(key)).first()


@limited_upload
@require_http_methods(["GET", "HEAD", "POST"])
@of_author
def edit(request: HttpRequest, desk: Desk, own: OwnEvent) -> HttpResponse:
    """Change what was written, unless somebody is reading it."""
    if state_of(own).review is not None:
        return locked(request, desk, own)
    return _write(request, desk, own, own)


def _write(
    request: HttpRequest, desk: Desk, own: OwnEvent | None, like: OwnEvent | None
) -> HttpResponse:
    page = services.content_of(like) if like else None
    forms = _forms(request, desk, page, with_days=own is not None)
    if request.method != "POST":
        return _ask(request, desk, own, forms)
    valid = [form.is_valid() for form in forms]
    if "more" in request.POST:
        return _ask(request, desk, own, _with_more_rows(request, forms))
    if not all(valid):
        return _ask(request, desk, own, forms, NOT_KEPT)
    form, days, picture = forms
    try:
        own = services.save(
            desk.author,
            own,
            request.user,
            form.cleaned_data,
            days,
            picture.cleaned_data,
        )
    except InReview:
        return locked(request, desk, own)
    except services.TooMany:
        form.add_error(None, _("Send or delete the events that wait before a new one."))
    except services.CannotBeSaved:
        words = _("This event cannot be saved at the moment. The city can help you.")
        form.add_error(None, words)
    else:
        return redirect(desk.url("event_preview", own.pk))
    return _ask(request, desk, own, forms, NOT_KEPT)


def _forms(request: HttpRequest, desk: Desk, page: Any, with_days: bool) -> tuple:
    """The three parts of the form, with what the page says."""
    typed = request.POST if request.method == "POST" else request.typed_before
    first = {"initial": writing.shown(page)} if page else {"initial": {"where": "here"}}
    rows = writing.days_of(page) if page and with_days else [{}]
    if typed is None:
        days = DaysFormSet(initial=rows, prefix="days")
        days.extra = 0
    else:
        days = DaysFormSet(typed, prefix="days")
    picture = {"alt": page.picture_alt} if page else {}
    files = request.FILES if request.method == "POST" else None
    return (
        EventForm(typed, has_place=desk.shop is not None, **first),
        days,
        PictureForm(typed, files, initial=picture),
    )


def _with_more_rows(request: HttpRequest, forms: tuple) -> tuple:
    """The same forms as they were typed, without faults, with rows for more days."""
    form, days, picture = forms
    rows = [{name: row[name].value() for name in row.fields} for row in days.forms] + [
        {}
    ] * MORE_ROWS
    typed = {name: form[name].value() for name in form.fields}
    return (
        EventForm(initial=typed, has_place="where" in form.fields),
        DaysFormSet(initial=rows[: days.max_num], prefix="days"),
        PictureForm(initial={"alt": picture["alt"].value()}),
    )


def _ask(
    request: HttpRequest,
    desk: Desk,
    own: OwnEvent | None,
    forms: tuple,
    status: int = 200,
) -> HttpResponse:
    form, days, picture = forms
    state = state_of(own) if own else None
    sent_back = state.sent_back if state else None
    context = {
        "desk": desk,
        "shop": desk.shop,
        "form": form,
        "days": days,
        "picture": picture,
        "own": own,
        "has_picture": own is not None and bool(services.content_of(own).picture_id),
        "may_add": len(days.forms) < days.max_num,
        "back_url": desk.url("event", own.pk) if own else desk.url("events"),
        "reasons": reason_words(sent_back) if sent_back else [],
    }
    title = own.title if own else _("Announce an event")
    return show(request, "own_events/form", title, context, status)
