"""robots.txt, sitemap, health and media: what machines ask of the portal."""

import gzip
from io import BytesIO
from xml.etree import ElementTree

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail.models import PageViewRestriction

import pytest
from PIL import Image

from core import versions
from core.models import ClockJob, OutboxMail
from tests.factories import fiche, home, picture
from tests.factories.library import content_of

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def sitemap(client):
    """{address: {language: address of the translation}}"""
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    tree = ElementTree.fromstring(response.content)
    return {
        url.find("s:loc", NAMES).text.removeprefix("http://localhost"): {
            link.get("hreflang"): link.get("href").removeprefix("http://localhost")
            for link in url.findall("x:link", NAMES)
        }
        for url in tree.findall("s:url", NAMES)
    }


def test_sitemap_lists_every_public_page_with_its_translations(client, world):
    found = sitemap(client)

    fiche_urls = {code: world.url("fiche", code) for code in ("fr", "en", "nl")}
    for code in ("fr", "en", "nl"):
        assert found[world.url("fiche", code)] == fiche_urls
        for kind in ("home", "shop_list", "walk", "sight", "event", "territory"):
            assert world.url(kind, code) in found
    # 3 languages x (home, 4 sections, 5 pages, 1 territory)
    assert len(found) == 33


def test_every_address_of_the_sitemap_answers(client, world):
    answers = {url: client.get(url).status_code for url in sitemap(client)}

    assert {url: code for url, code in answers.items() if code != 200} == {}


def test_sitemap_leaves_out_private_and_unpublished_pages(client, world):
    PageViewRestriction.objects.create(
        page=world.fiches["fr"], restriction_type="login"
    )
    world.walks["nl"].unpublish()

    found = sitemap(client)

    assert world.url("fiche", "fr") not in found
    assert set(found[world.url("fiche", "en")]) == {"en", "nl"}
    assert world.url("walk", "nl") not in found
    assert set(found[world.url("walk", "fr")]) == {"fr", "en"}


def test_sitemap_of_a_large_city_is_an_index_of_parts(client, world, monkeypatch):
    whole = sorted(sitemap(client))
    monkeypatch.setattr("portal.sitemap.MAX_URLS", 20)
    versions.forget()

    index = ElementTree.fromstring(client.get("/sitemap.xml").content)

    listed = [loc.text for loc in index.findall("s:sitemap/s:loc", NAMES)]
    assert listed == [f"http://localhost/sitemap-{number}.xml" for number in (1, 2)]
    found = [
        loc.text.removeprefix("http://localhost")
        for url in listed
        for loc in ElementTree.fromstring(client.get(url).content).findall(
            "s:url/s:loc", NAMES
        )
    ]
    assert sorted(found) == whole
    for number in ("0", "3", "9" * 30):
        assert client.get(f"/sitemap-{number}.xml").status_code == 404


def test_sitemap_goes_compressed_to_who_takes_it_and_follows_the_content(client, world):
    zipped = client.get("/sitemap.xml", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/sitemap.xml")

    assert zipped["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain
    assert "Accept-Encoding" in plain["Vary"]
    assert gzip.decompress(zipped.content) == plain.content
    world.fiches["fr"].unpublish()
    assert world.url("fiche", "fr") not in sitemap(client)


def test_sitemap_asks_once_for_what_does_not_change(client, world):
    client.get("/sitemap.xml")

    with CaptureQueriesContext(connection) as queries:
        client.get("/sitemap.xml")

    assert len(queries) == 1


def test_robots_keeps_machines_out_of_the_admin(client, db):
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /admin/" in response.text.splitlines()
    assert "Sitemap: http://localhost/sitemap.xml" in response.text.splitlines()


def test_alive_asks_nothing_of_the_database(client):
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "alive"})


def test_ready_when_the_database_is_migrated(client, db):
    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (
        200,
        {"status": "ready", "oldest_mail_s": None, "last_job_s": None},
    )
    assert "no-store" in response["Cache-Control"]


def test_ready_says_how_long_mail_waits_and_when_the_clock_ran(
    client, db, time_machine
):
    time_machine.move_to("2026-11-27T10:00:00+00:00", tick=False)
    OutboxMail.objects.create(content="{}", recipients="a@example.fr")
    time_machine.shift(4 * 24 * 3600)
    ClockJob.objects.create(
        name="core.tick", next_at=timezone.now(), began_at=timezone.now()
    )
    time_machine.shift(20)

    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (
        200,
        {"status": "ready", "oldest_mail_s": 345_620, "last_job_s": 20},
    )


def test_not_ready_while_a_migration_waits(client, db):
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("home", "0002_language_trees")

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {"status": "migrations waiting"}


def test_not_ready_when_the_database_is_away(client, db):
    def refuse(execute, sql, params, many, context):
        raise DatabaseError("away")

    with connection.execute_wrapper(refuse):
        response = client.get("/readyz")
        alive = client.get("/healthz")

    assert response.status_code == 503
    assert response.json() == {"status": "database away"}
    assert alive.status_code == 200


def test_rendition_is_served_for_a_year_and_original_never(client, db):
    page = fiche()
    page.picture = picture()
    page.save_revision().publish()
    page.refresh_from_db()

    rendition = client.get(page.prepared["picture"]["src"])
    original = client.get(page.picture.file.url)

    assert rendition.status_code == 200
    assert rendition["Content-Type"] == "image/webp"
    assert rendition["Cache-Control"] == "public, max-age=31536000, immutable"
    image = Image.open(BytesIO(content_of(rendition)))
    assert image.size == (320, 240)
    assert original.status_code == 404


def test_no_address_of_the_portal_contains_a_secret_of_the_settings(client, world):
    text = client.get(world.url("home")).text

    assert settings.SECRET_KEY not in text
    assert str(settings.MEDIA_ROOT) not in text


def test_prepared_columns_are_healed_by_the_command(world, capsys):
    page = world.fiches["fr"]
    type(page).objects.filter(pk=page.pk).update(prepared={})

    assert call_command("prepare_pages") == "1 page(s) corrected."

    page.refresh_from_db()
    assert page.prepared["kind"] == "Boulangerie"
    assert call_command("prepare_pages") == "0 page(s) corrected."


@pytest.mark.django_db
def test_portal_answers_with_no_content_at_all(client):
    for code in ("fr", "en", "nl"):
        assert client.get(f"/{code}/").status_code == 200
        for section in home(code).get_children():
            assert client.get(section.url).status_code == 200
