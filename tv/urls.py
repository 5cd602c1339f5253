"""Addresses of the screens: /tv/, then /tv/<lang>/ and the words of ordinary addresses."""

from django.urls import include, path

from tv import addresses  # noqa: F401 (registers the converter)
from tv.views import alive, entry, home

app_name = "tv"

# Below "/tv/<lang>/"; each section has its own module of addresses.
pages = [
    path("", home.home, name="home"),
]
urlpatterns = [
    path("", entry.enter, name="enter"),
    path("vie/", alive.alive, name="alive"),
    path("<language:language>/", include(pages)),
]
