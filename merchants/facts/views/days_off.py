"""Closed today, holidays, special days."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core import languages
from merchants.access import Visit, of_shop
from merchants.facts import days_off as facts
from merchants.facts.forms import FURTHEST, ClosureForm
from merchants.facts.presentation import span_words
from merchants.facts.room_sheet import RoomSheet
from merchants.facts.services import Stale
from merchants.facts.shown import Shown, shown_to
from merchants.facts.views.answers import after, way_of, writer_of
from merchants.pages import show
from places.clock import this_minute
from places.special_days import concerning, today

WRONG, CONFLICT = 422, 409


@require_POST
@of_shop("facts")
def closed_today(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Closed today with one tap; "until" is the last day, today when it is empty."""
    day = today(this_minute())
    typed = request.POST.get("until", "")
    until = _day(typed) if typed else day
    if until is None or not day <= until <= day + FURTHEST:
        messages.error(request, _("Choose a last day closed, from today on."))
        return redirect("merchants:shop", pk=visit.shop.pk)
    saved = facts.close_today(visit.shop, writer_of(request, visit), day, until)
    return after(request, visit, saved, (facts.CLOSED_TODAY, facts.ADDED))


@require_POST
@of_shop("facts")
def open_today(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Open today after all."""
    day = today(this_minute())
    saved = facts.open_today(visit.shop, writer_of(request, visit), day)
    return after(request, visit, saved, (facts.OPEN_TODAY,))


@require_http_methods(["GET", "HEAD", "POST"])
@of_shop("facts", "prepare")
def holidays(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The coming closures, and one more."""
    day = today(this_minute())
    shown = shown_to(visit.shop, visit.rights)
    data = request.POST if request.method == "POST" else None
    form = ClosureForm(data, today=day)
    if form.is_valid():
        writer = writer_of(request, visit)
        saved = facts.add_closure(visit.shop, writer, *form.values())
        way = way_of(request, visit, "holidays")
        return after(request, visit, saved, (facts.ADDED,), way)
    context = {
        "shop": visit.shop,
        "rights": visit.rights,
        "form": form,
        "closures": _coming(shown),
        "special": len(concerning(shown.place, day)),
        "way": way_of(request, visit, "holidays"),
    }
    status = WRONG if form.errors else 200
    return show(request, "facts/holidays", _("Holidays, days off"), context, status)


@require_http_methods(["GET", "HEAD", "POST"])
@of_shop("facts", "prepare")
def holiday(request: HttpRequest, visit: Visit, key: str) -> HttpResponse:
    """One closure: other days, another reason."""
    shown = shown_to(visit.shop, visit.rights)
    row = _row_or_404(shown, key)
    seen = facts.closure_mark(row)
    data = request.POST if request.method == "POST" else None
    day = today(this_minute())
    form = ClosureForm(data, today=day, initial={**row, "seen": seen})
    status = WRONG if form.errors else 200
    if form.is_valid():
        try:
            saved = facts.change_closure(
                visit.shop,
                writer_of(request, visit),
                key,
                form.values(),
                form.cleaned_data["seen"],
            )
            return after(request, visit, saved, (facts.CHANGED,))
        except Stale:
            # What was typed stays; the page says what is there now.
            form.data = form.data.copy()
            form.data["seen"], status = seen, CONFLICT
    context = {
        "shop": visit.shop,
        "form": form,
        "key": key,
        "now": span_words(row, languages.active()),
        "changed": status == CONFLICT,
    }
    return show(request, "facts/holiday", _("Change these days"), context, status)


@require_POST
@of_shop("facts", "prepare")
def remove(request: HttpRequest, visit: Visit, key: str) -> HttpResponse:
    """Open on those days after all; a second click changes nothing more."""
    saved = facts.remove_closure(visit.shop, writer_of(request, visit), key)
    if saved.prepared:
        messages.success(request, _("Prepared. These days off are taken away."))
        return redirect("merchants:holidays", pk=visit.shop.pk)
    return after(request, visit, saved, (facts.REMOVED,))


@require_http_methods(["GET", "HEAD", "POST"])
@of_shop("facts", "prepare")
def days(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The coming special days, answered as on the page of a confirmation link."""
    shown = shown_to(visit.shop, visit.rights)
    data = request.POST if request.method == "POST" else None
    sheet = RoomSheet(shown, today(this_minute()), data)
    status = 200
    if data is not None:
        if sheet.is_valid():
            writer, answers = writer_of(request, visit), sheet.confirmation.answers
            saved = facts.answer_days(visit.shop, writer, answers)
            return after(request, visit, saved, (facts.ANSWERED,))
        status = CONFLICT if sheet.data is None else WRONG
    context = {"shop": visit.shop, "sheet": sheet}
    return show(request, "facts/days", _("Special days"), context, status)


def _coming(shown: Shown) -> list[dict[str, str]]:
    """Closures that are not over, in words."""
    day, language = str(today(this_minute())), languages.active()
    return [
        {"key": key, "words": span_words(row, language)}
        for key, row in shown.closures.items()
        if row["last_day"] >= day
    ]


def _row_or_404(shown: Shown, key: str) -> dict[str, str]:
    if key not in shown.closures:
        raise Http404("no such closure")
    return shown.closures[key]


def _day(text: str) -> Any:
    """A day as browsers send it; None when it is none."""
    try:
        return parse_date(text)
    except ValueError:
        return None
