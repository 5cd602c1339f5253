"""The pages of one course in the admin: who comes, who waits, who came."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from merchants.courses import attendance, export, people, selectors, services, sheet
from merchants.courses.forms import ByHandForm
from merchants.models import Booking, Course, CourseSession

NOT_KEPT = 422
RIGHT = "merchants.change_course"
View = Callable[..., HttpResponse]


def for_editors(view: View) -> View:
    """The view gets (request, course) from who keeps courses; nobody else sees names."""

    @never_cache
    @wraps(view)
    def wrapped(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        course = selectors.counted(Course.objects.filter(pk=pk)).first()
        if course is None:
            raise Http404("no such course")
        return view(request, course, **kwargs)

    return wrapped


@require_safe
@for_editors
def course_page(request: HttpRequest, course: Course) -> HttpResponse:
    """Who has a seat, who waits, the sessions, and what one can do."""
    now = timezone.now()
    shown = sheet.Sheet(course, course.booked, course.waiting, now)
    context = {
        "sheet": shown,
        "people": people.people(course),
        "sessions": attendance.summaries(course, now),
        "is_over": shown.times.is_over(now),
        "edit_url": reverse("wagtailsnippets_merchants_course:edit", args=[course.pk]),
    }
    return page(request, course, "course", **context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def add(request: HttpRequest, course: Course) -> HttpResponse:
    """Somebody who called or came by is signed up."""
    form = ByHandForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = services.book_by_hand(course.pk, form.booking(), request.user)
        except services.Closed:
            form.add_error(None, _("This course is over or called off."))
        except services.Enough:
            form.add_error("name", _("This person is on the list already."))
        else:
            messages.success(request, people.kept_words(kept))
            return to_course(course)
    status = NOT_KEPT if form.errors else 200
    return page(request, course, "by_hand", _("Sign somebody up"), status, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def take_off(request: HttpRequest, course: Course, booking: int) -> HttpResponse:
    """Somebody called: he does not come. Asked once more, since he is told at once."""
    rows = Booking.objects.select_related("shop__place", "user")
    found = get_object_or_404(rows, course=course.pk, pk=booking)
    if request.method != "POST":
        title, person = _("Take off the list"), people.person(found)
        return page(request, course, "take_off", title, person=person)
    try:
        services.take_off(found.pk, request.user)
    except services.Gone:
        messages.warning(request, _("This course is over."))
    else:
        words = _("%(name)s is taken off the list.") % {"name": found.name}
        messages.success(request, words)
    return to_course(course)


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def came(request: HttpRequest, course: Course, session: int) -> HttpResponse:
    """Who came to a session: a box for each person, large enough for a thumb."""
    found = session_of(course, session)
    if request.method == "POST":
        attendance.note(found, request.POST.getlist("came"), request.user)
        messages.success(request, _("It is noted who came."))
        return to_course(course)
    rows = attendance.rows(found)
    when = f"{sheet.day_words(found)}, {sheet.hours_words(found)}"
    return page(request, course, "came", _("Who came"), when=when, rows=rows)


@require_safe
@for_editors
def paper(request: HttpRequest, course: Course, session: int) -> HttpResponse:
    """The list of a session to sign, on A4."""
    found = session_of(course, session)
    context = {
        "sheet": sheet.Sheet(course, course.booked, course.waiting, timezone.now()),
        "day": sheet.day_words(found),
        "hours": sheet.hours_words(found),
        "where": found.place_words or sheet.where_words(course),
        "rows": attendance.rows(found),
        "empty": range(attendance.EMPTY_LINES),
    }
    return render(request, "merchants/admin/courses/paper.html", context)


@require_safe
@for_editors
def spreadsheet(request: HttpRequest, course: Course) -> HttpResponse:
    """Everybody, and to which sessions they came, for a spreadsheet."""
    response = HttpResponse(export.workbook(course), content_type=export.KIND)
    name = f"cours-{course.pk}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def session_of(course: Course, pk: int) -> CourseSession:
    """A session of this very course; 404 for another one."""
    found = next((row for row in course.sessions.all() if row.pk == pk), None)
    if found is None:
        raise Http404("no such session")
    return found


def to_course(course: Course) -> HttpResponse:
    """Back to the page of the course."""
    return redirect("merchants_course", course.pk)


def page(
    request: HttpRequest,
    course: Course,
    name: str,
    title: str = "",
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """A page of the admin about a course; `title` is empty on its first page."""
    context = {
        "page_title": title or course.title,
        "header_title": title or course.title,
        "header_icon": "calendar-alt",
        "breadcrumbs_items": _crumbs(course, title),
        "course": course,
        **more,
    }
    template = f"merchants/admin/courses/{name}.html"
    return render(request, template, context, status=status)


def _crumbs(course: Course, title: str) -> list[dict[str, str]]:
    listed = reverse("wagtailsnippets_merchants_course:list")
    above = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": listed, "label": _("Courses for merchants")},
    ]
    if not title:
        return [*above, {"url": "", "label": course.title}]
    home = reverse("merchants_course", args=[course.pk])
    return [
        *above,
        {"url": home, "label": course.title},
        {"url": "", "label": title},
    ]
