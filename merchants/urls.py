"""Addresses of the merchants' room, below the language prefix; one list per subject."""

from merchants.addresses import room, shop
from merchants.claiming.urls import urlpatterns as claiming
from merchants.facts.urls import urlpatterns as facts
from merchants.fiche.urls import urlpatterns as fiche
from merchants.help.urls import urlpatterns as help_urls
from merchants.members.urls import urlpatterns as members
from merchants.own_events.urls import urlpatterns as own_events
from merchants.views import home

app_name = "merchants"
urlpatterns = [
    room("", home.door, "door"),
    shop("", home.shop, "shop"),
    *claiming,
    *facts,
    *fiche,
    *members,
    *help_urls,
    *own_events,
]
