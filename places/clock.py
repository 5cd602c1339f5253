"""The moment for which a page is made."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_shown: ContextVar[datetime | None] = ContextVar("shown moment", default=None)


def this_moment() -> datetime:
    """Now in Paris, or the moment for which an editor looks at a page."""
    return _shown.get() or timezone.localtime()


def this_minute() -> datetime:
    """The same to the minute: every state on a page is for this moment."""
    return this_moment().replace(second=0, microsecond=0)


@contextmanager
def shown_at(moment: datetime) -> Iterator[None]:
    """What is made within is for another moment: previews of editors, no public page."""
    token = _shown.set(timezone.localtime(moment))
    try:
        yield
    finally:
        _shown.reset(token)
