"""Addresses of sights and walks, below the language prefix."""

from django.urls import path

from core.languages import route
from walks import exports, pack, pocket, views
from walks.models import SIGHT_SLUGS, WALK_SLUGS
from walks.sheet import views as sheet

app_name = "walks"
urlpatterns = [
    path(route(SIGHT_SLUGS), views.sight_list, name="sights"),
    path(route(SIGHT_SLUGS, "<slug:slug>/"), views.sight_page, name="sight"),
    path(route(SIGHT_SLUGS, "<slug:slug>/plan.svg"), views.sight_plan, name="plan"),
    path(route(WALK_SLUGS), views.walk_list, name="walks"),
    path(route(WALK_SLUGS, "<slug:slug>/"), views.walk_page, name="walk"),
    path(route(WALK_SLUGS, "<slug:slug>/gpx/"), exports.gpx, name="gpx"),
    path(route(WALK_SLUGS, "<slug:slug>/kml/"), exports.kml, name="kml"),
    path(route(WALK_SLUGS, "<slug:slug>/geojson/"), exports.geojson, name="geojson"),
    path(route(WALK_SLUGS, "<slug:slug>/svg/"), exports.svg, name="svg"),
    path(route(WALK_SLUGS, "<slug:slug>/print/"), sheet.printed, name="print"),
    path(route(WALK_SLUGS, "<slug:slug>/pdf/"), sheet.pdf, name="pdf"),
    path(route(WALK_SLUGS, "<slug:slug>/pocket/"), pocket.pocket, name="pocket"),
    path(route(WALK_SLUGS, "<slug:slug>/pack/"), pack.pack, name="pack"),
]
