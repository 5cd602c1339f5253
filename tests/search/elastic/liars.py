"""Clusters on this machine that answer what a test wants, by the letter."""

import json

from tests.events.liars import drips, hangs, says

PRODUCT = "X-Elastic-Product: Elasticsearch"
JSON = "Content-Type: application/json"
WHOLE = {
    "timed_out": False,
    "_shards": {"total": 1, "successful": 1, "skipped": 0, "failed": 0},
    "hits": {"total": {"value": 1, "relation": "eq"}, "hits": [{"_id": "7"}]},
    "aggregations": {
        **{
            name: {"doc_count": 1, "values": {"buckets": []}}
            for name in ("kind", "category", "district", "territory")
        },
        "located": {"doc_count": 0},
    },
}


def answers(said, status="200 OK"):
    """Speak this, as Elasticsearch speaks."""
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    return says(status, PRODUCT, JSON, "Connection: close", body=body)


def but(**changes):
    """A whole answer with something else in it."""
    return {**WHOLE, **changes}


def truncated(conn, liar):
    """The beginning of an answer, and then nothing for ever."""
    whole = json.dumps(WHOLE).encode()
    says("200 OK", PRODUCT, JSON, body=whole[:40], length=len(whole))(conn, liar)
    liar.gone.wait(5)


HEAD = f"HTTP/1.1 200 OK\r\n{PRODUCT}\r\n{JSON}\r\nContent-Length: 9999\r\n\r\n"
LIARS = {
    "hanging": hangs,
    "hanging in the middle": truncated,
    "dripping": drips(HEAD.encode(), b" "),
    "dripping headers": drips(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"),
    "cut": says("200 OK", PRODUCT, JSON, body=b'{"timed_out"', length=900),
    "silent": lambda conn, liar: None,
    "500": answers({"error": "x"}, "500 Internal Server Error"),
    "503": answers({"error": "x"}, "503 Service Unavailable"),
    "429": answers({"error": "x"}, "429 Too Many Requests"),
    "401": answers({"error": "x"}, "401 Unauthorized"),
    "no index": answers({"error": "x"}, "404 Not Found"),
    "another product": says("200 OK", JSON, body=json.dumps(WHOLE).encode()),
    "page of a proxy": says(
        "200 OK", PRODUCT, "Content-Type: text/html", body=b"<html>Wait</html>"
    ),
    "half of JSON": answers(b'{"timed_out": false, "_shards": {"total": 1'),
    "no JSON": answers(b"\xff\xfe"),
    "empty": answers({}),
    "list": answers([WHOLE]),
    "null": answers(None),
    "word": answers("yes"),
    "timed out": answers(but(timed_out=True)),
    "missing shard": answers(but(_shards={"total": 2, "failed": 1})),
    "no shards": answers(but(_shards={"total": 0, "failed": 0})),
    "no hits": answers(but(hits=None)),
    "hits as text": answers(but(hits={"total": {"value": 1}, "hits": "7"})),
    "fewer hits than counted": answers(but(hits={"total": {"value": 3}, "hits": []})),
    "strange key": answers(but(hits={"total": {"value": 1}, "hits": [{"_id": "x"}]})),
    "count as text": answers(but(hits={"total": {"value": "1"}, "hits": []})),
    "no counts": answers(but(aggregations={})),
}
