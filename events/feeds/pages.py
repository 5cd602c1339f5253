"""Event pages from feeds: made in every language, and changed where nobody else did.

What was written last is kept by language and field (ImportedEvent.written). A page
that says something else was changed by an editor: that field stays as it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.text import slugify

from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.signal_handlers import disable_reference_index_auto_update

from core import languages, prepared
from events.feeds import facts
from events.feeds.entry import Entry, Timing
from events.feeds.markup import comparable
from events.feeds.venues import Venues
from events.models import EventIndexPage, EventPage, EventTime
from places.hours.timeline import PARIS

LAST_MINUTE = time(23, 59)
LONGEST_SLUG = 80
# Values of a page as JSON, by field; "where" and "times" stand for several columns.
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """All that is told of one event, the most believed first."""

    entries: Sequence[Entry]
    default_kind: str


class Press:
    """Makes and changes pages; one for a whole visit, so that it looks things up once."""

    def __init__(self) -> None:
        self._venues = Venues()
        self._slugs: set[str] | None = None
        self._parents: dict[str, EventIndexPage] | None = None

    def values(self, told: Told) -> dict[str, Values]:
        """What the pages of an event are to say, by language."""
        common = {"where": self._where(told.entries), "times": times_in(told.entries)}
        common = {name: value for name, value in common.items() if value}
        return {
            code: facts.fields_in(told.entries, code, told.default_kind) | common
            for code in languages.codes()
        }

    def make(self, key: UUID, told: Told, live: bool) -> dict[str, Values]:
        """A page in every language, published or a draft; what was written."""
        values, now = self.values(told), timezone.now()
        slug = self._slug(values[languages.SOURCE]["title"])
        for code, parent in self._sections().items():
            page = EventPage(
                locale=parent.locale,
                translation_key=key,
                slug=slug,
                live=live,
                has_unpublished_changes=not live,
                first_published_at=now if live else None,
                last_published_at=now if live else None,
            )
            rest = {n: v for n, v in values[code].items() if n != "times"}
            put(page, rest)
            parent.refresh_from_db(fields=["numchild", "path", "depth"])
            _add(parent, page)
            rows = _rows(page, values[code].get("times", []))
            EventTime.objects.bulk_create(rows)
        prepared.write_family(key)
        return values

    def change(self, key: UUID, told: Told, written: dict[str, Values]) -> bool:
        """Write what is new into the pages of an event; whether anything was.

        `written` is brought up to date.
        """
        wanted, changed = self.values(told), False
        pages = EventPage.objects.filter(translation_key=key).select_related("locale")
        for page in pages:
            code = page.locale.language_code
            known = written.setdefault(code, {})
            changed |= _change(page, wanted.get(code, {}), known)
        if changed:
            prepared.write_family(key)
        return changed

    def _where(self, entries: Sequence[Entry]) -> list[Any]:
        """[place, words, [lng, lat]]: the place when the portal has it."""
        where = facts.where(entries)
        place = self._venues.find(where)
        if place is not None:
            return [place, "", None]
        if not where.words and not where.point:
            return []
        point = [round(degrees, 6) for degrees in where.point] if where.point else None
        return [None, where.words[:160], point]

    def _slug(self, title: str) -> str:
        """An address below the agenda that nobody has in any language."""
        if self._slugs is None:
            index = EventIndexPage.objects.values_list("path", flat=True)
            below = (Page.objects.filter(path__startswith=path) for path in index)
            self._slugs = {s for q in below for s in q.values_list("slug", flat=True)}
        stem = slugify(title)[:LONGEST_SLUG].strip("-") or "evenement"
        slug, number = stem, 1
        while slug in self._slugs:
            number += 1
            slug = f"{stem}-{number}"
        self._slugs.add(slug)
        return slug

    def _sections(self) -> dict[str, EventIndexPage]:
        """The agenda of each language, the French one first."""
        if self._parents is None:
            found = EventIndexPage.objects.select_related("locale")
            by_code = {page.locale.language_code: page for page in found}
            self._parents = {c: by_code[c] for c in languages.codes() if c in by_code}
        return self._parents


def _add(parent: EventIndexPage, page: EventPage) -> None:
    """Put a page below its agenda; only one at a place has references to be noted."""
    if page.place_id is not None:
        parent.add_child(instance=page)
        return
    with disable_reference_index_auto_update():
        parent.add_child(instance=page)


def times_in(entries: Sequence[Entry]) -> list[list[Any]]:
    """The dates of an event as values: [start, end, whole days, cancelled]."""
    return [_time_value(when) for when in facts.times(entries)]


def _time_value(when: Timing) -> list[Any]:
    """Whole minutes, and whole days from midnight on, as editors' forms have them."""
    starts_at, ends_at = (
        t.replace(second=0, microsecond=0).astimezone(PARIS)
        for t in (when.starts_at, when.ends_at)
    )
    if when.all_day:
        starts_at = datetime.combine(starts_at.date(), time(), tzinfo=PARIS)
        ends_at = datetime.combine(ends_at.date(), LAST_MINUTE, tzinfo=PARIS)
    return [_iso(starts_at), _iso(ends_at), when.all_day, when.is_cancelled]


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _change(page: EventPage, wanted: Values, known: Values) -> bool:
    """Change a page, and the draft that an editor keeps of it, each where it may be."""
    before = dict(known)
    new = _news(page, wanted, before)
    drafts = page.latest_revision_id is not None
    waits = drafts and page.has_unpublished_changes
    draft = page.get_latest_revision_as_object() if waits else None
    drafted = _news(draft, wanted, before) if draft else {}
    known.update({**drafted, **new})
    new, drafted = (_other(page, new), _other(draft, drafted))
    if new:
        put(page, new)
        page.draft_title = page.draft_title if waits else page.title
        page.save()
        if drafts and not waits and page.live:
            page.save_revision(changed=False).publish()
    if drafted:
        put(draft, drafted)
        draft.save_revision()
    return bool(new or drafted)


