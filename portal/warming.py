"""What a process reads before it serves, so that no visitor waits for it."""

import logging

from django.db import DatabaseError, connection

from core import languages
from places.clock import this_minute
from shops.catalogue import catalogue

logger = logging.getLogger(__name__)


def warm() -> None:
    """Read the shops of every language and see who is open; no fault is fatal.

    Without a database, or before the migrations, the first page finds out by itself.
    """
    try:
        for language in languages.codes():
            catalogue(language).open_at(this_minute())
    except DatabaseError:
        logger.warning("The shops could not be read before serving", exc_info=True)
    finally:
        connection.close()
