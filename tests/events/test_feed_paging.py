"""Feeds that come in pages, in part, in vain, or not as they were announced."""

from urllib.parse import parse_qs, urlsplit

import pytest

from events.feeds import reading
from events.feeds.entry import Batch
from events.feeds.fetcher import Fault, Reply
from tests.events.feeding import NOW, Answers, page, source

pytestmark = pytest.mark.any_database


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(NOW, tick=True)


def records(first, count, total):
    """A page of Opendatasoft."""
    rows = [
        {
            "uid": str(uid),
            "title_fr": f"Concert {uid}",
            "firstdate_begin": "2026-12-05T10:00:00+00:00",
            "location_name": "Salle",
        }
        for uid in range(first, first + count)
    ]
    return {"total_count": total, "results": rows}


def ids(batch):
    return [entry.external_id for entry in batch.entries]


def asked(answers):
    """The parameters of each question."""
    return [parse_qs(urlsplit(url).query) for url, _about in answers.asked]


# OpenAgenda


def test_pages_follow_each_other_by_what_each_one_says():
    answers = Answers(
        page(1, 2, total=3, after=["1764", 2]), page(3, total=3, after=None)
    )

    batch = reading.read(source("openagenda"), answers)

    assert (ids(batch), batch.complete) == (["1", "2", "3"], True)
    assert [question.get("after[]") for question in asked(answers)] == [
        None,
        ["1764", "2"],
    ]


@pytest.mark.parametrize(
    "second",
    [
        Fault("broken"),
        Fault("busy", 60),
        Reply(200, b"<html>503</html>"),
        {},
        {"events": "none"},
        page(total=3),
        page(1, 2, total=3, after=["2"]),
    ],
)
def test_part_of_the_pages_is_kept_and_says_so(second):
    batch = reading.read(
        source("openagenda"), Answers(page(1, 2, total=3, after=["2"]), second)
    )

    assert (ids(batch), batch.complete, batch.etag) == (["1", "2"], False, "")


def test_page_that_holds_less_than_it_announces_is_a_part():
    batch = reading.read(source("openagenda"), Answers(page(1, total=250)))

    assert (ids(batch), batch.complete) == (["1"], False)


def test_nothing_to_come_is_a_whole_answer():
    batch = reading.read(source("openagenda"), Answers(page(total=0)))

    assert batch == Batch()


@pytest.mark.parametrize(
    ("url", "api_key", "address", "key"),
    [
        (
            "https://api.openagenda.com/v2/agendas/12/events?key=k1&size=9",
            "",
            "https://api.openagenda.com/v2/agendas/12/events",
            {"key": "k1"},
        ),
        (
            "https://openagenda.com/fr/agendas/12",
            "k2",
            "https://api.openagenda.com/v2/agendas/12/events",
            {"key": "k2"},
        ),
        (
            "https://feed.example/v2/agendas/12/events/",
            "",
            "https://feed.example/v2/agendas/12/events",
            {},
        ),
    ],
)
def test_key_goes_into_a_header_and_never_into_the_address(url, api_key, address, key):
    answers = Answers(page(total=0))

    reading.read(source("openagenda", url, api_key=api_key), answers)

    [(sent, about)] = answers.asked
    assert (sent.split("?")[0], about["headers"]) == (address, key)
    assert asked(answers) == [
        {
            "relative[]": ["current", "upcoming"],
            "size": ["300"],
            "detailed": ["1"],
            "longDescriptionFormat": ["HTML"],
        }
    ]


def test_filters_of_the_source_stay():
    answers = Answers(page(total=0))
    url = "https://feed.example/events?city[]=Lille&timings[gte]=2026-12-01"

    reading.read(source("openagenda", url), answers)

    [question] = asked(answers)
    assert (question["city[]"], question["timings[gte]"]) == (["Lille"], ["2026-12-01"])
    assert "relative[]" not in question


@pytest.mark.parametrize("kind", ["openagenda", "opendatasoft", "datatourisme"])
def test_key_that_no_header_can_hold_is_a_fault(kind):
    with pytest.raises(Fault) as caught:
        reading.read(source(kind, api_key="a\r\nHost: b"), Answers())

    assert caught.value.code == "refused"


def test_events_after_the_ten_thousandth_are_left():
    rows = {"total": 10_001, "events": [None] * 5_000}

    batch = reading.read(
        source("openagenda"),
        Answers({**rows, "after": ["1"]}, {**rows, "after": ["2"]}),
    )

    assert (len(batch.refusals), batch.complete) == (10_000, False)


def test_ten_thousand_events_are_all_of_them():
    rows = {"total": 10_000, "events": [None] * 10_000, "after": None}

    batch = reading.read(source("openagenda"), Answers(rows))

    assert (len(batch.refusals), batch.complete) == (10_000, True)


def test_pages_end_when_patience_does(monkeypatch):
    """Each page takes four of the ten seconds that a slow server has."""
    given, clock = [], [1000.0]
    monkeypatch.setattr("events.feeds.paging.monotonic", lambda: clock[0])

    class Slow(Answers):
        def __call__(self, url, **about):
            given.append(round(about["deadline_s"]))
            clock[0] += 4
            return super().__call__(url, **about)

    answers = Slow(*(page(n, total=99, after=[str(n)]) for n in range(99)))

    batch = reading.read(source("openagenda"), answers)

    assert (given, len(batch.entries), batch.complete) == ([5, 5, 2], 3, False)


# Opendatasoft


def test_records_are_asked_for_by_a_hundred():
    answers = Answers(records(0, 100, 130), records(100, 30, 130))
    url = "https://ods.example/api/explore/v2.1/catalog/datasets/agenda/exports/json"

    batch = reading.read(
        source("opendatasoft", f"{url}?where=location_city%3D%22Lille%22"), answers
    )

    assert (len(batch.entries), batch.complete) == (130, True)
    assert answers.asked[0][0].startswith(url.replace("/exports/json", "/records?"))
    assert [
        (question["where"], question["limit"], question["offset"])
        for question in asked(answers)
    ] == [
        (
            ["(location_city=\"Lille\") and lastdate_end >= date'2026-11-28'"],
            ["100"],
            [offset],
        )
        for offset in ("0", "100")
    ]


def test_records_beyond_ten_thousand_are_not_asked_for():
    rows = {"total_count": 12_000, "results": [None] * 100}
    answers = Answers(*[rows] * 101)

    batch = reading.read(source("opendatasoft"), answers)

    assert (len(batch.refusals), batch.complete) == (10_000, False)
    assert len(answers.asked) == 100


def test_records_that_end_early_are_a_part():
    batch = reading.read(
        source("opendatasoft"), Answers(records(0, 100, 150), Fault("broken"))
    )

    assert (len(batch.entries), batch.complete) == (100, False)
