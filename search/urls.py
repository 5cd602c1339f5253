"""Address of the search page, below the language prefix."""

from django.urls import path

from core.languages import route
from search import clicks, views
from search.views import SECTION_SLUGS

app_name = "search"
urlpatterns = [
    path(route(SECTION_SLUGS), views.search_page, name="search"),
    path(route(clicks.SLUGS), clicks.clicked, name="clicked"),
]
