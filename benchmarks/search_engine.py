"""How fast the real search engine answers with 50,000 documents.

    python benchmarks/search_engine.py [--count 50000] [--asked 1000] [--folder FOLDER]
        [--url http://127.0.0.1:9200] [--check]

Starts the engine of `make search-server` (or asks the one of --url), takes the documents
of benchmarks/search.py, makes the index as the portal does, and asks for suggestions and
for pages of results by the client of the portal, one after the other, in one process.
Times are those that a visitor waits for: wall time, sending and reading included. The
first fifth warms both sides and does not count. `--check` exits 1 when suggestions take
more than 50 ms for one in a hundred.
"""

import argparse
import json
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

from engine import Engine

from search import make, run

GOAL_MS = 50
PROBE = """
import json, random, sys, time, django; django.setup()
from datetime import datetime, timezone
from django.conf import settings
from search import words
from search.asking import Ask, Filters, Order
from search.engines import chosen
from search.engines.columns import columns
from search.engines.elastic import indexes, rebuilding
from search.engines.elastic.client import request
from search.models import SearchDocument
asked, dice = int(sys.argv[1]), random.Random(7)
at, engine, here = datetime(2026, 11, 26, 10, 0, tzinfo=timezone.utc), chosen(), (50.69, 3.17)
# What is late is measured, not given up.
settings.PORTAL_SEARCH_LIMIT_S = 30
began = time.perf_counter()
count = rebuilding.rebuild()
filled_s = time.perf_counter() - began
(index,) = [one.name for one in indexes.all_of_them() if one.is_searched]
said = request("GET", f"/{index}/_stats/store", read=lambda said: said, timeout_s=30)
size = said["_all"]["primaries"]["store"]["size_in_bytes"]
titles = SearchDocument.objects.values_list("name_folded", flat=True)
names = [name.split() for name in titles[:5000]]
known = columns("fr")
open_now = Filters(open_place_ids=known.open_places(at), districts=frozenset(["quartier-3"]))
def letters(least, most):
    word = dice.choice(dice.choice(names))
    return word[:dice.randint(least, most)]
def page(text, **wanted):
    terms = words.terms(text, "fr")
    return engine.answer(Ask("fr", words.name_key(text, "fr"), terms, at, per_group=4, **wanted))
jobs = {
    "suggest: 1 letter": lambda: engine.suggest("fr", [letters(1, 1)], at, 8),
    "suggest: 2 to 6 letters": lambda: engine.suggest("fr", [letters(2, 6)], at, 8),
    "suggest: two words": lambda: engine.suggest("fr", [letters(3, 6), letters(1, 3)], at, 8),
    "page: common word": lambda: page("marche"),
    "page: three words": lambda: page("marche quartier maison"),
    "page: words of a name": lambda: page(" ".join(dice.choice(names)[:2])),
    "page: open now in one district": lambda: page("marche", filters=open_now),
    "page: nearest first": lambda: page("marche", point=here, order=Order.DISTANCE),
    "map: 2,000 points": lambda: engine.points(
        Ask("fr", "", words.terms("marche", "fr"), at), 2000),
}
found = {}
for name, ask in jobs.items():
    times = []
    for _ in range(asked):
        began = time.perf_counter()
        ask()
        times.append((time.perf_counter() - began) * 1000)
    times = sorted(times[asked // 5:])
    found[name] = [times[len(times) // 2], times[int(len(times) * 0.99)]]
indexes.remove(indexes.all_of_them())
print(json.dumps({"count": count, "filled_s": filled_s, "size": size, "found": found}))
"""


def report(probed: dict) -> int:
    """Print what was measured; how many goals were missed."""
    missed, speed = 0, probed["count"] / probed["filled_s"]
    print(
        f"{probed['count']:,} documents in {probed['filled_s']:.0f} s ({speed:,.0f}/s),"
    )
    print(f"index of {probed['size'] / 1e6:.0f} MB")
    for name, (median_ms, p99_ms) in probed["found"].items():
        has_goal = name.startswith("suggest")
        late = has_goal and p99_ms > GOAL_MS
        missed += late
        goal = f"goal {GOAL_MS}{' MISSED' if late else ''}" if has_goal else ""
        print(f"{name:<34}{median_ms:>8.1f} ms{p99_ms:>8.1f} ms (p99)  {goal}")
    return missed


def main() -> int:
    """Start, fill, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--count", type=int, default=50_000)
    parser.add_argument("--asked", type=int, default=1000)
    parser.add_argument("--folder", default="")
    parser.add_argument("--url", default="")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    folder = Path(options.folder or Path(tempfile.gettempdir()) / "search-documents")
    variables = make(folder, options.count, "")
    known = nullcontext(SimpleNamespace(url=options.url))
    with known if options.url else Engine() as engine:
        variables["SEARCH_URL"] = engine.url
        variables["DJANGO_SETTINGS_MODULE"] = "tests.opensearch"
        probed = json.loads(run(PROBE, variables, str(options.asked)).splitlines()[-1])
    return int(report(probed) > 0 and options.check)


if __name__ == "__main__":
    sys.exit(main())
