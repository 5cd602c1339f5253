"""Sources and answers for the tests of feeds, without a server."""

import json
from pathlib import Path
from types import SimpleNamespace

from events.feeds.fetcher import Reply

SAMPLES = Path(__file__).parent / "samples"
NOW = "2026-11-28T10:30:00+01:00"


def source(kind, url="https://feed.example/agenda", **about):
    """What the adapters read of an EventSource."""
    empty = {"api_key": "", "etag": "", "last_modified": ""}
    return SimpleNamespace(kind=kind, url=url, **{**empty, **about})


def sample(name):
    """A recorded answer, as the server sent it."""
    return (SAMPLES / name).read_bytes()


class Answers:
    """Gives one answer after the other, as `fetcher.get` does; `asked` is what came."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []

    def __call__(self, url, **about):
        self.asked.append((url, about))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, Reply):
            return answer
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        return Reply(200, body, {}, url)


def event(uid, **changes):
    """An event as OpenAgenda writes it."""
    timing = {"begin": "2026-12-05T10:00:00+0100", "end": "2026-12-05T11:00:00+0100"}
    return {
        "uid": uid,
        "title": {"fr": f"Concert {uid}"},
        "timings": [timing],
        "location": {"name": "Salle", "city": "Lille"},
        **changes,
    }


def page(*uids, total, after=None):
    return {"total": total, "events": [event(uid) for uid in uids], "after": after}
