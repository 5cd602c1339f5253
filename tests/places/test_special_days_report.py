"""The report of special days: its counts, its list, its spreadsheets, its readers."""

import csv
from datetime import date
from io import BytesIO, StringIO

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest
from openpyxl import load_workbook

from places.models import Closure, DayAnswer, LocalDay, Place
from tests.factories import (
    DistrictFactory,
    PlaceFactory,
    TerritoryFactory,
    fiche,
)

FRIDAY = "2026-11-27T11:00:00+01:00"
CHRISTMAS = date(2026, 12, 25)
REPORT = "/admin/reports/special-days/"
LIST = f"{REPORT}2026-12-25/"


@pytest.fixture(autouse=True)
def friday(db, time_machine):
    """Four weeks before Christmas."""
    time_machine.move_to(FRIDAY, tick=False)


@pytest.fixture
def keeper(client, editor):
    client.force_login(editor)
    return client


def weppes():
    """A district of another territory."""
    territory = TerritoryFactory(name="Weppes", slug="weppes")
    return DistrictFactory(name="Fournes", slug="fournes", territory=territory)


def shop(name, **fields):
    """The place of a shop that has a page."""
    return fiche(title=name, slug=name.lower().replace(" ", "-"), **fields).shop.place


def counts(response):
    return {
        count.day.date: (count.confirmed, count.usual, count.unknown)
        for _words, count in response.context["counts"]
    }


def names(response):
    return [place.name for place in response.context["object_list"]]


def test_counts_of_each_day(keeper):
    confirmed, closed, _silent = shop("Alpha"), shop("Beta"), shop("Gamma")
    shop("Delta", opening_hours="")
    DayAnswer.objects.create(place=confirmed, date=CHRISTMAS, answer="usual")
    Closure.objects.create(place=closed, first_day="2026-12-20", last_day="2026-12-31")
    PlaceFactory(name="Without a page")

    found = counts(keeper.get(REPORT))

    assert found == {CHRISTMAS: (2, 1, 1), date(2027, 1, 1): (0, 3, 1)}


def test_closure_of_a_place_without_hours_leaves_other_days_unknown(keeper):
    place = shop("Alpha", opening_hours="")
    Closure.objects.create(place=place, first_day=CHRISTMAS, last_day=CHRISTMAS)

    found = counts(keeper.get(REPORT))

    assert found == {CHRISTMAS: (1, 0, 0), date(2027, 1, 1): (0, 0, 1)}


def test_local_day_counts_places_of_its_territory_only(keeper):
    shop("Alpha")
    shop("Village", district=weppes())
    LocalDay.objects.create(
        date=date(2026, 12, 6),
        name_fr="Saint-Nicolas",
        name_en="Saint Nicholas",
        name_nl="Sinterklaas",
        territory=weppes().territory,
    )

    response = keeper.get(REPORT)
    listed = keeper.get(f"{REPORT}2026-12-06/")

    assert counts(response)[date(2026, 12, 6)] == (0, 1, 0)
    assert names(listed) == ["Village"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?territory=weppes", ["Village"]),
        ("?territory=roubaix", ["Alpha"]),
        ("?territory=", ["Alpha", "Village"]),
        ("?territory=nowhere", ["Alpha", "Village"]),
        ("?territory=%00", ["Alpha", "Village"]),
        (f"?territory={'x' * 10_000}", ["Alpha", "Village"]),
        ("?p=999", ["Alpha", "Village"]),
        ("?p=x&ordering=nonsense&q=Beta&export=pdf", ["Alpha", "Village"]),
    ],
)
def test_list_by_territory(keeper, query, expected):
    shop("Alpha")
    shop("Village", district=weppes())

    response = keeper.get(LIST + query)

    assert response.status_code == 200
    assert names(response) == expected


def test_list_has_only_places_that_said_nothing(keeper):
    said, closed, other_day, _silent = map(shop, ("Alpha", "Beta", "Gamma", "Omega"))
    DayAnswer.objects.create(place=said, date=CHRISTMAS, answer="closed")
    Closure.objects.create(place=closed, first_day=CHRISTMAS, last_day=CHRISTMAS)
    DayAnswer.objects.create(place=other_day, date=date(2027, 1, 1), answer="usual")

    assert names(keeper.get(LIST)) == ["Gamma", "Omega"]


