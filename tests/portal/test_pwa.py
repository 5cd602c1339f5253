"""The portal on a home screen: manifest, worker, shortcuts, the list of kept walks."""

import re
import struct
from pathlib import Path

from django.contrib.staticfiles import finders

import pytest

from core import versions
from home.models import Navigation
from portal import bundle, pwa

pytestmark = pytest.mark.any_database

TOKENS = (bundle.SOURCES / "tokens.css").read_text("utf-8")


def constant(script, name):
    return re.search(rf"^const {name} = (.*);$", script, re.M)[1]


def test_manifest_makes_the_portal_installable(client, db):
    response = client.get("/manifest.webmanifest")

    found = response.json()
    assert response.headers["Content-Type"] == "application/manifest+json"
    assert response.headers["Cache-Control"] == "no-cache"
    assert (found["id"], found["scope"], found["lang"]) == ("/", "/", "fr")
    assert (found["name"], found["short_name"]) == ("Enjoy-MEL", "Enjoy-MEL")
    assert (found["start_url"], found["display"]) == ("/?source=pwa", "standalone")
    assert [icon["purpose"] for icon in found["icons"]] == ["any", "any", "maskable"]


def test_icons_of_the_manifest_have_the_size_they_say(client, db):
    for icon in client.get("/manifest.webmanifest").json()["icons"]:
        path = finders.find(icon["src"].removeprefix("/static/"))
        with Path(path).open("rb") as file:
            width, height = struct.unpack(">II", file.read(24)[16:])
        assert icon["sizes"] == f"{width}x{height}"


def test_colours_of_the_manifest_are_tokens():
    assert f"--bassin: {pwa.THEME};" in TOKENS
    assert f"--lin: {pwa.BACKGROUND};" in TOKENS


@pytest.mark.parametrize(
    ("path", "language", "expected"),
    [
        ("/?source=pwa", "nl", "/nl/?source=pwa"),
        ("/?source=pwa", "de", "/fr/?source=pwa"),
        ("/go/near/?source=pwa", "fr", "/fr/boutiques/"),
        ("/go/near/", "nl", "/nl/winkels/"),
        ("/go/kept/", "en", "/en/offline/"),
        ("/go/kept/", "de", "/fr/hors-ligne/"),
    ],
)
def test_addresses_of_the_manifest_go_on_in_the_visitors_language(
    client, world, path, language, expected
):
    response = client.get(path, headers={"Accept-Language": language})

    assert (response.status_code, response["Location"]) == (302, expected)
    assert client.get(response["Location"]).status_code == 200


def test_shortcut_to_nowhere_is_not_found(client, db):
    assert client.get("/go/admin/", follow=True).status_code == 404


def test_worker_is_asked_for_again_each_time(client, db):
    response = client.get("/sw.js")

    again = client.get("/sw.js", headers={"If-None-Match": response["ETag"]})

    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-cache"
    assert again.status_code == 304
    assert client.post("/sw.js").status_code == 405


def test_worker_behind_https_is_sent_without_a_redirect(client, db, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get("/sw.js", secure=True).status_code == 200
    assert client.get("/sw.js").status_code == 301


def test_content_security_policy_lets_worker_and_manifest_come_from_here_only(
    client, db
):
    policy = client.get("/fr/hors-ligne/").headers["Content-Security-Policy"]

    assert policy.split("; ")[0] == "default-src 'self'"
    assert "worker-src" not in policy
    assert "manifest-src" not in policy


def test_worker_knows_its_shell_and_what_it_never_keeps(client, db):
    script = client.get("/sw.js").text

    shell = constant(script, "SHELL")
    for page in ("/fr/hors-ligne/", "/en/offline/", "/nl/offline/"):
        assert f'"{page}"' in shell
    for file in ("css/main.css", "img/icons.svg", "js/offline/list.js", "store.js"):
        assert f'{file}"' in shell
    never = constant(script, "NEVER")
    for start in ("/admin/", "/fr/mon-commerce/", "/nl/mijn-zaak/", "/en/my-shop/"):
        assert f'"{start}"' in never
    for start in ("/fr/compte/", "/en/account/", "/nl/account/"):
        assert f'"{start}"' in never


def test_worker_has_a_new_version_only_when_its_shell_is_another(client, world):
    first = constant(client.get("/sw.js").text, "VERSION")

    world.fiches["fr"].save()
    versions.forget()
    same = constant(client.get("/sw.js").text, "VERSION")
    Navigation.objects.filter(locale__language_code="fr").update(
        prepared={"phone": "+33 3 20 00 00 00"}
    )
    versions.write()
    other = constant(client.get("/sw.js").text, "VERSION")

    assert same == first
    assert other != first


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/fr/hors-ligne/", "Balades gardées sur cet appareil"),
        ("/en/offline/", "Walks kept on this device"),
        ("/nl/offline/", "Wandelingen op dit toestel"),
    ],
)
def test_list_of_kept_walks_is_public_and_says_what_it_needs(client, db, path, title):
    response = client.get(path)

    assert f"<h1>{title}</h1>" in response.text
    assert "JavaScript" in response.text.split("<noscript>")[1].split("</noscript>")[0]
    assert '<meta name="robots" content="noindex, nofollow">' in response.text
    assert response.headers["Cache-Control"].startswith("public")
    assert response.cookies == {}


def test_every_page_names_the_manifest_and_only_walks_load_the_offline_modules(
    client, world
):
    pages = {kind: client.get(world.url(kind)).text for kind in ("home", "walk")}

    assert [text.count('rel="manifest"') for text in pages.values()] == [1, 1]
    assert ["js/offline/" in text for text in pages.values()] == [False, True]
