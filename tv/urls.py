"""Addresses of the screens: /tv/, then /tv/<lang>/ and the words of ordinary addresses."""

from django.urls import include, path

from tv import addresses  # noqa: F401 (registers the converter)
from tv.views import alive, entry, home, language, window

app_name = "tv"

# Below "/tv/<lang>/"; each section has its own module of addresses.
pages = [
    path("", home.home, name="home"),
    path("ambiance/", window.window, name="window"),
    path("ambiance/slides.json", window.fresh_slides, name="window_slides"),
    path("ambiance/mode.json", window.mode_now, name="window_mode"),
    path("langue/", language.language_list, name="languages"),
]
urlpatterns = [
    path("", entry.enter, name="enter"),
    path("ambiance/", window.enter, name="window_enter"),
    path("langue/<language:language>/", language.choose, name="choose_language"),
    path("vie/", alive.alive, name="alive"),
    path("<language:language>/", include(pages)),
]
