"""Twenty clicks at once, in twenty connections: one text, one review, no seat twice."""

import json
import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLICKS = 20
PROGRAM = """
import sys, django
django.setup()
from tests.merchants.twenty_clicks import run
run(sys.argv[1])
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What the program printed: it makes a database, so it runs once."""
    on_file, folder = connection.vendor == "sqlite", tmp_path_factory.mktemp("clicks")
    name = str(folder / "clicks.sqlite3") if on_file else f"clicks_{os.getpid()}"

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, name],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test"},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr[-3000:]
    # Migrations may say something first.
    return json.loads(done.stdout.splitlines()[-1])


def test_twenty_clicks_save_one_text_and_send_once(found):
    assert sorted(found["saved"]) == [302] + [409] * (CLICKS - 1)
    assert found["words"] == {"summary": f"Phrase {found['saved'].index(302)}."}
    assert found["version"] == 1
    assert sorted(found["sent"]) == [302] + [423] * (CLICKS - 1)
    assert (found["revisions"], found["workflows"], found["reviews"]) == (1, 1, 1)


def test_five_seats_are_never_oversold(found):
    course = found["course"]

    assert course["booked"] == [302] * CLICKS
    assert course["before"] == {"booked": 5, "waiting": 15}
    assert course["back"] == ["cancelled"] * CLICKS
    assert course["after"] == {"booked": 5, "waiting": 10, "cancelled": 5}
