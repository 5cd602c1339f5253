"""What a feed says, merged into the events there are.

An entry is known by its source and number, else by an identity that several feeds
share, else because it begins at the same time, at the same place and is called the
same as an event that is there. What may be the same is proposed to an editor; the
rest is new.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from django.db import OperationalError, transaction

from core import prepared
from events.choices import ImportState
from events.feeds import facts, known, records, reviewing
from events.feeds.entry import Batch, Entry, Refusal
from events.feeds.matching import Index, Traits, is_sure
from events.feeds.pages import Press, Told
from events.models import EventRecord, EventSource, ImportedEvent
from places.outlines import contains

MOST_REFUSED = 200
LONGEST_ID = EventRecord._meta.get_field("external_id").max_length
# Codes of rows that adapters refuse too, and two that only the merging can tell.
UNTITLED, UNDATED, TOO_FAR = "no_title", "no_date", "too_far"
ELSEWHERE, FAULTY = "elsewhere", "faulty"
logger = logging.getLogger(__name__)


class Refused(Exception):
    """An entry that cannot become an event; its first argument is the code."""


@dataclass(slots=True)
class Counts:
    """What came of a batch; `seen` are the numbers of all rows, refused ones as well."""

    read: int = 0
    made: int = 0
    changed: int = 0
    unchanged: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    is_whole: bool = True


class Merger:
    """Takes the entries of one visit of one source."""

    def __init__(self, source: EventSource, batch: Batch, now: datetime) -> None:
        self.source, self.batch, self.now = source, batch, now
        self._here = {entry.external_id for entry in batch.entries}
        self._look_again()

    def run(self, may_go_on: Callable[[], bool]) -> Counts:
        """Take one entry after the other, each whole or not at all."""
        counts = Counts(refusals=list(self.batch.refusals))
        counts.seen = self._here | {row.external_id for row in self.batch.refusals}
        counts.read = len(self.batch.entries) + len(self.batch.refusals)
        for entry in self.batch.entries:
            if not may_go_on():
                counts.is_whole = False
                break
            self._count(entry, counts)
        return counts

    def _look_again(self) -> None:
        """Know what is stored; also after a row whose changes were taken back."""
        self._press = Press()
        self._records = known.records_of(self.source)
        self._shared = known.shared(entry.identity for entry in self.batch.entries)
        self._known_index: Index | None = None

    def _count(self, entry: Entry, counts: Counts) -> None:
        try:
            with transaction.atomic():
                outcome = self._take(entry)
        except OperationalError:
            raise  # it is the database that fails, and not this row
        except Exception as fault:  # one bad row never stops the others
            code = str(fault) if isinstance(fault, Refused) else FAULTY
            if code == FAULTY:
                logger.warning("Source %s: faulty row: %r", self.source.pk, fault)
                self._look_again()
            title = facts.line(next(filter(None, entry.title.values()), ""))
            row = Refusal(entry.external_id[:LONGEST_ID], title[:200], code)
            counts.refusals.append(row)
            return
        setattr(counts, outcome, getattr(counts, outcome) + 1)

    def _take(self, entry: Entry) -> str:
        """Take one entry: "made", "changed" or "unchanged"."""
        told = records.as_json(entry)
        record = self._records.get(entry.external_id)
        if record is not None:
            return self._follow(record, told)
        self._check(entry)
        if not facts.coming(facts.times([entry]), self.now):
            return "unchanged"
        event = self._meant(entry)
        if event is not None:
            self._attach(event, entry, told)
            self._join(event)
            return "changed"
        event = self._make(entry)
        self._attach(event, entry, told)
        self._compare(event, [entry], {(self.source.pk, entry.external_id)})
        return "made"

    def _check(self, entry: Entry) -> None:
        """Refuse what no visitor could use; raises Refused with the code."""
        if not any(facts.line(words) for words in entry.title.values()):
            raise Refused(UNTITLED)
        if not 0 < len(entry.external_id) <= LONGEST_ID:
            raise Refused(FAULTY)
        if not facts.times([entry]):
            raise Refused(UNDATED)
        if entry.lat is not None and entry.lng is not None:
            self._check_point(entry)

    def _check_point(self, entry: Entry) -> None:
        """Refuse what is not where the source is read for."""
        point, territory = facts.point_of(entry), self.source.territory
        if point is None:
            raise Refused(TOO_FAR)
        outline = territory.outline if territory else None
        if outline is not None and not contains(outline, *point):
            raise Refused(ELSEWHERE)

    def _follow(self, record: EventRecord, told: records.Told) -> str:
        """An entry that is known: nothing happens unless it says something else."""
        digest = records.digest(told)
        if record.digest == digest:
            if record.missing_since is not None:
                record.missing_since = None
                record.save(update_fields=["missing_since"])
            return "unchanged"
        stored = EventRecord.objects.select_related("event").get(pk=record.pk)
        stored.entry = records.kept(stored.entry, told, self.now)
        stored.identity = told["identity"][:LONGEST_ID]
        stored.digest, stored.last_seen_at = digest, self.now
        stored.missing_since = None
        stored.save()
        self._records[record.external_id] = stored
        return "changed" if self._write(stored.event) else "unchanged"

    def _meant(self, entry: Entry) -> ImportedEvent | None:
        """The event that an unknown entry speaks of; None when it is a new one."""
        event_id = self._shared.get(entry.identity)
        if event_id is not None:
            return ImportedEvent.objects.get(pk=event_id)
        twin = self._index.sure(known.traits_of([entry]), self._tells_apart)
        return known.imported(twin.key, self.now) if twin else None

    def _tells_apart(self, event: Traits) -> bool:
        """Whether this very source counts an event as another one, now."""
        mine = {number for source, number in event.ids if source == self.source.pk}
        return bool(mine & self._here) or (bool(mine) and not self.batch.complete)

    def _make(self, entry: Entry) -> ImportedEvent:
        """A new event in every language: online from a trusted source, else waiting."""
        trusted = self.source.is_trusted
        state = ImportState.PUBLISHED if trusted else ImportState.WAITING
        event = ImportedEvent(translation_key=uuid4(), state=state, made_at=self.now)
        told = Told([entry], self.source.default_kind)
        event.written = self._press.make(event.translation_key, told, live=trusted)
        event.save()
        return event

    def _attach(self, event: ImportedEvent, entry: Entry, told: records.Told) -> None:
        """Note that this source tells of the event too."""
        identity = entry.identity[:LONGEST_ID]
        record = EventRecord.objects.create(
            source=self.source,
            event=event,
            external_id=entry.external_id,
            identity=identity,
            entry=told,
            digest=records.digest(told),
            first_seen_at=self.now,
            last_seen_at=self.now,
        )
        self._records[entry.external_id] = record
        if identity:
            self._shared[identity] = event.pk

    def _join(self, event: ImportedEvent) -> None:
        """One more source tells of an event that is there."""
        self._write(event)
        if self.source.is_trusted and event.state == ImportState.WAITING:
            reviewing.publish(event, None)
        prepared.write_family(event.translation_key)

    def _write(self, event: ImportedEvent) -> bool:
        """Bring the pages of an event up to date with all that is told of it.

        An event that editors made (nothing was ever written into it) keeps its words.
        """
        rows = list(event.records.select_related("source"))
        ids = {(row.source_id, row.external_id) for row in rows}
        if not event.written:
            if theirs := self._index.get(event.translation_key):
                theirs.ids = ids
            return False
        told = told_of(rows)
        changed = write(self._press, event, told)
        if changed:
            self._compare(event, told.entries, ids)
        return changed

    def _compare(
        self, event: ImportedEvent, entries: Sequence[Entry], ids: set[tuple[int, str]]
    ) -> None:
        """Compare later entries with this event, and ask an editor about its likes."""
        now = known.traits_of(entries, event.translation_key)
        now.ids = ids
        self._index.add(now)
        likely = [
            (other, alike)
            for other, alike in self._index.likely(now)
            if is_sure(now, other) or not self._tells_apart(other)
        ]
        known.propose(now, likely, self.now)

    @property
    def _index(self) -> Index:
        """The events there are, looked up when something new first comes."""
        if self._known_index is None:
            self._known_index = known.index(self.now)
        return self._known_index


def write(press: Press, event: ImportedEvent, told: Told) -> bool:
    """Write into the pages of an event what is told of it; whether anything changed."""
    before = {code: dict(fields) for code, fields in event.written.items()}
    changed = press.change(event.translation_key, told, event.written)
    if event.written != before:
        event.save(update_fields=["written"])
    return changed


def told_of(rows: Iterable[EventRecord]) -> Told:
    """What records say together: trusted sources are believed first, then older ones."""
    ordered = sorted(rows, key=_belief)
    entries = [records.from_json(row.entry) for row in ordered]
    return Told(entries, ordered[0].source.default_kind)


def _belief(row: EventRecord) -> tuple[bool, bool, int]:
    return not row.source.is_trusted, row.missing_since is not None, row.pk
