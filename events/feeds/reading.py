"""Reads a source, whatever its kind: a Batch or a Fault, and nothing else."""

import logging
from collections.abc import Callable, Mapping

from events.choices import FeedKind
from events.feeds import datatourisme, fetcher, ical, openagenda, opendatasoft
from events.feeds.entry import Batch
from events.feeds.fetcher import Fault
from events.feeds.paging import Get, Source

READERS: Mapping[str, Callable[[Source, Get], Batch]] = {
    FeedKind.OPENAGENDA: openagenda.read,
    FeedKind.OPENDATASOFT: opendatasoft.read,
    FeedKind.ICAL: ical.read,
    FeedKind.DATATOURISME: datatourisme.read,
}
logger = logging.getLogger(__name__)


def read(source: Source, get: Get = fetcher.get) -> Batch:
    """What a source says now; raises Fault. Asks for nothing that has not changed.

    To be called outside of any database transaction: it may take a minute.
    """
    reader = READERS.get(source.kind)
    if reader is None:
        raise Fault("wrong_shape")
    try:
        return reader(source, get)
    except Fault:
        raise
    except Exception as fault:
        logger.exception("The feed %s is built in a way nobody foresaw", source.kind)
        raise Fault("wrong_shape") from fault
