"""The agenda as an Atom feed: one entry for each event, with its next date."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid5

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from core.head import absolute
from core.languages import public_path
from events.cards import price_words
from events.choices import EventKind, EventStatus
from events.feed_rows import FeedRow
from events.hours import date_sentence


class AgendaFeed(Atom1Feed):
    """Says when its newest entry changed; when it has none, when the agenda did."""

    def __init__(self, *, changed_at: datetime, **fields: Any) -> None:
        super().__init__(**fields)
        self.changed_at = changed_at

    def latest_post_date(self) -> datetime:
        """Never the present moment, which would make each answer another one."""
        changes = (item["updateddate"] for item in self.items)
        return max(changes, default=self.changed_at)


def atom_of(
    rows: list[FeedRow],
    *,
    name: str,
    summary: str,
    url: str,
    feed_url: str,
    language: str,
    changed_at: datetime,
) -> bytes:
    """The feed of the events of some dates, each event by its first date."""
    feed = AgendaFeed(
        title=name,
        link=url,
        description=summary,
        subtitle=summary,
        language=language,
        feed_url=feed_url,
        feed_guid=feed_url,
        changed_at=changed_at.astimezone(UTC),
    )
    seen: set[int] = set()
    for row in rows:
        if row.when.event_id not in seen:
            seen.add(row.when.event_id)
            feed.add_item(**_item(row))
    return feed.writeString("utf-8").encode()


def _item(row: FeedRow) -> dict[str, Any]:
    """One event; its id follows from its key and its language, whatever its address."""
    when = row.when
    url = absolute(public_path(when.url_path, when.language))
    changed_at = row.changed_at.astimezone(UTC)
    return {
        "title": when.title,
        "link": url,
        "description": _words(row),
        "unique_id": uuid5(row.key, when.language).urn,
        "unique_id_is_permalink": False,
        "pubdate": (row.first_published_at or changed_at).astimezone(UTC),
        "updateddate": changed_at,
        "categories": [str(EventKind(when.kind).label)],
    }


def _words(row: FeedRow) -> str:
    """Whether, when and where, what it costs, what it is."""
    when = row.when
    planned = when.state == EventStatus.SCHEDULED
    dated = _("Next: %(date)s") % {"date": date_sentence(when, when.language)}
    state = "" if planned else str(when.state.label)
    parts = (state, row.status_words, dated, row.location, price_words(when))
    facts = " · ".join(part for part in parts if part)
    return f"{facts} — {when.summary}" if when.summary else facts
