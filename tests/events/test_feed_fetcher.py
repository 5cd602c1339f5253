"""The fetcher: thirteen lying servers, addresses that lead inward, and good manners."""

import gzip
import time

import pytest

from events.feeds.fetcher import Fault, Reply, get, retry_after_s
from tests.events.liars import HERE, drips, fault_of, hangs, lying, says, self_signed

pytestmark = pytest.mark.any_database

OK = "200 OK"


def packed(count):
    return gzip.compress(b"0" * count)


def cuts_the_head(conn, liar):
    conn.sendall(b"HTTP/1.1 200 OK\r\nX-Half: ")


def says_garbage(conn, liar):
    conn.sendall(b"\x00\x01\xff nothing like HTTP\r\n\r\n")


LIES = {
    "hanging": (hangs, "hanging"),
    "drip of headers": (drips(b"HTTP/1.1 200 OK\r\nX: ", b"x"), "hanging"),
    "drip of a body": (
        drips(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", b"x"),
        "too_slow",
    ),
    "drip without a length": (drips(b"HTTP/1.1 200 OK\r\n\r\n", b"x"), "too_slow"),
    "50 MB": (says(OK, body=b"x" * 50_000_000), "too_large"),
    "bomb": (says(OK, "Content-Encoding: gzip", body=packed(50_000_000)), "too_large"),
    "bad gzip": (says(OK, "Content-Encoding: gzip", body=b"no gzip"), "bad_gzip"),
    "half gzip": (
        says(OK, "Content-Encoding: gzip", body=packed(900)[:-9]),
        "bad_gzip",
    ),
    "unknown packing": (says(OK, "Content-Encoding: br", body=b"x"), "bad_gzip"),
    "redirect inward": (says("302 Found", "Location: http://10.0.0.1/"), "inward"),
    "redirect to metadata": (
        says("307 Found", "Location: http://169.254.169.254/latest"),
        "inward",
    ),
    "redirect to a file": (says("302 Found", "Location: file:///etc/hosts"), "address"),
    "redirect in circles": (says("301 Moved", "Location: /feed"), "redirects"),
    "closed half-way": (says(OK, body=b'{"events": [', length=900), "cut"),
    "closed at once": (lambda conn, liar: None, "cut"),
    "garbage": (says_garbage, "cut"),
    "304 that nobody asked for": (says("304 Not Modified"), "broken"),
    "400": (says("400 Bad Request"), "renamed"),
    "401": (says("401 Unauthorized"), "refused"),
    "403": (says("403 Forbidden"), "refused"),
    "404": (says("404 Not Found"), "not_found"),
    "500": (says("500 Oops"), "broken"),
    "204": (says("204 No Content"), "broken"),
}


@pytest.mark.parametrize("name", LIES)
def test_lie_is_a_fault_within_its_time(name):
    speak, code = LIES[name]

    with lying(speak) as liar:
        began = time.monotonic()
        found = fault_of(liar.url)
        took_s = time.monotonic() - began

    assert found == code
    # The machine of the tests may be busy; what hangs would hang for ever.
    assert took_s < 5


def test_closed_port_is_unreachable():
    with lying(hangs) as liar:
        url = liar.url

    assert fault_of(url) == "unreachable"


def test_half_a_head_is_an_empty_answer_and_no_more():
    with lying(cuts_the_head) as liar:
        reply = get(liar.url, allow=HERE)

    assert reply.body == b""


def test_certificate_that_nobody_vouches_for_is_refused(tmp_path):
    with lying(says(OK, body=b"{}"), self_signed(tmp_path)) as liar:
        assert fault_of(liar.url) == "bad_tls"


def test_plain_server_at_a_safe_address_is_refused():
    with lying(says("400 Bad Request")) as liar:
        assert fault_of(liar.url.replace("http:", "https:")) == "bad_tls"


def test_server_that_hangs_before_the_certificate_is_left():
    with lying(hangs) as liar:
        assert fault_of(liar.url.replace("http:", "https:")) == "hanging"


def test_packed_answer_is_unpacked():
    body = packed(200_000)

    with lying(says(OK, "Content-Encoding: gzip", body=body)) as liar:
        assert get(liar.url, allow=HERE).body == b"0" * 200_000


def test_most_bytes_is_the_last_that_is_taken():
    with lying(says(OK, body=b"x" * 10)) as liar:
        assert len(get(liar.url, allow=HERE, most_bytes=10).body) == 10
        assert fault_of(liar.url, most_bytes=9) == "too_large"


def test_request_names_the_portal_and_ignores_the_machine(settings, monkeypatch):
    settings.BASE_URL = "https://portail.example"
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")

    with lying(says(OK, body=b"{}")) as liar:
        get(liar.url, allow=HERE, headers={"key": "k1"})

    [asked] = liar.asked
    lines = asked.split("\r\n")
    assert lines[0] == "GET /feed HTTP/1.1"
    assert "User-Agent: Enjoy-MEL (https://portail.example)" in lines
    assert "key: k1" in lines
    assert "If-None-Match" not in asked


def test_hosts_of_the_operator_may_be_inside(settings):
    with lying(says(OK, body=b"{}")) as liar:
        settings.PORTAL_FEED_HOSTS = []
        assert fault_of(liar.url, allow=None) == "port"
        settings.PORTAL_FEED_HOSTS = ["127.0.0.1"]
        assert get(liar.url).status == 200


# Politeness


def test_unchanged_feed_is_asked_for_by_what_it_said():
    lines = ('ETag: W/"v7"', "Last-Modified: Wed, 25 Nov 2020 08:00:00 GMT")
    with lying(says(OK, *lines, body=b"{}")) as liar:
        first = get(liar.url, allow=HERE)
    with lying(says("304 Not Modified")) as liar:
        second = get(
            liar.url,
            allow=HERE,
            etag=first.etag,
            last_modified=first.last_modified,
        )

    assert (second.status, second.body) == (304, b"")
    assert 'If-None-Match: W/"v7"' in liar.asked[0]
    assert "If-Modified-Since: Wed, 25 Nov 2020 08:00:00 GMT" in liar.asked[0]


@pytest.mark.parametrize(
    ("headers", "kept"),
    [
        ({"last-modified": "Wed, 25 Nov 2099 08:00:00 GMT"}, ("", "")),
        ({"last-modified": "yesterday"}, ("", "")),
        ({"etag": '"' + "x" * 400 + '"'}, ("", "")),
        ({"etag": '"é"'}, ("", "")),
        ({"etag": ' "a" '}, ('"a"', "")),
        ({}, ("", "")),
    ],
)
def test_odd_marks_of_a_version_are_not_kept(headers, kept):
    reply = Reply(200, headers=headers)

    assert (reply.etag, reply.last_modified) == kept


AHEAD = "Fri, 25 Nov 2039 08:00:00 GMT"


@pytest.mark.parametrize(
    ("retry_after", "date", "wait_s"),
    [
        ("120", "", 120),
        ("0", "", None),
        ("-5", "", None),
        ("999999", "", 86_400),
        ("9" * 400, "", None),
        ("soon", "", None),
        ("", "", None),
        ("1.5", "", None),
        ("Sat, 28 Nov 2026 09:40:00 GMT", "", 600),
        ("Sat, 28 Nov 2026 09:00:00 GMT", "", None),
        ("Fri, 25 Nov 2039 08:01:30 GMT", AHEAD, 90),
        ("Fri, 25 Nov 2039 08:01:30 GMT", "today", 86_400),
        ("Fri, 99 Nov 2039 08:01:30 GMT", AHEAD, None),
    ],
)
def test_retry_after_is_kept_as_far_as_it_makes_sense(
    retry_after, date, wait_s, time_machine
):
    time_machine.move_to("2026-11-28T10:30:00+01:00", tick=False)

    assert retry_after_s({"retry-after": retry_after, "date": date}) == wait_s


@pytest.mark.parametrize(
    ("status", "code", "wait_s"),
    [
        ("429 Too Many", "busy", 90),
        ("503 Away", "broken", 90),
        ("404 Gone", "not_found", None),
    ],
)
def test_busy_server_says_when_to_come_back(status, code, wait_s):
    with lying(says(status, "Retry-After: 90")) as liar, pytest.raises(Fault) as caught:
        get(liar.url, allow=HERE)

    assert (caught.value.code, caught.value.retry_after_s) == (code, wait_s)
