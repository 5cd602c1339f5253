"""Saves and searches while the search engine is killed, emptied and held.

    python benchmarks/search_chaos.py [--saves 200] [--searches 500] [--check]

A portal of its own on SQLite, with 60 fiches, is served by two processes of gunicorn and
searches in the engine of `make search-server`. In five equal parts the engine is up; is
killed (kill -9); starts again, with nothing in it; is held (SIGSTOP: it takes connections
and says nothing); goes on. In each part an operator changes addresses of places by the
form of the admin, while four visitors search and type, all over HTTP. After the third and
the fifth part the index must become equal to the content, and that to what was saved.
`--check` exits 1 for any answer but the usual one, saves with p95 of a second or more, searches with
p95 of 300 ms or more, or an index that differs 60 s after the engine was back.
"""

import argparse
import http.client
import itertools
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urlencode

from engine import Engine, until
from merchants_portal import python
from pages import server
from scale import manage
from search_chaos_portal import COMPARE, MAKE, environment

SHAPE = ("--config", "portal/gunicorn.py", "-w", "2", "--threads", "4")
PLACES, VISITORS = 60, 4
SAVE_S, SEARCH_S, EQUAL_S, GIVE_UP_S = 1.0, 0.3, 60, 30
TOKEN = "benchmark" * 3 + "token"
WORDS = ("boulangerie", "four", "levain", "roubaix", "boulang", "rue du four", "zzz")


