"""Merchants who save while workers are killed: nothing lost, nothing twice, nothing broken.

    python benchmarks/merchants.py [--merchants 20] [--seconds 20] [--kill-every 1.5]
        [--postgres postgres://user@host:port/] [--check]

A portal of its own is made in a temporary folder (or in the database `merchants` of
--postgres): one shop with a live fiche per merchant. Each merchant, over HTTP and with a
session of his own, changes his phone number, then his sentence, and every fifth time
sends the fiche twice at once and takes it back. Every value holds the number of its
round, so that afterwards the database says which saves it has. gunicorn runs with three
workers, of which one is killed (kill -9) every --kill-every seconds.

lost: a save that was acknowledged and of which the database knows neither it nor a
later one. twice: two entries of the log for one change, two workflows or two open
reviews of one fiche. broken: a fiche that does not open, a draft or a log entry that
cannot be read, a database that does not pass its own check. `--check` exits 1 if any of
the three is not 0.
"""

import argparse
import http.client
import os
import random
import re
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

from merchants_portal import LOOK, MAKE, environment, python, renew
from pages import server
from scale import manage

# Three workers with the clock in each, as a city runs them.
SHAPE = ("--config", "portal/gunicorn.py", "-w", "3", "--threads", "4")
TOKEN = "benchmark" * 3 + "token"
SEEN = re.compile(rb'name="seen" value="([0-9a-f]*)"')
GIVE_UP_S = 15


class Merchant:
    """One person with a telephone: what he sent, and what was acknowledged."""

    def __init__(self, number: int, made: dict, port: int) -> None:
        self.number, self.port, self.shop = number, port, made["shop"]
        self.cookie = f"sessionid={made['session']}; csrftoken={TOKEN}"
        self.acknowledged = {"phone": 0, "summary": 0}
        self.sent = {"phone": 0, "summary": 0}
        self.answers: Counter[str] = Counter()
        self.took_s: list[float] = []

    def ask(self, path: str, data: dict[str, str] | None = None) -> tuple[int, bytes]:
        """(status, body) of a page of the room; (0, b"") when nobody answered."""
        headers = {"Cookie": self.cookie, "Host": f"127.0.0.1:{self.port}"}
        body = None
        if data is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode({**data, "csrfmiddlewaretoken": TOKEN})
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=GIVE_UP_S
        )
        began = time.monotonic()
        try:
            address = f"/fr/mon-commerce/{self.shop}/{path}"
            connection.request(
                "GET" if body is None else "POST", address, body, headers
            )
            response = connection.getresponse()
            found = response.status, response.read()
        except (OSError, http.client.HTTPException):
            found = 0, b""
        finally:
            connection.close()
        self.answers[f"{'GET' if body is None else 'POST'} {found[0]}"] += 1
        if body is not None and found[0]:
            self.took_s.append(time.monotonic() - began)
        return found

    def phone(self, number: int) -> str:
        """The phone number of a round."""
        return f"+3320{self.number:02d}{number:04d}"

    def round(self, number: int) -> None:
        """Change the phone, the sentence, and now and then send it."""
        status, page = self.ask("contact/?once=1")
        seen = SEEN.search(page)
        if status == 200 and seen:
            self.sent["phone"] = number
            data = {"phone": self.phone(number), "phone_public": "on", "seen": seen[1]}
            if self.ask("contact/?once=1", data)[0] == 302:
                self.acknowledged["phone"] = number
        self.sent["summary"] = number
        if self.ask("sentence/", {"summary": f"Du pain, fournée {number}."})[0] == 302:
            self.acknowledged["summary"] = number
        if number % 5 == 0:
            self.send_twice()

    def send_twice(self) -> None:
        """A double click on “send”, then take it back."""
        clicks = [threading.Thread(target=self.ask, args=("send/", {})) for _ in "ab"]
        for click in clicks:
            click.start()
        for click in clicks:
            click.join()
        # Until it is taken back nothing more can be written.
        for _attempt in range(20):
            if self.ask("withdraw/", {})[0] in (302, 404, 409):
                return
            time.sleep(0.2)


def work(merchant: Merchant, until: float) -> None:
    """Round after round."""
    number = 0
    while time.monotonic() < until:
        number += 1
        merchant.round(number)


def kill(master: int, every_s: float, until: float) -> int:
    """Kill one worker again and again; how many."""
    killed = 0
    while time.monotonic() < until - every_s:
        time.sleep(every_s)
        children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        if children:
            with suppress(ProcessLookupError):
                os.kill(int(random.choice(children)), signal.SIGKILL)  # noqa: S311
                killed += 1
    return killed


def run(variables: dict[str, str], made: list, options: argparse.Namespace) -> tuple:
    """All merchants at once; (merchants, number of kills)."""
    with server("portal.wsgi", None, variables, SHAPE) as (port, master):
        time.sleep(3)
        merchants = [Merchant(n, one, port) for n, one in enumerate(made)]
        until = time.monotonic() + options.seconds
        threads = [
            threading.Thread(target=work, args=(merchant, until))
            for merchant in merchants
        ]
        for thread in threads:
            thread.start()
        killed = kill(master, options.kill_every, until)
        for thread in threads:
            thread.join()
    return merchants, killed


def number_in(text: str) -> int:
    """The round in a sentence; 0 for the one that was there before."""
    found = re.search(r"\d+", text)
    return int(found[0]) if found else 0


def judge(merchants: list[Merchant], found: dict) -> dict[str, int]:
    """How many saves are lost, twice, broken."""
    lost = twice = broken = 0
    for merchant, shop in zip(merchants, found["shops"], strict=True):
        rounds = {
            "phone": int(shop["phone"][-4:] or 0),
            "summary": number_in(shop["summary"]),
        }
        for key, number in rounds.items():
            lost += number < merchant.acknowledged[key]
            broken += number > merchant.sent[key]
        twice += shop["twice"]
        twice += max(shop["workflows"] - 1, 0) + max(shop["reviews"] - 1, 0)
        broken += not shop["opens"]
        broken += shop["workflows"] != shop["reviews"]
    return {"lost": lost, "twice": twice, "broken": broken + (not found["sound"])}


def main() -> int:
    """Make the portal, let them work, look, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--merchants", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--kill-every", type=float, default=1.5)
    parser.add_argument("--postgres", default="")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        variables = environment(Path(folder), options.postgres)
        if options.postgres:
            renew(options.postgres)
        manage(variables, "migrate", "--verbosity", "0")
        manage(variables, "collectstatic", "--noinput", "--verbosity", "0")
        made = python(variables, MAKE, str(options.merchants))
        merchants, killed = run(variables, made, options)
        verdict = judge(merchants, python(variables, LOOK))
    report(merchants, killed, verdict, options)
    return int(options.check and any(verdict.values()))


def report(
    merchants: list[Merchant],
    killed: int,
    verdict: dict[str, int],
    options: argparse.Namespace,
) -> None:
    """Print what happened."""
    answers = sum((merchant.answers for merchant in merchants), Counter())
    took = sorted(second for merchant in merchants for second in merchant.took_s)
    saved = answers["POST 302"]
    print(f"{'PostgreSQL' if options.postgres else 'SQLite'}: {saved} acknowledged in")
    print(
        f"{options.seconds:.0f} s by {len(merchants)} merchants, {killed} workers killed;"
    )
    print(
        f"median {statistics.median(took):.2f} s, p95 {took[int(len(took) * 0.95)]:.2f} s."
    )
    print("Answers:", dict(sorted(answers.items())))
    print("Verdict:", verdict)


if __name__ == "__main__":
    sys.exit(main())