def test_list_says_whom_to_call_and_to_write_to(keeper):
    page = fiche(phone="+33320692360")
    page.shop.email = "samia@example.fr"
    page.shop.save()

    text = keeper.get(LIST).text

    assert "03 20 69 23 60" in text
    assert "samia@example.fr" in text


@pytest.mark.parametrize(
    "day", ["2026-12-24", "2026-11-11", "2027-12-25", "nonsense", "2026-13-45"]
)
def test_day_that_is_not_special_is_not_found(keeper, day):
    assert keeper.get(f"{REPORT}{day}/", follow=True).status_code == 404


def test_spreadsheets_run_no_formula(keeper):
    names_typed = ["=1+1", "+33", "-1", "@SUM(A1)", "Boulangerie"]
    for at in range(len(names_typed)):
        fiche(title="Alpha", slug=f"alpha-{at}")
    for place, name in zip(Place.objects.order_by("pk"), names_typed, strict=True):
        Place.objects.filter(pk=place.pk).update(name=name)
    expected = sorted(["'=1+1", "'+33", "'-1", "'@SUM(A1)", "Boulangerie"])

    as_csv = b"".join(keeper.get(f"{LIST}?export=csv").streaming_content).decode()
    response = keeper.get(f"{LIST}?export=xlsx")
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active

    assert sorted(row[0] for row in list(csv.reader(StringIO(as_csv)))[1:]) == expected
    rows = list(sheet.iter_rows(min_row=2))
    assert sorted(row[0].value for row in rows) == expected
    assert {row[0].data_type for row in rows} == {"s"}


def test_spreadsheet_has_every_place_not_one_page(keeper):
    for at in range(60):
        shop(f"Boutique {at:02d}")

    page = keeper.get(LIST)
    as_csv = b"".join(keeper.get(f"{LIST}?export=csv").streaming_content).decode()

    assert len(page.context["object_list"]) == 50
    assert names(keeper.get(f"{LIST}?p=2")) == [f"Boutique {n}" for n in range(50, 60)]
    assert len(list(csv.reader(StringIO(as_csv)))) == 61


@pytest.mark.parametrize("url", [REPORT, LIST, f"{LIST}?export=csv"])
def test_queries_do_not_grow(keeper, url):
    def ask():
        response = keeper.get(url)
        if response.streaming:
            b"".join(response.streaming_content)
        assert response.status_code == 200

    shop("Alpha")
    ask()
    with CaptureQueriesContext(connection) as one:
        ask()
    for at in range(2):
        DayAnswer.objects.create(
            place=shop(f"Encore {at}"), date=date(2027, 1, 1), answer="closed"
        )
        shop(f"Village {at}", district=weppes())
    LocalDay.objects.create(
        date=date(2026, 12, 6), name_fr="a", name_en="a", name_nl="a"
    )
    ask()

    with CaptureQueriesContext(connection) as more:
        ask()

    assert len(more) == len(one)


@pytest.mark.parametrize("url", [REPORT, LIST, f"{LIST}?export=csv"])
@pytest.mark.parametrize(
    ("who", "status"), [("anonymous", 302), ("merchant", 403), ("translator", 302)]
)
def test_report_is_for_keepers_of_places_only(client, request, who, status, url):
    place = shop("Alpha")
    if who != "anonymous":
        client.force_login(request.getfixturevalue(who))

    response = client.get(url)

    assert response.status_code == status
    assert place.name not in str(response.headers) + response.content.decode()


def test_menu_shows_the_report_to_editors_only(client, editor, translator):
    client.force_login(editor)
    assert REPORT in client.get("/admin/").text

    client.force_login(translator)
    assert REPORT not in client.get("/admin/").text


def test_editor_keeps_local_days(keeper):
    data = {
        "date": "2026-12-06",
        "name_fr": "Saint-Nicolas",
        "name_en": "Saint Nicholas",
        "name_nl": "Sinterklaas",
        "territory": "",
    }

    response = keeper.post("/admin/snippets/places/localday/add/", data)

    assert response.status_code == 302
    assert LocalDay.objects.get().name_nl == "Sinterklaas"
