"""A television without a server: its clock and its network are moved by the test."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.db import connections
from django.test import Client

import time_machine
from playwright.sync_api import Error

from places.hours.timeline import PARIS
from tests.factories.library import content_of

BEGIN = datetime(2026, 11, 25, 9, 0, tzinfo=PARIS)  # a Wednesday
PORTAL = "http://testserver"
SLIDES = "/tv/fr/ambiance/slides.json"
SHOWN = ".slide.shown"
MINUTE_S, TURN_S = 60, 14
PATIENCE_S = 20
KEYS = {"left": 37, "right": 39, "down": 40, "ok": 13, "back": 461, "other": 65}
PRESS = """given => document.body.dispatchEvent(new KeyboardEvent(
    'keydown', {...given, bubbles: true, cancelable: true}))"""


@dataclass
class Television:
    """A page, its clock, and whether the network answers; `asked` are the paths asked."""

    page: object
    client: Client
    at: datetime = BEGIN
    online: bool = True
    hotel: bool = False
    asked: list[str] = field(default_factory=list)
    database: object = field(default_factory=lambda: connections["default"])
    loading: set = field(default_factory=set)

    def ended(self, request):
        self.loading.discard(request)

    def answer(self, route):
        """One request, answered as the portal would at the moment of the page."""
        # Playwright asks in a context of its own, which would get another connection.
        connections["default"] = self.database
        path = route.request.url.removeprefix(PORTAL)
        self.asked.append(path.partition("?")[0])
        if not self.online:
            route.abort("internetdisconnected")
        elif self.hotel:
            route.fulfill(status=200, content_type="text/html", body="<p>Log in</p>")
        elif path.startswith("/static/"):
            name = urlsplit(path).path.removeprefix("/static/")
            route.fulfill(path=finders.find(name))
        else:
            self.answer_page(route, path)

    def answer_page(self, route, path):
        with time_machine.travel(self.at, tick=False):
            given = self.client.generic(route.request.method, path)
            body = content_of(given) if given.streaming else given.content
        kind = given.headers["Content-Type"]
        route.fulfill(status=given.status_code, body=body, content_type=kind)

    def began(self, request):
        self.loading.add(request)

    def open(self, path):
        self.page.goto(PORTAL + path)
        self.settle()

    def settle(self):
        """Until all that was asked for is answered, and nothing more is asked."""
        quiet, until_s = 0, monotonic() + PATIENCE_S
        while quiet < 2:
            assert monotonic() < until_s, [request.url for request in self.loading]
            ready = self.tell("document.readyState") == "complete"
            quiet = quiet + 1 if ready and not self.loading else 0

    def tell(self, script):
        """What the page says; None while it makes way for another one."""
        try:
            return self.page.evaluate(script)
        except Error:
            return None

    def wait(self, seconds):
        """Let time pass, some minutes at once; what is asked for is answered."""
        end = self.at + timedelta(seconds=seconds)
        while self.at < end:
            self.at = min(end, self.at + timedelta(minutes=3))
            self.catch_up()

    def sleep(self, clock, day=0):
        """Let time pass as when a set slept: what is due then comes once."""
        self.at = moment(clock, day)
        self.page.clock.fast_forward(self.behind_ms())
        self.settle()

    def catch_up(self):
        """Let the clock of the page go on, also when it is loaded again meanwhile."""
        while (behind_ms := self.behind_ms()) > 0:
            with suppress(Error):
                self.page.clock.run_for(behind_ms)
            self.settle()
        # A page that was loaded meanwhile may be some seconds ahead.
        self.at -= timedelta(milliseconds=behind_ms)

    def behind_ms(self):
        """How far the clock of the page is behind that of the test."""
        until_s, now_ms = monotonic() + PATIENCE_S, None
        while now_ms is None:
            assert monotonic() < until_s, self.page.url
            now_ms = self.tell("Date.now()")
        return round(self.at.timestamp() * 1000) - now_ms

    def until(self, clock):
        """Let time pass until the clock shows "14:06"."""
        self.wait((moment(clock) - self.at).total_seconds())

    def press(self, key, **held):
        self.page.evaluate(PRESS, {"keyCode": KEYS[key], **held})

    def text(self, selector):
        return plain(self.page.locator(selector).first.text_content())

    @property
    def title(self):
        return self.text(f"{SHOWN} .slide-title")

    @property
    def lost(self):
        return self.text(".window-lost")

    def round(self, turns=5):
        """The slides that follow one another: {title: its state}."""
        found = {}
        for _turn in range(turns):
            self.wait(TURN_S)
            found[self.title] = self.text(f"{SHOWN} .slide-now")
        return found

    def weigh(self):
        """(elements of the page, nodes in memory, bytes of the script's heap)."""
        devtools = self.page.context.new_cdp_session(self.page)
        devtools.send("HeapProfiler.enable")
        devtools.send("HeapProfiler.collectGarbage")
        devtools.send("Performance.enable")
        found = devtools.send("Performance.getMetrics")["metrics"]
        metrics = {each["name"]: each["value"] for each in found}
        devtools.detach()
        elements = self.page.evaluate("document.querySelectorAll(':not(img)').length")
        return elements, metrics["Nodes"], metrics["JSHeapUsedSize"]


def moment(clock, day=0):
    """The moment at which the clock shows "14:06", some days later."""
    hour, minute = map(int, clock.split(":"))
    return BEGIN.replace(hour=hour, minute=minute) + timedelta(days=day)


def plain(text):
    """Words with ordinary spaces."""
    return text.strip().replace("\u00a0", " ").replace("\u202f", " ")
