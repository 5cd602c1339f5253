"""Addresses of the screens: /tv/, then /tv/<lang>/ and the words of ordinary addresses."""

from django.urls import include, path

from core.languages import route
from tv import addresses  # noqa: F401 (registers the converter)
from tv.views import entry, home, language, walk_steps, walks
from walks.models import WALK_SLUGS

app_name = "tv"

# Below "/tv/<lang>/"; each section has its own module of addresses.
pages = [
    path("", home.home, name="home"),
    path("langue/", language.language_list, name="languages"),
    path(route(WALK_SLUGS), walks.walk_list, name="walks"),
    path(route(WALK_SLUGS, "<slug:slug>/"), walks.walk, name="walk"),
    path(route(WALK_SLUGS, "<slug:slug>/pocket/"), walk_steps.step, name="step"),
]
urlpatterns = [
    path("", entry.enter, name="enter"),
    path("langue/<language:language>/", language.choose, name="choose_language"),
    path("<language:language>/", include(pages)),
]
