"""How the sources are doing: in a colour and in words, for editors."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, Q, Window
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.choices import RunOutcome
from events.feeds.visits import LEASE
from events.models import EventRecord, EventSource, SourceRun

AMBER_AFTER, RED_AFTER = timedelta(hours=24), timedelta(hours=72)
GOOD, AMBER, RED, PAUSED = "good", "amber", "red", "paused"
GRAVITY = (PAUSED, GOOD, AMBER, RED)
RUNS_SHOWN = 5
MANY_FAILURES = 3


@dataclass(frozen=True, slots=True)
class Health:
    """How one source is doing now.

    `level` is "good", "amber", "red" or "paused"; `remarks` say why, gravest first.
    """

    source: EventSource
    level: str
    remarks: tuple[str, ...]
    new_at: datetime | None
    is_running: bool
    runs: tuple[SourceRun, ...]


def of_all(now: datetime) -> list[Health]:
    """Every source, those that need somebody first; four queries."""
    sources = list(EventSource.objects.order_by("name"))
    news, runs = _news(now), _last_runs(sources)
    found = [
        _of(source, news.get(source.pk), runs[source.pk], now) for source in sources
    ]
    return sorted(found, key=lambda health: -GRAVITY.index(health.level))


def of(source: EventSource, now: datetime) -> Health:
    """How one source is doing."""
    return _of(source, _news(now).get(source.pk), _last_runs([source])[source.pk], now)


def sick_count(now: datetime) -> int:
    """How many sources are red: for the first page of the admin."""
    return sum(health.level == RED for health in of_all(now))


def level_words(level: str) -> str:
    """The colour in a word."""
    return {
        GOOD: _("in order"),
        AMBER: _("to watch"),
        RED: _("needs you"),
        PAUSED: _("paused"),
    }[level]


def _of(
    source: EventSource, new_at: datetime | None, runs: list[SourceRun], now: datetime
) -> Health:
    found = list(_remarks(source, new_at, runs, now))
    found.sort(key=lambda pair: -GRAVITY.index(pair[0]))
    level = found[0][0] if found else GOOD
    if not source.is_active:
        level = PAUSED
    running = any(run.ended_at is None and run.began_at > now - LEASE for run in runs)
    words = tuple(text for _level, text in found)
    return Health(source, level, words, new_at, running, tuple(runs))


def _remarks(
    source: EventSource, new_at: datetime | None, runs: list[SourceRun], now: datetime
) -> Iterable[tuple[str, str]]:
    """What is to say of a source, each with its level."""
    if source.last_tried_at is None:
        yield GOOD, _("Not visited yet.")
        return
    if source.failures:
        words = _("Visits that failed one after the other: %(count)d.")
        grave = source.failures >= MANY_FAILURES
        yield RED if grave else AMBER, words % {"count": source.failures}
    if source.last_good_at is None:
        yield RED, _("No visit was good yet.")
        return
    silent = now - source.last_good_at
    if silent > AMBER_AFTER:
        words = _("%(time)s without an answer.")
        yield level_of(silent), words % {"time": age_words(silent)}
    last = next((run for run in runs if run.ended_at), None)
    if last is not None and last.outcome == RunOutcome.PARTIAL:
        yield AMBER, _("Only a part could be read.")
    if new_at is not None and now - new_at > AMBER_AFTER:
        words = _("%(time)s without anything new.")
        yield level_of(now - new_at), words % {"time": age_words(now - new_at)}


def level_of(age: timedelta) -> str:
    """Amber after a day, red after three."""
    return RED if age > RED_AFTER else AMBER if age > AMBER_AFTER else GOOD


def age_words(age: timedelta) -> str:
    """ "28 hours", "4 days"."""
    hours = int(age.total_seconds() // 3600)
    if hours < 96:
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    days = hours // 24
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def _news(now: datetime) -> dict[int, datetime]:
    """When each source last told something new: a newer entry, or another one."""
    newest: dict[int, datetime] = {}
    told = EventRecord.objects.values("source_id").annotate(
        told_at=Max(KeyTextTransform("updated_at", "entry")),
        read_at=Max("last_seen_at"),
    )
    changed = dict(
        SourceRun.objects.filter(Q(made__gt=0) | Q(changed__gt=0))
        .order_by()
        .values_list("source_id")
        .annotate(Max("ended_at"))
    )
    for row in told:
        at = [changed.get(row["source_id"])]
        if row["told_at"]:
            at.append(datetime.fromisoformat(row["told_at"]))
        known = [min(moment, now) for moment in at if moment]
        newest[row["source_id"]] = max(known, default=row["read_at"])
    return newest


def _last_runs(sources: Iterable[EventSource]) -> dict[int, list[SourceRun]]:
    """The last runs of each source, newest first; one query."""
    place = Window(RowNumber(), partition_by="source_id", order_by=["-began_at", "-pk"])
    found = SourceRun.objects.filter(source__in=list(sources)).annotate(place=place)
    runs: dict[int, list[SourceRun]] = defaultdict(list)
    for run in found.filter(place__lte=RUNS_SHOWN).order_by("-began_at", "-pk"):
        runs[run.source_id].append(run)
    return runs
