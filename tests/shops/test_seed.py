"""seed_shops and delete_shops: invented shops come in any number, and go again."""

from random import Random

from django.core.management import CommandError, call_command
from django.db import connection
from django.utils.translation import override

from modelsearch.conf import get_app_config
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backend

import pytest

from places.communes import read_communes
from places.hours.validation import check_hours
from places.models import Closure, District, Place, Report, Territory
from shops import removal
from shops.models import Shop, ShopPage
from shops.synthetic import shops as synthetic
from shops.synthetic.hours import KINDS, hours
from tests.factories import (
    PlaceFactory,
    ShopFactory,
    SightPageFactory,
    WalkPageFactory,
    fiche,
)
from walks.models import PlaceOnWalk


@pytest.fixture(autouse=True)
def demonstration(settings):
    settings.PORTAL_DEMO = True
    with override("en"):
        yield


@pytest.fixture
def said(capsys):
    def last_line():
        return capsys.readouterr().out.strip()

    return last_line


def seed(count, **options):
    call_command("seed_shops", count=count, **options)


def delete(source="synthetic", **options):
    call_command("delete_shops", source=source, **options)


def facts():
    """What is invented of each shop, without keys, codes and days counted from today."""
    columns = (
        *("source_id", "name", "category__slug", "email", "website", "languages"),
        *("payments", "services", "place__street_address", "place__city", "place__lng"),
        *("place__lat", "place__opening_hours", "place__phone", "place__wheelchair"),
        *("place__district__name", "pages__slug"),
    )
    rows = Shop.objects.order_by().values_list(*columns)
    return {tuple(map(str, row)) for row in rows}


def test_seeded_shops_are_whole_and_marked(said, db):
    seed(40)

    assert said() == "40 shops made."
    assert (
        Shop.objects.filter(source="synthetic", is_demo=True, claimed_at=None).count()
        == 40
    )
    assert ShopPage.objects.live().count() == 120
    assert Page.find_problems() == ([], [], [], [], [])
    call_command("prepare_pages")
    call_command("compile_hours")
    assert said().splitlines() == ["0 page(s) corrected.", "0 place(s) changed."]
    for shop in Shop.objects.select_related("place", "category"):
        shop.clean_fields()
        shop.place.clean_fields()
        assert shop.place.phone in ("", *(f"+3335301{n:04d}" for n in range(1, 41)))
        assert shop.place.hours_source in ("demo", "unknown")
        assert shop.email == "" or shop.email.endswith(".example")


def test_seeded_shops_stand_in_their_commune(db):
    communes = read_communes()

    seed(60)

    for place in Place.objects.all():
        assert communes.at(place.lng, place.lat).name == place.city


def test_districts_are_made_where_there_are_none(db):
    seed(40)

    assert Place.objects.filter(district=None).count() == 0
    assert set(Territory.objects.values_list("state", flat=True)) == {"preparation"}
    assert District.objects.count() % 3 == 0


def test_seeded_shops_stand_around_the_places_there_are(db):
    there = fiche().shop.place

    seed(40)

    near = Place.objects.filter(district=there.district).exclude(pk=there.pk)
    assert near.count() > 10
    assert District.objects.count() == 1


def test_same_seed_gives_the_same_shops(db):
    seed(30)
    first = facts()
    delete()
    assert facts() == set()
    District.objects.all().delete()

    seed(10)
    seed(30)

    assert facts() == first
    assert len(first) == 30


def test_other_seed_gives_other_shops(db):
    seed(10)
    first = facts()

    seed(10, seed=2)

    assert Shop.objects.count() == 20
    assert len({row[1:] for row in facts()} - {row[1:] for row in first}) == 10


def test_seeding_again_tops_up(said, db):
    seed(10)
    seed(12)
    seed(5)

    assert said().splitlines() == ["10 shops made.", "2 shops made.", "0 shops made."]
    assert Shop.objects.count() == 12


def test_hours_are_of_more_than_300_kinds_and_all_can_be_read():
    random = Random(1)
    drawn = [hours(kind, random) for kind in KINDS for _number in range(400)]

    assert len(set(drawn)) > 300
    assert 0.05 < drawn.count("") / len(drawn) < 0.15
    for text in set(drawn):
        assert check_hours(text) == text
    whole = " ".join(drawn)
    for sign in (
        "PH off",
        "SH Mo",
        "Aug off",
        "-02:00",
        "sur rendez-vous",
        "24/7",
        "Dec",
    ):
        assert sign in whole


