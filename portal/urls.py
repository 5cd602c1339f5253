"""All addresses of the portal."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from accounts.pages import too_many
from core.languages import route
from core.views import tile
from portal import errors, health, media, pwa, robots, sitemap

handler403 = errors.refused
handler404 = errors.not_found
handler429 = too_many
handler500 = errors.broken

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("tiles/<int:z>/<int:x>/<int:y>.svg", tile, name="tile"),
    path("media/<path:name>", media.serve_media, name="media"),
    path("", include("places.code_urls")),
    path("", include("walks.short_urls")),
    path("", include("core.short_urls")),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap.part, name="sitemap_part"),
    path("manifest.webmanifest", pwa.manifest, name="manifest"),
    path("sw.js", pwa.worker, name="worker"),
    path("go/<slug:where>/", pwa.go, name="go"),
    path("tv/", include("tv.urls")),
    *i18n_patterns(
        path(route(pwa.SLUGS), pwa.kept_walks, name="kept_walks"),
        path("", include("home.urls")),
        path("", include("search.urls")),
        path("", include("shops.urls")),
        path("", include("walks.urls")),
        path("", include("events.urls")),
        path("", include("places.urls")),
        path("", include("tv.phone_urls")),
        # After what visitors read: each address above costs every page below a look.
        path("", include("merchants.urls")),
        path("", include("accounts.urls")),
        path("", include(wagtail_urls)),
    ),
]
