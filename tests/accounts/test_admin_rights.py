"""Who gets which page of the admin."""

from django.contrib.auth.models import Group
from django.urls import get_resolver, reverse
from django.urls.resolvers import RoutePattern, URLPattern
from django.utils.regex_helper import normalize

from wagtail.models import GroupPagePermission, Page

import pytest

from events.models import EventIndexPage, EventPage
from home.models import HomePage, Navigation, StandardPage
from home.roles import after_migrate
from places.models import District, Place, Territory
from shops.models import Shop, ShopCategory, ShopIndexPage, ShopPage
from tests.factories import (
    DistrictFactory,
    PlaceFactory,
    ShopFactory,
    UserFactory,
    home,
    section,
)
from walks.models import SightIndexPage, SightPage, WalkIndexPage, WalkPage

pytestmark = pytest.mark.any_database

SNIPPETS = [Place, Territory, District, Shop, ShopCategory, Navigation]
CHILDREN = {
    ShopPage: ShopIndexPage,
    SightPage: SightIndexPage,
    WalkPage: WalkIndexPage,
    EventPage: EventIndexPage,
    StandardPage: HomePage,
}
# What answers anybody: icons and words of scripts.
OPEN_TO_ALL = {
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
}
VALUES = {
    "app_label": "shops",
    "model_name": "shoppage",
    "content_type_app_label": "shops",
    "content_type_app_name": "shops",
    "content_type_model_name": "shoppage",
    "slug": "x",
    "uidb64": "MQ",
    "token": "x-y",
    "filename": "x.pdf",
    "filter_spec": "width-10",
    "action_name": "approve",
    "mode": "x",
}


def admin():
    """The resolver of /admin/."""
    entries = get_resolver().url_patterns
    return next(e for e in entries if getattr(e.pattern, "_route", "") == "admin/")


def patterns(resolver, prefix):
    """Every (name, path) below a resolver, with likely values in its parts."""
    for entry in resolver.url_patterns:
        route = prefix + address(entry.pattern)
        if isinstance(entry, URLPattern):
            yield entry.name, f"/{route}"
        else:
            yield from patterns(entry, route)


def address(pattern):
    """A pattern with values instead of its parameters."""
    if isinstance(pattern, RoutePattern):
        text = pattern._route
        for name, converter in pattern.converters.items():
            value = VALUES.get(name, "1")
            kind = type(converter).__name__.removesuffix("Converter").lower()
            kind = {"string": "str"}.get(kind, kind)
            text = text.replace(f"<{kind}:{name}>", value).replace(f"<{name}>", value)
        return text
    return reverse_regex(pattern)


def reverse_regex(pattern):
    """The first address that a regular expression accepts, by Django's own account."""
    form, names = normalize(pattern._regex)[0]
    return form % {name: VALUES.get(name, "1") for name in names}


ADMIN = sorted(set(patterns(admin(), "admin/")), key=lambda pair: pair[1])


def test_crawl_knows_the_admin():
    urls = [url for _name, url in ADMIN]

    assert len(urls) > 250
    assert "/admin/pages/1/edit/" in urls
    assert "/admin/snippets/shops/shop/edit/1/" in urls
    assert not any("<" in url or "(" in url for url in urls)


def test_groups_exist_after_migrate(db):
    groups = Group.objects.filter(name__in=["Rédaction", "Traduction"])

    assert groups.count() == 2


@pytest.mark.parametrize(
    ("group", "rights"),
    [
        (
            "Rédaction",
            ["add_page", "change_page", "lock_page", "publish_page", "unlock_page"],
        ),
        ("Traduction", ["change_page", "publish_page"]),
    ],
)
def test_rights_on_pages_of_each_group(db, group, rights):
    found = GroupPagePermission.objects.filter(group__name=group)

    assert sorted(found.values_list("permission__codename", flat=True)) == rights
    assert {p.page_id for p in found} == {Page.objects.get(depth=1).pk}


def test_editors_may_not_touch_users_settings_or_delete_pages(editor):
    assert not editor.has_perm("accounts.add_user")
    assert not editor.has_perm("wagtailcore.change_site")
    assert not editor.has_perm("wagtailcore.add_apitoken")
    assert editor.has_perm("shops.change_shop")
    assert editor.has_perm("places.change_place")
    assert editor.has_perm("home.change_navigation")


def test_editors_add_pictures_and_documents(client, editor):
    client.force_login(editor)

    assert client.get("/admin/images/add/").status_code == 200
    assert client.get("/admin/documents/add/").status_code == 200
    assert client.get("/admin/images/chooser/").status_code == 200


def test_translators_translate_and_keep_no_shop(translator):
    assert translator.has_perm("wagtail_localize.submit_translation")
    assert not translator.has_perm("shops.change_shop")
    assert not translator.has_perm("places.change_place")


def test_what_an_operator_took_away_stays_away(db):
    group = Group.objects.get(name="Rédaction")
    group.permissions.clear()

    after_migrate()

    assert group.permissions.count() == 0


@pytest.mark.parametrize("model", SNIPPETS, ids=lambda m: m.__name__)
def test_editor_opens_every_form_of_snippets(client, editor, model):
    shop = ShopFactory(place=PlaceFactory(district=DistrictFactory()))
    existing = {
        Place: shop.place,
        Shop: shop,
        District: shop.place.district,
        Territory: shop.place.district.territory,
        ShopCategory: shop.category,
        Navigation: Navigation.objects.first(),
    }[model]
    client.force_login(editor)
    base = f"/admin/snippets/{model._meta.app_label}/{model._meta.model_name}"

    assert client.get(f"{base}/").status_code == 200
    assert client.get(f"{base}/edit/{existing.pk}/").status_code == 200
    assert client.get(f"{base}/add/").status_code == 200


@pytest.mark.parametrize("model", CHILDREN, ids=lambda m: m.__name__)
def test_editor_opens_the_form_of_a_new_page(client, editor, model):
    parent = section(CHILDREN[model])
    client.force_login(editor)
    url = reverse(
        "wagtailadmin_pages:add",
        args=[model._meta.app_label, model._meta.model_name, parent.pk],
    )

    assert client.get(url).status_code == 200


def test_editor_opens_every_page_that_exists(client, world, editor):
    client.force_login(editor)

    answers = {
        page.pk: client.get(f"/admin/pages/{page.pk}/edit/").status_code
        for page in Page.objects.filter(depth__gt=1, locale__language_code="fr")
    }

    assert len(answers) == 10
    assert set(answers.values()) == {200}


def test_editor_sees_the_user_bar_on_public_pages_and_visitors_do_not(
    client, world, editor
):
    assert "wagtail-userbar" not in client.get(world.url("fiche")).text

    client.force_login(editor)

    assert "wagtail-userbar" in client.get(world.url("fiche")).text


def test_merchant_sees_no_user_bar(client, world):
    client.force_login(UserFactory())

    assert "wagtail-userbar" not in client.get(world.url("fiche")).text


def test_index_pages_cannot_be_renamed(db):
    page = section(ShopIndexPage, "nl")
    page.slug = "handelaars"
    page.save()

    assert section(ShopIndexPage, "nl").slug == "winkels"
    assert home("nl").get_children().filter(slug="winkels").exists()
