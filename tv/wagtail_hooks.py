"""Screens in the editors' menu."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from places.models import Place
from tv.admin import ScreenViewSet, add_summary
from tv.models import Screen
from tv.views.card import card

register_snippet(ScreenViewSet)
hooks.register("construct_homepage_summary_items", add_summary)


@hooks.register("register_admin_urls")
def screen_urls() -> list[URLPattern]:
    """The card to print."""
    return [path("ecrans/<int:pk>/carte/", card, name="tv_screen_card")]


@hooks.register("before_delete_snippet")
def keep_places_of_screens(
    request: HttpRequest, instances: list[Any]
) -> HttpResponse | None:
    """Refuse to delete a place at which a screen stands, and say which one."""
    places = [found.pk for found in instances if isinstance(found, Place)]
    names = Screen.objects.filter(place__in=places).values_list("name", flat=True)
    if not places or not names:
        return None
    words = _("A screen stands there: %(names)s. Give it another place first.")
    messages.error(request, words % {"names": ", ".join(names)})
    return redirect("wagtailsnippets_places_place:list")
