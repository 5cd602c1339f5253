"""The short address of a walk, the same in every language: /w/57, for QR codes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.short_views import REDIRECT_MAX_AGE_S, to_page
from walks.models import WalkPage


def short_address(walk_id: int) -> str:
    """What is printed: "https://www.example.org/w/57"; leads to one language."""
    return f"{settings.BASE_URL}/w/{walk_id}"


@require_safe
@cache_control(private=True, max_age=REDIRECT_MAX_AGE_S)
def follow(request: HttpRequest, walk_id: int) -> HttpResponse:
    """To the page of the walk, in its own language."""
    return to_page(walk_id, lambda model: model is WalkPage)
