"""What every kind of page costs, as a ratio to a hello-world view in the same round.

    python benchmarks/pages.py [--rounds 7] [--requests 60] [--check]

Starts two gunicorns of the same shape (2 workers, 1 thread) on this machine: one with
the portal on the database of DATA_DIR, one with benchmarks/hello.py. Each round asks
every page in turn, over one kept connection, and reads the CPU time of the workers
before and after. `cpu x` is the median over rounds of (CPU per request of the page) /
(CPU per request of hello in that round). Queries, bytes and nodes come from Django's
test client. `--check` exits 1 when a goal of PERFORMANCE is missed.
"""

import argparse
import http.client
import math
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TICKS_PER_S = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Goal:
    """A kind of page: its address, and the most it may cost (inf: no goal yet)."""

    path: str
    cpu_x: float
    queries: int
    status: int = 200


def goals() -> dict[str, Goal]:
    """Every kind of page; slugs come from the demonstration content."""
    from shops.models import ShopPage  # noqa: PLC0415 (after django.setup)

    shop = ShopPage.objects.filter(locale__language_code="fr", live=True).first()
    walk = "/fr/balades/de-la-piscine-a-la-condition-publique/"
    from events.models import EventPage  # noqa: PLC0415 (after django.setup)

    event = EventPage.objects.filter(locale__language_code="fr", live=True).first()
    return {
        "home": Goal("/fr/", 10, 6),
        "fiche": Goal(f"/fr/boutiques/{shop.slug}/", 8, 4),
        "list": Goal("/fr/boutiques/", 10, 5),
        "list, open": Goal("/fr/boutiques/?open=1&district=centre-roubaix", 10, 5),
        "map data": Goal("/fr/boutiques/carte.json", 1.5, 1),
        "sight": Goal("/fr/a-voir/la-piscine/", 8, 4),
        "walk": Goal(walk, 8, 4),
        "agenda": Goal("/fr/agenda/", 10, 4),
        "event": Goal(f"/fr/agenda/{event.slug}/", 8, 4),
        "suggestions": Goal("/fr/recherche/suggestions/?q=bou", 3, 1),
        "search": Goal("/fr/recherche/?q=musee", 10, 4),
        "search, list": Goal("/fr/recherche/?q=pain&view=list", 10, 4),
        "search, open": Goal("/fr/recherche/?q=roubaix&kind=shop&open=1", 10, 4),
        "search, none": Goal("/fr/recherche/?q=zzzzzz", 10, 4),
        "territory": Goal("/fr/territoires/roubaix/", math.inf, 6),
        "editorial": Goal("/fr/a-propos/", 22, 10),
        "not found": Goal("/fr/boutiques/boulangerie-dupond/", 25, 12, status=404),
        "tv home": Goal("/tv/fr/", 10, 6),
        "tv list": Goal("/tv/fr/boutiques/", 10, 5),
        "tv fiche": Goal(f"/tv/fr/boutiques/{shop.slug}/", 8, 4),
        "tv step": Goal(f"/tv{walk}pocket/?step=2", 10, 4),
        "tv window": Goal("/tv/fr/ambiance/slides.json", 15, 6),
    }


SHAPE = ("-w", "2", "-k", "gthread", "--threads", "1", "--keep-alive", "30")


@contextmanager
def server(
    application: str,
    settings: str | None,
    variables: dict[str, str] | None = None,
    shape: Sequence[str] = SHAPE,
) -> Iterator[tuple[int, int]]:
    """A gunicorn on a free port; gives (port, pid of its master).

    `variables` is its whole environment, else this one's with `settings`; `shape` are
    more options of gunicorn.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = variables or {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": settings or "",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'benchmarks'}",
    }
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "gunicorn",
            application,
            "-b",
            f"127.0.0.1:{port}",
            *shape,
        ],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield port, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def wait_for(port: int) -> None:
    """Wait until somebody listens; 30 seconds at most."""
    for _attempt in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"Nothing answers on port {port}.")


def cpu_s(master: int) -> float:
    """CPU time used so far by the children of a process, in seconds."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    total = 0
    for child in children:
        fields = Path(f"/proc/{child}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS_PER_S


def cost_s(
    port: int, master: int, path: str, requests: int, status: int = 200
) -> float:
    """CPU seconds per request of a page that answers with a status."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    before = cpu_s(master)
    for _request in range(requests):
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        if response.status != status:
            raise RuntimeError(f"{path} answered {response.status}.")
    used = cpu_s(master) - before
    connection.close()
    return used / requests


def fetch(port: int, path: str) -> bytes:
    """The body of a page."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    body = connection.getresponse().read()
    connection.close()
    return body


class Nodes(HTMLParser):
    """Counts the elements of a page."""

    count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One more."""
        self.count += 1


def facts(path: str) -> tuple[int, int, int]:
    """(queries, bytes, nodes) of a page, asked twice so that processes are warm."""
    from django.db import connection  # noqa: PLC0415 (after django.setup)
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = Client(HTTP_HOST="127.0.0.1")
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        body = client.get(path).content
    nodes = Nodes()
    nodes.feed(body.decode())
    return len(queries), len(body), nodes.count


def measure(pages: dict[str, Goal], rounds: int, requests: int) -> dict[str, float]:
    """`cpu x` of every page."""
    ratios: dict[str, list[float]] = {name: [] for name in pages}
    portal = server("portal.wsgi", os.environ["DJANGO_SETTINGS_MODULE"])
    with portal as (port, master), server("hello", "hello") as (hello_port, hello):
        for page in pages.values():
            cost_s(port, master, page.path, 4, page.status)
        cost_s(hello_port, hello, "/", 200)
        for _round in range(rounds):
            unit = cost_s(hello_port, hello, "/", requests * 10)
            for name, page in pages.items():
                many = requests * 10 if page.cpu_x < 3 else requests
                used_s = cost_s(port, master, page.path, many, page.status)
                ratios[name].append(used_s / unit)
    return {name: statistics.median(values) for name, values in ratios.items()}


def main() -> int:
    """Measure, print a table, and say whether a goal was missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--requests", type=int, default=60)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
    import django  # noqa: PLC0415 (after the path is set)

    django.setup()
    pages = goals()
    costs = measure(pages, options.rounds, options.requests)
    missed = 0
    print(
        f"{'page':<12}{'cpu x':>7}{'goal':>6}{'queries':>9}{'goal':>6}{'bytes':>9}{'nodes':>7}"
    )
    for name, page in pages.items():
        queries, size, nodes = facts(page.path)
        missed += costs[name] > page.cpu_x or queries > page.queries
        print(
            f"{name:<12}{costs[name]:>7.1f}{page.cpu_x:>6g}{queries:>9}"
            f"{page.queries:>6}{size:>9}{nodes:>7}"
        )
    return 1 if options.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
