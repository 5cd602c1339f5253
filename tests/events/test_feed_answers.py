"""Answers of no use, answers that did not change, and letters that lie."""

import json

import pytest

from events.feeds import reading
from events.feeds.entry import Batch
from events.feeds.fetcher import Fault, Reply
from tests.events.feeding import NOW, Answers, page, sample, source
from tests.events.liars import lying, says

pytestmark = pytest.mark.any_database


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(NOW, tick=True)


def code_of(kind, *answers):
    with pytest.raises(Fault) as caught:
        reading.read(source(kind), Answers(*answers))
    return caught.value.code


KINDS = ["openagenda", "opendatasoft", "ical", "datatourisme"]
JSON = ["openagenda", "opendatasoft", "datatourisme"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"<!DOCTYPE html><title>Maintenance</title>", "html"),
        (b"\xef\xbb\xbf\n <html>", "html"),
        ("<html>é".encode("latin-1"), "html"),
        (b"", "empty_object"),
        (b"\x80\x81\xfe\xff", "encoding"),
    ],
)
def test_answer_of_no_use_is_a_fault(kind, body, code):
    assert code_of(kind, body) == code


@pytest.mark.parametrize("kind", JSON)
@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{}", "empty_object"),
        (b"null", "empty_object"),
        (b"maintenance", "not_json"),
        (b'{"events": [', "cut"),
        (b"[" * 100_000, "cut"),
        (b"[" * 100_000 + b"]", "not_json"),
        (b"17", "wrong_shape"),
        (b'"text"', "wrong_shape"),
        (b'{"error": "unknown agenda"}', "wrong_shape"),
        (b'{"events": {}, "results": 5}', "wrong_shape"),
    ],
)
def test_json_of_no_use_is_a_fault(kind, body, code):
    assert code_of(kind, body) == code


def test_text_that_is_no_calendar_is_a_fault():
    assert code_of("ical", b"{}") == "not_calendar"


def test_kind_that_nobody_reads_is_a_fault():
    assert code_of("gopher") == "wrong_shape"


@pytest.mark.parametrize("kind", KINDS)
def test_unchanged_source_is_asked_for_by_its_marks(kind):
    answers = Answers(Reply(304))

    batch = reading.read(source(kind, etag='"a"', last_modified="b"), answers)

    [(_url, about)] = answers.asked
    assert batch == Batch(unchanged=True)
    assert (about["etag"], about["last_modified"]) == ('"a"', "b")


def test_marks_of_one_answer_are_kept_and_those_of_pages_are_not():
    marked = {"etag": '"v1"'}
    whole = Reply(200, json.dumps(page(1, total=1)).encode(), marked)
    first = Reply(200, json.dumps(page(1, total=2, after=["1"])).encode(), marked)

    one = reading.read(source("openagenda"), Answers(whole))
    two = reading.read(source("openagenda"), Answers(first, page(2, total=2)))

    assert (one.etag, two.etag) == ('"v1"', "")


# Over a real connection


def over_the_wire(kind, settings, *lines, body):
    settings.PORTAL_FEED_HOSTS = ["127.0.0.1"]
    with lying(says("200 OK", *lines, body=body)) as liar:
        return reading.read(source(kind, liar.url))


def test_letters_that_are_not_what_they_are_said_to_be_are_a_fault(settings):
    body = json.dumps(page(1, total=1), ensure_ascii=False).replace("Salle", "Théâtre")

    with pytest.raises(Fault) as caught:
        over_the_wire(
            "openagenda",
            settings,
            "Content-Type: application/json; charset=utf-8",
            body=body.encode("latin-1"),
        )

    assert caught.value.code == "encoding"


def test_letters_of_another_alphabet_are_read_when_it_is_said(settings):
    body = json.dumps(page(1, total=1), ensure_ascii=False).replace("Salle", "Théâtre")

    batch = over_the_wire(
        "openagenda",
        settings,
        "Content-Type: application/json; charset=ISO-8859-1",
        body=body.encode("latin-1"),
    )

    assert batch.entries[0].venue_name == "Théâtre"


def test_web_page_that_says_all_is_well_is_a_fault(settings):
    with pytest.raises(Fault) as caught:
        over_the_wire(
            "ical", settings, "Content-Type: text/calendar", body=b"<html>Hello</html>"
        )

    assert caught.value.code == "html"


def test_server_whose_clock_runs_ahead_is_read_and_its_date_forgotten(settings):
    batch = over_the_wire(
        "ical",
        settings,
        "Date: Fri, 25 Nov 2039 08:00:00 GMT",
        "Last-Modified: Fri, 25 Nov 2039 08:00:00 GMT",
        'ETag: "v1"',
        body=sample("agenda.ics"),
    )

    assert (len(batch.entries), batch.etag, batch.last_modified) == (4, '"v1"', "")


def test_surprise_is_a_fault_and_is_logged(caplog):
    answers = Answers(KeyError("nobody foresaw this"))

    with pytest.raises(Fault) as caught:
        reading.read(source("ical"), answers)

    assert caught.value.code == "wrong_shape"
    assert [record.levelname for record in caplog.records] == ["ERROR"]
