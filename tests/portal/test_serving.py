"""Drafts, private pages, moved pages and previews, next to our own views."""

from django.contrib.contenttypes.models import ContentType
from django.test import RequestFactory
from django.utils.translation import override

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

import pytest

from core.prepared import page_models
from events.models import EventPage
from shops.models import ShopPage
from tests.factories import PlaceFactory, ShopFactory, fiche, home
from tests.factories.world import INDEXES
from walks.models import SightPage, WalkPage

pytestmark = pytest.mark.any_database

FAMILIES = {
    "fiche": "fiches",
    "sight": "sights",
    "walk": "walks",
    "event": "events",
    "standard": "standards",
}
INDEX_OF = {"fiche": 0, "walk": 1, "sight": 2, "event": 3}
every_family = pytest.mark.parametrize("kind", FAMILIES)


def page_of(world, kind, language="fr"):
    return getattr(world, FAMILIES[kind])[language]


@every_family
def test_unpublished_page_is_not_found(client, world, kind):
    page_of(world, kind).unpublish()

    response = client.get(world.url(kind))

    assert response.status_code == 404
    assert client.get(world.url(kind, "nl")).status_code == 200


@every_family
def test_draft_never_published_is_not_found(client, world, kind):
    page = page_of(world, kind)
    Page.objects.filter(pk=page.pk).update(live=False, has_unpublished_changes=True)

    assert client.get(world.url(kind)).status_code == 404


@every_family
def test_draft_words_stay_hidden_until_published(client, world, kind):
    page = page_of(world, kind)
    page.title = "Titre encore secret"
    revision = page.save_revision()

    assert "Titre encore secret" not in client.get(world.url(kind)).text

    revision.publish()
    assert "Titre encore secret</h1>" in client.get(world.url(kind)).text


@every_family
def test_page_with_password_asks_for_it_and_then_opens(client, world, kind):
    page = page_of(world, kind)
    lock = PageViewRestriction.objects.create(
        page=page, restriction_type="password", password="sésame"
    )

    asked = client.get(world.url(kind))

    assert asked.templates[0].name == "wagtailcore/password_required.html"
    assert page.summary not in asked.text
    assert asked.headers["Cache-Control"] != "public, max-age=59"
    client.post(
        f"/fr/_util/authenticate_with_password/{lock.pk}/{page.pk}/",
        {"password": "sésame", "return_url": world.url(kind)},
    )
    opened = client.get(world.url(kind))
    assert f"{page.title}</h1>" in opened.text
    assert {"private", "no-store"} <= set(opened.headers["Cache-Control"].split(", "))


@every_family
def test_page_for_people_who_log_in_sends_others_to_the_form(client, world, kind):
    page = page_of(world, kind)
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    response = client.get(world.url(kind))

    assert response.status_code == 302
    assert response["Location"].startswith("/fr/_util/login/?next=")


@pytest.mark.parametrize("kind", INDEX_OF)
def test_page_below_a_private_list_is_private_too(client, world, kind):
    section = page_of(world, kind).get_parent()
    PageViewRestriction.objects.create(
        page=section, restriction_type="password", password="sésame"
    )

    for url in (world.url(kind), f"/fr/{INDEXES['fr'][INDEX_OF[kind]]}/"):
        response = client.get(url)
        assert response.templates[0].name == "wagtailcore/password_required.html"
    assert client.get(world.url(kind, "en")).status_code == 200


def test_private_home_page_asks_for_its_password_everywhere_below(client, world):
    PageViewRestriction.objects.create(
        page=home(), restriction_type="password", password="sésame"
    )

    for kind in ("home", "fiche", "shop_list", "agenda", "standard"):
        response = client.get(world.url(kind))
        assert response.templates[0].name == "wagtailcore/password_required.html"


@pytest.mark.parametrize("kind", ["map_data", "gpx", "ics"])
def test_data_of_a_private_page_is_not_given_away(client, world, kind):
    family = {"map_data": "fiche", "gpx": "walk", "ics": "event"}[kind]
    page = page_of(world, family)
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    response = client.get(world.url(kind))

    if kind == "map_data":
        assert response.json()["id"] == []
    else:
        assert response.status_code == 404


def test_address_of_another_language_is_not_found(client, world):
    assert client.get("/en/boutiques/le-four/").status_code == 404
    assert client.get("/nl/shops/le-four/").status_code == 404


def test_fiche_is_not_found_below_another_section(client, world):
    assert client.get("/fr/balades/le-four/").status_code == 404


