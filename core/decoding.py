"""Pictures that people send, made anew by a process that may use little memory.

The process reads a file and writes another one: at most 2400 px wide or high, turned
upright, in sRGB, and without anything else that was in it (place, names, programs). A
file that wants too much time or memory ends that process and nothing else.
"""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Lock

from django.utils.translation import gettext_lazy as _

MAX_BYTES = 5 * 1024 * 1024
TIMEOUT_S = 20
# Each server process has one picture made at a time: memory is what they share.
ONE_AT_A_TIME = Lock()
CHILD = Path(__file__).with_name("decoding_child.py")
# What the process says by its exit code; see decoding_child.
TOO_MANY_PIXELS, UNKNOWN_KIND, BROKEN, TOO_SMALL = 10, 11, 12, 13
HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")

SENTENCES: Mapping[int, object] = {
    TOO_MANY_PIXELS: _("This picture has too many points: at most 25 million."),
    UNKNOWN_KIND: _("This file is no photo. Send a JPEG, PNG or WebP picture."),
    BROKEN: _("This picture cannot be read: it seems damaged. Take another one."),
    TOO_SMALL: _("This picture is too small: it takes at least 320 points a side."),
}


class Refused(Exception):
    """A file that is no picture for us; its words say why, to whoever sent it."""


def decoded(content: bytes) -> bytes:
    """The picture made anew, as JPEG; raises Refused with a sentence."""
    if len(content) > MAX_BYTES:
        raise Refused(_("This picture is too heavy: at most 5 MB."))
    if content[4:8] == b"ftyp" and content[8:12] in HEIC:
        raise Refused(
            _(
                "This photo is in Apple’s HEIC format, which browsers cannot show. In "
                "the settings of the camera choose “Most compatible”, or send a "
                "screenshot of it."
            )
        )
    with ONE_AT_A_TIME:
        return _made_anew(content)


def _made_anew(content: bytes) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 (our own program, no argument of theirs)
            [sys.executable, "-I", str(CHILD)],
            input=content,
            capture_output=True,
            timeout=TIMEOUT_S,
            env={},
        )
    except subprocess.TimeoutExpired:
        raise Refused(SENTENCES[BROKEN]) from None
    if done.returncode or not done.stdout:
        raise Refused(SENTENCES.get(done.returncode, SENTENCES[BROKEN]))
    return done.stdout
