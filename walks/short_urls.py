"""Short addresses of walks, the same in every language: /w/57."""

from django.urls import path

from walks import short

app_name = "short"
urlpatterns = [
    # Printed and typed without the last stroke; in capitals in a QR code.
    path("w/<int:walk_id>", short.follow, name="walk"),
    path("w/<int:walk_id>/", short.follow),
    path("W/<int:walk_id>", short.follow),
    path("W/<int:walk_id>/", short.follow),
]
