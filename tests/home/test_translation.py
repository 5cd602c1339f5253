"""Translating with wagtail-localize, for every type of page."""

from django.urls import reverse

from wagtail.models import Locale, Page
from wagtail_localize.models import (
    StringTranslation,
    Translation,
    TranslationSource,
)

import pytest

from events.models import EventPage
from home.models import HomePage, StandardPage
from shops.models import ShopIndexPage, ShopPage
from tests.factories import home, section
from walks.models import SightPage, WalkPage

pytestmark = pytest.mark.any_database

TYPES = ("shops", "sights", "walks", "events", "standards", "home", "index")


@pytest.fixture(scope="module")
def french_world(shared_world):
    """The small portal without its pages in the other languages."""
    for pages in (
        shared_world.fiches,
        shared_world.sights,
        shared_world.walks,
        shared_world.events,
        shared_world.standards,
    ):
        for code in ("en", "nl"):
            pages[code].delete()


@pytest.fixture
def french(french_world, world):
    """The French pages; those in the other languages are gone."""
    return {
        "shops": world.fiches["fr"],
        "sights": world.sights["fr"],
        "walks": world.walks["fr"],
        "events": world.events["fr"],
        "standards": world.standards["fr"],
        "home": home(),
        "index": section(ShopIndexPage),
    }


def submit(client, page, code="en"):
    """Submit a page for translation, as an editor does."""
    target = Locale.objects.get(language_code=code)
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    response = client.post(url, {"locales": [target.pk]})
    assert response.status_code == 302, response.text[:500]
    return Page.objects.get(
        translation_key=page.translation_key, locale=target
    ).specific


@pytest.fixture
def translate(django_capture_on_commit_callbacks):
    """Translates every sentence of a page and publishes it."""

    def run(page, code="en"):
        with django_capture_on_commit_callbacks(execute=True):
            save_translation(page, code)
        target = Locale.objects.get(language_code=code)
        return Page.objects.get(
            translation_key=page.translation_key, locale=target
        ).specific

    return run


def save_translation(page, code):
    """The sentences of a page with the language before each."""
    source = TranslationSource.objects.get_for_instance(page)
    target = Locale.objects.get(language_code=code)
    translation = Translation.objects.get(source=source, target_locale=target)
    for segment in source.stringsegment_set.all():
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=target,
            context=segment.context,
            defaults={"data": f"{code.upper()} {segment.string.data}"},
        )
    translation.save_target(publish=True)


@pytest.mark.parametrize("kind", ["shops", "sights", "walks", "events", "standards"])
def test_page_is_submitted_and_its_editor_opens(client, french, operator, kind):
    client.force_login(operator)

    translated = submit(client, french[kind])

    assert client.get(f"/admin/pages/{translated.pk}/edit/").status_code == 200


@pytest.mark.parametrize("kind", ["home", "index"])
def test_page_of_the_trees_has_an_editor_in_each_language(
    client, operator, kind, french
):
    client.force_login(operator)
    for page in french[kind].get_translations(inclusive=True):
        assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_fiche_keeps_name_and_address_and_gets_its_words(
    client, french, operator, translate
):
    client.force_login(operator)
    submit(client, french["shops"])

    english = translate(french["shops"])

    assert type(english) is ShopPage
    assert (english.title, english.slug) == ("Le Four", "le-four")
    assert english.shop_id == french["shops"].shop_id
    assert english.summary == "EN Du pain au levain, cuit chaque matin."
    client.logout()
    assert english.summary in client.get("/en/shops/le-four/").text


def test_walk_keeps_route_steps_and_their_places(client, french, operator, translate):
    client.force_login(operator)
    submit(client, french["walks"])

    english = translate(french["walks"])

    assert type(english) is WalkPage
    assert english.slug == "rue-de-lannoy"
    assert english.route == french["walks"].route
    assert english.distance_m == french["walks"].distance_m
    originals = list(french["walks"].steps.order_by("sort_order"))
    steps = list(english.steps.order_by("sort_order"))
    assert [step.title for step in steps] == [f"EN {s.title}" for s in originals]
    assert [step.place_id for step in steps] == [s.place_id for s in originals]
    assert [step.location for step in steps] == [s.location for s in originals]
    client.logout()
    shown = client.get("/en/walks/rue-de-lannoy/").context
    assert [step["title"] for step in shown["steps"]] == [s.title for s in steps]


def test_event_keeps_its_dates_and_place(client, french, operator, translate):
    client.force_login(operator)
    submit(client, french["events"])

    english = translate(french["events"])

    assert type(english) is EventPage
    assert english.title == "EN Concert (fr)"
    assert english.place_id == french["events"].place_id
    assert [d.starts_at for d in english.dates.all()] == [
        d.starts_at for d in french["events"].dates.all()
    ]
    client.logout()
    assert client.get("/en/whats-on/concert/").status_code == 200


@pytest.mark.parametrize(
    ("kind", "model", "url"),
    [
        ("sights", SightPage, "/nl/bezienswaardigheden/le-bassin/"),
        ("standards", StandardPage, None),
    ],
)
def test_translated_page_answers_in_dutch(
    client, french, operator, translate, kind, model, url
):
    client.force_login(operator)
    submit(client, french[kind], "nl")

    dutch = translate(french[kind], "nl")

    assert type(dutch) is model
    client.logout()
    response = client.get(url or dutch.url)
    assert response.status_code == 200
    assert dutch.title in response.text
    assert '<html lang="nl">' in response.text


def test_translated_page_joins_the_language_menu(client, french, operator, translate):
    client.force_login(operator)
    submit(client, french["standards"])
    english = translate(french["standards"])
    client.logout()

    head = client.get("/fr/a-propos/").context["head"]

    assert [(link.code, link.missing) for link in head.languages] == [
        ("fr", False),
        ("en", False),
        ("nl", True),
    ]
    assert head.languages[1].url == f"/en/{english.slug}/"


def test_french_facts_reach_the_translation_when_it_is_synced(
    client, french, operator, translate
):
    client.force_login(operator)
    submit(client, french["events"])
    translate(french["events"])
    page = EventPage.objects.get(pk=french["events"].pk)
    page.status = "cancelled"
    page.save_revision().publish()

    source = TranslationSource.objects.get_for_instance(page)
    source.update_from_db()
    english = translate(page)

    assert english.status == "cancelled"


def test_translator_opens_the_editor_and_no_snippet(
    client, french, operator, translator
):
    client.force_login(operator)
    english = submit(client, french["standards"])
    client.force_login(translator)

    assert client.get(f"/admin/pages/{english.pk}/edit/").status_code == 200
    assert client.get("/admin/snippets/shops/shop/").status_code == 302


def test_home_pages_are_translations_of_each_other(client, db):
    keys = set(HomePage.objects.values_list("translation_key", flat=True))

    assert len(keys) == 1
