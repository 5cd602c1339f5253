"""The only door for what shops and unions do with their events.

Callers have checked rights: `facts` for the status, `words` for everything else.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from core import audit, languages, prepared, versions
from core.uploads import no_orphans
from events.models import EventIndexPage, EventPage
from merchants.models import OwnEvent
from merchants.own_events import writing
from merchants.own_events.forms import BaseDays
from moderation.models import Review, Union
from moderation.submission import InReview, Sending, open_review, submit, withdraw
from shops.models import Shop

SENT, WITHDRAWN = "event.sent", "event.withdrawn"
STATUS, TAKEN_OFF, DELETED = "event.status", "event.taken_off", "event.deleted"
MOST_UNSENT = 20
Author = Shop | Union


class CannotBeSaved(Exception):
    """Something on the page, not of its author's, keeps it from being saved."""


class TooMany(Exception):
    """So many events were written and never sent that another one makes no sense."""


class NothingToSend(Exception):
    """Everything is online as it is written."""


def save(
    author: Author,
    own: OwnEvent | None,
    user: Any,
    values: dict[str, Any],
    days: BaseDays,
    picture: dict[str, Any],
) -> OwnEvent:
    """Keep what was typed as a draft of the page, a new one for `own` None.

    Raises InReview, TooMany or CannotBeSaved, and then nothing is written.
    """
    with no_orphans() as names, transaction.atomic():
        page = content_of(own, lock=True) if own else _new_page(author, values["title"])
        writing.write(page, values, days, place_of(author))
        writing.write_picture(page, picture, user, names)
        page.organiser = author.name
        if own is None:
            page = _add(page)
            own = OwnEvent(page=page, made_by=user, **{audit.kind_of(author): author})
        page.status, page.status_words = own.status, own.status_words
        try:
            page.save_revision(user=user, log_action=True, changed=True)
        except ValidationError as fault:
            raise CannotBeSaved from fault
        times = list(page.times.all())
        own.title = page.title[:120]
        own.first_at = min(when.starts_at for when in times)
        own.last_at = max(writing.last_instant(when) for when in times)
        own.save()
        return own


def place_of(author: Author) -> Any:
    """Where a shop is; None for a union, and for a shop without a position."""
    return author.place if isinstance(author, Shop) else None


def content_of(own: OwnEvent, lock: bool = False) -> EventPage:
    """The newest text of an event, sent or not; `lock` refuses what is being read."""
    pages = EventPage.objects.select_related("locale")
    if lock:
        pages = pages.select_for_update(of=("self",))
    page = pages.get(pk=own.page_id)
    if lock and open_review(page) is not None:
        raise InReview
    return page.get_latest_revision_as_object()


def _new_page(author: Author, title: str) -> EventPage:
    unsent = OwnEvent.objects.filter(
        **{audit.kind_of(author): author}, page__live=False
    ).count()
    if unsent >= MOST_UNSENT:
        raise TooMany
    index = EventIndexPage.objects.select_related("locale").get(
        locale__language_code=languages.SOURCE
    )
    return EventPage(title=title, locale=index.locale, live=False)


def _add(page: EventPage) -> EventPage:
    """The page in the tree, unseen, with a slug that nobody has."""
    index = EventIndexPage.objects.get(locale=page.locale_id)
    page.slug = free_slug(page.title)
    return Page.objects.get(pk=index.pk).add_child(instance=page)


def free_slug(title: str) -> str:
    """A slug that no event of any language has."""
    base = slugify(title)[:80] or "evenement"
    taken = set(
        EventPage.objects.filter(slug__startswith=base).values_list("slug", flat=True)
    )
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


@transaction.atomic
def send(own: OwnEvent, user: Any) -> Review:
    """Have the newest text read over. Raises InReview or NothingToSend."""
    page = EventPage.objects.select_for_update(of=("self",)).get(pk=own.page_id)
    if page.live and not page.has_unpublished_changes:
        raise NothingToSend
    review = submit(page, user, Sending(changes=["event"]))
    audit.record(SENT, own.author, user, event=own.title, review=review.pk)
    return review


@transaction.atomic
def take_back(own: OwnEvent, user: Any) -> None:
    """Take back what is being read; raises NothingToWithdraw."""
    review = withdraw(own.page, user)
    audit.record(WITHDRAWN, own.author, user, event=own.title, review=review.pk)


@transaction.atomic
def set_status(own: OwnEvent, user: Any, status: str, words: str) -> dict[str, str]:
    """Say at once, in every language, whether it takes place; what was said before."""
    own = OwnEvent.objects.select_for_update(of=("self",)).get(pk=own.pk)
    before = {"status": own.status, "status_words": own.status_words}
    own.status, own.status_words = status, words
    own.save(update_fields=["status", "status_words"])
    apply_status(own)
    data = {"event": own.title, "before": before["status"], "after": status}
    audit.record(STATUS, own.author, user, **data)
    return before


def apply_status(own: OwnEvent) -> None:
    """Show on the pages of every language what the author said last."""
    key = EventPage.objects.values_list("translation_key", flat=True).get(
        pk=own.page_id
    )
    said = {"status": own.status, "status_words": own.status_words}
    if EventPage.objects.filter(translation_key=key).exclude(**said).update(**said):
        prepared.write_family(key)
        versions.bump()


@transaction.atomic
def take_off(own: OwnEvent, user: Any) -> None:
    """Not online any more; a review that waits is taken back. It can be sent again."""
    page = EventPage.objects.select_for_update(of=("self",)).get(pk=own.page_id)
    if open_review(page) is not None:
        withdraw(page, user)
    UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
    audit.record(TAKEN_OFF, own.author, user, event=own.title)


@transaction.atomic
def delete(own: OwnEvent, user: Any) -> None:
    """Forget an event that was never online; raises InReview while it is read."""
    page = EventPage.objects.select_for_update(of=("self",)).get(pk=own.page_id)
    if open_review(page) is not None:
        raise InReview
    if page.live or page.first_published_at:
        raise CannotBeSaved
    audit.record(DELETED, own.author, user, event=own.title)
    DeletePageAction(page, user).execute(skip_permission_checks=True)
