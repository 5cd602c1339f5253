"""The report of searches: its figures, its ways out, who sees it, its spreadsheets."""

from datetime import date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from wagtail.contrib.search_promotions.models import Query, SearchPromotion

import pytest
from openpyxl import load_workbook

from search.desk.report import SearchesView
from search.models import SearchStat, Synonym
from tests.factories import MandateFactory
from tests.factories.library import content_of

REPORT = "/admin/reports/searches/"
PROMOTE = "/admin/searchpicks/for/"
TODAY = date(2026, 11, 27)
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture(autouse=True)
def friday(db, time_machine):
    time_machine.move_to(datetime(2026, 11, 27, 11, tzinfo=PARIS), tick=False)


@pytest.fixture
def reader(client, editor):
    client.force_login(editor)
    return client


def stat(query, days_ago=0, language="fr", **counts):
    values = {"searches": 1, **counts}
    day = TODAY - timedelta(days=days_ago)
    return SearchStat.objects.create(day=day, language=language, query=query, **values)


def listed(response):
    columns = ("query", "language", "times", "without", "opened")
    return [tuple(row[c] for c in columns) for row in response.context["object_list"]]


def test_days_of_a_search_are_added_up_by_language(reader):
    stat("gaufre", searches=2, clicks=1)
    stat("gaufre", days_ago=29, searches=3, empty=1)
    stat("gaufre", days_ago=30, searches=100)
    stat("gaufre", language="nl", searches=9)

    response = reader.get(f"{REPORT}results/")

    assert listed(response) == [("gaufre", "nl", 9, 0, 0), ("gaufre", "fr", 5, 1, 1)]
    assert response.context["figures"] == {
        "times": 14,
        "without": 1,
        "opened": 1,
        "percent": 7,
    }


FILTERS = [
    ({}, "month nothing today"),
    ({"days": "7"}, "nothing today"),
    ({"days": "30"}, "month nothing today"),
    ({"days": "365"}, "year month nothing today"),
    ({"days": "8"}, "month nothing today"),
    ({"days": "\0"}, "month nothing today"),
    ({"result": "empty"}, "nothing"),
    ({"result": "empty", "days": "365", "language": "fr"}, "nothing"),
    ({"language": "nl"}, "today"),
    ({"language": "x" * 10_000}, "month nothing today"),
    ({"q": "oth"}, "nothing"),
    ({"q": "\0"}, "month nothing today"),
    ({"q": "%_\\'"}, ""),
    ({"ordering": "query"}, "month nothing today"),
    ({"ordering": "-query"}, "today nothing month"),
    ({"ordering": "day__year"}, "month nothing today"),
]


def test_report_is_filtered_and_ordered(rf):
    stat("today", searches=1, language="nl")
    stat("nothing", days_ago=6, searches=2, empty=2)
    stat("month", days_ago=7, searches=3)
    stat("year", days_ago=364, searches=4)
    stat("before", days_ago=365, searches=5)

    found = {}
    for number, (asked, _queries) in enumerate(FILTERS):
        view = SearchesView()
        view.setup(rf.get(REPORT, asked))
        rows = view.get_filtered_queryset()
        found[number] = " ".join(row["query"] for row in rows)

    assert found == {n: queries for n, (_asked, queries) in enumerate(FILTERS)}


@pytest.mark.parametrize("asked", [{"p": "9" * 30, "q": "\0"}, {"export": "pdf"}])
def test_question_that_cannot_be_meant_is_no_fault(reader, asked):
    stat("gaufre")

    assert reader.get(f"{REPORT}results/", asked).status_code == 200


def test_each_search_leads_to_what_can_be_done(reader):
    stat("gaufre de liege", language="nl", empty=1)

    text = reader.get(f"{REPORT}results/").text

    assert 'href="/nl/zoeken/?q=gaufre+de+liege"' in text
    add = reverse("wagtailsnippets_search_synonym:add")
    assert f'href="{add}?words=gaufre+de+liege&amp;language=nl"' in text
    assert f'href="{PROMOTE}?q=gaufre+de+liege"' in text


def test_search_that_has_synonyms_leads_to_them(reader):
    Synonym.objects.create(words="gaufre, galette", language="en")
    group = Synonym.objects.create(words="Gaufre, wafel")
    stat("gaufres")

    text = reader.get(f"{REPORT}results/").text

    edit = reverse("wagtailsnippets_search_synonym:edit", args=[group.pk])
    assert f'href="{edit}"' in text


def test_hostile_search_is_shown_as_text(reader):
    stat('"><script>alert(1)</script>', language='"><b>')

    text = reader.get(REPORT).text

    assert "<script>alert(1)" not in text
    assert '"><b>' not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_the_searches(
    reader, django_assert_num_queries, number
):
    for at in range(number):
        stat(f"gaufre {at}")
        Synonym.objects.create(words=f"gaufre {at}, wafel {at}")
    reader.get(f"{REPORT}results/")

    with django_assert_num_queries(12):
        reader.get(f"{REPORT}results/")


