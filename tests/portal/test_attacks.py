"""Attacks of the list that belong to no single application (S11, S18 to S20)."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import NoReverseMatch, reverse

from wagtail.documents import get_document_model
from wagtail.embeds.finders import get_finders

import pytest

pytestmark = pytest.mark.any_database

INSIDE = [
    "http://169.254.169.254/latest/meta-data/",
    "http://localhost/admin/",
    "http://127.0.0.1:5432/",
    "http://[::1]/",
    "file:///etc/passwd",
]


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "tool.exe", "sheet.js"])
def test_document_other_than_pdf_is_refused(client, editor, name):
    client.force_login(editor)
    file = SimpleUploadedFile(name, b"<script>alert(1)</script>")

    response = client.post(reverse("wagtaildocs:add"), {"title": "x", "file": file})

    assert response.status_code == 200
    assert get_document_model().objects.count() == 0


def test_document_that_claims_to_be_a_pdf_runs_nowhere(client, editor, db):
    file = SimpleUploadedFile("page.pdf", b"<script>alert(1)</script>")
    document = get_document_model().objects.create(title="x", file=file)

    response = client.get(document.url)
    response.close()

    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", INSIDE)
def test_embed_asks_no_address_of_the_inside(address):
    accepting = [finder for finder in get_finders() if finder.accept(address)]

    assert accepting == []


@pytest.mark.parametrize(
    "path",
    ["/api/v2/pages/", "/api/v3/pages/", "/api/", "/admin/api/v3/", "/openapi.json"],
)
def test_no_api_answers_strangers(client, db, path):
    response = client.get(path)

    assert response.status_code in (302, 404)
    assert "items" not in response.content.decode()


@pytest.mark.parametrize("name", ["wagtailapi", "wagtailapi_v3"])
def test_no_public_api_is_installed(name):
    with pytest.raises(NoReverseMatch):
        reverse(f"{name}:pages:listing")
