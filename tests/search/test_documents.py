"""What documents say of each kind of page, and how they are written."""

from collections import Counter
from datetime import UTC, datetime

from django.core.management import call_command

import pytest

from core import clock, searchable
from search import jobs, projection
from search.models import IndexWork, SearchDocument
from search.wanted import MAX_BODY
from tests.factories import (
    EventPageFactory,
    PlaceFactory,
    SightPageFactory,
    StandardPageFactory,
    add_step,
    evening,
    fiche,
    section,
)


def document(page):
    """The document of a page."""
    return SearchDocument.objects.get(object_id=page.pk, family=page.translation_key)


def stored():
    """Every document with its revision."""
    rows = SearchDocument.objects.order_by("pk")
    return list(rows.values_list("pk", "revision", *projection.COLUMNS))


def test_every_kind_of_page_has_a_document_in_each_language(world):
    found = SearchDocument.objects.values_list("kind", "language")

    assert Counter(found) == {
        (kind, language): 1
        for kind in ("sight", "shop", "walk", "event", "page")
        for language in ("fr", "en", "nl")
    }


def test_fiche_is_found_by_its_trade_in_every_language_and_by_its_address(world):
    found = document(world.fiches["nl"])

    street = world.shop.place.street_address
    assert found.keywords == (
        f"Le Four, Bakery, Boulangerie, Bakkerij, Centrum, Roubaix, {street}, 59100"
    )
    assert (found.kind, found.title, found.url) == (
        "shop",
        "Le Four",
        "/nl/winkels/le-four/",
    )
    assert (found.category, found.category_name) == ("boulangerie", "Bakkerij")
    assert (found.district, found.district_name) == ("roubaix-centre", "Centrum")
    assert (found.territory, found.territory_name) == ("roubaix", "Roubaix")
    assert (found.lat, found.lng) == (50.6905, 3.1740)
    assert found.place_id == world.shop.place_id
    assert found.shown == {
        "kind": "Bakkerij",
        "picture": None,
        "area": "Centrum",
        "demo": False,
    }


def test_words_are_those_that_are_analysed(world):
    found = document(world.fiches["fr"])

    assert (found.name_key, found.name_folded, found.name_words) == (
        "four",
        "le four",
        1,
    )
    assert found.title_stems == "le four"
    assert found.keyword_stems.startswith("le four bakery boulang bakkerij centr")
    assert found.body_stems == "du pain au levain cuit chaqu matin"


@pytest.mark.parametrize(
    ("language", "kind"), [("fr", "Musée"), ("en", "Museum"), ("nl", "Museum")]
)
def test_sight_is_found_by_its_kind_in_the_language_of_the_page(world, language, kind):
    found = document(world.sights[language])

    assert found.keywords.startswith(f"{kind}, Le Bassin, ")
    assert found.category == "museum"
    assert found.place_id == world.museum.pk
    assert found.shown["kind"] == kind


def test_walk_is_found_by_its_steps_and_lies_where_it_starts(world):
    found = document(world.walks["fr"])

    assert found.keywords == (
        "Balade, À pied, Le four (fr), Le Four, Roubaix, Centre, Le coin (fr),"
        " rue lannoy, On foot, rue lannoy nl, Te voet"
    )
    assert (found.lat, found.lng) == (50.6905, 3.1740)
    assert (found.district, found.territory) == ("roubaix-centre", "roubaix")
    assert found.body == "Le four (fr).\n\nLe coin (fr)."
    assert found.place_id is None


def test_text_of_a_step_is_part_of_the_text(world):
    add_step(
        world.walks["fr"],
        "Halte",
        location={"type": "Point", "coordinates": [3.18, 50.68]},
        text="<p>Une <b>gaufre</b> ?</p>",
    )

    assert document(world.walks["fr"]).body.endswith("Halte. Une gaufre ?")


def test_event_is_found_by_kind_and_place_until_its_last_date(world):
    found = document(world.events["en"])

    assert found.keywords.startswith("Concert, Le Four, Centre, Roubaix, ")
    assert found.starts_at == datetime(2026, 11, 28, 19, tzinfo=UTC)
    assert found.ends_at == datetime(2026, 11, 28, 21, tzinfo=UTC)
    assert found.place_id is None
    assert found.shown["area"] == "Le Four"


def test_cancelled_event_stays_with_its_tag(world):
    event = EventPageFactory(
        status="cancelled", is_free=True, dates=[evening("2026-11-29")]
    )

    shown = document(event).shown
    assert (shown["tag"], shown["tag_css"], shown["struck"]) == (
        "Annulé",
        "alert",
        True,
    )
    assert shown["facts"] == ["Gratuit"]


