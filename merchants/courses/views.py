"""Courses in the room: the list, one course, a booking, giving it back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from core import languages
from merchants import limits
from merchants.access import Visit, of_shop
from merchants.claiming.memory import typed
from merchants.courses import ical, services, shown
from merchants.courses.booking_sheet import context_of
from merchants.courses.forms import WhoForm
from merchants.courses.sheet import Sheet
from merchants.models import Booking
from merchants.pages import show

FOUND, NOT_KEPT, TOO_MANY, GONE = 302, 422, 429, 410


@require_safe
@of_shop("facts")
def courses(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What comes next, and whom the shop sends."""
    found = shown.sheets(visit.shop, timezone.now())
    context = {"shop": visit.shop, "sheets": found}
    return show(request, "courses/list", _("Courses for merchants"), context)


@require_safe
@of_shop("facts")
def course(request: HttpRequest, visit: Visit, course: int) -> HttpResponse:
    """One course: what, for whom, when, where, how many seats are left."""
    found = _sheet(visit, course)
    context = {"shop": visit.shop, "sheet": found}
    return show(request, "courses/course", found.title.text, context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_shop("facts")
def book(request: HttpRequest, visit: Visit, course: int) -> HttpResponse:
    """Who comes? One question."""
    found = _sheet(visit, course)
    if request.method != "POST":
        name = "" if found.own else request.user.get_full_name()
        form = WhoForm(initial={"name": name} | typed(request))
        if not found.is_bookable:
            return redirect("merchants:course", visit.shop.pk, course)
        return _question(request, visit, found, form)
    form = WhoForm(request.POST)
    status = NOT_KEPT
    if form.is_valid():
        kept, status = _book(request, visit, found, form)
        if kept is not None:
            return redirect("merchants:booking", visit.shop.pk, kept.pk)
    return _question(request, visit, found, form, status)


def _book(
    request: HttpRequest, visit: Visit, found: Sheet, form: WhoForm
) -> tuple[Booking | None, int]:
    """The booking; else None, with the reason in the form and a status."""
    name, code = form.cleaned_data["name"], languages.active()
    try:
        kept = services.book(found.course.pk, visit.shop, request.user, name, code)
    except services.Closed:
        form.add_error(None, _("Bookings for this course are closed."))
        return None, GONE
    except services.Enough:
        form.add_error(None, _("A shop sends three people at most."))
        return None, NOT_KEPT
    except limits.TooMany:
        form.add_error(None, _("That was often for one day. Try again tomorrow."))
        return None, TOO_MANY
    return kept, FOUND


def _question(
    request: HttpRequest,
    visit: Visit,
    found: Sheet,
    form: WhoForm,
    status: int = 200,
) -> HttpResponse:
    context = {"shop": visit.shop, "sheet": found, "form": form}
    return show(request, "courses/book", found.title.text, context, status)


@require_safe
@of_shop("facts")
def calendar(request: HttpRequest, visit: Visit, course: int) -> HttpResponse:
    """The dates for the calendar of the telephone."""
    found = _sheet(visit, course).course
    response = HttpResponse(ical.calendar_of(found), content_type=ical.KIND)
    name = ical.filename(found)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
@of_shop("facts")
def booking(request: HttpRequest, visit: Visit, booking: int) -> HttpResponse:
    """What became of one booking, and what one can do about it."""
    found = _booking(visit, booking)
    context = {"shop": visit.shop, **context_of(found, timezone.now())}
    return show(request, "courses/booking", context["title_words"], context)


@require_POST
@of_shop("facts")
def cancel(request: HttpRequest, visit: Visit, booking: int) -> HttpResponse:
    """Give the seat, or the place on the waiting list, back."""
    found = _booking(visit, booking)
    return _act(request, visit, found, services.cancel, request.user)


@require_POST
@of_shop("facts")
def undo(request: HttpRequest, visit: Visit, booking: int) -> HttpResponse:
    """Come after all."""
    found = _booking(visit, booking)
    return _act(request, visit, found, services.undo, request.user)


@require_POST
@of_shop("facts")
def accept(request: HttpRequest, visit: Visit, booking: int) -> HttpResponse:
    """Yes to the seat that got free."""
    return _act(request, visit, _booking(visit, booking), services.accept)


def _act(
    request: HttpRequest, visit: Visit, found: Booking, act: Any, *args: Any
) -> HttpResponse:
    """Do it; what cannot be done any more is said on the page of the booking."""
    try:
        act(found.pk, *args)
    except services.Gone:
        messages.warning(request, _("It is too late for that, or somebody was faster."))
    except limits.TooMany:
        messages.warning(request, _("That was often for one day. Try again tomorrow."))
    return redirect("merchants:booking", visit.shop.pk, found.pk)


def _sheet(visit: Visit, pk: int) -> Sheet:
    found = shown.sheet(visit.shop, pk, timezone.now())
    if found is None:
        raise Http404("no such course")
    return found


def _booking(visit: Visit, pk: int) -> Booking:
    """A booking of this very shop."""
    rows = Booking.objects.select_related("course__place", "shop")
    return get_object_or_404(rows, shop=visit.shop, pk=pk)
