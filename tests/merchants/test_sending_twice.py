"""Twenty clicks at once, in twenty connections: one text kept, one revision, one review."""

import json
import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
CLICKS = 20
PROGRAM = """
import sys, django
django.setup()
from tests.merchants.twenty_clicks import run
run(sys.argv[1])
"""


def test_twenty_clicks_save_one_text_and_send_once(tmp_path):
    on_file = connection.vendor == "sqlite"
    name = str(tmp_path / "clicks.sqlite3") if on_file else f"clicks_{os.getpid()}"

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, name],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test"},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr[-3000:]
    # Migrations may say something first.
    found = json.loads(done.stdout.splitlines()[-1])
    assert sorted(found["saved"]) == [302] + [409] * (CLICKS - 1)
    assert found["words"] == {"summary": f"Phrase {found['saved'].index(302)}."}
    assert found["version"] == 1
    assert sorted(found["sent"]) == [302] + [423] * (CLICKS - 1)
    assert (found["revisions"], found["workflows"], found["reviews"]) == (1, 1, 1)
