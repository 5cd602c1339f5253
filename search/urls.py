"""Addresses of the search page, below the language prefix."""

from django.urls import include, path

from core.languages import route
from search import clicks, suggest_views, views
from search.views import SECTION_SLUGS

app_name = "search"
below = [
    path("", views.search_page, name="search"),
    path("suggestions/", suggest_views.suggestions, name="suggestions"),
    path("carte.json", views.map_points, name="map_points"),
    path("carte/<int:pk>/", views.map_card, name="map_card"),
    path("opensearch.xml", views.description, name="description"),
    path(route(clicks.WORDS), clicks.clicked, name="clicked"),
]
# One look for all of them: what stands here is passed by every page of the portal.
urlpatterns = [path(route(SECTION_SLUGS), include(below))]
