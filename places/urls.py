"""Addresses of places, below the language prefix."""

from django.urls import path

from core.languages import route
from places.confirmation import SLUGS
from places.views import confirmation

app_name = "places"
urlpatterns = [
    path(route(SLUGS, "<str:secret>/"), confirmation.confirm, name="confirm"),
    path(route(SLUGS, "<str:secret>/ok/"), confirmation.thanks, name="thanks"),
    path(route(SLUGS, "<str:secret>/new/"), confirmation.new_link, name="new_link"),
]
