"""Which searches are counted, as what, and how they come into the table."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import OperationalError
from django.test import RequestFactory

import pytest

from core import clock
from search import stats
from search.counted import as_counted, is_by_person, is_narrowing
from search.models import SearchStat
from search.stats import MAX_CLICKS_A_MINUTE, Count, Waiting
from tests.search.visitors import by_person

PARIS = ZoneInfo("Europe/Paris")
DAY = date(2026, 11, 27)
ROBOTS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 AppleWebKit/537.36 (compatible; bingbot/2.0) Chrome/116 Safari/537",
    "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
    "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
    "Mozilla/5.0 (compatible; Baiduspider/2.0)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/142.0 Safari",
    "Mozilla/5.0 (compatible; archive.org_bot +http://archive.org/details/bot)",
    "Mozilla/5.0 (Linux; Android 11) Chrome/109 Safari/537.36 Chrome-Lighthouse",
    "facebookexternalhit/1.1",
    "curl/8.5.0",
    "Wget/1.21",
    "python-requests/2.32",
    "Java/21.0.1",
    "",
]
PEOPLE = [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0.0.0 Safari/537.36 Edg/142",
    "Mozilla/5.0 (Linux; Android 10; CUBOT X30) Chrome/120.0 Mobile Safari/537.36",
    "Opera/9.80 (Android; Opera Mini/36.2/119.132; U; fr) Presto/2.12 Version/12.16",
]


@pytest.fixture(autouse=True)
def friday(time_machine):
    time_machine.move_to(datetime(2026, 11, 27, 11, tzinfo=PARIS), tick=False)
    stats.waiting.clear()
    yield time_machine
    stats.waiting.clear()


def asked(query="gaufre", method="get", **headers):
    """The request of a result page."""
    make = getattr(RequestFactory(), method)
    return make("/fr/recherche/", {"q": query}, headers=by_person(**headers))


def rows():
    columns = ("day", "language", "query", "searches", "empty", "clicks")
    return list(SearchStat.objects.order_by("query", "day").values_list(*columns))


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("  Gaufres de Liège ", "gaufres de liege"),
        ("L’hôtel d’Aumale", "hotel aumale"),
        ("Cœur de bœuf", "coeur de boeuf"),
        ("porte-monnaie", "porte monnaie"),
        ("59000 Lille 2026", "59000 lille 2026"),
        ("3 bis rue du 11 novembre", "3 bis rue du 11 novembre"),
        ("a" * 40 + " " + "b" * 39, "a" * 40 + " " + "b" * 39),
        ("a" * 40 + " " + "b" * 40, ""),
        ("x " * 10_000, ""),
        ("", ""),
        ("&?!\0", ""),
        ("\ud800", ""),
        ("<b>gaufre</b>", "b gaufre b"),
        ("=cmd|' /C calc'!A0", "cmd c calc a0"),
    ],
)
def test_search_is_counted_folded(text, counted):
    assert as_counted(text) == counted


@pytest.mark.parametrize(
    "text",
    [
        "marie.dupont@example.org",
        "marie dupont ＠ example",
        "marie (at) example.org",
        "marie arobase example",
        "mariedupont gmail com",
        "06 12 34 56 78",
        "+33 6.12.34.56.78",
        "0032 2/555.12.12",
        "tel:0612345678",
        "(03) 20-12-34-56",
        "٠٦١٢٣٤٥٦٧٨",
        "06 12 34 56",
        "carte 4970 1000 0000 0001",
    ],
)
def test_address_or_number_of_a_person_is_not_counted(text):
    assert as_counted(text) == ""


@pytest.mark.parametrize("agent", PEOPLE)
def test_browser_is_a_person(agent):
    assert is_by_person(asked(User_Agent=agent)) is True


@pytest.mark.parametrize("agent", ROBOTS)
def test_robot_is_not_a_person(agent):
    assert is_by_person(asked(User_Agent=agent)) is False


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("head", {}),
        ("get", {"Accept_Language": None}),
        ("get", {"User_Agent": None}),
        ("get", {"Sec_Purpose": "prefetch;prerender"}),
        ("get", {"Purpose": "prefetch"}),
        ("get", {"X_Moz": "prefetch"}),
    ],
)
def test_request_ahead_of_a_visit_is_not_a_person(method, headers):
    assert is_by_person(asked(method=method, **headers)) is False


@pytest.mark.parametrize(
    ("referer", "narrowing"),
    [
        (None, False),
        ("http://testserver/fr/", False),
        ("http://testserver/fr/recherche/?q=wafel", False),
        ("http://testserver/fr/recherche/?kind=shop&q=Gaufre%20", True),
        ("http://testserver/en/search/?q=gaufre", False),
        ("http://elsewhere.example/fr/recherche/?q=gaufre", False),
        ("http://[", False),
        ("http://testserver/fr/recherche/?" + "q=gaufre&" * 200, False),
        ("http://testserver/fr/recherche/?q=%ff%00", False),
    ],
)
def test_filter_of_the_same_search_is_known_by_the_page_before(referer, narrowing):
    assert is_narrowing(asked(Referer=referer), "gaufre") is narrowing


def test_searches_are_added_up_in_memory_and_written_at_once(
    db, django_assert_num_queries
):
    with django_assert_num_queries(0):
        stats.searched(asked(), "Gaufre", "fr", 3)
        stats.searched(asked(), "gaufre ", "fr", 0)
        stats.searched(asked(), "gaufre", "nl", 0)
        stats.searched(asked(User_Agent="curl/8"), "gaufre", "fr", 3)
        stats.searched(asked(), "marie@example.org", "fr", 0)
        stats.opened(asked(), "GAUFRE", "fr")
    again = "http://testserver/fr/recherche/?q=gaufre"
    stats.searched(asked(Referer=again), "gaufre", "fr", 3)

    assert stats.write() == 2
    assert rows() == [(DAY, "fr", "gaufre", 2, 1, 1), (DAY, "nl", "gaufre", 1, 1, 0)]


def test_figures_of_other_processes_are_added_to(db):
    SearchStat.objects.create(
        day=DAY, language="fr", query="gaufre", searches=5, empty=2, clicks=1
    )
    stats.searched(asked(), "gaufre", "fr", 0)

    stats.write()

    assert rows() == [(DAY, "fr", "gaufre", 6, 3, 1)]
    assert stats.write() == 0
    assert rows() == [(DAY, "fr", "gaufre", 6, 3, 1)]


def test_days_are_those_of_paris(db, friday):
    friday.move_to(datetime(2026, 11, 27, 23, 59, tzinfo=PARIS), tick=False)
    stats.searched(asked(), "gaufre", "fr", 1)
    friday.move_to(datetime(2026, 11, 28, 0, 1, tzinfo=PARIS), tick=False)
    stats.searched(asked(), "gaufre", "fr", 1)

    stats.write()

    assert [row[:4] for row in rows()] == [
        (DAY, "fr", "gaufre", 1),
        (date(2026, 11, 28), "fr", "gaufre", 1),
    ]


def test_click_on_what_nobody_searched_makes_no_row(db):
    stats.opened(asked(), "invented", "fr")

    assert stats.write() == 0
    assert rows() == []


def test_nothing_waits_means_no_query(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert stats.write() == 0


def test_search_too_many_is_dropped_and_known_ones_go_on(monkeypatch):
    monkeypatch.setattr(stats, "MAX_WAITING", 2)
    waiting = Waiting()

    for query in ("a", "b", "c", "a"):
        waiting.add((DAY, "fr", query), Count(searches=1))

    with waiting.taken() as found:
        assert [(key[2], count.searches) for key, count in found] == [
            ("a", 2),
            ("b", 1),
        ]


def test_day_with_too_many_searches_takes_no_new_ones(db, monkeypatch):
    monkeypatch.setattr(stats, "MAX_OF_A_DAY", 1)
    SearchStat.objects.create(day=DAY, language="fr", query="gaufre", searches=1)
    stats.searched(asked(), "gaufre", "fr", 1)
    stats.searched(asked(), "invented", "fr", 0)

    stats.write()

    assert rows() == [(DAY, "fr", "gaufre", 2, 0, 0)]


def test_what_could_not_be_written_waits_again(db, monkeypatch):
    stats.searched(asked(), "gaufre", "fr", 1)

    def away(keys):
        stats.searched(asked(), "gaufre", "fr", 0)
        raise OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(stats, "_make_rows", away)
        with pytest.raises(OperationalError):
            stats.write()

    assert stats.write() == 1
    assert rows() == [(DAY, "fr", "gaufre", 2, 1, 0)]


def test_clicks_of_a_minute_are_bounded(friday):
    waiting = Waiting()

    allowed = [waiting.may_click() for _try in range(MAX_CLICKS_A_MINUTE + 2)]

    assert allowed.count(True) == MAX_CLICKS_A_MINUTE
    assert allowed[-2:] == [False, False]
    friday.shift(60)
    assert waiting.may_click() is True


def test_days_older_than_four_hundred_are_forgotten(db):
    for days in (400, 401):
        SearchStat.objects.create(
            day=DAY - timedelta(days=days), language="fr", query=f"before {days}"
        )

    assert stats.forget_old() == 1
    assert [row[2] for row in rows()] == ["before 400"]


def test_clock_of_each_process_writes_and_writes_once_more_at_its_end(db, monkeypatch):
    monkeypatch.setattr(clock, "run_due", list)
    monkeypatch.setattr(clock.connections, "close_all", lambda: None)
    monkeypatch.setattr(clock._wake, "wait", lambda timeout: end())

    def end():
        stats.searched(asked(), "wafel", "nl", 1)
        clock._stopping.set()

    stats.searched(asked(), "gaufre", "fr", 1)
    clock.run_forever()
    clock._stopping.clear()

    assert [row[1:4] for row in rows()] == [("fr", "gaufre", 1), ("nl", "wafel", 1)]
    assert "search.forget_old_counts" in clock.jobs
