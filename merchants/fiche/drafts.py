"""Saving what is being written: each step, each pause in typing, by one door."""

import json
from hashlib import blake2b
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from core.plain_text import tidy, tidy_line
from merchants.fiche import pages
from merchants.fiche.words import (
    KEYS,
    MAX_ALT,
    MAX_STORY,
    MAX_SUMMARY,
    MOST_PICTURES,
    Picture,
    Stored,
    Words,
    drafted,
    images,
    shown_by,
    stored,
    stored_pictures,
)
from merchants.models import FicheDraft, ShopUpload
from moderation.submission import InReview, open_review
from shops.models import Shop, ShopPage


class Conflict(Exception):
    """Another tab or another person was faster; both texts, and the version now."""

    def __init__(self, mine: Stored, theirs: Stored, version: str) -> None:
        super().__init__()
        self.mine, self.theirs, self.version = mine, theirs, version


class ForeignPicture(PermissionDenied):
    """A picture that neither this shop sent nor its fiche shows."""


class Sheet:
    """A shop's page, its draft, and the words that follow from both; three queries."""

    def __init__(self, shop: Shop, lock: bool = False) -> None:
        self.shop = shop
        drafts = FicheDraft.objects.filter(shop=shop)
        if lock:
            FicheDraft.objects.get_or_create(shop=shop)
            drafts = drafts.select_for_update(of=("self",))
        self.draft = drafts.first() or FicheDraft(shop=shop)
        self.page = pages.page_of(shop)
        self.content: ShopPage | None = pages.content_of(self.page)
        self.base = shown_by(self.content)
        self.words: Words = drafted(self.base, self.draft.words)

    def version(self, *keys: str) -> str:
        """What a form carries so that a faster one is noticed: a digest of its words."""
        found = {key: stored(self.words)[key] for key in keys}
        text = json.dumps(found, sort_keys=True)
        return blake2b(text.encode(), digest_size=8).hexdigest()

    def allowed_images(self) -> set[int]:
        """The pictures that this shop may use: those it sent, those it shows."""
        sent = ShopUpload.objects.filter(shop=self.shop)
        return set(sent.values_list("image_id", flat=True)) | pages.images_of(self.page)


@transaction.atomic
def save_words(shop: Shop, user: Any, version: str | None, **words: Any) -> FicheDraft:
    """Keep some of the words: summary, story, or pictures [Picture, ...].

    `version` is what Sheet.version said when the form was shown; None asks nothing.
    Raises InReview, ForeignPicture, or Conflict; the same text twice is none.
    """
    sheet = Sheet(shop, lock=True)
    refuse_in_review(sheet.page)
    mine, shown = tidied(words), stored(sheet.words)
    theirs = {key: shown[key] for key in mine}
    if all(same(mine[key], theirs[key]) for key in mine):
        return sheet.draft
    mine = cut(mine)
    refuse_foreign(sheet, mine)
    now = sheet.version(*mine)
    if version is not None and version != now:
        raise Conflict(mine, theirs, now)
    return keep(sheet, user, mine)


def refuse_in_review(page: ShopPage | None) -> None:
    """Nothing changes while somebody reads it."""
    if page is not None and open_review(page) is not None:
        raise InReview


def tidied(words: dict[str, Any]) -> Stored:
    """What was typed, as a draft keeps it."""
    found: Stored = {}
    if "summary" in words:
        found["summary"] = tidy_line(words["summary"])
    if "story" in words:
        found["story"] = tidy(words["story"])
    if "pictures" in words:
        pictures = [
            Picture(item.image, tidy_line(item.alt)[:MAX_ALT])
            for item in words["pictures"]
        ]
        found |= stored_pictures(pictures[:MOST_PICTURES])
    return found


def cut(words: Stored) -> Stored:
    """No longer than a fiche shows; forms have said so before."""
    longest = {"summary": MAX_SUMMARY, "story": MAX_STORY}
    return {
        key: value[: longest[key]] if key in longest else value
        for key, value in words.items()
    }


def same(mine: Any, theirs: Any) -> bool:
    """Whether two values say the same; spaces at the ends count for nothing."""
    if isinstance(mine, str):
        return mine == tidy(theirs)
    return bool(mine == theirs)


def refuse_foreign(sheet: Sheet, mine: Stored) -> None:
    """Raise ForeignPicture for a picture that this shop may not use."""
    if "photos" in mine:
        used = set(images(drafted(Words(), mine).pictures))
        if not used <= sheet.allowed_images() | set(images(sheet.words.pictures)):
            raise ForeignPicture


def keep(sheet: Sheet, user: Any, mine: Stored) -> FicheDraft:
    """Write words into the locked draft; what is as on the page is no draft."""
    shown, draft = stored(sheet.base), sheet.draft
    found = {**draft.words, **mine}
    draft.words = {key: found[key] for key in KEYS if key in found}
    for group in (("summary",), ("story",), ("picture", "photos")):
        if all(draft.words.get(key, shown[key]) == shown[key] for key in group):
            for key in group:
                draft.words.pop(key, None)
    draft.version += 1
    draft.updated_by = user
    draft.save()
    return draft


@transaction.atomic
def settle(shop: Shop) -> None:
    """After a publication: forget of the draft what is public now."""
    draft = FicheDraft.objects.select_for_update().filter(shop=shop).first()
    if draft is not None and draft.words:
        sheet = Sheet(shop, lock=True)
        keep(sheet, sheet.draft.updated_by, {})


@transaction.atomic
def throw_away(shop: Shop, user: Any) -> None:
    """Back to what is public: the draft forgets everything."""
    sheet = Sheet(shop, lock=True)
    refuse_in_review(sheet.page)
    if sheet.draft.words:
        sheet.draft.words = {}
        keep(sheet, user, {})
