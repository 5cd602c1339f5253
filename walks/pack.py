"""What a phone keeps of a walk: the list of addresses, their sizes, the hours."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from core import languages, own_pages, serving, versions
from core.own_pages import Candidates, OwnPage
from places.clock import this_minute
from places.hours.week import day_table
from places.hours.wording import day_hours_words
from places.models import Place
from places.selectors import PlaceRow, card_rows
from walks.models import WalkPage

MAX_BYTES = 4_000_000
MAX_PICTURES, WANTED_PX = 12, 800
MAX_PLACES, DAYS = 100, 21
PARTS = ("pocket/", "print/", "svg/", "gpx/")
# The map on the screen needs tiles from the network; the drawn one is in the page.
NOT_KEPT = "/js/map"
COLUMNS = ("title", "slug", "url_path", "locale", "locale__language_code")

Sizes = dict[str, int]


@dataclass(frozen=True, slots=True)
class Contents:
    """Addresses with their bytes, and for each picture that may be asked for the kept one."""

    sizes: Sizes
    pictures: dict[str, str]


@require_safe
def pack(request: HttpRequest, slug: str) -> JsonResponse:
    """The pack of a public walk; 404 for drafts and private pages.

    `made_at` is the time of the clocks in Paris, as the page itself says it.
    """
    walks = serving.public(WalkPage.objects).filter(slug=slug)
    page = walks.select_related("locale").only(*COLUMNS).first()
    if page is None:
        raise Http404("no such walk")
    language, at = languages.active(), this_minute()
    found = contents(page.path_url, language)
    return JsonResponse(
        {
            "title": page.title,
            "url": page.path_url,
            "language": language,
            "bytes": sum(found.sizes.values()),
            "made_at": at.replace(tzinfo=None).isoformat(timespec="minutes"),
            "version": _version(found),
            "urls": [{"url": url, "bytes": size} for url, size in found.sizes.items()],
            "pictures": found.pictures,
            "hours": hours(page.pk, language, at.date()),
        },
        json_dumps_params={"ensure_ascii": False, "separators": (",", ":")},
    )


@versions.kept
def contents(path: str, language: str) -> Contents:
    """What belongs to the pack of the walk at `path`; reads its pages as anybody does."""
    found = {part: own_pages.read(path + part, language) for part in ("", *PARTS)}
    pages = {path + part: page for part, page in found.items() if page is not None}
    sizes = {url: len(page.content) for url, page in pages.items()}
    files = [name for page in pages.values() for name in page.files]
    for name in own_pages.with_imports([n for n in files if NOT_KEPT not in n]):
        size = own_pages.file_bytes(name)
        if size is not None:
            sizes[name] = size
    left = MAX_BYTES - sum(sizes.values())
    pictures, table = chosen_pictures(_pictures(pages.values()), left)
    return Contents({**sizes, **pictures}, table)


def _pictures(pages: Iterable[OwnPage]) -> list[Candidates]:
    """The pictures of some pages, each once, in their order."""
    seen: set[str] = set()
    found = []
    for candidates in (each for page in pages for each in page.pictures):
        if seen.isdisjoint(candidates):
            found.append(candidates)
        seen.update(candidates)
    return found


def chosen_pictures(
    pictures: list[Candidates], left: int
) -> tuple[Sizes, dict[str, str]]:
    """The pictures that fit into `left` bytes, and what stands for each candidate.

    Of each the candidate nearest to 800 px, else a narrower one, else none.
    """
    sizes: Sizes = {}
    table: dict[str, str] = {}
    for candidates in pictures[:MAX_PICTURES]:
        for address in _by_preference(candidates):
            size = own_pages.file_bytes(address)
            if size is not None and size <= left:
                sizes[address] = size
                left -= size
                table |= dict.fromkeys(candidates, address)
                break
    return sizes, table


def _by_preference(candidates: Candidates) -> list[str]:
    """The candidate nearest to 800 px (by ratio), then the narrower ones."""

    def strangeness(address: str) -> float:
        width = max(candidates[address], 1)
        return max(width / WANTED_PX, WANTED_PX / width)

    best = min(candidates, key=strangeness)
    narrower = [name for name in candidates if candidates[name] < candidates[best]]
    return [best, *sorted(narrower, key=lambda name: -candidates[name])]


@versions.kept
def hours(walk_id: int, language: str, first: date) -> dict[str, Any]:
    """The hours of the places on the way for three weeks, so that no phone says "open".

    `days` are ISO dates, `words` sentences, `places` the number of a sentence for
    each day, by the address of the place's page.
    """
    passed = Q(walks_passing__walk=walk_id) | Q(walk_steps__walk=walk_id)
    ids = Place.objects.filter(passed).exclude(hours_compiled="").values("pk")
    rows = card_rows(Place.objects.filter(pk__in=ids).order_by("pk"), language)
    days: list[str] = []
    numbers: dict[str, int] = {}
    places = {}
    for place in (PlaceRow(*row) for row in rows[:MAX_PLACES]):
        table = day_table(place.hours_compiled, first, DAYS)
        days = days or [day.date.isoformat() for day in table]
        words = [day_hours_words(day, language) for day in table]
        places[place.card["url"]] = [
            numbers.setdefault(each, len(numbers)) for each in words
        ]
    return {"days": days, "words": list(numbers), "places": places}


def _version(found: Contents) -> str:
    """Another one when the content or a file changed."""
    parts = [versions.current(), found.sizes, found.pictures]
    return blake2b(json.dumps(parts).encode(), digest_size=6).hexdigest()
