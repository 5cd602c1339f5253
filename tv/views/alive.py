"""Where a screen says that it lives, and with which edition of the scripts."""

from django.http import HttpRequest, QueryDict

from core.beacons import beacon
from tv import seen
from tv.screens import PARAMETER

VERSION = "version"
MAX_DIGITS_OF_LENGTH = 2


@beacon(MAX_DIGITS_OF_LENGTH)
def alive(request: HttpRequest, body: bytes) -> None:
    """Note that a screen lives."""
    try:
        told = QueryDict(body.decode("ascii"))
    except ValueError:
        return
    seen.note(told.get(PARAMETER, ""), told.get(VERSION, ""))