class Form(HTMLParser):
    """The values with which a form of the admin would be sent unchanged."""

    def __init__(self) -> None:
        super().__init__()
        self.values: list[tuple[str, str]] = []
        self._select = ""
        self._is_text = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A field, or the choice of one; rows that a script would add are none."""
        found = dict(attrs)
        name, value = found.get("name") or "", found.get("value") or ""
        if "__prefix__" in name:
            return
        if tag == "select":
            self._select = name
        elif tag == "option" and "selected" in found:
            self.values.append((self._select, value))
        elif tag == "textarea":
            self.values.append((name, ""))
            self._is_text = True
        elif tag == "input" and name and _is_sent(found.get("type"), found):
            self.values.append((name, value))

    def handle_endtag(self, tag: str) -> None:
        """The end of a field of several lines."""
        self._is_text = self._is_text and tag != "textarea"

    def handle_data(self, data: str) -> None:
        """The text of such a field; its first line break does not count."""
        if self._is_text:
            name, before = self.values.pop()
            self.values.append((name, (before + data).removeprefix("\n")))


def _is_sent(kind: str | None, found: dict[str, str | None]) -> bool:
    """Whether a browser sends a field: not a button, not an empty box."""
    if kind in ("submit", "button", "file"):
        return False
    return kind not in ("checkbox", "radio") or "checked" in found


class People:
    """Who saves and who searches: what they were answered, and after how long."""

    def __init__(self, port: int, made: dict) -> None:
        self.port, self.places = port, itertools.cycle(made["places"])
        self.cookie = f"sessionid={made['session']}; csrftoken={TOKEN}"
        self.answers: Counter[str] = Counter()
        self.took_s: dict[str, list[float]] = {"save": [], "search": []}
        self.simplified = self.number = 0
        self.saved: dict[int, str] = {}

    def ask(self, what: str, path: str, body: str | None = None) -> bytes:
        """The body of an answer; counts and times it as `what` (not when empty)."""
        headers = {"Host": f"127.0.0.1:{self.port}"}
        if what != "search":
            headers["Cookie"] = self.cookie
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=GIVE_UP_S)
        began = time.monotonic()
        try:
            link.request("GET" if body is None else "POST", path, body, headers)
            response = link.getresponse()
            status, said = response.status, response.read()
        except (OSError, http.client.HTTPException):
            status, said = 0, b""
        finally:
            link.close()
        if what:
            self.took_s[what].append(time.monotonic() - began)
        self.answers[f"{what or 'form'} {status}"] += 1
        return said

    def save(self) -> None:
        """Open the form of a place and send it with another address."""
        place, self.number = next(self.places), self.number + 1
        path = f"/admin/snippets/places/place/edit/{place}/"
        form = Form()
        form.feed(self.ask("", path).decode())
        street = f"{self.number} rue du Four"
        changed = {"street_address": street, "csrfmiddlewaretoken": TOKEN}
        values = [pair for pair in form.values if pair[0] not in changed]
        self.ask("save", path, urlencode([*values, *changed.items()]))
        self.saved[place] = street

    def search(self) -> None:
        """Search a page, or type."""
        word = quote(WORDS[len(self.took_s["search"]) % len(WORDS)])
        if len(self.took_s["search"]) % 3 == 0:
            self.ask("search", f"/fr/recherche/suggestions/?q={word}")
        else:
            page = self.ask("search", f"/fr/recherche/?q={word}")
            self.simplified += "simplifiée".encode() in page

    def work(self, saves: int, searches: int) -> None:
        """One part: one who saves and several who search, at once."""
        each = searches // VISITORS
        jobs = [(self.save, saves), *[(self.search, each)] * VISITORS]
        threads = [threading.Thread(target=_often, args=job) for job in jobs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def _often(job: Callable[[], None], times: int) -> None:
    for _time in range(times):
        job()


def equal(variables: dict[str, str]) -> Callable[[], bool]:
    """Whether the index is the content, and that what was saved."""

    def compared() -> bool:
        found = python(variables, COMPARE)
        return not (found["index"] or found["waiting"] or found["stale"])

    return compared


def suffer(
    people: People, engine: Engine, variables: dict[str, str], saves: int, searches: int
) -> list[float | None]:
    """The five parts; seconds until the index was right again, after two of them."""
    people.work(saves, searches)
    engine.kill()
    people.work(saves, searches)
    engine.start()
    people.work(saves, searches)
    engine.wait()
    emptied_s = until(equal(variables), 2 * EQUAL_S)
    engine.send(signal.SIGSTOP)
    people.work(saves, searches)
    engine.send(signal.SIGCONT)
    began = time.monotonic()
    people.work(saves, searches)
    worked_s = time.monotonic() - began
    held_s = until(equal(variables), 2 * EQUAL_S)
    return [emptied_s, None if held_s is None else held_s + worked_s]


def report(people: People, equal_s: list[float | None]) -> int:
    """Print what happened; how many goals were missed."""
    p95 = {
        what: sorted(times)[int(len(times) * 0.95)]
        for what, times in people.took_s.items()
    }
    right = {"form 200", "save 302", "search 200"}
    wrong = sum(n for answer, n in people.answers.items() if answer not in right)
    print("Answers:", dict(sorted(people.answers.items())))
    print(f"{people.simplified} pages of results said that they are simplified.")
    print(f"p95: saves {p95['save']:.2f} s, searches {p95['search']:.3f} s;")
    print("index equal to the content, after it was emptied and after it was held:")
    print(", ".join("never" if s is None else f"{s:.0f} s" for s in equal_s))
    late = sum(s is None or s > EQUAL_S for s in equal_s)
    return wrong + late + (p95["save"] >= SAVE_S) + (p95["search"] >= SEARCH_S)


def main() -> int:
    """Make the portal, let the engine suffer, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--saves", type=int, default=200)
    parser.add_argument("--searches", type=int, default=500)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Engine() as engine:
        variables = environment(Path(folder), engine.url)
        manage(variables, "migrate", "--verbosity", "0")
        manage(variables, "collectstatic", "--noinput", "--verbosity", "0")
        made = python(variables, MAKE, str(PLACES))
        manage(variables, "rebuild_search_index", "--no-progress")
        with server("portal.wsgi", None, variables, SHAPE) as (port, _master):
            time.sleep(3)
            people = People(port, made)
            parts = options.saves // 5, options.searches // 5
            equal_s = suffer(people, engine, variables, *parts)
    return int(report(people, equal_s) > 0 and options.check)


if __name__ == "__main__":
    sys.exit(main())