def test_some_seeded_shops_close_for_some_days(db):
    seed(150)

    assert 1 <= Closure.objects.count() <= 15


def test_only_a_demonstration_is_seeded_and_emptied_without_a_yes(settings, said, db):
    settings.PORTAL_DEMO = False

    for command in (
        {"command_name": "seed_shops", "count": 3},
        {"command_name": "delete_shops", "source": "synthetic"},
    ):
        with pytest.raises(CommandError, match="confirm with --yes"):
            call_command(**command)
    assert Shop.objects.count() == 0
    seed(3, yes=True)
    delete(yes=True)
    assert said().splitlines() == ["3 shops made.", "3 shops deleted, 0 left."]


@pytest.mark.parametrize(
    "options", [{"count": 0}, {"count": -1}, {"count": 1, "seed": -1}]
)
def test_numbers_that_make_no_sense_are_refused(db, options):
    with pytest.raises(CommandError, match="positive --count"):
        call_command("seed_shops", **options)


def test_places_made_in_bulk_are_on_the_walks_that_pass_them(db):
    PlaceFactory()
    walk = WalkPageFactory()
    seed(100)
    found = pairs(walk)

    for place in Place.objects.all():
        place.save()

    assert len(found) > 10
    assert pairs(walk) == found


def pairs(walk):
    rows = PlaceOnWalk.objects.filter(walk=walk)
    return set(rows.values_list("place_id", "along_m", "away_m"))


def test_deleting_takes_everything_and_nothing_else(said, db):
    other = fiche(title="Le Four", slug="le-four")
    Shop.objects.update(source="osm", source_id="node/1")
    WalkPageFactory()
    before = rows_there()
    seed(30)
    seed(2, seed=2)
    said()

    delete(dry_run=True)
    delete()

    assert said().splitlines() == [
        "32 shops would be deleted.",
        "32 shops deleted, 0 left.",
    ]
    assert rows_there() == before
    assert Page.find_problems() == ([], [], [], [], [])
    assert ShopPage.objects.get().pk == other.pk
    assert get_search_backend().search("four", ShopPage).count() == 1
    connection.check_constraints()


def rows_there():
    entries = get_app_config().get_model("IndexEntry")
    models = {
        "shops": Shop,
        "places": Place,
        "pages": Page,
        "fiches": ShopPage,
        "closures": Closure,
        "entries": entries,
        "references": ReferenceIndex,
        "passing": PlaceOnWalk,
    }
    return {name: model.objects.count() for name, model in models.items()}


def test_deleting_leaves_what_a_merchant_keeps(said, db):
    seed(3)
    kept = Shop.objects.first()
    Shop.objects.filter(pk=kept.pk).update(claimed_at="2026-11-01T10:00:00Z")
    said()

    delete()

    assert said() == "2 shops deleted, 1 left."
    assert Shop.objects.get().pages.count() == 3


def test_deleting_takes_a_shop_that_editors_worked_on_the_usual_way(said, db):
    seed(3)
    page = ShopPage.objects.first()
    page.save_revision().publish()
    Report.objects.create(place=Place.objects.last(), kind="hours")
    said()

    delete()

    assert said() == "3 shops deleted, 0 left."
    assert (ShopPage.objects.count(), Report.objects.count()) == (0, 0)
    assert Page.find_problems() == ([], [], [], [], [])
    connection.check_constraints()


def test_deleting_leaves_a_shop_that_something_needs(said, db):
    seed(3)
    needed = Place.objects.first()
    SightPageFactory(place=needed)
    said()

    delete()

    assert said() == "2 shops deleted, 1 left."
    assert Shop.objects.get().place == needed
    assert Shop.objects.get().pages.count() == 3
    connection.check_constraints()


def test_shop_without_a_source_is_never_deleted(db):
    ShopFactory()

    with pytest.raises(CommandError, match="without a source"):
        delete(source="")
    delete(source="SYNTHETIC")
    assert Shop.objects.count() == 1


@pytest.mark.parametrize("size", [2, 500])
def test_batches_add_up(db, monkeypatch, size):
    monkeypatch.setattr(synthetic, "BATCH", size)
    monkeypatch.setattr(removal, "BATCH", size)
    told = []

    made = synthetic.Synthetic(1, read_communes()).make(5, told.append)
    gone = removal.remove(removal.targets("synthetic"), told.append)

    assert (made, gone, sum(told)) == (5, (5, 0), 10)
    assert Page.find_problems() == ([], [], [], [], [])
