"""What the page of a shop, of a sight and of an event have in common on a screen."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from core import languages
from core.cards import Card
from core.pagination import page_number
from tv.addresses import tv_path
from tv.frame import frame
from tv.here import here_words, may_walk
from tv.paging import numbered
from tv.reading import Piece, screens
from tv.screens import ScreenFacts

ON_FOOT = {"fr": "a-pied", "en": "on-foot", "nl": "te-voet"}
TEXT, PHOTO = "texte", "photo"
MAX_NEAR = 10
Rows = list[dict[str, Any]]


@dataclass(slots=True)
class Item:
    """What a screen says of a page, whatever its type; "" and [] where nothing is known.

    `state` is what places.hours.wording.state_words gives; `alert` is said instead of
    it, in the colour of what is closed. `table` are the hours of the week, `dates` those
    of an event. `pieces` are the whole text, `rows` what is below the first screen.
    Nobody is sent to what is not `is_on`.
    """

    kind: str
    area: str = ""
    state: Any = None
    alert: str = ""
    alert_detail: str = ""
    struck: bool = False
    confirmed: str = ""
    when: str = ""
    place_name: str = ""
    place_url: str = ""
    address: dict[str, str] = field(default_factory=dict)
    lat: float | None = None
    lng: float | None = None
    place_id: int | None = None
    facts: Rows = field(default_factory=list)
    table: Rows = field(default_factory=list)
    table_words: str = ""
    dates: Rows = field(default_factory=list)
    dates_words: str = ""
    pictures: Rows = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    rows: Rows = field(default_factory=list)
    is_on: bool = True
    is_demo: bool = False


def frame_of(
    request: HttpRequest, page: Any, section: str, back: str, qr_words: str = ""
) -> dict[str, Any]:
    """The frame of a page that a telephone takes along by its short address."""
    context = frame(
        request,
        title=page.title,
        path=page.path_url,
        section=section,
        page_id=page.pk,
        qr_words=qr_words or _("Take this page along on your phone"),
        back=back,
    )
    return {**context, "page": page}


def respond(
    request: HttpRequest, page: Any, context: dict[str, Any], item: Item
) -> HttpResponse:
    """The page of an item, or the part that is asked for: a screen of text, a photo."""
    context["item"] = item
    if TEXT in request.GET and item.pieces:
        return _part(request, page, context, TEXT, screens(item.pieces))
    if PHOTO in request.GET and item.pictures:
        return _part(request, page, context, PHOTO, item.pictures)
    screen: ScreenFacts | None = context["screen"]
    context |= {
        "here": here_words(screen, item.lat, item.lng, item.place_id),
        "buttons": _buttons(page, item, screen),
        "rows": item.rows,
        "picture": item.pictures[0] if item.pictures else None,
    }
    return render(request, "tv/item.html", context)


def _buttons(page: Any, item: Item, screen: ScreenFacts | None) -> list[dict[str, str]]:
    """Where one goes from here: the way, the text, the photos, the place."""
    path, rows = page.path_url, []
    if item.is_on and may_walk(screen, item.lat, item.lng, item.place_id):
        word = ON_FOOT[languages.active()]
        rows.append(("on-foot", _("On foot from here"), f"{path}{word}/"))
    if item.pieces:
        rows.append(("text", _("Read everything"), path + f"?{TEXT}=1"))
    if len(item.pictures) > 1:
        count = {"count": len(item.pictures)}
        rows.append(("photos", _("%(count)d pictures") % count, path + f"?{PHOTO}=1"))
    if item.place_url:
        rows.append(("place", item.place_name, item.place_url))
    return [
        {"id": f"go-{name}", "label": label, "url": tv_path(url, screen)}
        for name, label, url in rows
    ]


def _part(
    request: HttpRequest,
    page: Any,
    context: dict[str, Any],
    name: str,
    parts: list[Any],
) -> HttpResponse:
    """One screen of a text, or one photo, with the way to the next one."""
    total, screen = len(parts), context["screen"]
    number = page_number(request.GET.get(name), total)

    def url(other: int) -> str:
        path = page.path_url + numbered("", name, other, first=0)
        return tv_path(path, screen) if 1 <= other <= total else ""

    context |= {
        "part": parts[number - 1],
        "number": number,
        "total": total,
        "previous_url": url(number - 1),
        "next_url": url(number + 1),
        "item_url": tv_path(page.path_url, screen),
        "back_url": tv_path(page.path_url, screen),
    }
    return render(request, f"tv/{name}.html", context)


def rail(name: str, title: str, cards: Iterable[Card]) -> Rows:
    """A row of cards below an item; none without cards."""
    found = list(cards)
    return [{"name": name, "title": title, "cards": found}] if found else []


def rails_around(around: dict[str, list[Card]]) -> Rows:
    """What is two steps away: places of all kinds in turn, then what is on."""
    kinds = (around.get(name, []) for name in ("sights", "shops", "walks"))
    mixed = [card for card in chain(*zip_longest(*kinds)) if card is not None]
    for card in mixed:
        card.facts = [fact for fact in (card.kind, *card.facts) if fact]
    return [
        *rail("near", _("A few steps away"), mixed[:MAX_NEAR]),
        *rail("soon", _("What’s on nearby"), around.get("events", [])),
    ]
