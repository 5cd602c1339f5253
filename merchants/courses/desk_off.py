"""Calling off a course or a session in the admin, and bringing it back."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from merchants.choices import BookingState
from merchants.courses import calling_off, mails, selectors, sheet
from merchants.courses.desk import for_editors, page, session_of, to_course
from merchants.courses.forms import WordsForm
from merchants.models import Booking, Course, CourseSession

NOT_KEPT = 422


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def call_off(request: HttpRequest, course: Course) -> HttpResponse:
    """The whole course: how many people are told, why, and a button."""
    return _ask(request, course, None)


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def call_off_session(
    request: HttpRequest, course: Course, session: int
) -> HttpResponse:
    """One session."""
    return _ask(request, course, session)


@require_POST
@for_editors
def bring_back(request: HttpRequest, course: Course) -> HttpResponse:
    """The course takes place after all."""
    _say(request, calling_off.bring_back(course.pk, None, request.user))
    return to_course(course)


@require_POST
@for_editors
def bring_back_session(
    request: HttpRequest, course: Course, session: int
) -> HttpResponse:
    """The session takes place after all."""
    found = session_of(course, session)
    _say(request, calling_off.bring_back(course.pk, found.pk, request.user))
    return to_course(course)


def _ask(request: HttpRequest, course: Course, session: int | None) -> HttpResponse:
    found = None if session is None else session_of(course, session)
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _call_off(request, course, found, form.cleaned_data["words"])
        return to_course(course)
    told_of = selectors.active() if found is None else _seated()
    people = told_of.filter(course=course.pk).select_related("user")
    reached = len(mails.reached(people))
    context = {
        "form": form,
        "session": found,
        "day": sheet.day_words(found) if found else "",
        "told": reached,
        "to_call": len(people) - reached,
    }
    status = NOT_KEPT if form.errors else 200
    title = _("Call the session off") if found else _("Call the course off")
    return page(request, course, "off", title, status, **context)


def _call_off(
    request: HttpRequest, course: Course, found: CourseSession | None, words: str
) -> None:
    user = request.user
    try:
        if found is None:
            told = calling_off.call_off(course.pk, words, user)
        else:
            told = calling_off.call_off_session(course.pk, found.pk, words, user)
    except calling_off.Over:
        messages.warning(request, _("What took place cannot be called off."))
    else:
        _say(request, told)


def _seated() -> QuerySet[Booking]:
    return Booking.objects.filter(state=BookingState.BOOKED)


def _say(request: HttpRequest, told: int) -> None:
    words = ngettext(
        "%(count)d person is told by mail.", "%(count)d people are told by mail.", told
    )
    messages.success(request, words % {"count": told})
