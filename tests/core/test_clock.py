"""Periodic jobs: when they are due, that one process runs them, what a fault does."""

import os
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone

import pytest

from core import clock
from core.models import ClockJob
from portal.settings.environment import ROOT
from tests.core.threads import at_once

PARIS = ZoneInfo("Europe/Paris")
FRIDAY = datetime(2026, 11, 27, 12, tzinfo=PARIS)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def friday(db, time_machine):
    """Friday noon."""
    time_machine.move_to(FRIDAY, tick=False)
    return time_machine


@pytest.fixture
def jobs(monkeypatch):
    """No job but those of the test."""
    monkeypatch.setattr(clock, "jobs", {})
    return clock.jobs


@pytest.fixture
def runs(jobs):
    """A job of every five minutes, and when it ran."""
    runs = []

    @clock.every(minutes=5, lease_min=2)
    def tick():
        runs.append(timezone.now())

    return runs


def row(name="tests.tick"):
    return ClockJob.objects.get(name=name)


def test_job_runs_at_once_and_then_every_five_minutes(friday, runs):
    assert clock.run_due() == ["tests.tick"]
    assert clock.run_due() == []
    friday.shift(5 * MINUTE - timedelta(seconds=1))
    assert clock.run_due() == []
    friday.shift(1)
    assert clock.run_due() == ["tests.tick"]

    assert runs == [FRIDAY, FRIDAY + 5 * MINUTE]
    assert (row().began_at, row().next_at) == (runs[1], runs[1] + 5 * MINUTE)


def test_job_that_was_missed_for_days_runs_once(friday, runs):
    clock.run_due()
    friday.shift(timedelta(days=3))

    clock.run_due()
    clock.run_due()

    assert len(runs) == 2


@pytest.mark.parametrize(
    ("now", "weekdays", "expected"),
    [
        ("2026-11-27T08:29:59", range(7), "2026-11-27T08:30:00+01:00"),
        ("2026-11-27T08:30:00", range(7), "2026-11-28T08:30:00+01:00"),
        ("2026-11-27T08:30:00", range(5), "2026-11-30T08:30:00+01:00"),
        ("2026-11-28T07:00:00", range(5), "2026-11-30T08:30:00+01:00"),
        ("2026-03-28T12:00:00", range(7), "2026-03-29T08:30:00+02:00"),
        ("2026-10-24T12:00:00", range(7), "2026-10-25T08:30:00+01:00"),
        ("2026-12-31T23:59:59", range(7), "2027-01-01T08:30:00+01:00"),
    ],
)
def test_daily_job_runs_at_its_hour_in_paris(
    db, jobs, time_machine, now, weekdays, expected
):
    clock.daily(hour=8, minute=30, weekdays=weekdays)(lambda: None)
    at = datetime.fromisoformat(now).replace(tzinfo=PARIS)
    time_machine.move_to(at, tick=False)

    assert clock.run_due() == []

    assert ClockJob.objects.get().next_at == datetime.fromisoformat(expected)


def test_daily_job_runs_late_when_nobody_was_there(friday, jobs):
    runs = []

    @clock.daily(hour=8)
    def morning():
        runs.append(timezone.localtime().day)

    clock.run_due()
    friday.shift(timedelta(days=2))
    clock.run_due()
    clock.run_due()

    assert runs == [29]
    assert row("tests.morning").next_at == datetime(2026, 11, 30, 8, tzinfo=PARIS)


def test_job_that_raises_is_logged_and_runs_again(friday, jobs, caplog):
    runs = []

    @clock.daily(hour=8)
    def fails():
        runs.append(1)
        raise ValueError("broken")

    @clock.every(minutes=1)
    def works():
        runs.append(2)

    clock.run_due()
    friday.shift(timedelta(days=1))
    assert clock.run_due() == ["tests.works", "tests.fails"]
    assert "The job tests.fails failed" in caplog.text
    friday.shift(5 * MINUTE)
    clock.run_due()

    assert runs.count(1) == 2
    assert row("tests.fails").next_at == timezone.now() + 5 * MINUTE


def test_job_of_a_process_that_died_runs_again_when_its_claim_ends(friday, runs):
    clock._due_first(timezone.now())
    assert clock._claim(clock.jobs["tests.tick"], row().next_at) == FRIDAY

    friday.shift(2 * MINUTE - timedelta(seconds=1))
    assert clock.run_due() == []
    friday.shift(1)
    assert clock.run_due() == ["tests.tick"]


def test_late_end_of_who_lost_his_claim_changes_nothing(friday, runs):
    clock._due_first(timezone.now())
    began_at = clock._claim(clock.jobs["tests.tick"], row().next_at)
    friday.shift(2 * MINUTE)
    clock.run_due()

    clock._finish(clock.jobs["tests.tick"], began_at, done=True)

    assert row().next_at == FRIDAY + 7 * MINUTE


