"""How the cost of pages grows with the number of shops, in one run.

    python benchmarks/scale.py [--counts 165,500,5000,50000] [--rounds 7]
        [--requests 40] [--postgres postgres://user@host:port/] [--check]

For each count a portal of its own is made in --folder (kept, so that the next run
starts at once): migrations, the demonstration, and `seed_shops` up to that number.
With --postgres each count has a database `scale_<count>` on that server. All portals
and hello.py are served side by side, every round asks every page of each of them in
turn, and a page's growth is the median over rounds of its cost divided by its own cost
with 500 shops in that round. `--check` exits 1 when list, filtered list, last page,
fiche or home grow beyond 1.3, or map data of 5,000 shops beyond 60 kB.
"""

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from pages import ROOT, cost_s, fetch, server

BASE = 500
LIMIT, MAP_LIMIT = 1.3, 60_000
GROWING = ("home", "list", "list, filtered", "list, last page", "fiche")
PROBE = """
import json, django; django.setup()
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from shops.catalogue import catalogue
import logging; logging.disable(logging.CRITICAL)
shops = catalogue("fr")
trade = max(shops.facets["category"], key=lambda t: shops.facets["category"][t].bit_count())
pages = {
    "home": "/fr/", "list": "/fr/boutiques/",
    "list, filtered": f"/fr/boutiques/?category={trade}&open=1",
    "list, near": "/fr/boutiques/?near=50.691,3.174&walk=10",
    "list, last page": f"/fr/boutiques/?page={-(-len(shops.pks) // 24)}",
    "fiche": "/fr/boutiques/la-mie-du-bassin/", "map data": "/fr/boutiques/carte.json",
}
client, queries = Client(HTTP_HOST="127.0.0.1"), {}
for name, path in pages.items():
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200, path
    queries[name] = len(seen)
print(json.dumps({"shops": len(shops.pks), "pages": pages, "queries": queries}))
"""


def environment(folder: Path, count: int, postgres: str) -> dict[str, str]:
    """The variables of the portal with so many shops."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "DEMO": "yes",
        "SECRET_KEY": "benchmarks-only-" + "x" * 48,
        "BASE_URL": "http://127.0.0.1:8000",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATA_DIR": str(folder / f"{count}"),
        "DATABASE_URL": f"{postgres}scale_{count}" if postgres else "",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'benchmarks'}",
    }


def manage(variables: dict[str, str], *arguments: str) -> None:
    """Run manage.py; its words go to a log, shown when it fails."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stdout[-2000:] + done.stderr[-2000:])


def make(folder: Path, count: int, postgres: str) -> dict[str, str]:
    """The portal with so many shops, made when it is not there; its variables."""
    variables = environment(folder, count, postgres)
    done = folder / f"{count}" / "made"
    if done.exists():
        return variables
    print(f"Making a portal of {count} shops.", flush=True)
    done.parent.mkdir(parents=True, exist_ok=True)
    if postgres:
        import psycopg  # noqa: PLC0415 (only with --postgres)

        with psycopg.connect(f"{postgres}postgres", autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS scale_{count}")
            connection.execute(f"CREATE DATABASE scale_{count}")
    manage(variables, "migrate", "--verbosity", "0")
    manage(variables, "seed_demo")
    manage(variables, "seed_shops", "--count", str(count - 145), "--seed", "1")
    manage(variables, "collectstatic", "--noinput", "--verbosity", "0")
    if postgres:
        with psycopg.connect(f"{postgres}scale_{count}", autocommit=True) as connection:
            connection.execute("ANALYZE")
    done.touch()
    return variables


def probe(variables: dict[str, str]) -> dict[str, Any]:
    """The pages of a portal, and how many queries each makes."""
    command = [sys.executable, "-c", PROBE]
    done = subprocess.run(
        command, cwd=ROOT, env=variables, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def measure(
    portals: dict[int, dict[str, str]], rounds: int, requests: int
) -> tuple[dict[tuple[int, str], list[float]], list[float], dict[int, dict[str, Any]]]:
    """Seconds of CPU per request by (count, page), of hello, and what was probed."""
    probed = {count: probe(variables) for count, variables in portals.items()}
    costs: dict[tuple[int, str], list[float]] = {}
    units: list[float] = []
    with ExitStack() as stack:
        hello = stack.enter_context(server("hello", "hello"))
        running = {
            count: stack.enter_context(server("portal.wsgi", None, variables))
            for count, variables in portals.items()
        }
        for count, (port, master) in running.items():
            for path in probed[count]["pages"].values():
                cost_s(port, master, path, 20)
        cost_s(*hello, "/", 200)
        for number in range(rounds):
            units.append(cost_s(*hello, "/", requests * 10))
            for count, (port, master) in running.items():
                for name, path in probed[count]["pages"].items():
                    many = requests * (10 if name == "map data" else 1)
                    used = cost_s(port, master, path, many)
                    costs.setdefault((count, name), []).append(used)
            print(f"Round {number + 1} of {rounds}.", flush=True)
        for count, (port, _master) in running.items():
            body = fetch(port, probed[count]["pages"]["map data"])
            probed[count]["map_bytes"] = len(gzip.compress(body))
    return costs, units, probed


def main() -> int:
    """Make, measure, print, and say whether a limit was missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--counts", default="165,500,5000,50000")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--requests", type=int, default=40)
    parser.add_argument("--postgres", default="")
    parser.add_argument("--folder", default="")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    engine = "postgres" if options.postgres else "sqlite"
    folder = Path(options.folder or Path(tempfile.gettempdir()) / f"scale-{engine}")
    counts = [int(count) for count in options.counts.split(",")]
    portals = {count: make(folder, count, options.postgres) for count in counts}
    costs, units, probed = measure(portals, options.rounds, options.requests)
    missed = report(counts, costs, units, probed)
    return missed if options.check else 0


def report(
    counts: list[int],
    costs: dict[tuple[int, str], list[float]],
    units: list[float],
    probed: dict[int, dict[str, Any]],
) -> int:
    """Print `cpu x` and growth; 1 when something grew too much."""
    missed = 0
    print(f"{'page':<18}" + "".join(f"{count:>18,}" for count in counts) + "  queries")
    for name in probed[counts[0]]["pages"]:
        cells = ""
        for count in counts:
            mine = costs[count, name]
            cpu_x = statistics.median(a / b for a, b in zip(mine, units, strict=True))
            base = costs.get((BASE, name), mine)
            growth = statistics.median(a / b for a, b in zip(mine, base, strict=True))
            missed += name in GROWING and count > BASE and growth > LIMIT
            cells += f"{cpu_x:>10.1f} (x{growth:4.2f})"
        queries = {probed[count]["queries"][name] for count in counts}
        missed += len(queries) > 1
        print(f"{name:<18}{cells}  {sorted(queries)}")
    sizes = {count: probed[count]["map_bytes"] for count in counts}
    missed += sizes.get(5000, 0) > MAP_LIMIT
    print("map data, bytes   " + "".join(f"{size:>18,}" for size in sizes.values()))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
