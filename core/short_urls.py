"""Short addresses of pages: /b/7K3."""

from django.urls import path

from core import short_views

app_name = "pages"
urlpatterns = [
    path("b/<str:code>.svg", short_views.qr, name="qr"),
    path("b/<str:code>", short_views.follow, name="page"),
    # Typed with a stroke behind; in capitals in a QR code.
    path("b/<str:code>/", short_views.follow),
    path("B/<str:code>", short_views.follow),
    path("B/<str:code>/", short_views.follow),
]
