"""Header and footer: links that follow their pages."""

import pytest

from home.models import Navigation
from tests.factories import StandardPageFactory, section
from tests.factories.places import locale
from walks.models import WalkIndexPage

pytestmark = pytest.mark.any_database


@pytest.fixture
def about(db):
    """A page of text that is linked to."""
    return StandardPageFactory(title="À propos", slug="a-propos")


@pytest.fixture
def navigation(about):
    """The French header with a page and an outside address; the footer with a column."""
    found = Navigation.objects.get(locale=locale())
    found.header = [
        ("link", {"label": "", "page": about, "address": ""}),
        ("link", {"label": "Métro", "page": None, "address": "https://www.ilevia.fr/"}),
    ]
    links = [{"label": "Qui sommes-nous", "page": about, "address": ""}]
    found.footer = [("column", {"title": "Le portail", "links": links})]
    found.phone = "+33 3 20 69 23 60"
    found.accessibility_page = about
    found.save()
    return found


def prepared(navigation):
    return Navigation.objects.get(pk=navigation.pk).prepared


def test_menu_shows_sections_until_an_editor_made_one(client, db):
    chrome = client.get("/en/").context["chrome"]

    assert [link["url"] for link in chrome["main"]] == [
        "/en/walks/",
        "/en/shops/",
        "/en/sights/",
        "/en/whats-on/",
    ]


def test_menu_and_footer_are_those_of_the_editor(client, navigation):
    text = client.get("/fr/").text

    assert prepared(navigation)["main"] == [
        {"label": "À propos", "url": "/fr/a-propos/"},
        {"label": "Métro", "url": "https://www.ilevia.fr/"},
    ]
    for html in (
        '<a href="/fr/a-propos/">À propos</a>',
        '<a href="https://www.ilevia.fr/">Métro</a>',
        "Le portail</h2>",
        '<a href="/fr/a-propos/">Qui sommes-nous</a>',
        "+33 3 20 69 23 60",
    ):
        assert html in text


def test_accessibility_state_leads_to_its_page(client, navigation):
    chrome = client.get("/fr/").context["chrome"]

    assert chrome["accessibility"]["url"] == "/fr/a-propos/"


def test_renamed_page_changes_its_link(
    client, navigation, about, django_capture_on_commit_callbacks
):
    about.title, about.slug = "Qui nous sommes", "qui"
    with django_capture_on_commit_callbacks(execute=True):
        about.save_revision().publish()

    assert prepared(navigation)["main"][0] == {
        "label": "Qui nous sommes",
        "url": "/fr/qui/",
    }
    assert prepared(navigation)["accessibility"] == "/fr/qui/"


def test_unpublished_page_leaves_menu_and_footer(navigation, about):
    about.unpublish()

    found = prepared(navigation)
    assert [link["label"] for link in found["main"]] == ["Métro"]
    assert found["footer"][0]["links"] == []
    assert found["accessibility"] == ""


def test_deleted_page_leaves_menu_and_footer(client, navigation, about):
    about.delete()

    found = prepared(navigation)
    assert [link["label"] for link in found["main"]] == ["Métro"]
    assert found["accessibility"] == ""
    assert "/fr/a-propos/" not in client.get("/fr/").text


def test_link_to_a_french_page_leads_to_its_translation(client, navigation, about):
    walks = section(WalkIndexPage)
    english = Navigation.objects.get(locale=locale("en"))
    english.header = [
        ("link", {"label": "Go for a walk", "page": walks, "address": ""}),
        ("link", {"label": "About", "page": about, "address": ""}),
    ]
    english.save()
    assert prepared(english)["main"] == [
        {"label": "Go for a walk", "url": "/en/walks/"}
    ]

    StandardPageFactory(
        language="en", translation_of=about, slug="about"
    ).save_revision().publish()

    assert prepared(english)["main"][1] == {"label": "About", "url": "/en/about/"}


def test_current_page_is_marked_in_the_menu(client, navigation):
    text = client.get("/fr/a-propos/").text

    assert '<a href="/fr/a-propos/" aria-current="page">À propos</a>' in text
