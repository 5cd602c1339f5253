"""Addresses of reports and of confirmations, below the language prefix."""

from django.urls import path

from core.languages import route
from places import converters  # noqa: F401 (registers)
from places.confirmation import SLUGS
from places.views import confirmation, reports

REPORT_SLUGS = {"fr": "signaler", "en": "report", "nl": "melden"}
STATE_SLUGS = {"fr": "signalement", "en": "your-report", "nl": "melding"}

app_name = "places"
urlpatterns = [
    path(route(REPORT_SLUGS, "<code:code>/"), reports.report, name="report"),
    path(route(STATE_SLUGS, "<slug:key>/"), reports.report_state, name="report_state"),
    path(route(SLUGS, "<str:secret>/"), confirmation.confirm, name="confirm"),
    path(route(SLUGS, "<str:secret>/ok/"), confirmation.thanks, name="thanks"),
    path(route(SLUGS, "<str:secret>/new/"), confirmation.new_link, name="new_link"),
]
