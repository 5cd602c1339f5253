"""Addresses of the agenda, below the language prefix."""

from django.urls import path

from core.languages import route
from events import feed_views, views
from events.models import SECTION_SLUGS

app_name = "events"
urlpatterns = [
    path(route(SECTION_SLUGS), views.event_list, name="list"),
    path(route(SECTION_SLUGS, "ics/"), feed_views.agenda_ics, name="agenda_ics"),
    path(route(SECTION_SLUGS, "atom/"), feed_views.agenda_atom, name="agenda_atom"),
    path(route(SECTION_SLUGS, "<slug:slug>/"), views.event_page, name="page"),
    path(route(SECTION_SLUGS, "<slug:slug>/ics/"), feed_views.event_ics, name="ics"),
    path(route(SECTION_SLUGS, "<slug:slug>/plan.svg"), views.event_plan, name="plan"),
]
