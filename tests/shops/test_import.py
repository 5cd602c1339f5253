"""import_shops: rows become shops once, and what merchants confirmed stays."""

from datetime import UTC, datetime

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import Page

import pytest

from core.models import ContentVersion
from places.communes import read_communes
from places.models import District, Place, Territory
from portal.settings.environment import ROOT
from shops.importing.columns import MAPS
from shops.importing.run import Import, Options
from shops.importing.source_file import SourceFile
from shops.models import Shop, ShopCategory, ShopPage
from tests.factories import DistrictFactory, ShopCategoryFactory
from tests.shops.importing import ROW, import_rows, row, run, siret, write

SAMPLE = ROOT.parent / "shared" / "data" / "synthetic_shops_5200.csv"


@pytest.fixture
def centre(db):
    return DistrictFactory(name="Centre", slug="centre")


def snapshot():
    """Everything an import writes, without keys that a database gives."""
    shops = Shop.objects.order_by("source", "source_id").values_list(
        "source_id", "name", "category__slug", "siret", "website", "languages"
    )
    places = Place.objects.order_by("shop__source_id").values_list(
        "name", "street_address", "location", "opening_hours", "phone", "cards"
    )
    pages = ShopPage.objects.order_by("path").values_list("path", "slug", "url_path")
    return list(shops), list(places), list(pages)


def test_row_becomes_a_shop_with_its_place_and_three_fiches(tmp_path, centre):
    result = import_rows(tmp_path, [{**ROW, "district": "Centre"}])

    shop = Shop.objects.get()
    place = shop.place
    assert (shop.source, shop.source_id, shop.name) == ("list", "1", "Le Fournil")
    assert (shop.category.slug, shop.languages) == ("boulangerie", ["fr", "nl"])
    assert (shop.claimed_at, shop.is_demo) == (None, False)
    assert (place.district, place.city, place.insee) == (centre, "Roubaix", "59512")
    assert (place.lng, place.lat) == (3.174, 50.6905)
    assert (place.hours_source, place.hours_confirmed_at) == ("public", None)
    assert (place.phone, place.wheelchair) == ("+33353010001", "limited")
    assert shop.pages.count() == 3
    assert result.words == (
        "1 created, 0 updated, 0 unchanged, 0 left to the shops, "
        "0 possible duplicates, 0 refused."
    )
    assert result.lines == [
        {
            "row": "2",
            "id": "1",
            "name": "Le Fournil",
            "outcome": "created",
            "sentence": "",
            "address": "http://localhost/fr/boutiques/le-fournil/",
        }
    ]


def test_imported_fiche_says_that_the_shop_does_not_keep_it(tmp_path, centre, client):
    result = import_rows(tmp_path, [ROW])

    path = result.lines[0]["address"].removeprefix("http://localhost")
    assert client.get(path).status_code == 200
    assert "pas encore tenue par la boutique" in client.get(path).text


def test_second_run_changes_nothing(tmp_path, db, django_capture_on_commit_callbacks):
    rows = [row(number) for number in range(1, 6)]
    import_rows(tmp_path, rows)
    before = snapshot()

    with django_capture_on_commit_callbacks() as callbacks:
        result = import_rows(tmp_path, rows)

    assert result.outcomes == ["unchanged"] * 5
    assert snapshot() == before
    assert callbacks == []


def test_changed_facts_are_updated_everywhere(tmp_path, db):
    import_rows(tmp_path, [ROW])

    changed = {**ROW, "name": "Le Four", "opening_hours": "Mo-Fr 08:00-12:00"}
    result = import_rows(tmp_path, [changed])

    shop = Shop.objects.get()
    assert result.outcomes == ["updated"]
    assert result.sentences[0].startswith("Changed: name, opening hours.")
    assert (shop.name, shop.place.name) == ("Le Four", "Le Four")
    assert shop.place.hours_compiled == "Mo-Fr 08:00-12:00"
    for page in shop.pages.all():
        assert (page.title, page.draft_title) == ("Le Four", "Le Four")
        assert page.slug == "le-fournil"
        assert page.prepared == page.prepare()
    assert shop.place.cards["nl"]["title"] == "Le Four"
    assert import_rows(tmp_path, [changed]).outcomes == ["unchanged"]


