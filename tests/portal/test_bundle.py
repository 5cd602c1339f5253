import gzip
import re

import pytest

from portal import bundle

pytestmark = pytest.mark.any_database

TOKENS = (bundle.SOURCES / "tokens.css").read_text("utf-8")


def test_committed_sheets_equal_what_the_sources_give():
    committed = {path: path.read_text("utf-8") for path in bundle.results()}

    assert committed == bundle.results(), "run: python -m portal.bundle"


def test_every_source_belongs_to_a_sheet():
    used = sorted({name for names in bundle.SHEETS.values() for name in names})

    assert used == sorted(path.stem for path in bundle.SOURCES.glob("*.css"))


def test_main_sheet_within_fifteen_kilobytes_compressed():
    text = (bundle.TARGETS / "main.css").read_bytes()

    assert len(gzip.compress(text)) <= 15_000


def test_dark_tokens_same_by_system_and_by_switch():
    system, switch = re.findall(r"dark:start \*/(.*?)/\* dark:end", TOKENS, re.DOTALL)

    assert system.split() == switch.split()


def test_sources_within_150_lines():
    long = [
        path.name
        for path in bundle.SOURCES.glob("*.css")
        if len(path.read_text("utf-8").splitlines()) > 150
    ]

    assert long == []
