"""The three language trees, as `migrate` alone leaves them."""

import importlib

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from wagtail.models import Locale, Page, Site
from wagtail_localize.models import LocaleSynchronization

import pytest

from home.models import HomePage, Navigation

LANGUAGES = ["en", "fr", "nl"]
SECTIONS = {
    "fr": ["balades", "boutiques", "a-voir", "agenda"],
    "en": ["walks", "shops", "sights", "whats-on"],
    "nl": ["wandelingen", "winkels", "bezienswaardigheden", "agenda"],
}
trees = importlib.import_module("home.migrations.0002_language_trees")


@pytest.fixture
def migrated(db):
    """The models as the migration sees them."""
    state = MigrationLoader(connection).project_state(("home", "0002_language_trees"))
    return state.apps


def children(page):
    return Page.objects.get(pk=page.pk).get_children().order_by("path")


@pytest.mark.django_db
def test_locales_are_the_three_languages():
    codes = Locale.objects.order_by("language_code").values_list(
        "language_code", flat=True
    )

    assert list(codes) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.django_db
def test_home_page_has_its_four_sections(language):
    home = HomePage.objects.get(locale__language_code=language)

    slugs = [page.slug for page in children(home)]

    assert slugs == SECTIONS[language]
    assert all(page.live for page in children(home))


@pytest.mark.django_db
def test_sections_of_one_kind_share_their_translation_key(fr, en, nl):
    keys = [[page.translation_key for page in children(home)] for home in (fr, en, nl)]

    assert keys[0] == keys[1] == keys[2]
    assert len(set(keys[0])) == 4


@pytest.mark.django_db
def test_page_tree_has_no_problem(fr):
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.django_db
def test_site_opens_on_the_french_home_page(fr):
    site = Site.objects.get()

    assert site.root_page_id == fr.pk
    assert site.is_default_site


@pytest.mark.django_db
def test_english_and_dutch_follow_french():
    followers = LocaleSynchronization.objects.order_by("locale__language_code")

    assert list(
        followers.values_list("locale__language_code", "sync_from__language_code")
    ) == [("en", "fr"), ("nl", "fr")]


@pytest.mark.django_db
def test_each_language_has_a_navigation_of_one_family():
    navigations = Navigation.objects.order_by("locale__language_code")

    assert [n.locale.language_code for n in navigations] == LANGUAGES
    assert len({n.translation_key for n in navigations}) == 1


def test_trees_built_twice_stay_as_they_are(migrated):
    before = list(Page.objects.order_by("path").values_list("path", "pk"))

    trees.build(migrated, None)

    assert list(Page.objects.order_by("path").values_list("path", "pk")) == before


def test_trees_removed_and_built_again_are_the_same(migrated):
    def shape():
        pages = Page.objects.order_by("path")
        return list(pages.values_list("path", "slug", "url_path", "numchild", "live"))

    before = shape()
    trees.remove(migrated, None)

    assert list(Page.objects.values_list("depth", "numchild")) == [(1, 0)]
    assert Site.objects.count() == LocaleSynchronization.objects.count() == 0

    trees.build(migrated, None)

    assert [row[1:] for row in shape()] == [row[1:] for row in before]
    assert Page.find_problems() == ([], [], [], [], [])
