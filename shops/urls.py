"""Addresses of shops, below the language prefix."""

from django.urls import path

from core.languages import route
from shops import views
from shops.models import SECTION_SLUGS

app_name = "shops"
urlpatterns = [
    path(route(SECTION_SLUGS), views.shop_list, name="list"),
    path(route(SECTION_SLUGS, "carte.json"), views.map_data, name="map_data"),
    path(route(SECTION_SLUGS, "carte/<int:pk>/"), views.map_card, name="map_card"),
    path(route(SECTION_SLUGS, "<slug:slug>/"), views.shop_page, name="page"),
    path(route(SECTION_SLUGS, "<slug:slug>/plan.svg"), views.shop_plan, name="plan"),
]
