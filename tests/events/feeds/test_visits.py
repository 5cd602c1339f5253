"""Visits of sources: claimed once, backed off, last good data kept, health in words."""

from datetime import datetime, timedelta

from django.utils import timezone

import pytest

from events.feeds import checking, health, missing, visits
from events.feeds.entry import Refusal
from events.models import EventPage, EventRecord, EventSource, SourceRun
from tests.events.feeds.feeding import (
    NOW,
    batch,
    counts,
    entry,
    fails,
    source,
    timing,
    visit,
    visit_with,
)

pytestmark = pytest.mark.any_database

HOUR = timedelta(hours=1)
FRIDAY = datetime.fromisoformat(NOW)
LATER = timing("2026-12-24")


@pytest.fixture(autouse=True)
def friday(db, time_machine):
    """Friday at 11."""
    time_machine.move_to(NOW, tick=False)
    return time_machine


def several(count):
    return [entry(str(n), f"Soirée {n}", timings=(LATER,)) for n in range(count)]


def level(feed):
    feed.refresh_from_db()
    found = health.of(feed, timezone.now())
    return found.level, *found.remarks


def lost(feed):
    return EventRecord.objects.filter(source=feed, missing_since__isnull=False).count()


def test_good_visit_notes_what_came_and_when_to_come_again():
    feed = source(interval_min=60, failures=3, fault="html")
    refusals = (Refusal("a", "Avant", "past"), Refusal("b", "Bal", "no_place"))

    run = visit(feed, entry(), refusals=refusals, etag='"1"', last_modified="Fri")

    assert (run.outcome, run.fault, run.read, counts(run)) == (
        *("good", "", 3),
        (1, 0, 0, 2),
    )
    assert [row["id"] for row in run.refused_rows] == ["b", "a"]
    feed.refresh_from_db()
    assert (feed.failures, feed.fault, feed.etag) == (0, "", '"1"')
    assert feed.last_good_at == FRIDAY
    assert feed.next_at == FRIDAY + HOUR
    assert level(feed) == ("good",)


def test_refused_rows_are_kept_to_200():
    rows = tuple(Refusal(str(n), "x" * 999, "past") for n in range(500))

    run = visit(source(), refusals=rows)

    assert (run.refused, len(run.refused_rows)) == (500, 200)


def test_unchanged_is_good_and_touches_nothing():
    feed = source(etag='"1"')

    run = visit(feed, unchanged=True)

    feed.refresh_from_db()
    assert (run.outcome, counts(run)) == ("unchanged", (0, 0, 0, 0))
    assert (feed.last_good_at, feed.etag) == (FRIDAY, '"1"')


@pytest.mark.parametrize(
    ("failures", "interval_min", "retry_after_s", "wait_h"),
    [
        (0, 60, None, 1),
        (1, 60, None, 2),
        (3, 60, None, 8),
        (5, 60, None, 24),
        (4_000_000, 60, None, 24),
        (0, 10_080, None, 24),
        (0, 60, 60, 1),
        (0, 60, 5 * 3600, 5),
        (0, 60, 10**9, 7 * 24),
    ],
)
def test_failed_visit_stays_away_for_longer(
    failures, interval_min, retry_after_s, wait_h
):
    feed = source(failures=failures, interval_min=interval_min, etag='"1"')

    run = visit_with(feed, fails("busy", retry_after_s))

    feed.refresh_from_db()
    assert (run.outcome, run.fault) == ("failed", "busy")
    assert (feed.failures, feed.fault, feed.etag) == (failures + 1, "busy", '"1"')
    assert feed.next_at == FRIDAY + wait_h * HOUR


def test_failure_leaves_what_was_read_before(client):
    feed = source()
    visit(feed, entry())

    visit_with(feed, fails("html"))

    assert client.get("/fr/agenda/concert-de-jazz/").status_code == 200
    feed.refresh_from_db()
    assert feed.last_good_at == FRIDAY


def test_fault_of_our_own_is_logged_and_stops_nothing(caplog):
    feed = source()

    run = visit_with(feed, lambda source: 1 / 0)

    assert (run.outcome, run.fault) == ("failed", "unexpected")
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize(
    ("silent_h", "expected"),
    [
        (24, ("good",)),
        (28, ("amber", "28 hours without anything new.")),
        (80, ("red", "80 hours without anything new.")),
        (120, ("red", "5 days without anything new.")),
    ],
)
def test_source_that_answers_the_same_for_long_is_called_frozen(
    friday, language_en, silent_h, expected
):
    feed = source()
    visit(feed, entry(timings=(LATER,)))
    friday.shift(silent_h * HOUR)

    run = visit(feed, entry(timings=(LATER,)))

    assert run.outcome == "good"
    assert level(feed) == expected


def test_age_of_the_newest_entry_counts_when_the_feed_tells_it(language_en):
    old, clock_askew = FRIDAY - 28 * HOUR, FRIDAY + 90 * HOUR
    feed, askew = source(), source("Autre")
    visit(feed, entry(updated_at=old))
    visit(askew, entry("2", "Marché", updated_at=clock_askew))
    SourceRun.objects.update(made=0)

    assert level(feed) == ("amber", "28 hours without anything new.")
    assert level(askew) == ("good",)


