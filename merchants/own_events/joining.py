"""What own events add elsewhere: the room, the desk, the log, what follows publication."""

from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail.signals import page_published

from core import audit, languages
from events.models import EventIndexPage, EventPage
from merchants.fiche.words import story_of
from merchants.languages_of import follow
from merchants.models import OwnEvent
from merchants.own_events.authors import unions_of
from merchants.own_events.services import (
    DELETED,
    SENT,
    STATUS,
    TAKEN_OFF,
    WITHDRAWN,
    apply_status,
)
from merchants.own_events.states import states_of
from merchants.own_events.writing import days_words
from merchants.sections import Section, register
from moderation import changes, directory, governed
from moderation.desk.links import Link
from moderation.desk.links import register as register_links
from moderation.directory import Content, Picture
from moderation.models import Review, Union
from moderation.rights import Rights
from shops.models import Shop

SHOWN = 3


def author_of(page: EventPage) -> Shop | Union | None:
    """Who answers for an event now, whatever an old revision of it says."""
    own = OwnEvent.objects.select_related("shop", "union").filter(page=page.pk).first()
    return own.author if own else None


governed.register(EventPage, author_of)
governed.register(Union, lambda union: union)


@directory.says(EventPage)
def event_content(page: EventPage) -> Content:
    """What the desk shows of an event, before and after."""
    price = _("Free") if page.is_free else page.price_words
    texts = [
        (_("Name"), page.title),
        (_("When"), days_words(page)),
        (_("Where"), page.place_words),
        (_("Price"), price),
        (_("In one sentence"), page.summary),
        (_("Text"), story_of(page)),
        (_("Booking"), " ".join((page.booking_url, page.booking_phone)).strip()),
    ]
    pictures = [Picture(page.picture, page.picture_alt)] if page.picture else []
    return Content(texts, pictures)


@register_links
def union_links(user: Any) -> list[Link]:
    """From the desk to the events of the unions for which somebody speaks."""
    return [
        Link(
            _("Events of %(name)s") % {"name": union.name},
            reverse("merchants:union_events", args=[union.pk]),
        )
        for union in unions_of(user)
    ]


@changes.register("event")
def event_words(count: int) -> str:
    """An event, new or changed."""
    return ngettext("%(count)d event", "%(count)d events", count) % {"count": count}


@register("events", order=40)
def events_section(shop: Shop, rights: Rights) -> Section | None:
    """The next events of a shop, and the way to announce one."""
    if not rights.words:
        return None
    found = [state for state in states_of(shop) if not state.own.is_over]
    rows = [
        {
            "state": state,
            "url": reverse("merchants:event", args=[shop.pk, state.own.pk]),
        }
        for state in found[:SHOWN]
    ]
    context = {
        "rows": rows,
        "new_url": reverse("merchants:event_new", args=[shop.pk]),
        "list_url": reverse("merchants:events", args=[shop.pk]),
    }
    return Section("merchants/own_events/section.html", context)


@receiver(page_published, sender=EventPage)
def event_published(instance: EventPage, revision: Any = None, **kwargs: Any) -> None:
    """Follow once it is committed: what follows never keeps a page from appearing."""
    if instance.locale.language_code != languages.SOURCE or instance.alias_of_id:
        return
    key = revision.pk if revision is not None else None
    transaction.on_commit(partial(after, instance.pk, key), robust=True)


@transaction.atomic
def after(page_pk: int, revision_pk: int | None) -> None:
    """Every language has the page; the status is what was said last.

    What the author sent never takes back a status; what the city published itself is
    the status from now on.
    """
    own = OwnEvent.objects.select_related("page__locale").filter(page=page_pk).first()
    if own is None:
        return
    follow(own.page, EventIndexPage)
    if Review.objects.filter(task_state__revision=revision_pk).exists():
        apply_status(own)
        return
    own.status, own.status_words = own.page.status, own.page.status_words
    own.save(update_fields=["status", "status_words"])


def _named(words: str, entry: Any) -> str:
    return words % {"event": entry.data.get("event", "")}


LOGGED = {
    SENT: lambda: _("The event “%(event)s” was sent to be read over."),
    WITHDRAWN: lambda: _("The event “%(event)s” was taken back from reading."),
    STATUS: lambda: _("The event “%(event)s” got another status."),
    TAKEN_OFF: lambda: _("The event “%(event)s” was taken off the agenda."),
    DELETED: lambda: _("The draft of the event “%(event)s” was deleted."),
}
for _action, _words in LOGGED.items():
    audit.words[_action] = lambda entry, words=_words: _named(words(), entry)
