"""Visits of sources: when, by whom, what came of each, and how long to stay away."""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from core import clock, prepared
from events.choices import RunOutcome
from events.feeds import missing
from events.feeds.entry import Batch
from events.feeds.merging import MOST_REFUSED, Counts, Merger
from events.feeds.remarks import POORER, STOPPED, UNEXPECTED
from events.models import EventSource, SourceRun

# A process that died holds a source no longer than this.
LEASE = timedelta(minutes=15)
LONGEST_WAIT = timedelta(hours=24)
# A server that asks us to stay away for a month is asked again after a week.
LONGEST_SILENCE = timedelta(days=7)
ROUND_S = 60
# Merging one visit may take this long; the next visit goes on where it stopped.
MERGING_S = 300
RUNS_KEPT = timedelta(days=90)
# What tells editors little comes last among the rows that are kept.
LITTLE = {"past", "duplicate_row"}
Read = Callable[[EventSource], Batch]
logger = logging.getLogger(__name__)


def reader() -> Read:
    """The function that reads a source by its kind."""
    from events.feeds.reading import read  # noqa: PLC0415 (adapters come late)

    return read


def due(now: datetime) -> list[EventSource]:
    """The sources to visit, the longest due first."""
    found = EventSource.objects.filter(is_active=True, next_at__lte=now)
    return list(found.select_related("territory").order_by("next_at", "pk"))


def visit_due(read: Read) -> list[SourceRun]:
    """Visit what is due, one after the other, for about a minute."""
    began, runs = time.monotonic(), []
    for source in due(timezone.now()):
        if clock.is_stopping() or time.monotonic() - began > ROUND_S:
            break
        run = visit(source, read)
        if run is not None:
            runs.append(run)
    return runs


def visit(source: EventSource, read: Read) -> SourceRun | None:
    """Read a source and merge what it says; None when another process has it.

    Whatever fails, what was read before stays.
    """
    run = claim(source, timezone.now())
    if run is None:
        return None
    try:
        batch = read(source)
        counts = _merge(source, batch, run)
    except Exception as fault:  # one broken source never stops the others
        _fail(source, run, fault)
    else:
        _note(source, batch, counts, run)
    return run


def claim(source: EventSource, now: datetime) -> SourceRun | None:
    """Begin a visit, by an update that only one process can make."""
    mine = EventSource.objects.filter(
        pk=source.pk, is_active=True, next_at=source.next_at
    )
    values = {"next_at": now + LEASE, "last_tried_at": now}
    with transaction.atomic():
        if not mine.update(**values):
            return None
        for name, value in values.items():
            setattr(source, name, value)
        return SourceRun.objects.create(source=source, began_at=now)


def hurry(source: EventSource, now: datetime) -> bool:
    """Have a source visited at once; False when it is paused, or visited right now."""
    running = SourceRun.objects.filter(
        source=source, ended_at=None, began_at__gt=now - LEASE
    )
    free = EventSource.objects.filter(pk=source.pk, is_active=True)
    with transaction.atomic():
        if running.exists():
            return False
        return bool(free.update(next_at=now))


def forget_old_runs(now: datetime) -> int:
    """Delete what is known of visits of long ago."""
    return SourceRun.objects.filter(began_at__lt=now - RUNS_KEPT).delete()[0]


def _merge(source: EventSource, batch: Batch, run: SourceRun) -> Counts:
    """Merge the entries; each family of pages is prepared once."""
    if batch.unchanged:
        return Counts()
    ends = time.monotonic() + MERGING_S
    merger = Merger(source, batch, timezone.now())
    with prepared.gathered():
        return merger.run(lambda: time.monotonic() < ends and not clock.is_stopping())


def _note(source: EventSource, batch: Batch, counts: Counts, run: SourceRun) -> None:
    """A visit that gave something, were it only that nothing is new."""
    run.outcome, run.fault = _outcome(source, batch, counts, run)
    run.read, run.made = counts.read, counts.made
    run.changed, run.unchanged = counts.changed, counts.unchanged
    _refused(run, counts)
    run.ended_at = timezone.now()
    whole = run.outcome == RunOutcome.GOOD
    stopped = not counts.is_whole
    values = {
        "failures": 0,
        "fault": run.fault,
        "last_good_at": run.ended_at,
        "next_at": run.ended_at + (timedelta() if stopped else _interval(source)),
    }
    if whole:
        values |= {"etag": batch.etag, "last_modified": batch.last_modified}
    elif run.outcome == RunOutcome.PARTIAL:
        # The same answer is wanted again: it was not all taken.
        values |= {"etag": "", "last_modified": ""}
    _end(source, run, values)


def _outcome(
    source: EventSource, batch: Batch, counts: Counts, run: SourceRun
) -> tuple[str, str]:
    """Outcome and fault of a visit; marks what a complete reading no longer has."""
    if batch.unchanged:
        return RunOutcome.UNCHANGED, ""
    if not counts.is_whole:
        return RunOutcome.PARTIAL, STOPPED
    if not batch.complete:
        return RunOutcome.PARTIAL, ""
    if missing.mark(source, counts.seen, run.began_at):
        return RunOutcome.PARTIAL, POORER
    return RunOutcome.GOOD, ""


def _refused(run: SourceRun, counts: Counts) -> None:
    """The rows that were refused, those that tell most first."""
    rows = sorted(counts.refusals, key=lambda row: row.reason in LITTLE)
    run.refused = len(rows)
    run.refused_rows = [
        {"id": row.external_id[:200], "title": row.title[:200], "reason": row.reason}
        for row in rows[:MOST_REFUSED]
    ]


def _fail(source: EventSource, run: SourceRun, fault: Exception) -> None:
    """A visit that failed: the source is left alone for longer each time."""
    known = hasattr(fault, "retry_after_s")
    if not known:
        logger.error("The visit of source %s failed", source.pk, exc_info=fault)
    run.outcome, run.ended_at = RunOutcome.FAILED, timezone.now()
    run.fault = str(fault.code)[:24] if known else UNEXPECTED
    asked_s = (fault.retry_after_s or 0) if known else 0
    wait = min(max(_back_off(source), timedelta(seconds=asked_s)), LONGEST_SILENCE)
    values = {
        "failures": source.failures + 1,
        "fault": run.fault,
        "next_at": run.ended_at + wait,
    }
    _end(source, run, values)


def _back_off(source: EventSource) -> timedelta:
    """The interval after a first failure, then twice as long each time, up to a day."""
    doublings = min(source.failures, 12)
    return min(_interval(source) * 2**doublings, LONGEST_WAIT)


def _interval(source: EventSource) -> timedelta:
    return timedelta(minutes=source.interval_min)


def _end(source: EventSource, run: SourceRun, values: dict[str, object]) -> None:
    """Store the run, and how the source is doing."""
    with transaction.atomic():
        run.save()
        for name, value in values.items():
            setattr(source, name, value)
        EventSource.objects.filter(pk=source.pk).update(**values)