def test_title_that_an_editor_wrote_stays(tmp_path, db):
    import_rows(tmp_path, [ROW])
    page = ShopPage.objects.get(locale__language_code="fr")
    page.title = "Le Fournil, depuis 1902"
    page.save_revision().publish()

    import_rows(tmp_path, [{**ROW, "name": "Le Four"}])

    titles = {p.locale.language_code: p.title for p in ShopPage.objects.all()}
    assert titles == {"fr": "Le Fournil, depuis 1902", "en": "Le Four", "nl": "Le Four"}


def test_empty_cell_takes_nothing_away(tmp_path, db):
    import_rows(tmp_path, [ROW])
    silent = dict.fromkeys(("phone", "email", "website", "opening_hours"), "")

    result = import_rows(tmp_path, [{**ROW, **silent, "wheelchair": "unknown"}])

    assert result.outcomes == ["unchanged"]
    assert Shop.objects.get().website == "https://fournil.example/"


def test_fiche_that_its_merchant_keeps_is_left_alone(tmp_path, db):
    import_rows(tmp_path, [ROW])
    Shop.objects.update(claimed_at=datetime(2026, 11, 1, tzinfo=UTC))
    before = snapshot()

    changed = {**ROW, "name": "Le Four", "phone": "+33353019999", "lon": "3.175"}
    result = import_rows(tmp_path, [changed])

    assert result.outcomes == ["kept"]
    assert "phone: +33353019999" in result.sentences[0]
    assert "name: Le Four" in result.sentences[0]
    assert "position: 50.6905, 3.175" in result.sentences[0]
    assert snapshot() == before
    assert import_rows(tmp_path, [ROW]).outcomes == ["unchanged"]


def test_hours_that_the_owner_confirmed_stay(tmp_path, db):
    import_rows(tmp_path, [ROW])
    confirmed_at = datetime(2026, 11, 1, tzinfo=UTC)
    Place.objects.update(hours_source="owner", hours_confirmed_at=confirmed_at)
    changed = {**ROW, "opening_hours": "24/7"}

    only_hours = import_rows(tmp_path, [changed])
    and_phone = import_rows(tmp_path, [{**changed, "phone": "+33353019999"}])

    place = Place.objects.get()
    assert only_hours.outcomes == ["kept"]
    assert "opening hours: 24/7" in only_hours.sentences[0]
    assert and_phone.outcomes == ["updated"]
    assert "opening hours: 24/7" in and_phone.sentences[0]
    assert (place.opening_hours, place.phone) == ("Tu-Sa 10:00-19:00", "+33353019999")
    assert place.hours_confirmed_at == confirmed_at


def test_hours_that_the_city_read_are_replaced_and_no_longer_confirmed(tmp_path, db):
    import_rows(tmp_path, [ROW])
    Place.objects.update(
        hours_source="city", hours_confirmed_at=datetime(2026, 11, 1, tzinfo=UTC)
    )

    import_rows(tmp_path, [{**ROW, "opening_hours": "24/7"}])

    place = Place.objects.get()
    assert (place.opening_hours, place.hours_source) == ("24/7", "public")
    assert place.hours_confirmed_at is None


def test_dry_run_writes_nothing_and_reports_the_same(tmp_path, db):
    import_rows(tmp_path, [row(1), row(2)])
    rows = [
        row(1, name="Autrement"),
        row(2),
        row(3, category="hotel", city="Lille", insee="59350", lat="50.63", lon="3.06"),
        row(4, siret="1"),
    ]
    before = (snapshot(), Page.objects.count(), ShopCategory.objects.count())

    dry = import_rows(tmp_path, rows, "--dry-run", "--create-districts")

    after = (snapshot(), Page.objects.count(), ShopCategory.objects.count())
    assert after == before
    assert (District.objects.count(), Territory.objects.count()) == (0, 0)
    assert dry.words.startswith("Nothing was written: 1 created, 2 updated, 0 unch")
    real = import_rows(tmp_path, rows, "--create-districts")
    assert [(line["outcome"], line["address"]) for line in dry.lines] == [
        (line["outcome"], line["address"]) for line in real.lines
    ]


class Killed(Exception):
    """The process ends in the middle of a batch."""


def import_until(path, number):
    """Import a file whose reading ends before the row of a number."""

    def rows():
        for done, found in enumerate(SourceFile(path).rows()):
            if done == number:
                raise Killed
            yield found

    options = Options(columns=MAPS["portal"], communes=read_communes())
    with pytest.raises(Killed):
        list(Import(options).batches(rows()))


