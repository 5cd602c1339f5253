"""Whatever the cluster does instead of answering, it is Unavailable, and soon."""

import logging
import socket
import time
from datetime import datetime

import pytest

from search.asking import Ask, Unavailable
from search.engines.elastic.client import searching
from search.engines.elastic.engine import ElasticEngine
from tests.events.liars import hangs, lying
from tests.factories import world
from tests.search.cluster import PLAIN, connected
from tests.search.elastic.liars import LIARS, WHOLE, answers

pytestmark = pytest.mark.any_database
FRIDAY = datetime.fromisoformat(world.FRIDAY)
LIMIT_S = 0.4
# A busy machine of tests is no fault.
MOST_S = 2.5
ASK = Ask("fr", "four", (), FRIDAY)


def fault_of(url):
    """Ask once; what it took in seconds."""
    with connected(url, LIMIT_S, PLAIN):
        started = time.monotonic()
        with pytest.raises(Unavailable):
            ElasticEngine().answer(ASK)
        return time.monotonic() - started


@pytest.mark.parametrize("name", LIARS)
def test_answer_that_is_none_is_unavailable_in_time(name):
    with lying(LIARS[name]) as liar:
        assert fault_of(liar.url.removesuffix("/feed")) < MOST_S
        assert len(liar.asked) == 1


def test_cluster_that_refuses_is_unavailable_at_once():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    assert fault_of(f"http://127.0.0.1:{port}") < LIMIT_S


def test_whole_answer_is_taken():
    with lying(answers(WHOLE)) as liar, connected(_address(liar), LIMIT_S, PLAIN):
        answer = ElasticEngine().answer(ASK)

    assert (answer.ids, answer.total) == ([7], 1)


def test_after_a_fault_nobody_waits_and_it_is_said_once(caplog):
    caplog.set_level(logging.WARNING, "search")
    with lying(hangs) as liar, connected(_address(liar), LIMIT_S, PLAIN):
        for _visitor in range(20):
            with pytest.raises(Unavailable):
                ElasticEngine().suggest("fr", ["f"], FRIDAY, 8)

        assert len(liar.asked) == 1
        assert searching.is_open
    assert caplog.messages == [
        "The search cluster is away: searching: ConnectionTimeout"
    ]


def test_request_that_the_cluster_finds_wrong_closes_no_door():
    wrong = answers({"error": "x"}, "400 Bad Request")
    with lying(wrong) as liar, connected(_address(liar), LIMIT_S, PLAIN):
        for _try in range(2):
            with pytest.raises(Unavailable):
                ElasticEngine().points(ASK, 10)

        assert len(liar.asked) == 2
        assert not searching.is_open


def test_other_node_answers_for_one_that_refuses():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with lying(answers(WHOLE)) as liar:
        both = f"http://127.0.0.1:{port},{_address(liar)}"
        with connected(both, LIMIT_S, PLAIN):
            found = [ElasticEngine().answer(ASK).ids for _visitor in range(4)]

    assert found == [[7]] * 4


@pytest.mark.parametrize(
    ("login", "header"),
    [
        ("elastic:p%40ss", "basic ZWxhc3RpYzpwQHNz"),
        ("api-key:VnVhQ2ZHY0JDZGJrUQ==", "ApiKey VnVhQ2ZHY0JDZGJrUQ=="),
    ],
)
def test_log_in_of_the_address_is_sent_as_a_header(login, header):
    with lying(answers(WHOLE)) as liar:
        url = _address(liar).replace("http://", f"http://{login}@")
        with connected(url, LIMIT_S, PLAIN):
            ElasticEngine().answer(ASK)

    sent = liar.asked[0].lower()
    assert f"authorization: {header}".lower() in sent
    assert "@127" not in sent


def _address(liar):
    return liar.url.removesuffix("/feed")
