"""Pages of the portal as the portal reads them."""

import pytest

from core import own_pages
from core.own_pages import OwnPage

pytestmark = pytest.mark.any_database


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, {}),
        ({"src": "/a.webp"}, {"/a.webp": 0}),
        ({"src": "/a.webp", "width": "480"}, {"/a.webp": 480}),
        ({"src": "/a.webp", "width": "²"}, {"/a.webp": 0}),
        (
            {"src": "/a.webp", "srcset": "/a.webp 480w, /b.webp 1200w"},
            {"/a.webp": 480, "/b.webp": 1200},
        ),
        ({"src": "/a.webp", "srcset": "/b.webp 2x, , x"}, {"/a.webp": 0}),
    ],
)
def test_candidates_of_a_picture_with_their_widths(values, expected):
    assert own_pages.candidates(values) == expected


def test_files_of_a_page_are_those_it_loads_once_each():
    page = OwnPage(b"")
    reader = own_pages._Reader(page)

    reader.feed(
        '<link rel="stylesheet" href="/static/a.css"><link rel="icon" href="/static/i.svg">'
        '<link rel="manifest" href="/static/m.json"><link rel="canonical" href="/fr/">'
        '<script src="/static/a.js"></script><script src="https://x.example/b.js"></script>'
        '<use href="/static/icons.svg#map"/><use href="/static/icons.svg#sun"/>'
        '<img src="/static/sun.svg"><img src="/media/images/p.webp" width="480">'
        '<img src="/media/images/q.webp" srcset="/media/images/q.webp 480w">'
    )

    assert page.files == [
        "/static/a.css",
        "/static/i.svg",
        "/static/a.js",
        "/static/icons.svg",
        "/static/sun.svg",
    ]
    assert page.pictures == [
        {"/media/images/p.webp": 480},
        {"/media/images/q.webp": 480},
    ]


def test_modules_bring_the_modules_that_they_import():
    walk = "/static/js/offline/walk.js"

    assert own_pages.with_imports([walk, walk, "/static/css/main.css"]) == [
        walk,
        "/static/js/offline/store.js",
        "/static/js/offline/age.js",
        "/static/css/main.css",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/static/js/nothing.js",
        "/static/../manage.py",
        "/static/js/../../../manage.py",
        "/media/images/nothing.webp",
        "/media/../../manage.py",
        "/fr/",
        "",
    ],
)
def test_size_of_what_is_not_there_is_unknown(address):
    assert own_pages.file_bytes(address) is None


@pytest.mark.parametrize("path", ["/nowhere", "/fr/balades/inconnue/gpx/", "/admin/"])
def test_page_that_strangers_do_not_get_is_none(db, path):
    assert own_pages.read(path, "fr") is None
