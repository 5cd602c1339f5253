"""Addresses of the search page, below the language prefix."""

from django.urls import path

from core.languages import route
from search import clicks, suggest_views, views
from search.views import SECTION_SLUGS

app_name = "search"
urlpatterns = [
    path(route(SECTION_SLUGS), views.search_page, name="search"),
    path(
        route(SECTION_SLUGS, "suggestions/"),
        suggest_views.suggestions,
        name="suggestions",
    ),
    path(route(SECTION_SLUGS, "carte.json"), views.map_points, name="map_points"),
    path(route(SECTION_SLUGS, "carte/<int:pk>/"), views.map_card, name="map_card"),
    path(route(SECTION_SLUGS, "opensearch.xml"), views.description, name="description"),
    path(route(clicks.SLUGS), clicks.clicked, name="clicked"),
]
