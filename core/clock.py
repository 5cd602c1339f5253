"""Periodic jobs: of all processes of the portal, one runs a job when it is due.

Apps register functions in `ready()`:

    @clock.daily(hour=8, minute=30, weekdays=WORKING_DAYS)
    def ask_hours() -> None: ...

A job that is due is claimed in the table of jobs by an update that only one process can
make. The claim ends after `lease_min` minutes, for the case that its process died: a job
must do no harm when it runs twice, and a long one asks `is_stopping()` between its steps.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import Error, connections, transaction
from django.db.models import Max
from django.utils import timezone

from core.models import ClockJob

EVERY_DAY = range(7)
WORKING_DAYS = range(5)
ROUND_S = 15
LEASE_MIN = 30
AGAIN_AFTER_FAULT = timedelta(minutes=5)
# Less than what gunicorn grants a worker that is to end.
STOP_S = 8
logger = logging.getLogger(__name__)

Function = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Job:
    """A function, the moment of its next run after another moment, and its claim."""

    name: str
    function: Function
    next_after: Callable[[datetime], datetime]
    lease: timedelta
    starts_at_once: bool


jobs: dict[str, Job] = {}
own_steps: dict[str, Function] = {}
_wake = threading.Event()
_stopping = threading.Event()
_poked: set[str] = set()
_threads: list[threading.Thread] = []


def every(
    *, minutes: int = 0, seconds: int = 0, lease_min: int = LEASE_MIN
) -> Callable[[Function], Function]:
    """Register a function that runs so often, counted from its last beginning."""
    interval = timedelta(minutes=minutes, seconds=seconds)
    lease = timedelta(minutes=lease_min)

    def next_after(at: datetime) -> datetime:
        return at + interval

    def register(function: Function) -> Function:
        _add(Job(_name(function), function, next_after, lease, True))
        return function

    return register


def daily(
    *,
    hour: int,
    minute: int = 0,
    weekdays: Sequence[int] = EVERY_DAY,
    lease_min: int = LEASE_MIN,
) -> Callable[[Function], Function]:
    """Register a function that runs at an hour of Paris; `weekdays` 0 is Monday.

    Whoever was away at that hour runs it when he is back.
    """
    lease = timedelta(minutes=lease_min)

    def next_after(at: datetime) -> datetime:
        return _next_wall_time(at, hour, minute, weekdays)

    def register(function: Function) -> Function:
        _add(Job(_name(function), function, next_after, lease, False))
        return function

    return register


def in_each_process(function: Function) -> Function:
    """Register a function that every process runs in each round and when it ends.

    It runs every few seconds: when nothing waits it must ask the database nothing.
    """
    own_steps[_name(function)] = function
    return function


def run_due() -> list[str]:
    """Run what is due or was poked, unless another process has it; names of what ran."""
    poked = _take_poked()
    ran = [name for name in poked if _run(jobs[name])]
    for name, next_at in _due_first(timezone.now()):
        if is_stopping():
            break
        began_at = None if name in poked else _claim(jobs[name], next_at)
        if began_at:
            _finish(jobs[name], began_at, done=_run(jobs[name]))
            ran.append(name)
    return ran


def poke(name: str) -> None:
    """Have a job run now by the clock of this process, in turn or not.

    Only for jobs that several processes may run at once.
    """
    _poked.add(name)
    _wake.set()


def bring_forward(name: str) -> None:
    """Have a job run as soon as the transaction ends, by whichever process.

    One that runs just now runs once more, because it may have passed what changed.
    """
    now = timezone.now()
    if not ClockJob.objects.filter(name=name).update(next_at=now):
        ClockJob.objects.get_or_create(name=name, defaults={"next_at": now})
    transaction.on_commit(_wake.set)


def last_job_s(at: datetime) -> int | None:
    """How many seconds ago any process began a job; None when none ever did."""
    began_at = ClockJob.objects.aggregate(latest=Max("began_at"))["latest"]
    return int((at - began_at).total_seconds()) if began_at else None


def start() -> None:
    """Start the clock of this process, which ends with it."""
    _stopping.clear()
    thread = threading.Thread(target=run_forever, name="clock", daemon=True)
    _threads.append(thread)
    thread.start()


def stop() -> None:
    """Let the running job end its step, and wait for it a little."""
    _stopping.set()
    _wake.set()
    while _threads:
        _threads.pop().join(STOP_S)


def is_stopping() -> bool:
    """Whether the process is about to end: long jobs stop after their present step."""
    return _stopping.is_set()


def run_forever() -> None:
    """Run what is due, every few seconds and whenever poked, until `stop`.

    What each process does for itself is done once more at the end.
    """
    while not is_stopping():
        _try(run_due)
        _run_own()
        _wake.wait(ROUND_S)
        _wake.clear()
    _run_own()


def _run_own() -> None:
    """What this process does for itself; a fault of one step stops no other."""
    for step in own_steps.values():
        _try(step)


def _try(step: Function) -> None:
    """A part of a round, with connections of its own."""
    try:
        step()
    except Error as fault:
        logger.warning("The clock could not read: %s", type(fault).__name__)
    except Exception:
        logger.exception("The clock missed a round")
    finally:
        connections.close_all()


def _add(job: Job) -> None:
    known = jobs.setdefault(job.name, job)
    if known.function is not job.function:
        raise ValueError(f"Two jobs are called {job.name}.")


def _name(function: Function) -> str:
    """App and function: "places.ask_hours"."""
    return f"{function.__module__.split('.')[0]}.{function.__name__}"


def _take_poked() -> set[str]:
    taken = set()
    while _poked:
        taken.add(_poked.pop())
    return taken & set(jobs)


def _due_first(now: datetime) -> list[tuple[str, datetime]]:
    """Names and moments of the jobs that are due, the longest due first."""
    table = ClockJob.objects.filter(name__in=list(jobs))
    rows = dict(table.values_list("name", "next_at"))
    new = {
        name: now if job.starts_at_once else job.next_after(now)
        for name, job in jobs.items()
        if name not in rows
    }
    if new:
        made = [ClockJob(name=name, next_at=at) for name, at in new.items()]
        ClockJob.objects.bulk_create(made, ignore_conflicts=True)
    due = [(name, at) for name, at in {**rows, **new}.items() if at <= now]
    return sorted(due, key=lambda row: row[1])


def _claim(job: Job, next_at: datetime) -> datetime | None:
    """Take a job for this process; None when another one was faster."""
    now = timezone.now()
    free = ClockJob.objects.filter(name=job.name, next_at=next_at)
    return now if free.update(next_at=now + job.lease, began_at=now) else None


def _finish(job: Job, began_at: datetime, done: bool) -> None:
    """Write when a job is due again: soon when it failed, at once when asked for."""
    next_at = job.next_after(began_at)
    if not done:
        next_at = min(next_at, timezone.now() + AGAIN_AFTER_FAULT)
    claimed = ClockJob.objects.filter(
        name=job.name, began_at=began_at, next_at=began_at + job.lease
    )
    claimed.update(next_at=next_at)


def _run(job: Job) -> bool:
    """Call the function; its fault is logged and stops nothing else."""
    try:
        job.function()
    except Exception:
        logger.exception("The job %s failed", job.name)
        return False
    return True


def _next_wall_time(
    at: datetime, hour: int, minute: int, weekdays: Sequence[int]
) -> datetime:
    """The next moment after `at` when clocks in Paris show this hour on such a day."""
    local = timezone.localtime(at)
    day = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
    while day <= local or day.weekday() not in weekdays:
        day += timedelta(days=1)
    return day
