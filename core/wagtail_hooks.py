"""What `core` adds to Wagtail's admin."""

from django.urls import URLPattern, path

from wagtail import hooks

from core.views import read_track_file


@hooks.register("register_admin_urls")
def track_reader() -> list[URLPattern]:
    """The address to which the map widget sends a track file."""
    return [path("read-track/", read_track_file, name="core_read_track")]
