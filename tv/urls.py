"""Addresses of the screens: /tv/, then /tv/<lang>/ and the words of ordinary addresses."""

from django.urls import include, path

from tv import addresses  # noqa: F401 (registers the converter)
from tv.views import code, entry, home, language

app_name = "tv"

# Below "/tv/<lang>/"; each section has its own module of addresses.
pages = [
    path("", home.home, name="home"),
    path("code/", code.keypad, name="code"),
    path("code/<str:typed>/", code.opened, name="opened"),
    path("langue/", language.language_list, name="languages"),
]
urlpatterns = [
    path("", entry.enter, name="enter"),
    path("langue/<language:language>/", language.choose, name="choose_language"),
    path("<language:language>/", include(pages)),
]
