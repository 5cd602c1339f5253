"""A flux of DATAtourisme in a ZIP: whole, in part, and made to harm."""

import io
import json
import warnings
import zipfile

import pytest

from events.feeds import archives, reading
from events.feeds.fetcher import Fault
from tests.events.feeding import NOW, Answers, sample, source

pytestmark = pytest.mark.any_database

OBJECTS = json.loads(sample("datatourisme.json"))


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(NOW, tick=False)


def zipped(files, method=zipfile.ZIP_DEFLATED):
    """A ZIP of {name: object or bytes}."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in files.items():
            data = content if isinstance(content, bytes) else json.dumps(content)
            archive.writestr(name, data)
    return made.getvalue()


def flux(**changes):
    """Two objects as DATAtourisme packs them, and its index."""
    names = ["a/a1/10-a1.json", "b/b2/10-b2.json"]
    return {
        "index.json": [{"label": "x", "file": name} for name in names],
        "context.jsonld": {"@context": {}},
        **{f"objects/{name}": OBJECTS[place] for place, name in enumerate(names)},
        **changes,
    }


def read(body):
    return reading.read(source("datatourisme"), Answers(body))


def test_flux_is_read_by_object():
    batch = read(zipped(flux()))

    assert len(batch.entries) == 2
    assert (batch.refusals, batch.complete) == ((), True)


def test_flux_that_lacks_what_its_index_names_is_a_part():
    files = flux()
    del files["objects/b/b2/10-b2.json"]

    batch = read(zipped(files))

    assert (len(batch.entries), batch.complete) == (1, False)


def test_paths_that_lead_elsewhere_lead_nowhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    batch = read(zipped({"../../evil.json": OBJECTS[0], "/etc/evil.json": OBJECTS[1]}))

    assert len(batch.entries) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"{", b"[" * 5_000, b"\xff", b"null", b" " * 1_100_000, b"5"]
)
def test_object_that_cannot_be_read_is_refused_alone(content):
    batch = read(zipped(flux(**{"objects/c/10-c.json": content})))

    assert len(batch.entries) == 2
    assert [refusal.reason for refusal in batch.refusals] == ["wrong_shape"]


def test_bomb_is_read_up_to_the_limit(monkeypatch):
    monkeypatch.setattr(archives, "MOST_IN_ALL", 300_000)
    monkeypatch.setattr(archives, "MOST_FILE", 100_000)
    bomb = {f"objects/{n}.json": b"0" * 5_000_000 for n in range(4)}

    batch = read(zipped(bomb))

    assert (batch.entries, batch.complete) == ((), False)
    assert len(batch.refusals) == 3


def test_packing_without_bounds_is_not_unpacked():
    batch = read(zipped({"a.json": OBJECTS[0]}, zipfile.ZIP_LZMA))

    assert [refusal.reason for refusal in batch.refusals] == ["wrong_shape"]


def test_same_name_twice_is_read_twice():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for _turn in range(2):
                archive.writestr("a.json", json.dumps(OBJECTS[0]))

    batch = read(made.getvalue())

    assert len(batch.entries) == 1
    assert [refusal.reason for refusal in batch.refusals] == ["duplicate_row"]


@pytest.mark.parametrize("length", [4, 100, 1_000])
def test_half_an_archive_is_a_fault(length):
    with pytest.raises(Fault) as caught:
        read(zipped(flux())[:length])

    assert caught.value.code == "bad_zip"


def test_damage_within_an_archive_is_refused_alone():
    body = bytearray(zipped(flux()))
    body[body.index(b"10-a1.json") + 40] ^= 0xFF

    batch = read(bytes(body))

    assert (len(batch.entries), len(batch.refusals)) == (1, 1)


@pytest.mark.parametrize(
    "wrapped",
    [{"@graph": OBJECTS}, {"objects": OBJECTS, "meta": {}}, OBJECTS, OBJECTS[:2]],
)
def test_objects_are_found_in_each_wrapper(wrapped):
    assert len(read(json.dumps(wrapped).encode()).entries) == 2


def test_single_object_is_read():
    assert len(read(json.dumps(OBJECTS[0]).encode()).entries) == 1
