"""Prepares a demonstration and says where it is: the first half of `make demo`."""

import logging
import os
import sys
from importlib import import_module

import django
from django.conf import settings
from django.core.management import call_command

from core import languages


def prepare() -> None:
    """Bring the database up to date and load what is missing of the content."""
    # One line per page and per task is for operators, not for a first look.
    for name in ("django_tasks", "wagtail"):
        logging.getLogger(name).setLevel(logging.WARNING)
    say("Preparing the database.")
    call_command("check")
    call_command("migrate", interactive=False, verbosity=0)
    say("Loading the demonstration content; the first time takes a minute.")
    call_command("seed_demo")


def say(line: str) -> None:
    """One line to the person at the terminal, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def welcome() -> None:
    """The addresses of the portal, and one log-in per role."""
    # Models can be imported only once Django is set up.
    people = import_module("home.demo.people")
    base = settings.BASE_URL
    say("")
    for code in languages.codes():
        say(f"  {languages.NAMES[code]:<12}{base}/{code}/")
    say(f"  {'Television':<12}{base}/tv/")
    say(f"  {'Merchants':<12}{base}/fr/mon-commerce/")
    say(f"  {'Unions':<12}{base}/admin/relecture/")
    say(f"  {'Editors':<12}{base}/admin/")
    say("")
    say(f"  Log-ins (password of all: {people.PASSWORD})")
    for name, _first_name, last_name, _group in people.PEOPLE:
        say(f"  {last_name:<14}{name}{people.DOMAIN}")
    say("")
    say("Mails, with their codes, are printed below.")
    say("Ctrl+C stops the portal; nothing is lost, and make demo starts it again.")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
    django.setup()
    prepare()
    welcome()
