"""What one search costs with 5,000 and 50,000 documents, and what stock search costs.

    python benchmarks/search.py [--counts 5000,50000] [--rounds 9] [--stock]
        [--postgres postgres://user@host:port/] [--folder FOLDER] [--check]

For each count a database of its own is made in --folder (kept, so that the next run
starts at once): migrations, and invented French documents with names of 4 words and
texts of 120, at places with hours of their own. Each line is the least CPU time of
several rounds in one warm process; "first page" also reads the twelve documents from
the database. What is made again after a change of content is timed apart.
--stock also asks the unmodified SQLite backend of modelsearch, over the same documents
in the same process, for three words; that takes minutes. --postgres measures on
PostgreSQL as well, without goals: there most of the work is the server's (wall time).
`--check` exits 1 when a goal is missed.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from pages import ROOT
from scale import environment, manage

# Milliseconds of CPU for a page of results, and for suggestions.
GOALS = {5000: (60, 15), 50_000: (150, 60)}
REBUILT = {5000: 150, 50_000: 1500}
SPELLING_MS = 10
TIMES_FASTER = 20
FILL = """
import random, sys, django; django.setup()
from uuid import uuid5, NAMESPACE_OID
from core import versions
from core.searchable import Description
from places.hours.compiler import compile_hours
from places.models import Place
from search.models import SearchDocument
from search.wanted import COLUMNS, values_of
dice, wanted = random.Random(7), int(sys.argv[1])
SYLLABLES = [c + v for c in "bcdfglmnprstv" for v in "aeiou"]
def invented(count):
    found = {}
    while len(found) < count:
        found["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4)))] = None
    return list(found)
names, texts = invented(20_000), invented(6_000)
texts = ["marche", "quartier", "maison", *texts]
weights = [1 / (n + 30) for n in range(len(texts))]
name_weights = [1 / (n + 200) for n in range(len(names))]
TRADES = [f"metier-{n}" for n in range(60)]
AREAS = [(f"quartier-{n}", f"ville-{n % 4}") for n in range(15)]
HOURS = [
    compile_hours(f"{days} {a:02d}:00-{b:02d}:{m:02d}", (), ())
    for days in ("Mo-Fr", "Tu-Sa", "Mo-Su", "We,Fr-Su") for a in range(7, 12)
    for b in range(16, 23) for m in (0, 15, 30, 45)
]
assert len(set(HOURS)) > 500
def place(number):
    lat, lng = 50.6 + dice.random() * 0.2, 2.9 + dice.random() * 0.4
    return Place(name=f"Lieu {number}", code=str(number), lat=lat, lng=lng, hours_compiled=dice.choice(HOURS))
places = Place.objects.bulk_create((place(n) for n in range(wanted)), batch_size=500)
def document(number):
    title = " ".join(dice.choices(names, name_weights, k=4)).capitalize()
    body = " ".join(dice.choices(texts, weights, k=120))
    trade, (district, territory) = dice.choice(TRADES), dice.choice(AREAS)
    said = Description(
        kind=dice.choice(["shop"] * 8 + ["event", "sight"]), object_id=number,
        language="fr", family=uuid5(NAMESPACE_OID, str(number)), title=title,
        url=f"/fr/boutiques/{number}/", body=body, keywords=(trade, district, territory),
        category=trade, category_name=trade, district=district, district_name=district,
        territory=territory, territory_name=territory, place_id=places[number].pk,
        lat=places[number].lat, lng=places[number].lng, shown={"area": district},
    )
    return SearchDocument(**dict(zip(COLUMNS, values_of(said))))
SearchDocument.objects.bulk_create((document(n) for n in range(wanted)), batch_size=500)
versions.write()
"""
PROBE = """
import json, sys, time, tracemalloc, django; django.setup()
from datetime import datetime, timezone
from django.db import connection
from core import versions
from search import spelling, words
from search.asking import Ask, Filters, Order
from search.engines.columns import columns
from search.engines.database import DatabaseEngine
from search.models import SearchDocument
from search.vocabulary import vocabulary
rounds, stock = int(sys.argv[1]), sys.argv[2] == "stock"
clock = time.perf_counter if connection.vendor == "postgresql" else time.process_time
at, engine = datetime(2026, 11, 26, 10, 0, tzinfo=timezone.utc), DatabaseEngine()
here = (50.69, 3.17)
def page(text, **wanted):
    terms = words.terms(text, "fr")
    ask = Ask("fr", words.name_key(text, "fr"), terms, at, per_group=4, **wanted)
    def run():
        answer = engine.answer(ask)
        assert len(SearchDocument.objects.in_bulk(answer.ids)) == min(12, answer.total)
        return answer.total
    return run
def suggestions(letters):
    def run():
        columns("fr").words.with_beginning.cache_clear()
        columns("fr").firsts.with_beginning.cache_clear()
        return len(engine.suggest("fr", [letters], at, 8))
    return run
def made(function):
    def run():
        versions.forget()
        return len(function("fr").ids)
    return run
known = columns("fr")
open_now = Filters(open_place_ids=known.open_places(at), districts=frozenset(["quartier-3"]))
name = known.titles[0].lower().split()
slip = name[0][:2] + name[0][1:]
jobs = {
    "page: common word": page("marche"),
    "page: three words": page("marche quartier maison"),
    "page: words of a name": page(" ".join(name[:2])),
    "page: open now in one district": page("marche", filters=open_now),
    "page: open now, no word": page("", filters=Filters(open_place_ids=known.open_places(at))),
    "page: nearest first": page("marche", point=here, order=Order.DISTANCE),
    "page: within 2 km": page("marche", point=here, filters=Filters(within_m=2000)),
    "page: the last one": page("marche", start=1_200, stop=1_212),
    **{f"suggest: {name[0][:n]}": suggestions(name[0][:n]) for n in (1, 2, 3, 4)},
    "map: 2,000 points": lambda: len(engine.points(
        Ask("fr", "", words.terms("marche", "fr"), at), 2000)),
    "made anew: columns": made(columns),
}
def least(run, rounds):
    run()
    times = []
    for _ in range(rounds):
        began = clock()
        total = run()
        times.append((clock() - began) * 1000)
    return min(times), total
found = {name: least(run, rounds) for name, run in jobs.items()}
vocabulary("fr")
found["spelling: near"] = least(lambda: len(spelling.near(slip, "fr") or ""), rounds)
different = len(columns("fr").words.words)
versions.forget()
tracemalloc.start()
before = tracemalloc.get_traced_memory()[0]
columns("fr")
weighs = tracemalloc.get_traced_memory()[0] - before
tracemalloc.stop()
result = {"found": found, "words": different, "bytes": weighs, "stock": None}
if stock:
    from modelsearch import index
    from modelsearch.abstract_models import TextIDGenericRelation
    from modelsearch.backends.database.sqlite.sqlite import IndexEntry, SQLiteSearchBackend
    from django.db import transaction
    class Stock(index.Indexed, SearchDocument):
        search_fields = [index.SearchField("title", boost=3), index.SearchField("body"),
                         index.FilterField("language")]
        class Meta:
            proxy, app_label = True, "search"
    TextIDGenericRelation(IndexEntry).contribute_to_class(Stock, "index_entries")
    backend = SQLiteSearchBackend({})
    with transaction.atomic():
        main = backend.get_index_for_model(Stock)
        for start in range(0, len(known.ids), 500):
            keys = known.ids[start:start + 500].tolist()
            main.add_items(Stock, list(Stock.objects.filter(pk__in=keys)))
        began = clock()
        hits = list(backend.search("marche quartier maison",
            Stock.objects.filter(language="fr"), operator="and")[:12])
        result["stock"] = (clock() - began) * 1000, len(hits)
        transaction.set_rollback(True)
print(json.dumps(result))
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


def make(folder: Path, count: int, postgres: str) -> dict[str, str]:
    """The database with so many documents, made when it is not there; its variables."""
    variables = environment(folder, count, "")
    name = f"search_{count}"
    variables["DATABASE_URL"] = f"{postgres}{name}" if postgres else ""
    done = folder / f"{count}" / ("made-postgres" if postgres else "made")
    if done.exists():
        return variables
    print(f"Making {count:,} documents.", flush=True)
    done.parent.mkdir(parents=True, exist_ok=True)
    if postgres:
        import psycopg  # noqa: PLC0415 (only with --postgres)

        with psycopg.connect(f"{postgres}postgres", autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name}")
            connection.execute(f"CREATE DATABASE {name}")
    manage(variables, "migrate", "--verbosity", "0")
    run(FILL, variables, str(count))
    if postgres:
        with psycopg.connect(f"{postgres}{name}", autocommit=True) as connection:
            connection.execute("ANALYZE")
    done.touch()
    return variables


def goal_ms(name: str, count: int) -> float | None:
    """What a line may cost; None without a goal."""
    page, suggestions = GOALS.get(count, (None, None))
    if name.startswith("made anew"):
        return REBUILT.get(count)
    if name.startswith("spelling"):
        return SPELLING_MS
    return suggestions if name.startswith("suggest") else page


def report(count: int, probed: dict[str, Any], has_goals: bool) -> int:
    """Print what was measured with so many documents; how many goals were missed."""
    missed = 0
    print(f"\n{count:,} documents{'' if has_goals else ', PostgreSQL, wall time'}")
    for name, (used_ms, total) in probed["found"].items():
        goal = goal_ms(name, count) if has_goals else None
        late = goal is not None and used_ms > goal
        missed += late
        words = f"goal {goal}{' MISSED' if late else ''}" if goal else ""
        print(f"{name:<34}{used_ms:>9.1f} ms {total:>8,}  {words}")
    megabytes = probed["bytes"] / 1e6
    print(f"{probed['words']:,} words of names; columns weigh {megabytes:.0f} MB")
    if probed["stock"]:
        used_ms, hits = probed["stock"]
        faster = used_ms / probed["found"]["page: three words"][0]
        late = count >= max(GOALS) and faster < TIMES_FASTER
        missed += late
        print(
            f"stock modelsearch, three words: {used_ms:,.0f} ms ({hits} on the page), "
            f"{faster:,.0f} times as much{' MISSED' if late else ''}"
        )
    return missed


def main() -> int:
    """Make, measure, print, and say whether a goal was missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--counts", default="5000,50000")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--stock", action="store_true")
    parser.add_argument("--postgres", default="")
    parser.add_argument("--folder", default="")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    folder = Path(options.folder or Path(tempfile.gettempdir()) / "search-documents")
    stock, missed = "stock" if options.stock else "", 0
    for count in map(int, options.counts.split(",")):
        for postgres in filter(None, ("-", options.postgres)):
            server = postgres.removeprefix("-")
            variables = make(folder, count, server)
            asked = (str(options.rounds), "" if server else stock)
            probed = json.loads(run(PROBE, variables, *asked).splitlines()[-1])
            missed += report(count, probed, has_goals=not server)
    return 1 if missed and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