def test_spreadsheet_holds_the_list_as_it_is_filtered(reader):
    stat("gaufre", searches=2, clicks=1)
    stat("wafel", language="nl", empty=1)

    response = reader.get(REPORT, {"export": "xlsx", "result": "empty"})

    assert 'filename="recherches-2026-11-27.xlsx"' in response["Content-Disposition"]
    book = load_workbook(BytesIO(content_of(response)))
    _heading, *rows = book.active.iter_rows(values_only=True)
    assert rows == [("wafel", "nl", 1, 1, 0)]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_spreadsheet_runs_no_formula(reader, sign):
    stat(f"{sign}cmd|' /C calc'!A0")

    response = reader.get(REPORT, {"export": "csv"})

    _heading, row = content_of(response).decode().splitlines()
    assert row == f"'{sign}cmd|' /C calc'!A0,fr,1,0,0"


@pytest.mark.parametrize("address", [REPORT, f"{REPORT}results/", f"{PROMOTE}?q=x"])
def test_only_editors_and_operators_open_the_report(
    client, address, editor, translator, merchant, operator
):
    president = MandateFactory().user
    closed = (translator, merchant, president)

    assert client.get(address).status_code == 302
    for person in closed:
        client.force_login(person)
        assert client.get(address).status_code in (302, 403)
    for person in (editor, operator):
        client.force_login(person)
        assert client.get(address).status_code == 200


def test_menu_shows_the_report_to_who_may_see_it(client, editor, translator, operator):
    president = MandateFactory().user

    for person in (translator, president):
        client.force_login(person)
        text = client.get("/admin/").text
        assert REPORT not in text
        assert "/admin/snippets/search/synonym/" not in text
    for person in (editor, operator):
        client.force_login(person)
        text = client.get("/admin/").text
        assert REPORT in text
        assert "/admin/snippets/search/synonym/" in text
        assert "/admin/searchpicks/" in text
        assert "reports/search-terms" not in text


def test_editors_have_the_rights_of_the_search_and_translators_none(db):
    def rights(name):
        group = Group.objects.get(name=name)
        apps = ("search", "wagtailsearchpromotions")
        found = group.permissions.filter(content_type__app_label__in=apps)
        return sorted(found.values_list("codename", flat=True))

    assert rights("Rédaction") == [
        "add_searchpromotion",
        "add_synonym",
        "change_searchpromotion",
        "change_synonym",
        "delete_searchpromotion",
        "delete_synonym",
        "view_searchpromotion",
        "view_searchstat",
        "view_synonym",
    ]
    assert rights("Traduction") == []


def test_right_to_see_the_report_is_in_the_form_of_groups(client, operator):
    client.force_login(operator)
    right = Permission.objects.get(codename="view_searchstat")

    form = client.get("/admin/groups/new/").context["form"]

    assert right in form.fields["permissions"].queryset


def test_first_page_counts_what_found_nothing_this_week(reader):
    stat("gaufre", empty=1)
    stat("gaufre", days_ago=6, empty=1)
    stat("gaufre", language="nl", empty=1)
    stat("found")
    stat("before", days_ago=7, empty=1)

    text = reader.get("/admin/").text

    assert f'href="{REPORT}?days=7&amp;result=empty"><span>2</span>' in text


@pytest.mark.parametrize("empty", [0, 1])
def test_first_page_says_nothing_without_need_or_right(
    reader, client, translator, empty
):
    stat("gaufre", empty=empty)
    if empty:
        client.force_login(translator)

    assert REPORT + "?" not in client.get("/admin/").text


def test_promoting_begins_with_the_words_and_writes_nothing(reader):
    response = reader.get(PROMOTE, {"q": 'Gaufre "><b>\0' + "x" * 100})

    assert response.context["form"]["query_string"].value() == (
        'gaufre "><b>' + "x" * 67
    )
    assert '"><b>' not in response.text
    assert 'action="/admin/searchpicks/add/"' in response.text
    assert Query.objects.count() == 0
    assert reader.post(PROMOTE, {"q": "gaufre"}).status_code == 405


def test_words_that_have_promoted_pages_lead_to_their_form(reader, fr):
    query = Query.get("L’Hôtel d’Aumale")
    for _promotion in range(2):
        SearchPromotion.objects.create(query=query, page=fr.page_ptr)

    response = reader.get(PROMOTE, {"q": "hotel aumale"})

    assert response.status_code == 302
    assert response["Location"] == f"/admin/searchpicks/{query.pk}/"
    assert reader.get(response["Location"]).status_code == 200


def test_editor_promotes_a_page_with_wagtails_own_form(reader, fr):
    sent = {
        "query_string": "gaufre",
        "editors_picks-TOTAL_FORMS": 1,
        "editors_picks-INITIAL_FORMS": 0,
        "editors_picks-MIN_NUM_FORMS": 0,
        "editors_picks-MAX_NUM_FORMS": 1000,
        "editors_picks-0-page": fr.pk,
        "editors_picks-0-ORDER": 1,
    }

    response = reader.post("/admin/searchpicks/add/", sent)

    assert response.status_code == 302
    promoted = SearchPromotion.objects.get()
    assert (promoted.query.query_string, promoted.page_id) == ("gaufre", fr.pk)


def test_translator_promotes_nothing(client, translator, fr):
    client.force_login(translator)

    assert client.get("/admin/searchpicks/").status_code == 302
    assert client.get("/admin/searchpicks/add/").status_code == 302
