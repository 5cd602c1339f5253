"""Sentences to begin from: for every trade of the demonstration, in each language."""

import tomllib
from pathlib import Path

import pytest

from merchants.fiche import examples
from merchants.fiche.words import MAX_SUMMARY

pytestmark = pytest.mark.any_database

CATEGORIES = Path("home/demo/content/categories.toml")
TRADES = [row["slug"] for row in tomllib.loads(CATEGORIES.read_text())["category"]]


@pytest.mark.parametrize("language", ["fr", "en", "nl"])
@pytest.mark.parametrize("trade", TRADES)
def test_trade_has_three_sentences_of_its_own(trade, language):
    found = examples.examples(trade, language)

    assert len(set(found)) == 3
    assert found != examples.examples("a trade that nobody knows", language)
    assert max(len(sentence) for sentence in found) <= MAX_SUMMARY


def test_unknown_trade_has_sentences_too():
    assert len(examples.examples("x", "nl")) == 3
