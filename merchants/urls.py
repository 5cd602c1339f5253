"""Addresses of the merchants' room, below the language prefix; one list per subject."""

from merchants.addresses import room, shop
from merchants.facts.urls import urlpatterns as facts
from merchants.views import home

app_name = "merchants"
urlpatterns = [
    room("", home.door, "door"),
    shop("", home.shop, "shop"),
    *facts,
]
