"""The short address of a walk, the same in every language: /w/57, for QR codes."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

import segno

from core import serving
from core.languages import public_path
from walks.models import WalkPage

REDIRECT_MAX_AGE_S = 60
# What the stickers of places have too: M survives 15 % of damage.
LEVEL = "m"
# The white border that the norm asks for, on each side.
QUIET_MODULES = 4
# Databases refuse to look for larger ones.
LARGEST_ID = 2**31 - 1


def short_address(walk_id: int) -> str:
    """What is printed: "https://www.example.org/w/57"; leads to one language."""
    return f"{settings.BASE_URL}/w/{walk_id}"


def qr_runs(address: str) -> tuple[int, list[tuple[int, int, int]]]:
    """How many modules wide a QR code is, and its dark runs as (x, y, length).

    All in capitals, which are packed closer; our own short addresses answer to them.
    """
    code = segno.make(address.upper(), error=LEVEL, micro=False)
    runs = []
    for y, row in enumerate(code.matrix):
        start = None
        for x, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                runs.append((start, y, x - start))
                start = None
    return len(code.matrix), runs


def qr_path(address: str) -> tuple[int, str]:
    """The same as an SVG path, with its width in modules."""
    width, runs = qr_runs(address)
    return width, "".join(f"M{x} {y}h{n}v1h-{n}z" for x, y, n in runs)


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