@pytest.mark.parametrize(
    ("silent_h", "failures", "expected"),
    [
        (2, 1, ("amber", "Visits that failed one after the other: 1.")),
        (
            28,
            2,
            (
                "amber",
                "Visits that failed one after the other: 2.",
                "28 hours without an answer.",
                "28 hours without anything new.",
            ),
        ),
        (2, 3, ("red", "Visits that failed one after the other: 3.")),
    ],
)
def test_source_that_fails_is_named(friday, language_en, silent_h, failures, expected):
    feed = source()
    visit(feed, entry(timings=(LATER,)))
    friday.shift(silent_h * HOUR)
    for _time in range(failures):
        visit_with(feed, fails("unreachable"))

    assert level(feed) == expected


def test_source_never_visited_or_paused_is_no_alarm(language_en):
    assert level(source()) == ("good", "Not visited yet.")
    assert level(source("Autre", is_active=False, failures=9))[0] == "paused"


def test_partial_reading_takes_what_is_there_and_misses_nothing(language_en):
    feed = source()
    visit(feed, *several(3), etag='"1"')

    run = visit(feed, several(3)[0], complete=False, etag='"2"')

    feed.refresh_from_db()
    assert (run.outcome, lost(feed), feed.etag) == ("partial", 0, "")
    assert level(feed) == ("amber", "Only a part could be read.")


@pytest.mark.parametrize(
    ("before", "now", "outcome", "fault"),
    [
        (4, 4, "good", ""),
        (4, 2, "good", ""),
        (4, 1, "partial", "poorer"),
        (4, 0, "partial", "poorer"),
        (1, 0, "partial", "poorer"),
    ],
)
def test_source_poorer_than_yesterday_takes_nothing_away(before, now, outcome, fault):
    feed = source()
    visit(feed, *several(before))

    run = visit(feed, *several(before)[:now])

    assert (run.outcome, run.fault) == (outcome, fault)
    assert lost(feed) == before - now
    assert EventPage.objects.filter(live=True).count() == 3 * before
    assert missing.gone(timezone.now()) == []


def gone_words():
    return [check.words for check in checking.to_check(timezone.now())]


def test_event_that_is_gone_for_three_readings_is_told_to_editors(friday, language_en):
    feed = source()
    visit(feed, *several(3))
    told = []
    for _visit in range(4):
        friday.shift(HOUR)
        visit(feed, *several(2))
        told.append(gone_words())

    gone = ["Not announced any more by its source."]
    assert told == [[], [], gone, gone]
    friday.shift(HOUR)
    visit(feed, *several(3))
    assert (gone_words(), lost(feed)) == ([], 0)


def test_event_is_gone_after_72_hours_even_from_a_poor_source(friday, language_en):
    feed = source()
    visit(feed, *several(1))
    visit(feed)

    friday.shift(71 * HOUR)
    assert gone_words() == []
    friday.shift(HOUR)
    assert gone_words() == ["Not announced any more by its source."]


def test_event_that_another_source_has_is_not_gone(friday):
    feed = source()
    visit(feed, *several(1))
    visit(source("Autre"), *several(1))

    visit(feed)
    friday.shift(100 * HOUR)

    assert gone_words() == []


def test_row_that_is_refused_today_is_not_gone(friday):
    feed = source()
    visit(feed, *several(1))

    visit(feed, refusals=(Refusal("0", "Soirée 0", "no_place"),))

    assert lost(feed) == 0


def test_status_that_a_page_does_not_say_is_told_to_editors(language_en):
    feed = source()
    visit(feed, entry())
    edited = EventPage.objects.get(locale__language_code="fr")
    edited.status = "full"
    edited.save()

    visit(feed, entry(status="cancelled"))

    assert gone_words() == ["A source says: Cancelled."]


def test_due_sources_are_visited_the_longest_due_first():
    source("B", next_at=FRIDAY - HOUR)
    source("A", next_at=FRIDAY)
    source("Later", next_at=FRIDAY + HOUR)
    source("Paused", is_active=False)

    runs = visits.visit_due(lambda source: batch())

    assert [run.source.name for run in runs] == ["B", "A"]
    assert visits.visit_due(lambda source: batch()) == []


def test_source_that_another_process_has_is_left_alone():
    feed = source()
    same = EventSource.objects.get(pk=feed.pk)

    def meanwhile(source):
        assert visits.visit(same, fails("never")) is None
        assert not visits.hurry(same, timezone.now())
        return batch()

    assert visit_with(feed, meanwhile).outcome == "good"
    assert SourceRun.objects.count() == 1


def test_source_of_a_process_that_died_is_free_again_after_a_while(friday):
    feed = source()
    assert visits.claim(feed, timezone.now()) is not None

    assert visits.due(timezone.now()) == []
    friday.shift(visits.LEASE)

    assert visits.due(timezone.now()) == [feed]
    assert level(feed)[0] == "red"


def test_visit_that_is_stopped_goes_on_next_time(monkeypatch):
    feed = source()
    monkeypatch.setattr(visits, "MERGING_S", -1)

    run = visit(feed, *several(2), etag='"1"')

    feed.refresh_from_db()
    assert (run.outcome, run.fault, run.read) == ("partial", "stopped", 2)
    assert (feed.next_at, feed.etag) == (FRIDAY, "")


def test_old_runs_are_forgotten(friday):
    visit(source())
    friday.shift(visits.RUNS_KEPT + HOUR)
    visit(EventSource.objects.get())

    assert visits.forget_old_runs(timezone.now()) == 1
    assert SourceRun.objects.count() == 1
