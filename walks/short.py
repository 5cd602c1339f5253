"""The short address of a walk, the same in every language: /w/57, for QR codes."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core import serving
from core.languages import public_path
from walks.models import WalkPage

REDIRECT_MAX_AGE_S = 60
# Databases refuse to look for larger ones.
LARGEST_ID = 2**31 - 1


def short_address(walk_id: int) -> str:
    """What is printed: "https://www.example.org/w/57"; leads to one language."""
    return f"{settings.BASE_URL}/w/{walk_id}"


@require_safe
@cache_control(private=True, max_age=REDIRECT_MAX_AGE_S)
def follow(request: HttpRequest, walk_id: int) -> HttpResponse:
    """To the page of the walk."""
    walks = WalkPage.objects.filter(pk=min(walk_id, LARGEST_ID))
    codes = walks.values_list("locale__language_code", flat=True)
    for language in codes:
        found = serving.public(walks, language).values_list("url_path", flat=True)
        for url_path in found:
            return HttpResponseRedirect(public_path(url_path, language))
    raise Http404("no such walk")