def test_poked_job_runs_out_of_turn(friday, runs):
    clock.run_due()
    clock.poke("tests.tick")
    clock.poke("tests.nobody")

    assert clock.run_due() == ["tests.tick"]
    assert clock.run_due() == []
    assert len(runs) == 2


def test_job_that_is_brought_forward_runs_once_in_the_next_round(friday, runs):
    clock.run_due()
    friday.shift(MINUTE)
    clock.bring_forward("tests.tick")

    assert clock.run_due() == ["tests.tick"]
    assert clock.run_due() == []
    assert row().next_at == FRIDAY + 6 * MINUTE


def test_job_that_never_ran_can_be_brought_forward(friday, runs):
    clock.bring_forward("tests.tick")

    assert row().next_at == FRIDAY


def test_job_that_runs_while_it_is_brought_forward_runs_again(friday, runs):
    clock._due_first(timezone.now())
    began_at = clock._claim(clock.jobs["tests.tick"], row().next_at)
    clock.bring_forward("tests.tick")

    clock._finish(clock.jobs["tests.tick"], began_at, done=True)

    assert row().next_at == FRIDAY
    assert clock.run_due() == ["tests.tick"]


def test_two_jobs_of_one_name_are_refused(jobs, runs):
    def tick():
        pass

    with pytest.raises(ValueError, match=r"tests\.tick"):
        clock.every(minutes=1)(tick)


def test_row_of_a_job_that_is_gone_harms_nobody(friday, runs):
    ClockJob.objects.create(name="old.job", next_at=FRIDAY)

    assert clock.run_due() == ["tests.tick"]


@pytest.mark.parametrize("number", [1, 3])
def test_round_without_anything_due_is_one_query(
    friday, jobs, django_assert_num_queries, number
):
    for at in range(number):

        def job():
            pass

        job.__name__ = f"job_{at}"
        clock.every(minutes=5)(job)
    clock.run_due()

    with django_assert_num_queries(1):
        assert clock.run_due() == []


def test_one_of_many_processes_runs_a_job(real_database, jobs):
    runs = []

    @clock.every(minutes=5)
    def tick():
        runs.append(1)
        time.sleep(0.05)

    at_once([clock.run_due] * 5)

    assert runs == [1]


def test_thread_runs_jobs_and_stops_with_the_worker(real_database, runs):
    clock.start()
    until = time.monotonic() + 5
    while not runs and time.monotonic() < until:
        time.sleep(0.02)
    (thread,) = clock._threads

    clock.stop()

    assert thread.daemon is True
    assert thread.is_alive() is False
    assert len(runs) == 1
    clock._stopping.clear()


def test_clock_goes_on_after_a_round_without_database(
    real_database, runs, caplog, monkeypatch
):
    rounds = []

    def once_broken(now, read=clock._due_first):
        rounds.append(1)
        if len(rounds) == 1:
            raise OperationalError("away")
        return read(now)

    monkeypatch.setattr(clock, "_due_first", once_broken)
    monkeypatch.setattr(clock, "ROUND_S", 0.01)
    clock.start()
    until = time.monotonic() + 5
    while not runs and time.monotonic() < until:
        time.sleep(0.02)
    clock.stop()
    clock._stopping.clear()

    assert len(runs) == 1
    assert "The clock could not read: OperationalError" in caplog.text


def test_command_says_what_ran(friday, runs, capsys):
    assert call_command("run_due") == "tests.tick ran."
    assert call_command("run_due") == ""


def test_every_job_of_the_portal_can_run(db, time_machine, settings):
    time_machine.move_to(FRIDAY, tick=False)
    clock.run_due()
    time_machine.shift(timedelta(days=4))

    ran = clock.run_due()

    assert set(ran) >= {
        "core.clear_sessions",
        "core.deliver_mail",
        "core.prune_task_results",
        "core.publish_scheduled",
        "core.tidy_mail",
        "places.ask_hours",
        "places.delete_old_links",
    }
    assert set(ran) == set(clock.jobs)


@pytest.mark.skipif("connection.vendor != 'sqlite'")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_command_that_runs_for_ever_ends_when_told(real_database, end):
    process = subprocess.Popen(
        [sys.executable, "manage.py", "run_due", "--forever"],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
            "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
        },
        cwd=ROOT,
        stderr=subprocess.PIPE,
    )
    until = time.monotonic() + 30
    while not ClockJob.objects.exclude(began_at=None).exists():
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.1)

    process.send_signal(end)
    _out, said = process.communicate(timeout=15)

    assert (process.returncode, said) == (0, b"")
