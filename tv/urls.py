"""Addresses of the screens: /tv/, then /tv/<lang>/ and the words of ordinary addresses."""

from django.urls import include, path

from tv import addresses  # noqa: F401 (registers the converter)
from tv.views import alive, entry, home, language

app_name = "tv"

# Below "/tv/<lang>/"; each section has its own module of addresses.
pages = [
    path("", home.home, name="home"),
    path("langue/", language.language_list, name="languages"),
]
urlpatterns = [
    path("", entry.enter, name="enter"),
    path("langue/<language:language>/", language.choose, name="choose_language"),
    path("vie/", alive.alive, name="alive"),
    path("<language:language>/", include(pages)),
]
