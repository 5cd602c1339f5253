"""The address to which the editor's map sends a track file."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/read-track/"
IN_ENGLISH = {"accept-language": "en"}
TRACK = (
    '<gpx><trk><trkseg><trkpt lat="50.69" lon="3.16"><ele>20</ele></trkpt>'
    '<trkpt lat="50.7" lon="3.17"/></trkseg></trk></gpx>'
)


@pytest.fixture
def read(client, editor):
    """Send a file as an editor; the answer."""
    client.force_login(editor)

    def send(name, content):
        upload = SimpleUploadedFile(name, content)
        return client.post(ADDRESS, {"file": upload}, headers=IN_ENGLISH)

    return send


def test_track_is_read(read):
    answer = read("walk.gpx", TRACK.encode())

    assert answer.json() == {"coordinates": [[3.16, 50.69, 20.0], [3.17, 50.7]]}


def test_long_track_stays_whole(read):
    points = [[round(3 + n / 1e5, 5), 50.6, 20.25] for n in range(20_000)]
    document = {"type": "LineString", "coordinates": points}

    answer = read("walk.geojson", json.dumps(document).encode())

    assert answer.json() == {"coordinates": points}


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.gpx", b" " * 3_000_000, "This file is too large: 2 MB at most."),
        (
            "a.gpx",
            b'<!DOCTYPE gpx [<!ENTITY a "a">]>' + TRACK.encode(),
            "This file declares XML entities or a document type: it is refused.",
        ),
        ("a.gpx", b"\x00\xff", "This file is not readable XML."),
        ("a.fit", b"", "Choose a GPX, KML or GeoJSON file."),
        ("a.gpx", b"", "This file is empty."),
    ],
)
def test_bad_file_is_refused_with_a_sentence(read, name, content, sentence):
    answer = read(name, content)

    assert (answer.status_code, answer.json()) == (422, {"message": sentence})


def test_no_file_is_refused_with_a_sentence(client, editor):
    client.force_login(editor)

    answer = client.post(ADDRESS, headers=IN_ENGLISH)

    assert answer.json() == {"message": "Choose a GPX, KML or GeoJSON file."}


def test_stranger_is_sent_to_the_login(client):
    answer = client.post(ADDRESS)

    assert answer.status_code == 302
