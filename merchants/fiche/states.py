"""Where a fiche stands: public, being written, being read, to be corrected."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import WorkflowState

from merchants.fiche.drafts import Sheet
from merchants.fiche.words import changes
from moderation.choices import Decision, Reason
from moderation.models import Review
from moderation.submission import open_review
from shops.models import Shop


@dataclass(frozen=True, slots=True)
class FicheState:
    """What a merchant is told first about his page.

    `review`: being read; `sent_back`: the last answer, when something must be
    corrected; `changes`: codes of what waits to be sent.
    """

    sheet: Sheet
    review: Review | None
    sent_back: Review | None
    changes: list[str]

    @property
    def is_live(self) -> bool:
        """Whether visitors see the page."""
        return self.sheet.page is not None and self.sheet.page.live

    @property
    def url(self) -> str:
        """The public address; empty before it is public."""
        return self.sheet.page.path_url if self.is_live else ""


def state_of(shop: Shop) -> FicheState:
    """Where the fiche of a shop stands now."""
    sheet = Sheet(shop)
    page = sheet.page
    review = open_review(page) if page else None
    sent_back = None if review or page is None else last_sent_back(page)
    return FicheState(sheet, review, sent_back, changes(public(sheet), sheet.words))


def public(sheet: Sheet) -> Any:
    """What a draft is compared with: the public words, none for a new fiche."""
    live = sheet.page is not None and sheet.page.live
    return sheet.base if live else type(sheet.base)()


def last_sent_back(page: Any) -> Review | None:
    """The answer that asks for a correction; None when a later one has replaced it."""
    last = Review.objects.filter(
        task_state__workflow_state__in=WorkflowState.objects.for_instance(page)
    )
    newest = last.order_by("-submitted_at", "-pk").first()
    if newest is None or newest.decision != Decision.SENT_BACK:
        return None
    return newest


def reason_words(review: Review) -> list[str]:
    """Why it was sent back, in the reader's language: ready reasons, then own words."""
    known = dict(Reason.choices)
    listed = [
        str(known[code])
        for code in review.reasons
        if code in known and code != Reason.OTHER
    ]
    return [*listed, review.comment] if review.comment else listed


FIELDS = {
    Reason.PHOTO_BLURRED: "merchants:photos",
    Reason.PHOTO_PEOPLE: "merchants:photos",
    Reason.PHOTO_FOREIGN: "merchants:photos",
}


def field_to_correct(review: Review) -> str:
    """The name of the address where the correction begins."""
    for code in review.reasons:
        if code in FIELDS:
            return FIELDS[code]
    changed = review.changes
    if "summary" in changed:
        return "merchants:sentence"
    if "story" in changed:
        return "merchants:story"
    return "merchants:photos" if changed else "merchants:sentence"
