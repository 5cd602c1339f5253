"""The words and pictures of a fiche as plain values: of its page, of a draft, compared."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from core.plain_text import plain
from events.models import EventPage
from shops.models import MAX_PHOTOS, ShopPage

# One picture leads, the others follow.
MOST_PICTURES = MAX_PHOTOS + 1
MAX_SUMMARY, MAX_STORY, MAX_ALT = 140, 2000, 200
KEYS = ("summary", "story", "picture", "photos")
Stored = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of a fiche: the key of the image, and what it shows in words."""

    image: int
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Everything on a fiche that is read over before it is public."""

    summary: str = ""
    story: str = ""
    pictures: tuple[Picture, ...] = field(default=())


def shown_by(page: ShopPage | None) -> Words:
    """The words of a page; one query. None: a shop that has no page yet."""
    if page is None:
        return Words()
    leading = [Picture(page.picture_id, page.picture_alt)] if page.picture_id else []
    others = [Picture(photo.image_id, photo.alt) for photo in page.photos.all()]
    return Words(page.summary, story_of(page), (*leading, *others))


def story_of(page: ShopPage | EventPage) -> str:
    """The first text of a body, without its form; empty when there is none."""
    at = first_text(page)
    return "" if at is None else plain(str(page.body.raw_data[at]["value"] or ""))


def first_text(page: ShopPage | EventPage) -> int | None:
    """Where the story stands in a body; None when it has no text yet."""
    kinds = (raw["type"] for raw in page.body.raw_data)
    return next((at for at, kind in enumerate(kinds) if kind == "text"), None)


def drafted(words: Words, stored: Stored) -> Words:
    """These words with what a draft says otherwise; a missing key is unchanged."""
    changed: dict[str, Any] = {
        name: str(stored[name]) for name in ("summary", "story") if name in stored
    }
    if "picture" in stored or "photos" in stored:
        listed = [stored.get("picture"), *(stored.get("photos") or [])]
        changed["pictures"] = tuple(
            Picture(item["image"], item.get("alt", "")) for item in listed if item
        )
    return replace(words, **changed)


def stored_pictures(pictures: Iterable[Picture]) -> Stored:
    """A list of pictures as a draft keeps it: the first one, and the others."""
    listed = [{"image": item.image, "alt": item.alt} for item in pictures]
    return {"picture": listed[0] if listed else None, "photos": listed[1:]}


def stored(words: Words) -> Stored:
    """All words as a draft keeps them."""
    pictures = stored_pictures(words.pictures)
    return {"summary": words.summary, "story": words.story, **pictures}


def changes(before: Words, after: Words) -> list[str]:
    """Codes of what really differs, a picture each time: ["summary", "photo", "photo"].

    See moderation.changes for the words that reviewers read.
    """
    codes = [
        name
        for name in ("summary", "story")
        if getattr(before, name) != getattr(after, name)
    ]
    first_before, first_after = before.pictures[:1], after.pictures[:1]
    if images(first_before) != images(first_after):
        codes.append("picture")
    rest_before, rest_after = images(before.pictures[1:]), images(after.pictures[1:])
    moved = set(rest_before) ^ set(rest_after)
    codes += ["photo"] * (len(moved) or rest_before != rest_after)
    if not codes and before.pictures != after.pictures:
        codes.append("alt")
    return codes


def images(pictures: Iterable[Picture]) -> list[int]:
    """The keys of pictures, in order."""
    return [picture.image for picture in pictures]
