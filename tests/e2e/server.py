"""A whole portal with its demonstration content, served as in production.

Seeding takes a minute, so the seeded folder is kept in var/e2e under a hash of what
makes it; the code that serves pages is not part of it and may change freely.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.kept import KEPT, ROOT, alone, digest
from tests.migrated import migrated_file

MODULE = "tests.e2e.at_moment"
SEED_PATTERNS = (
    "home/demo/**/*.*",
    "*/migrations/*.py",
    "*/models.py",
    "*/models/*.py",
    "shops/choices.py",
    "core/prepared.py",
    "core/pictures.py",
    "requirements.txt",
    "tests/e2e/at_moment.py",
)
STATIC_PATTERNS = ("*/static/**/*.*", "requirements.txt", "portal/storage.py")
START_TIMEOUT_S = 60


def environment(data: Path, port: int = 80) -> dict[str, str]:
    """The variables of a portal in `data`; nothing comes from a .env file."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": "browser-tests-only-0123456789abcdefghijklmnopqrstuvwxyz",
        "BASE_URL": f"http://127.0.0.1:{port}",
        "DATA_DIR": str(data),
        "DEMO": "yes",
        "EMAIL_URL": f"file://{data}/mail",
        **dict.fromkeys(
            [
                "ALLOWED_HOSTS",
                "DATABASE_URL",
                "CACHE_URL",
                "ASK_HOURS",
                "COMPANY_REGISTER_URL",
                "SEARCH_URL",
                "TASKS",
                "MAP_TILES",
                "PROXY_COUNT",
            ],
            "",
        ),
    }


def manage(data: Path, *arguments: str) -> str:
    """Run one management command in that portal; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", MODULE, *arguments],
        cwd=ROOT,
        env=environment(data),
        capture_output=True,
        text=True,
    )
    said = f"{arguments}: {done.stdout[-800:]}{done.stderr[-2000:]}"
    assert done.returncode == 0, said
    return done.stdout


def seeded() -> Path:
    """The folder of a seeded portal, made when there is none for this content."""
    folder = KEPT / f"portal-{digest(SEED_PATTERNS)}"
    with alone("seed"):
        if not folder.exists():
            for old in KEPT.glob("portal-*"):
                shutil.rmtree(old)
            making = KEPT / "making"
            shutil.rmtree(making, ignore_errors=True)
            making.mkdir()
            shutil.copy(migrated_file(), making / "portal.sqlite3")
            manage(making, "migrate", "--noinput", "--verbosity", "0")
            manage(making, "seed_demo")
            making.rename(folder)
        stamp = folder / f"static-{digest(STATIC_PATTERNS)}"
        if not stamp.exists():
            manage(folder, "collectstatic", "--noinput", "--clear", "--verbosity", "0")
            stamp.touch()
    return folder


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(folder: Path, workers: int = 1) -> Iterator[str]:
    """The address of a portal that gunicorn serves from that folder."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "portal/gunicorn.py"]
    command += ["--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
    log = folder / f"server-{port}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, f"{MODULE}:application"],
            cwd=ROOT,
            env=environment(folder, port),
            stdout=output,
            stderr=output,
        )
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=60)
        log.unlink()


def wait_for(address: str, process: subprocess.Popen, log: Path) -> None:
    """Return when the server answers; fail with its log when it stopped."""
    until = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text()[-2000:]
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise AssertionError(f"no answer at {address}: {log.read_text()[-2000:]}")
