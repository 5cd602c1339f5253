"""The usual hours: confirm them with one tap, or write them; two tabs are told."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core import languages
from merchants.access import Visit, of_shop
from merchants.facts import hours as facts
from merchants.facts.presentation import usual_rows
from merchants.facts.rule_words import all_rules, kept_rules
from merchants.facts.services import Stale
from merchants.facts.shown import Shown, shown_to
from merchants.facts.views.answers import after, way_of, writer_of
from merchants.facts.week_sheet import WeekSheet, copied
from merchants.pages import show

WRONG, CONFLICT = 422, 409


@require_http_methods(["GET", "HEAD", "POST"])
@of_shop("facts", "prepare")
def hours(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The week; what was posted is copied ("copy"), confirmed ("same") or saved."""
    if request.method != "POST":
        return _page(request, visit)
    if "copy" in request.POST:
        data, number = copied(request.POST)
        return _page(request, visit, _sheet(visit, data), copied_to=number)
    if "same" in request.POST:
        return _confirm(request, visit)
    return _save(request, visit)


def _confirm(request: HttpRequest, visit: Visit) -> HttpResponse:
    try:
        saved = facts.confirm_hours(
            visit.shop, writer_of(request, visit), request.POST.get("seen", "")
        )
    except Stale:
        return _page(request, visit, status=CONFLICT, changed=True)
    way = way_of(request, visit, "hours")
    return after(request, visit, saved, facts.ACTIONS, way)


def _save(request: HttpRequest, visit: Visit) -> HttpResponse:
    sheet = _sheet(visit, request.POST)
    if not sheet.is_valid():
        return _page(request, visit, sheet, status=WRONG)
    try:
        saved = facts.save_hours(
            visit.shop,
            writer_of(request, visit),
            sheet.text,
            sheet.seen,
            sheet.holidays,
        )
    except Stale:
        return _conflict(request, visit, sheet)
    way = way_of(request, visit, "hours")
    return after(request, visit, saved, facts.ACTIONS, way)


def _sheet(visit: Visit, data: Any = None) -> WeekSheet:
    place = shown_to(visit.shop, visit.rights).place
    text = place.opening_hours
    said = facts.said_of_holidays(visit.shop, text)
    return WeekSheet(text, facts.shown_mark(place), said, data)


def _page(
    request: HttpRequest,
    visit: Visit,
    sheet: WeekSheet | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    shown = shown_to(visit.shop, visit.rights)
    sheet = sheet or _sheet(visit)
    text, language = shown.place.opening_hours, languages.active()
    unfolded = sheet.data is not None or not text or "edit" in request.GET
    context = {
        "shop": visit.shop,
        "rights": visit.rights,
        "sheet": sheet,
        "usual": usual_rows(text, language),
        "knows": bool(text),
        "kept": kept_rules(text, language),
        "odd": all_rules(text, language) if text else [],
        "seen_now": facts.shown_mark(shown.place),
        "unfolded": unfolded,
        "way": way_of(request, visit, "hours"),
        **more,
    }
    asked = _("When are you open?") if unfolded else _("Are your hours still right?")
    return show(request, "facts/hours", asked, context, status)


def _conflict(request: HttpRequest, visit: Visit, sheet: WeekSheet) -> HttpResponse:
    """Both weeks, and a button for each."""
    shown: Shown = shown_to(visit.shop, visit.rights)
    language = languages.active()
    context = {
        "shop": visit.shop,
        "theirs": usual_rows(shown.place.opening_hours, language),
        "mine": usual_rows(sheet.text, language),
        "typed": sheet.typed,
        "seen_now": facts.shown_mark(shown.place),
    }
    title = _("Your hours were changed in the meantime")
    return show(request, "facts/hours_conflict", title, context, CONFLICT)
