"""A number that grows with every change of content: what processes remember by.

What a process keeps in memory (the catalogue of shops, the menu) is good as long as
this number stays the same. It is written after the commit, so that who reads a new
number also reads the new content, and no transaction waits for another one because
of it. Public pages read it once a request.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from time import monotonic
from typing import Any, TypeVar

from django.db import connection, models, transaction
from django.db.models import F
from django.db.models.signals import post_delete, post_save

from core.models import ContentVersion
from core.statements import Statement

NUMBER = Statement(lambda: ContentVersion.objects.values_list("number", flat=True)[:1])
MAX_KEPT = 64
# What takes long to make is not made again at once: at most 5 % of the time of a
# process goes into it, so that a change shows within twenty times what it takes.
LONG_S = 0.05
PATIENCE = 20

Kept = TypeVar("Kept")
_remembered: ContextVar[list[int] | None] = ContextVar("version", default=None)
_memories: list[dict[Any, Any]] = []


def current() -> int:
    """The version of the content; one query, or none when the request knows it."""
    known = _remembered.get()
    if known:
        return known[0]
    found = NUMBER()
    number = found[0] if found else 0
    if known is not None:
        known.append(number)
    return number


@contextmanager
def one_reading() -> Iterator[None]:
    """Within one request the version is read at most once."""
    token = _remembered.set([])
    try:
        yield
    finally:
        _remembered.reset(token)


def kept(make: Callable[..., Kept]) -> Callable[..., Kept]:
    """Remember what a function makes of its arguments until the content changes."""
    memory: dict[tuple[Any, ...], tuple[int, float, float, Kept]] = {}
    _memories.append(memory)

    @wraps(make)
    def remembered(*args: Any) -> Kept:
        number, now = current(), monotonic()
        found = memory.get(args)
        if found:
            made_for, made_at, took_s, thing = found
            young = took_s > LONG_S and now - made_at < PATIENCE * took_s
            if made_for == number or young:
                return thing
        if len(memory) >= MAX_KEPT:
            memory.clear()
        thing = make(*args)
        done = monotonic()
        memory[args] = (number, done, done - now, thing)
        return thing

    return remembered


def forget() -> None:
    """Drop everything that is remembered; for tests, whose content goes back."""
    for memory in _memories:
        memory.clear()


def bump() -> None:
    """The content changed: say so once the transaction is committed."""
    waiting = (function for _ids, function, *_rest in connection.run_on_commit)
    if write not in waiting:
        transaction.on_commit(write)


def write() -> None:
    """Count one change; `bump` calls it when a transaction is committed."""
    only = ContentVersion.objects.filter(pk=ContentVersion.ONLY)
    if not only.update(number=F("number") + 1):
        ContentVersion.objects.get_or_create(pk=ContentVersion.ONLY)


def watch(*watched: type[models.Model]) -> None:
    """Bump the version whenever an instance of these models is saved or deleted."""
    for model in watched:
        for signal in (post_save, post_delete):
            signal.connect(
                _changed,
                sender=model,
                dispatch_uid=f"core.versions.{model._meta.label}",
            )


def _changed(**kwargs: Any) -> None:
    bump()
