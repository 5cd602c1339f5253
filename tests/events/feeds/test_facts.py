"""What several entries say together, and what fields refuse. No database."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from events.feeds import facts, records
from events.feeds.entry import Timing
from events.feeds.markup import body_html, comparable
from tests.events.feeds.feeding import entry, timing

pytestmark = pytest.mark.any_database

NOON = datetime(2026, 11, 27, 11, tzinfo=UTC)


def said(*entries, language="fr"):
    return facts.fields_in(entries, language, "concert")


@pytest.mark.parametrize(
    ("one", "other", "name", "expected"),
    [
        ({"price_words": {"fr": "12 €"}}, {}, "price_words", "12 €"),
        ({}, {"price_words": {"fr": "12 €"}}, "price_words", "12 €"),
        ({"organiser": "A"}, {"organiser": "B"}, "organiser", "A"),
        ({"is_free": False}, {"is_free": True}, "is_free", False),
        ({}, {"is_free": True}, "is_free", True),
        ({"kind": "opera"}, {"kind": "dance"}, "kind", "dance"),
        ({"kind": "opera"}, {}, "kind", "concert"),
        ({"access": ("vi", "zz")}, {"access": ("mi",)}, "access", ["mi", "vi"]),
        ({"status": "full"}, {"status": "cancelled"}, "status", "cancelled"),
        ({"status": "moved"}, {"status": "scheduled"}, "status", "moved"),
        ({"status": "what"}, {}, "status", "scheduled"),
        ({"age_min": 6}, {"age_min": 3, "age_max": 5}, "age_min", 6),
        ({"age_min": 9, "age_max": 3}, {"age_min": 3}, "age_min", 3),
        ({"age_max": 900}, {}, "age_max", None),
        ({"age_min": -1}, {}, "age_min", None),
        ({"booking_phone": "03 20 69 23 60"}, {}, "booking_phone", "+33320692360"),
        ({"booking_phone": "call us"}, {}, "booking_phone", None),
        ({"booking_email": "a@b"}, {}, "booking_email", None),
        ({"booking_url": "javascript:alert(1)"}, {}, "booking_url", None),
        ({"booking_url": "http://10.0.0.1/"}, {}, "booking_url", None),
        ({"online_url": "https://a.example/" + "x" * 300}, {}, "online_url", None),
        (
            {"texts": {"fr": "Court"}},
            {"texts": {"fr": "Bien plus"}},
            "body",
            "<p>Bien plus</p>",
        ),
    ],
)
def test_richer_value_wins_and_bad_ones_are_left_out(one, other, name, expected):
    assert said(entry(**one), entry(**other)).get(name) == expected


@pytest.mark.parametrize(
    ("language", "title", "summary"),
    [("fr", "Fête", "Venez"), ("nl", "Feest", "Venez"), ("en", "Fête", "Venez")],
)
def test_words_are_those_of_the_language_else_french(language, title, summary):
    found = said(
        entry(title={"fr": "Fête", "nl": "Feest"}, summary={"fr": "Venez"}),
        language=language,
    )

    assert (found["title"], found["summary"]) == (title, summary)


def test_long_words_are_cut_and_a_missing_summary_taken_from_the_text():
    found = said(entry(title="a" * 10_000, texts={"fr": "<p>mot </p>" * 500}))

    assert len(found["title"]) == 255
    assert len(found["summary"]) == 240
    assert found["summary"].endswith("…")


def test_times_of_all_sources_are_united():
    cancelled = timing(start="20:10", is_cancelled=True)
    one = entry(timings=(timing(), timing("2026-11-30")))
    other = entry(timings=(cancelled, timing("2026-11-29")))

    found = facts.times([one, other])

    assert [(when.starts_at.day, when.is_cancelled) for when in found] == [
        (28, True),
        (29, False),
        (30, False),
    ]


@pytest.mark.parametrize(
    ("starts_at", "length"),
    [
        (datetime(1900, 1, 1, tzinfo=UTC), timedelta(hours=1)),
        (datetime(2150, 1, 1, tzinfo=UTC), timedelta(hours=1)),
        (NOON, timedelta(hours=-1)),
        (NOON, timedelta(days=5000)),
    ],
)
def test_times_that_cannot_be_are_left_out(starts_at, length):
    assert facts.times([entry(timings=(Timing(starts_at, starts_at + length),))]) == []


@pytest.mark.parametrize(
    ("days_before", "days_now", "expected"),
    [
        ([26, 28, 29], [28, 29], [26, 28, 29]),
        ([28, 29], [28], [28]),
        ([28, 29, 30], [28], [28, 29, 30]),
        ([28, 29, 30], [], [28, 29, 30]),
        ([28], [29], [29]),
        ([27, 28, 29], [30], [27, 28, 29, 30]),
        ([28, 29], [28, 29, 30], [28, 29, 30]),
    ],
)
def test_poorer_entry_loses_no_date_and_a_shorter_one_does(
    days_before, days_now, expected
):
    def told(days):
        timings = tuple(timing(f"2026-11-{day}") for day in days)
        return records.as_json(entry(timings=timings))

    kept = records.kept(told(days_before), told(days_now), NOON)

    assert [int(when["starts_at"][8:10]) for when in kept["timings"]] == expected


def test_entry_comes_back_from_its_record_as_it_was():
    one = entry(access=("mi",), updated_at=NOON, is_free=True, age_min=3)

    told = records.as_json(one)

    assert records.from_json(json.loads(json.dumps(told))) == one
    assert records.as_json(entry(venue_name="a\x00b\ud800"))["venue_name"] == "ab?"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", ""),
        ("<p> </p><p>&nbsp;</p>", ""),
        ("Un\n\nDeux", "<p>Un</p><p>Deux</p>"),
        ("Un & deux", "<p>Un &amp; deux</p>"),
        ("<div>Un</div><div>Deux</div>", "<p>Un</p><p>Deux</p>"),
        ("<h1>Un</h1><p><strong>Deux</strong></p>", "<h2>Un</h2><p><b>Deux</b></p>"),
        ("Un <em>mot</em>", "<p>Un <i>mot</i></p>"),
        ("<p>Un<script>alert(1)</script></p>", "<p>Un</p>"),
        ("<p onclick=x style=y>Un<img src=x onerror=z></p>", "<p>Un</p>"),
        ('<p><a href="javascript:x">Un</a></p>', "<p><a>Un</a></p>"),
        ('<p><a href="/admin/logout/">Un</a></p>', "<p><a>Un</a></p>"),
        ('<p><a linktype="page" id="1">Un</a></p>', "<p><a>Un</a></p>"),
        (
            '<p><a href="https://a.example/" target=_blank>Un</a></p>',
            '<p><a href="https://a.example/">Un</a></p>',
        ),
        ("<p>" + "<b>" * 500 + "Un", "<p>Un</p>"),
    ],
)
def test_html_of_feeds_becomes_text_of_the_house(html, expected):
    assert body_html(html) == expected
    assert body_html(expected) == expected


def test_text_compares_without_what_the_editor_adds():
    typed = '<p data-block-key="a1b2">Un<br/>deux</p>'

    assert comparable(typed) == body_html("<p>Un<br>deux</p>")
