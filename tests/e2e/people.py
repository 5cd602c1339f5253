"""People at work in a portal of their own: merchants, a president, the city."""

import re
import shutil
import time
from dataclasses import dataclass, field
from email import message_from_binary_file, policy
from pathlib import Path

from playwright.sync_api import Page as Tab

from tests.e2e.server import ROOT, manage

PHOTO = ROOT / "home/demo/pictures/canal.webp"
PASSWORD = "roubaix-pas-a-pas"
DOMAIN = "@demo.enjoy-mel.example"
MAIL_TIMEOUT_S = 20
CODE = re.compile(r"\b(\d{3})\s?(\d{3})\b")


@dataclass
class Town:
    """A portal that only one test uses."""

    address: str
    folder: Path

    def mails(self, email):
        """The texts of the mails to an address, oldest first."""
        found = []
        for path in sorted((self.folder / "mail").glob("*.log")):
            with path.open("rb") as file:
                mail = message_from_binary_file(file, policy=policy.default)
            if email in mail["To"]:
                found.append(mail.get_content())
        return found

    def wait_for_mail(self, email, number=1):
        """The text of the last of so many mails, once they are there."""
        until = time.monotonic() + MAIL_TIMEOUT_S
        while time.monotonic() < until:
            found = self.mails(email)
            if len(found) >= number:
                return found[-1]
            time.sleep(0.2)
        raise AssertionError(f"no mail to {email}: {self.mails(email)}")

    def run(self, code):
        """What a piece of Python prints in that portal."""
        return manage(self.folder, "shell", "--no-imports", "-c", code).strip()


@dataclass
class Person:
    """Somebody with a browser; `screens` are the pages that he saw, in order."""

    town: Town
    tab: Tab
    screens: list[str] = field(default_factory=list)

    def go(self, path):
        """Open an address."""
        self.tab.goto(self.town.address + path)

    def press(self, name, exact=True):
        """Press the button or the link of that name; a screen more."""
        main = self.tab.locator("main")
        button = main.get_by_role("button", name=name, exact=exact)
        link = main.get_by_role("link", name=name, exact=exact)
        with self.tab.expect_navigation():
            button.or_(link).first.click()
        self.screens.append(self.title)

    @property
    def title(self):
        """The heading of the page."""
        return " ".join(self.tab.locator("h1").first.inner_text().split())

    @property
    def text(self):
        """Everything that the page says."""
        return " ".join(self.tab.locator("main").inner_text().split())

    def log_in_by_mail(self, email):
        """Ask for a code, read the mail, type the code."""
        self.tab.fill("input[type=email]", email)
        self.press("M’envoyer le code")
        before, after = CODE.search(self.town.wait_for_mail(email)).groups()
        self.tab.fill("input[autocomplete=one-time-code]", before + after)
        self.press("Se connecter")

    def log_in(self, name):
        """As one of the demonstration's people, by password."""
        self.go("/fr/compte/connexion/")
        self.press("Je préfère utiliser mon mot de passe")
        self.tab.fill("input[type=email]", name + DOMAIN)
        self.tab.fill("input[type=password]", PASSWORD)
        self.press("Se connecter")


def copy_of(seeded, folder):
    """A seeded portal of one's own."""
    shutil.copytree(seeded, folder)
    return folder