def test_event_that_is_over_has_no_document(world):
    over = EventPageFactory(dates=[evening("2026-11-26")])

    assert not SearchDocument.objects.filter(object_id=over.pk).exists()


def test_night_forgets_what_is_over_and_finds_front_pages(world, time_machine):
    time_machine.move_to("2026-11-29T03:40:00+01:00", tick=False)

    # Three events go; the front pages of four sections come in three languages.
    assert jobs.heal() == 3 + 12
    kinds = SearchDocument.objects.values_list("kind", flat=True)
    assert "event" not in kinds
    front = document(section(type(world.fiches["fr"].get_parent().specific)))
    assert (front.kind, front.url) == ("page", "/fr/boutiques/")


def test_nothing_is_written_when_nothing_differs(world):
    jobs.heal()
    before = stored()

    assert projection.project(None) == 0
    assert stored() == before


def test_empty_portal_is_filled_once(world):
    SearchDocument.objects.all().delete()

    assert jobs.fill_when_empty() == 15 + 12
    SearchDocument.objects.first().delete()
    assert jobs.fill_when_empty() == 0


def test_long_texts_are_cut_at_a_word(world):
    body = [("text", "<p>" + "une gaufre " * 3000 + "</p>")]
    page = StandardPageFactory(title="M" * 255, summary="", body=body)

    found = document(page)
    assert MAX_BODY - 10 < len(found.body) <= MAX_BODY
    assert found.body.endswith(("une", "gaufre"))
    assert len(found.body_stems.split()) == 3000
    assert (found.name_key, found.name_words) == ("m" * 40, 1)


def test_change_makes_a_revision_and_work_for_the_cluster(
    world, settings, django_capture_on_commit_callbacks
):
    settings.PORTAL_SEARCH_URL = "http://127.0.0.1:9"
    page, other = world.standards["fr"], world.standards["en"]
    before, gone, third = map(document, world.standards.values())

    with django_capture_on_commit_callbacks(execute=True):
        page.summary = "Qui sommes-nous ?"
        page.save_revision().publish()
    assert document(page).revision == before.revision + 1
    with django_capture_on_commit_callbacks(execute=True):
        other.delete()

    # The others are no longer found by the name of the one that went.
    assert document(page).revision == before.revision + 2
    assert dict(IndexWork.objects.values_list()) == {
        before.pk: before.revision + 2,
        gone.pk: gone.revision + 1,
        third.pk: third.revision + 1,
    }
    assert "search.catch_up" in clock._poked


def test_without_cluster_there_is_no_work_for_it(world):
    page = world.fiches["fr"]
    page.title = "Le Grand Four"
    page.save_revision().publish()

    assert document(page).title == "Le Grand Four"
    assert not IndexWork.objects.exists()


def test_who_was_faster_is_not_overwritten_with_older_words(world):
    page, asked = world.standards["fr"], []
    honest = searchable.describers()[type(page)]

    def describe(ids):
        """Describe; meanwhile another process writes, at the first time."""
        found = list(honest(ids))
        asked.append(ids)
        if len(asked) == 1:
            type(page).objects.filter(pk=page.pk).update(summary="Nouveau")
            projection.project([page.translation_key])
        return found

    type(page).objects.filter(pk=page.pk).update(summary="Ancien")
    searchable.register(type(page), describe)
    try:
        projection.project([page.translation_key])
    finally:
        searchable.register(type(page), honest)

    assert document(page).summary == "Nouveau"
    assert len(asked) == 3


@pytest.mark.parametrize("count", [1, 3])
def test_projection_costs_the_same_for_any_number(
    world, count, django_assert_num_queries
):
    fiches = [fiche(f"Neuf {n}", f"neuf-{n}") for n in range(count)]
    SearchDocument.objects.filter(object_id__in=[f.pk for f in fiches]).delete()
    keys = [page.translation_key for page in fiches]

    # Rows, pages; fiches, trades, districts; savepoint, rows again, insert, release;
    # the version of the content.
    with django_assert_num_queries(10):
        assert projection.project(keys) == count
    with django_assert_num_queries(5):
        assert projection.project(keys) == 0


@pytest.mark.parametrize("kind", ["fiches", "sights", "walks", "events", "standards"])
def test_no_kind_asks_for_each_language(world, kind, django_assert_max_num_queries):
    family = [page.translation_key for page in getattr(world, kind).values()]

    with django_assert_max_num_queries(5):
        assert projection.project(family[:1]) == 0


def test_demonstration_of_many_is_written_once(world):
    keys = [SightPageFactory(place=PlaceFactory()).translation_key for _ in range(3)]
    SearchDocument.objects.filter(family__in=keys).delete()

    call_command("prepare_pages", verbosity=0)

    assert SearchDocument.objects.filter(family__in=keys).count() == 3
