"""Short addresses of places, the same in every language: /c/K7F2."""

from django.urls import path

from places import converters  # noqa: F401 (registers)
from places.views import codes

app_name = "codes"
urlpatterns = [
    path("c/<code:code>/", codes.follow, name="place"),
    path("c/<code:code>/qr.svg", codes.qr, name="qr"),
    path("c/<code:code>/affichette/", codes.sticker, name="sticker"),
    # Printed and typed without the last stroke; in capitals in a QR code, which
    # then needs fewer and larger modules.
    path("c/<code:code>", codes.follow),
    path("C/<code:code>", codes.follow),
    path("C/<code:code>/", codes.follow),
]
