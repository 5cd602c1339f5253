"""What takes long to make is kept in var/e2e, under a hash of what makes it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "e2e"
APPS = [
    "accounts",
    "core",
    "events",
    "home",
    "merchants",
    "moderation",
    "places",
    "portal",
    "search",
    "shops",
    "tv",
    "walks",
]


def digest(patterns: tuple[str, ...]) -> str:
    """A hash of all files of ours that match."""
    found = {
        path
        for pattern in patterns
        for path in ROOT.glob(pattern)
        if path.is_file()
        and "__pycache__" not in path.parts
        and (
            len(path.relative_to(ROOT).parts) == 1
            or path.relative_to(ROOT).parts[0] in (*APPS, "tests", "locale")
        )
    }
    total = blake2b(digest_size=8)
    for path in sorted(found):
        total.update(path.relative_to(ROOT).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()


@contextmanager
def alone(name: str) -> Iterator[None]:
    """One process at a time: the suite runs in several."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