def test_import_that_was_killed_half_way_ends_the_same(tmp_path, db, capsys):
    rows = [row(n, name=f"Le Fournil {n % 7}", lon="3.174") for n in range(1, 451)]
    path = write(
        tmp_path / "shops.csv", [{**r, "siret": siret(n)} for n, r in enumerate(rows)]
    )
    assert run(path).outcomes == ["created"] * 450
    expected = snapshot()
    call_command("delete_shops", "--source", "list", "--yes")

    import_until(path, 330)
    stopped_at = Shop.objects.count()
    result = run(path)

    assert stopped_at == 200
    assert result.outcomes == ["unchanged"] * 200 + ["created"] * 250
    assert snapshot() == expected
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_unchanged_rows(tmp_path, db, count):
    path = write(tmp_path / "shops.csv", [row(n) for n in range(count)])
    run(path)

    with CaptureQueriesContext(connection) as queries:
        run(path)

    assert len(queries) == 17


def test_progress_is_shown_on_request(tmp_path, db, capsys):
    path = write(tmp_path / "shops.csv", [row(1), row(2)])

    run(path)
    silent = capsys.readouterr().err
    run(path, "--progress")

    assert silent == ""
    assert "2/2" in capsys.readouterr().err


def test_report_is_safe_in_a_spreadsheet(tmp_path, db):
    rows = [
        row(1, name="=1+1"),
        row(2, id="-2+3", name="Bon"),
        row(3, id="@x", name="Autre", city="=A1", insee="", district="+cmd"),
    ]
    result = import_rows(tmp_path, rows)

    assert [line["name"][:1] for line in result.lines] == ["'", "B", "A"]
    assert [line["id"] for line in result.lines] == ["1", "'-2+3", "'@x"]
    assert result.outcomes == ["refused", "created", "created"]


def test_two_sources_keep_their_numbers_apart(tmp_path, db):
    rows = [row(1), row(1, source="other", lon="3.180", name="Autre", phone="")]

    assert import_rows(tmp_path, rows).outcomes == ["created", "created"]
    assert Shop.objects.count() == 2


def test_words_are_french_unless_another_language_is_asked(tmp_path, db):
    path = write(tmp_path / "shops.csv", [row(1, city="Lille", insee="")])

    french, dutch = run(path, language="fr"), run(path, language="nl")

    assert french.sentences == ["La position est hors de la commune : Lille."]
    assert dutch.sentences == ["De positie ligt buiten Lille."]
    assert french.words.endswith("1 refusée.")


def test_invented_shops_say_so(tmp_path, db):
    import_rows(tmp_path, [row(1, source="SYNTHETIC"), row(2)])

    marked = dict(Shop.objects.values_list("source_id", "is_demo"))
    assert marked == {"1": True, "2": False}
    hours = dict(Shop.objects.values_list("source_id", "place__hours_source"))
    assert hours == {"1": "demo", "2": "public"}


def test_another_process_made_the_same_shops_meanwhile(tmp_path, db):
    path = write(tmp_path / "shops.csv", [row(1)])
    ShopCategoryFactory()
    importing = Import(Options(columns=MAPS["portal"], communes=read_communes()))
    run(path)

    (results,) = importing.batches(SourceFile(path).rows())

    assert [result.outcome for result in results] == ["unchanged"]


def test_content_has_another_version_after_an_import(
    tmp_path, db, django_capture_on_commit_callbacks
):
    before = ContentVersion.objects.values_list("number", flat=True).first() or 0

    with django_capture_on_commit_callbacks(execute=True):
        import_rows(tmp_path, [row(1)])

    assert ContentVersion.objects.get().number > before


@pytest.mark.any_database
@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample file is not here")
def test_sample_of_5200_is_imported_whole_and_once(db, tmp_path):
    path = tmp_path / "shops.csv"
    path.symlink_to(SAMPLE)

    first = run(path, "--create-districts")
    second = run(path, "--create-districts")

    assert first.outcomes == ["created"] * 5200
    assert second.outcomes == ["unchanged"] * 5200
    assert set(second.sentences) == {""}
    assert Shop.objects.filter(place__district=None).count() == 0
    assert Shop.objects.filter(is_demo=True).count() == 5200
    assert ShopPage.objects.count() == 3 * 5200
    assert Page.find_problems() == ([], [], [], [], [])
    territories = Territory.objects.filter(locale__language_code="fr")
    assert set(territories.values_list("name", flat=True)) == {
        "Lille",
        "Roubaix",
        "Weppes",
    }
