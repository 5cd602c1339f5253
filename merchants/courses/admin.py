"""Courses in the editors' menu: the list, and the form with its sessions."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
)
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from merchants.courses import calling_off, selectors, sheet
from merchants.models import Booking, Course

SESSION_PANELS = [
    FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
    FieldPanel("place_words"),
]
PANELS = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("taught")]),
            FieldPanel("title"),
            FieldPanel("audience"),
            FieldPanel("description"),
            FieldRowPanel([FieldPanel("teacher"), FieldPanel("organiser")]),
            FieldPanel("languages"),
        ],
        heading=_("What and for whom"),
    ),
    InlinePanel(
        "sessions",
        panels=SESSION_PANELS,
        heading=_("Sessions"),
        label=_("Session"),
        min_num=1,
        max_num=60,
    ),
    MultiFieldPanel(
        [FieldPanel("place"), FieldPanel("place_words")], heading=_("Where")
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("seats"), FieldPanel("booking_until")]),
            FieldRowPanel([FieldPanel("contact_phone"), FieldPanel("contact_email")]),
            FieldPanel("is_open"),
        ],
        heading=_("Bookings"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("title_en"),
            FieldPanel("audience_en"),
            FieldPanel("description_en"),
        ],
        heading=_("In English"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [
            FieldPanel("title_nl"),
            FieldPanel("audience_nl"),
            FieldPanel("description_nl"),
        ],
        heading=_("In Dutch"),
        classname="collapsed",
    ),
]


def seats(course: Course) -> str:
    """ "7 of 12 seats, 2 wait"."""
    words = str(_("%(booked)d of %(seats)d seats"))
    found = words % {"booked": course.booked, "seats": course.seats}
    if not course.waiting:
        return found
    wait = ngettext("%(count)d waits", "%(count)d wait", course.waiting)
    return f"{found}, {wait % {'count': course.waiting}}"


def state(course: Course) -> str:
    """Whether merchants see it."""
    if course.cancelled_at:
        return str(_("called off"))
    return str(_("open")) if course.is_open else str(_("in preparation"))


class CourseCreateView(CreateView):
    """After the form, the page of the course."""

    def get_success_url(self) -> str:
        """Who books comes next."""
        return reverse("merchants_course", args=[self.object.pk])


class CourseEditView(EditView):
    """Who has a seat is told of other dates; new seats go to who waits."""

    def get_success_url(self) -> str:
        """Back to who comes."""
        return reverse("merchants_course", args=[self.object.pk])

    @transaction.atomic
    def save_instance(self) -> Course:
        """The form, and what follows from it, or nothing."""
        before = calling_off.plan_of(self.object)
        found = super().save_instance()
        told = calling_off.after_edit(found.pk, before, self.request.user)
        if told:
            words = ngettext(
                "%(count)d person is told of the change by mail.",
                "%(count)d people are told of the change by mail.",
                told,
            )
            messages.info(self.request, words % {"count": told})
        return found


def keep_booked(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """Refuse to delete a course to which somebody is, or was, signed up; a hook."""
    keys = [found.pk for found in instances if isinstance(found, Course)]
    if not Booking.objects.filter(course__in=keys).exists():
        return None
    messages.error(
        request, _("People signed up for this course: call it off, do not delete it.")
    )
    return redirect("wagtailsnippets_merchants_course:list")


class CourseViewSet(SnippetViewSet):
    """Courses of the city for merchants."""

    model = Course
    icon = "calendar-alt"
    menu_label = _("Courses")
    menu_order = 208
    add_to_admin_menu = True
    panels = PANELS
    list_display = [
        "title",
        TitleColumn(
            "people", label=_("Who comes"), accessor=seats, url_name="merchants_course"
        ),
        Column("dates", label=_("Next date"), accessor=sheet.when_words),
        "kind",
        Column("state", label=_("State"), accessor=state),
    ]
    list_filter = ["kind", "is_open"]
    search_fields = ["title"]
    list_per_page = 50
    copy_view_enabled = False
    add_view_class = CourseCreateView
    edit_view_class = CourseEditView

    def get_queryset(self, request: HttpRequest) -> QuerySet[Course]:
        """The next one first, those that are over last; two queries for the list."""
        return selectors.counted(selectors.by_date(timezone.now()))
