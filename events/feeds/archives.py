"""Reads a ZIP of JSON files in memory, within limits; nothing is written anywhere."""

import json
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from events.feeds.fetcher import Fault

MAGIC = b"PK"
MOST_FILE, MOST_IN_ALL = 1024 * 1024, 60 * 1024 * 1024
MOST_FILES = 20_000
# Of the others a few bytes may unpack to hundreds of megabytes at once.
BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
INDEX = "index.json"
# What a damaged archive may raise.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


class Archive:
    """The objects of a ZIP; `is_whole`: all that its index names was there and read."""

    def __init__(self, body: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(body))
            self._files = self._zip.infolist()
        except DAMAGE:
            raise Fault("bad_zip") from None
        self._left = MOST_IN_ALL
        self.is_whole = len(self._files) <= MOST_FILES

    def objects(self) -> Iterator[Any]:
        """The JSON of each file; None for one that cannot be read or is too large."""
        missing = set(self._listed())
        for file in self._files[:MOST_FILES]:
            name = file.filename
            base = name.rsplit("/", 1)[-1]
            if not base.endswith((".json", ".jsonld")) or base in (
                INDEX,
                "context.jsonld",
            ):
                continue
            if self._left <= 0:
                self.is_whole = False
                return
            # The index leaves out the folder in which all objects lie.
            missing.discard(name)
            missing.discard(name.partition("/")[2])
            yield self._json(file)
        self.is_whole = self.is_whole and not missing

    def _listed(self) -> Iterator[str]:
        """The names of the files that the index speaks of."""
        for file in self._files[:MOST_FILES]:
            if file.filename.rsplit("/", 1)[-1] == INDEX:
                rows = self._json(file)
                for row in rows if isinstance(rows, list) else []:
                    name = row.get("file") if isinstance(row, dict) else None
                    if isinstance(name, str):
                        yield name
                return

    def _json(self, file: zipfile.ZipInfo) -> Any:
        """The JSON of one file, read up to the limits whatever its size pretends."""
        most = min(MOST_FILE, self._left)
        if file.compress_type not in BOUNDED:
            return None
        try:
            with self._zip.open(file) as opened:
                content = opened.read(most + 1)
        except DAMAGE:
            return None
        self._left -= len(content)
        if len(content) > most:
            return None
        try:
            return json.loads(content)
        except (ValueError, RecursionError):
            return None
