"""Addresses of the screens: /tv/, then /tv/<lang>/ and the words of ordinary addresses."""

from django.urls import include, path

from core.languages import below, route
from events.models import SECTION_SLUGS as EVENT_SLUGS
from shops.models import SECTION_SLUGS as SHOP_SLUGS
from tv import addresses  # noqa: F401 (registers the converter)
from tv.choices import WINDOW_WORD
from tv.items import ON_FOOT
from tv.shop_list import AREAS, TRADES
from tv.views import (
    alive,
    around,
    code,
    entry,
    events,
    home,
    kiosk,
    language,
    on_foot,
    shops,
    sights,
    walk_steps,
    walks,
    window,
)
from tv.views.home import AROUND_SLUGS
from walks.models import SIGHT_SLUGS, WALK_SLUGS

app_name = "tv"

# Below "/tv/<lang>/"; each section has its own module of addresses.
ON_FOOT_TO = {
    name: below(below(slugs, dict.fromkeys(slugs, "<slug:slug>")), ON_FOOT)
    for name, slugs in (
        ("shop", SHOP_SLUGS),
        ("sight", SIGHT_SLUGS),
        ("event", EVENT_SLUGS),
        ("walk", WALK_SLUGS),
    )
}
pages = [
    path("", home.home, name="home"),
    path("code/", code.keypad, name="code"),
    path("code/<str:typed>/", code.opened, name="opened"),
    path(f"{WINDOW_WORD}/", window.window, name="window"),
    path(f"{WINDOW_WORD}/slides.json", window.fresh_slides, name="window_slides"),
    path(f"{WINDOW_WORD}/mode.json", window.mode_now, name="window_mode"),
    path("langue/", language.language_list, name="languages"),
    path(route(SHOP_SLUGS), shops.listing, name="shops"),
    path(route(below(SHOP_SLUGS, TRADES)), shops.trades, name="trades"),
    path(route(below(SHOP_SLUGS, AREAS)), shops.areas, name="areas"),
    path(route(SHOP_SLUGS, "<slug:slug>/"), shops.fiche_page, name="shop"),
    path(route(SIGHT_SLUGS), sights.listing, name="sights"),
    path(route(SIGHT_SLUGS, "<slug:slug>/"), sights.sight_page, name="sight"),
    path(route(EVENT_SLUGS), events.listing, name="agenda"),
    path(route(EVENT_SLUGS, "<slug:slug>/"), events.event_page, name="event"),
    path(route(WALK_SLUGS), walks.walk_list, name="walks"),
    path(route(WALK_SLUGS, "<slug:slug>/"), walks.walk, name="walk"),
    path(route(WALK_SLUGS, "<slug:slug>/pocket/"), walk_steps.step, name="step"),
    path(route(AROUND_SLUGS), around.around, name="around"),
    path(route(ON_FOOT_TO["shop"]), on_foot.to_shop, name="on_foot_to_shop"),
    path(route(ON_FOOT_TO["sight"]), on_foot.to_sight, name="on_foot_to_sight"),
    path(route(ON_FOOT_TO["event"]), on_foot.to_event, name="on_foot_to_event"),
    path(route(ON_FOOT_TO["walk"]), on_foot.to_walk, name="on_foot_to_walk"),
]
urlpatterns = [
    path("", entry.enter, name="enter"),
    path("borne/<str:code>.json", kiosk.facts, name="kiosk"),
    path("qr.svg", kiosk.qr, name="qr"),
    path(f"{WINDOW_WORD}/", window.enter, name="window_enter"),
    path("langue/<language:language>/", language.choose, name="choose_language"),
    path("vie/", alive.alive, name="alive"),
    path("<language:language>/", include(pages)),
]
