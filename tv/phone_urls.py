"""On telephones, below the language prefix: from a page to a screen."""

from django.urls import path

from core.languages import route
from tv.views import phone

SLUGS = {"fr": "sur-la-tele", "en": "on-tv", "nl": "op-tv"}

app_name = "phone"
urlpatterns = [
    path(route(SLUGS), phone.choose, name="on_tv"),
    path(route(SLUGS, "<str:ticket>/"), phone.code, name="code"),
]
