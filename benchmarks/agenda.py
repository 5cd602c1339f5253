"""How the cost of the agenda grows with the number of dates, in one run.

    python benchmarks/agenda.py [--counts 200,20000] [--rounds 7] [--requests 40]
        [--folder FOLDER] [--check]

For each count a portal of its own is made in --folder (kept, so that the next run
starts at once): migrations, the demonstration, and invented events until there are so
many dates in the next 120 days, one in ten of them a run over weeks. All portals and
hello.py are served side by side; every round asks every page of each of them in turn,
and a page's growth is the median over rounds of its cost divided by its own cost with
the smallest count in that round. Memory is what the diary of one language weighs, and
how long it takes to make. `--check` exits 1 when the agenda grows beyond 1.3, when the
number of queries is not the same everywhere, or above 4.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from pages import ROOT, cost_s, server
from scale import environment, manage

LIMIT, MOST_QUERIES = 1.3, 4
FILL = """
import random, sys, django; django.setup()
from datetime import timedelta
from django.utils import timezone
from wagtail.models import Page
from core import versions
from events.choices import EventKind
from events.models import EventDate, EventIndexPage, EventPage
from places.models import Place
dice, wanted = random.Random(7), int(sys.argv[1])
now = timezone.now().replace(minute=0, second=0, microsecond=0)
places = list(Place.objects.order_by("pk"))
for code in ("fr",):
    left = wanted - EventDate.objects.filter(event__locale__language_code=code).count()
    parent = EventIndexPage.objects.get(locale__language_code=code)
    number, rows = 0, []
    while left > 0:
        number += 1
        event = EventPage(
            title=f"Rendez-vous {number}", slug=f"rendez-vous-{number}", live=True,
            locale=parent.locale, place=dice.choice(places),
            kind=dice.choice(EventKind.values), is_free=dice.random() < 0.4,
            for_families=dice.random() < 0.3, indoors=dice.random() < 0.6,
            summary="Un rendez-vous inventé pour mesurer l’agenda.",
        )
        Page.objects.get(pk=parent.pk).add_child(instance=event)
        long = number % 3 == 0
        for _ in range(min(left, 1 if long else 12)):
            starts = now + timedelta(hours=dice.randrange(1, 120 * 24))
            length = timedelta(days=dice.randrange(3, 40)) if long else timedelta(hours=2)
            rows.append(EventDate(event=event, starts_at=starts, ends_at=starts + length))
            left -= 1
    EventDate.objects.bulk_create(rows, batch_size=1000)
versions.write()
"""
PROBE = """
import json, time, tracemalloc, django; django.setup()
import logging; logging.disable(logging.CRITICAL)
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from core import versions
from events.diary import diary
from datetime import timedelta
from django.utils import timezone
client, queries = Client(HTTP_HOST="127.0.0.1"), {}
day = timezone.localdate()
# Each shows a whole page of cards with either number of dates.
pages = {
    "agenda": "/fr/agenda/",
    "agenda, free": "/fr/agenda/?free=1",
    "agenda, indoors, 90 days": f"/fr/agenda/?from={day}&to={day + timedelta(90)}&indoors=1",
    "agenda, page 4": "/fr/agenda/?page=4",
    "home": "/fr/",
}
for name, path in pages.items():
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200, path
    queries[name] = len(seen)
versions.forget()
began = time.perf_counter()
diary("fr")
made_s = time.perf_counter() - began
versions.forget()
tracemalloc.start()
before = tracemalloc.get_traced_memory()[0]
known = diary("fr")
weighs = tracemalloc.get_traced_memory()[0] - before
facts = {"dates": len(known.pks), "made_s": made_s, "bytes": weighs}
print(json.dumps({"pages": pages, "queries": queries, **facts}))
"""


def run(script: str, variables: dict[str, str], *arguments: str) -> str:
    """What a script prints, run with the settings of a portal."""
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout


def make(folder: Path, count: int) -> dict[str, str]:
    """The portal with so many dates, made when it is not there; its variables."""
    variables = environment(folder, count, "")
    done = folder / f"{count}" / "made"
    if done.exists():
        return variables
    print(f"Making a portal of {count} dates.", flush=True)
    done.parent.mkdir(parents=True, exist_ok=True)
    manage(variables, "migrate", "--verbosity", "0")
    manage(variables, "seed_demo")
    run(FILL, variables, str(count))
    manage(variables, "collectstatic", "--noinput", "--verbosity", "0")
    done.touch()
    return variables


def measure(
    portals: dict[int, dict[str, str]],
    pages: dict[str, str],
    rounds: int,
    requests: int,
) -> tuple[dict[tuple[int, str], list[float]], list[float]]:
    """Seconds of CPU per request by (count, page), and of hello."""
    costs: dict[tuple[int, str], list[float]] = {}
    units: list[float] = []
    with ExitStack() as stack:
        hello = stack.enter_context(server("hello", "hello"))
        running = {
            count: stack.enter_context(server("portal.wsgi", None, variables))
            for count, variables in portals.items()
        }
        for port, master in running.values():
            for path in pages.values():
                cost_s(port, master, path, 20)
        cost_s(*hello, "/", 200)
        for number in range(rounds):
            units.append(cost_s(*hello, "/", requests * 10))
            for name, path in pages.items():
                for count, (port, master) in running.items():
                    used = cost_s(port, master, path, requests)
                    costs.setdefault((count, name), []).append(used)
            print(f"Round {number + 1} of {rounds}.", flush=True)
    return costs, units


def report(
    probed: dict[int, dict[str, Any]],
    costs: dict[tuple[int, str], list[float]],
    units: list[float],
) -> int:
    """Print `cpu x`, growth, queries and memory; how many limits were missed."""
    missed, counts = 0, list(probed)
    print(f"{'page':<26}" + "".join(f"{count:>18,}" for count in counts) + "  queries")
    for name in probed[counts[0]]["pages"]:
        cells = ""
        for count in counts:
            mine, base = costs[count, name], costs[counts[0], name]
            cpu_x = statistics.median(a / b for a, b in zip(mine, units, strict=True))
            growth = statistics.median(a / b for a, b in zip(mine, base, strict=True))
            missed += name.startswith("agenda") and growth > LIMIT
            cells += f"{cpu_x:>10.1f} (x{growth:4.2f})"
        queries = {found["queries"][name] for found in probed.values()}
        most = MOST_QUERIES if name.startswith("agenda") else max(queries)
        missed += len(queries) > 1 or max(queries) > most
        print(f"{name:<26}{cells}  {sorted(queries)}")
    for count, found in probed.items():
        print(
            f"{count:,}: {found['dates']:,} dates in French, diary made in "
            f"{found['made_s'] * 1000:.0f} ms, {found['bytes'] / 1000:,.0f} kB"
        )
    return missed


def main() -> int:
    """Make, measure, print, and say whether a limit was missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--counts", default="200,20000")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--requests", type=int, default=40)
    parser.add_argument("--folder", default="")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    folder = Path(options.folder or Path(tempfile.gettempdir()) / "agenda-sqlite")
    counts = [int(count) for count in options.counts.split(",")]
    portals = {count: make(folder, count) for count in counts}
    probed = {
        count: json.loads(run(PROBE, variables).splitlines()[-1])
        for count, variables in portals.items()
    }
    pages = probed[counts[0]]["pages"]
    costs, units = measure(portals, pages, options.rounds, options.requests)
    return 1 if report(probed, costs, units) and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
