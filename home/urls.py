"""Addresses of the home page and of territories, below the language prefix."""

from django.urls import path

from core.languages import route
from home import views
from home.rows import TERRITORY_SLUGS

app_name = "home"
urlpatterns = [
    path("", views.home_page, name="home"),
    path(route(TERRITORY_SLUGS, "<slug:slug>/"), views.territory, name="territory"),
]