def _news(page: EventPage, wanted: Values, before: Values) -> Values:
    """What may be written: fields that say what was written last, or nothing yet."""
    return {
        name: value
        for name, value in wanted.items()
        if value != before.get(name) and _is_ours(page, name, before)
    }


def _other(page: EventPage | None, values: Values) -> Values:
    return {n: value for n, value in values.items() if value_of(page, n) != value}


def _is_ours(page: EventPage, name: str, before: Values) -> bool:
    """Whether no editor wrote into a field."""
    current = value_of(page, name)
    if name in before:
        return current == before[name]
    return current == value_of(EventPage(), name)


def value_of(page: EventPage, name: str) -> Any:
    """What a page says in a field, as `written` keeps it."""
    if name == "where":
        location = page.location["coordinates"][:2] if page.location else None
        where = [page.place_id, page.venue_words, location]
        return where if any(where) else []
    if name == "times":
        return [_row_value(row) for row in page.times.all()] if page.pk else []
    if name == "body":
        return comparable("".join(str(raw["value"]) for raw in page.body.raw_data))
    return getattr(page, name)


def _row_value(row: EventTime) -> list[Any]:
    """A date that an editor made repeat is none of ours."""
    value = [_iso(row.starts_at), _iso(row.ends_at), row.all_day, row.is_cancelled]
    return [*value, row.repeat] if row.repeat else value


def put(page: EventPage, values: Values) -> None:
    """Write values into a page, not stored yet."""
    for name, value in values.items():
        if name == "where":
            page.place_id, page.venue_words, point = value
            page.location = point and {"type": "Point", "coordinates": point}
        elif name == "times":
            page.times = _rows(page, value)
        elif name == "body":
            page.body = [("text", RichText(value))]
        else:
            setattr(page, name, value)


def _rows(page: EventPage, times: Iterable[list[Any]]) -> list[EventTime]:
    return [
        EventTime(
            event=page,
            sort_order=order,
            starts_at=datetime.fromisoformat(starts_at),
            ends_at=datetime.fromisoformat(ends_at),
            all_day=all_day,
            is_cancelled=is_cancelled,
        )
        for order, (starts_at, ends_at, all_day, is_cancelled) in enumerate(times)
    ]