def test_renamed_fiche_leaves_a_redirect(
    client, world, django_capture_on_commit_callbacks
):
    page = world.fiches["fr"]
    page.slug = "le-nouveau-four"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    response = client.get("/fr/boutiques/le-four/")

    assert (response.status_code, response["Location"]) == (
        301,
        "/fr/boutiques/le-nouveau-four/",
    )
    assert client.get("/fr/boutiques/le-nouveau-four/").status_code == 200


def test_redirect_of_an_operator_is_followed(client, world):
    Redirect.objects.create(
        old_path="/fr/boutiques/ancienne", redirect_page=world.fiches["fr"]
    )

    response = client.get("/fr/boutiques/ancienne/")

    assert (response.status_code, response["Location"]) == (
        301,
        "/fr/boutiques/le-four/",
    )


def test_address_without_its_slash_is_completed(client, world):
    response = client.get("/fr/boutiques/le-four")

    assert (response.status_code, response["Location"]) == (
        301,
        "/fr/boutiques/le-four/",
    )


def preview(page):
    """The answer of a page's preview, as the editor asks for it."""
    request = RequestFactory().get("/")
    return page.make_preview_request(request, page.default_preview_mode)


@every_family
def test_preview_shows_the_draft(client, world, kind):
    page = page_of(world, kind)
    page.title = "Titre de demain"

    response = preview(page)

    assert response.status_code == 200
    assert "Titre de demain</h1>" in response.text
    assert response.text.count('<link rel="canonical"') == 1


@pytest.mark.parametrize("model", page_models(), ids=lambda model: model.__name__)
def test_preview_of_a_half_filled_draft_answers(world, model):
    parents = {ShopPage: 0, WalkPage: 1, SightPage: 2, EventPage: 3}
    slug = INDEXES["fr"][parents[model]] if model in parents else None
    parent = Page.objects.get(slug=slug, locale=home().locale) if slug else home()
    draft = model(
        title="À peine commencé",
        slug="a-peine",
        locale=parent.locale,
        content_type=ContentType.objects.get_for_model(model),
    )
    draft.set_url_path(parent)
    draft.depth, draft.path = parent.depth + 1, f"{parent.path}9999"

    response = preview(draft)

    assert response.status_code == 200


@pytest.mark.parametrize("model", [ShopPage, SightPage, WalkPage])
def test_preview_says_what_is_missing(world, model):
    parent = world.fiches["fr"].get_parent()
    draft = model(title="Sans rien", slug="sans", locale=parent.locale)
    draft.set_url_path(parent)
    missing = draft.missing_for_preview()

    text = preview(draft).text

    assert len(missing) == 1
    assert f"<li>{missing[0]}</li>" in text


def test_names_of_what_is_missing_are_in_the_active_language(world):
    parent = world.fiches["fr"].get_parent()
    draft = ShopPage(title="Sans boutique", slug="sans", locale=parent.locale)
    draft.set_url_path(parent)

    with override("en"):
        assert draft.missing_for_preview() == ["shop"]


def test_alias_pages_show_the_french_words_in_their_language(client, world):
    french = fiche(title="La Nouvelle", slug="la-nouvelle")
    parent = world.fiches["en"].get_parent()
    french.create_alias(parent=parent, update_locale=parent.locale)

    response = client.get("/en/shops/la-nouvelle/")

    assert response.status_code == 200
    assert "La Nouvelle</h1>" in response.text
    assert '<html lang="en">' in response.text


def test_unpublished_french_page_takes_its_alias_along(client, world):
    french = fiche(title="La Nouvelle", slug="la-nouvelle")
    parent = world.fiches["en"].get_parent()
    french.create_alias(parent=parent, update_locale=parent.locale)

    french.unpublish()

    assert client.get("/en/shops/la-nouvelle/").status_code == 404


def test_pages_made_in_the_admin_appear_as_aliases_in_both_languages(
    client, world, editor
):
    shop = ShopFactory(name="Fleurs", place=PlaceFactory())
    client.force_login(editor)
    parent = world.fiches["fr"].get_parent()

    response = client.post(
        f"/admin/pages/add/shops/shoppage/{parent.pk}/",
        {
            "title": "Fleurs",
            "slug": "fleurs",
            "shop": shop.pk,
            "summary": "Des fleurs de saison.",
            "picture": "",
            "picture_alt": "",
            "body-count": 0,
            "photos-TOTAL_FORMS": 0,
            "photos-INITIAL_FORMS": 0,
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
            "action-publish": "1",
        },
    )

    assert response.status_code == 302, response.context["form"].errors
    client.logout()
    for url in ("/fr/boutiques/fleurs/", "/en/shops/fleurs/", "/nl/winkels/fleurs/"):
        assert "Fleurs</h1>" in client.get(url).text
