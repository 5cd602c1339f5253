"""Sending the words of a fiche to who reads them: once, all of it or nothing."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from wagtail.models import WorkflowState

from core import audit
from merchants.fiche import pages
from merchants.fiche.drafts import Sheet, refuse_in_review
from merchants.fiche.states import last_sent_back, public
from merchants.fiche.words import changes, shown_by
from moderation.models import Review
from moderation.submission import Sending, submit, withdraw
from shops.models import Shop, ShopPage

SENT, WITHDRAWN = "fiche.sent", "fiche.withdrawn"


class NothingToSend(Exception):
    """Everything is as it is on the page already, or as it was sent back."""


class CannotBeSent(Exception):
    """Something on the page, not of the merchant's, keeps it from being saved."""


@transaction.atomic
def send(shop: Shop, user: Any, on_behalf_of: str = "") -> Review:
    """Make one revision of what is public and the draft, and have it read.

    The caller has checked rights. `on_behalf_of` names the merchant for whom a field
    agent prepared it. Raises InReview, NothingToSend or CannotBeSent, and then
    nothing is written.
    """
    sheet = Sheet(shop, lock=True)
    refuse_in_review(sheet.page)
    codes = changes(public(sheet), sheet.words)
    if not codes or (sheet.page and as_sent_back(sheet.page, sheet)):
        raise NothingToSend
    page = sheet.page or pages.make_page(shop)
    # The row is held, so that nobody publishes between reading and sending it.
    page = pages.content_of(pages.page_of(shop, lock=True) or page)
    pages.write(page, sheet.words)
    try:
        page.save_revision(user=user, log_action=True)
    except ValidationError as fault:
        raise CannotBeSent from fault
    review = submit(pages.page_of(shop), user, Sending(changes=codes))
    audit.record(SENT, shop, user, on_behalf_of, changes=codes, review=review.pk)
    return review


def as_sent_back(page: ShopPage, sheet: Sheet) -> bool:
    """Whether the draft still says what was sent back to be corrected."""
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return False
    revision = state.current_task_state.revision
    if revision is None or last_sent_back(page) is None:
        return False
    return not changes(shown_by(revision.as_object()), sheet.words)


@transaction.atomic
def take_back(shop: Shop, user: Any) -> Review:
    """“Take my request back”: nobody reads on, the draft stays as it is.

    Raises moderation.submission.NothingToWithdraw when nothing is being read.
    """
    sheet = Sheet(shop, lock=True)
    if sheet.page is None:
        sheet.page = pages.make_page(shop)
    review = withdraw(sheet.page, user)
    audit.record(WITHDRAWN, shop, user, review=review.pk)
    return review
