"""Who may show the pages for screens inside a page of his own."""

import pytest

pytestmark = pytest.mark.any_database

SCREENS = ["/tv/fr/", "/tv/nl/", "/tv/", "/tv/qr.svg?page=/fr/"]
OTHERS = ["/fr/", "/fr/boutiques/", "/fr/compte/connexion/", "/fr/tv/", "/healthz"]


@pytest.mark.parametrize("path", [*SCREENS, *OTHERS])
def test_nobody_frames_anything_unless_the_operator_says_so(client, db, path):
    response = client.get(path)

    assert response["X-Frame-Options"] == "DENY"
    assert "https://" not in response.get("Content-Security-Policy", "")


@pytest.mark.parametrize("path", SCREENS)
def test_named_hosts_frame_the_screens(client, db, settings, path):
    settings.PORTAL_SCREEN_FRAME_HOSTS = ["https://a.example", "https://b.example"]

    response = client.get(path)

    policy = response["Content-Security-Policy"].split("; ")
    assert policy[-1] == "frame-ancestors https://a.example https://b.example"
    assert policy[0] == "default-src 'self'"
    assert "X-Frame-Options" not in response


@pytest.mark.parametrize("path", OTHERS)
def test_named_hosts_frame_nothing_else(client, db, settings, path):
    settings.PORTAL_SCREEN_FRAME_HOSTS = ["https://a.example"]

    response = client.get(path)

    assert response["X-Frame-Options"] == "DENY"
    assert "a.example" not in response.get("Content-Security-Policy", "")
