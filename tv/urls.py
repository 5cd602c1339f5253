"""Addresses of the screens: /tv/, then /tv/<lang>/ and the words of ordinary addresses."""

from django.urls import include, path

from tv import addresses  # noqa: F401 (registers the converter)
from tv.views import entry, home, kiosk

app_name = "tv"

# Below "/tv/<lang>/"; each section has its own module of addresses.
pages = [
    path("", home.home, name="home"),
]
urlpatterns = [
    path("", entry.enter, name="enter"),
    path("borne/<str:code>.json", kiosk.facts, name="kiosk"),
    path("qr.svg", kiosk.qr, name="qr"),
    path("<language:language>/", include(pages)),
]
