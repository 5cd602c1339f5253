"""What a visitor searches: read from any query string, written back the same way."""

from datetime import date

from django.http import QueryDict
from django.utils.translation import override

import pytest

from search.asking import Order
from search.question import Question, clean

SATURDAY = date(2026, 11, 28)


def question(text):
    return Question.of(QueryDict(text))


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("", ""),
        ("q=gaufre", "?q=gaufre"),
        ("q=++pain%09au%00chocolat++", "?q=pain%20au%20chocolat"),
        ("q=caf%C3%A9", "?q=caf%C3%A9"),
        ("q=%22&kind=shop", "?kind=shop"),
        ("kind=shop&q=a", "?q=a&kind=shop"),
        ("kind=SHOP", ""),
        ("kind=nonsense", ""),
        ("category=pain&category=livres", "?category=livres&category=pain"),
        ("territory=roubaix&district=alma", "?territory=roubaix&district=alma"),
        ("district=%3Cscript%3E&district=", ""),
        ("open=1&offer=1", "?open=1&offer=1"),
        ("open=yes&offer=true", ""),
        ("when=today", "?when=today"),
        ("when=weekend", "?when=weekend"),
        ("when=date", ""),
        ("when=yesterday", ""),
        ("date=2026-11-28", "?date=2026-11-28"),
        ("date=2026-11-28&when=today", "?date=2026-11-28"),
        ("date=2026-13-01", ""),
        ("date=1066-10-14", ""),
        ("from=gambetta&walk=5", "?from=gambetta&walk=5"),
        ("from=gambetta&walk=20", "?from=gambetta"),
        ("walk=5", ""),
        ("near=50.692291,3.167823", "?near=50.692,3.168"),
        ("near=50.692,3.168&from=gambetta", "?near=50.692,3.168"),
        ("from=gambetta&order=distance", "?from=gambetta&order=distance"),
        ("order=distance", ""),
        ("from=gambetta&order=price", "?from=gambetta"),
        ("view=list", "?view=list"),
        ("view=map", "?view=map"),
        ("view=groups", ""),
        ("view=carousel", ""),
        ("page=3", "?page=3"),
        ("page=1", ""),
        ("page=-1", ""),
        ("page=%C2%B2", ""),
        ("page=" + "9" * 5000, "?page=800"),
        ("utm_source=x&at=2026-11-28T10:00", ""),
    ],
)
def test_question_is_written_as_it_was_understood(sent, kept):
    assert question(sent).query() == kept
    assert question(kept.lstrip("?")) == question(sent)


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ("q=" + "a" * 201, "too long"),
        ("q=" + "a+" * 20_000, "too long"),
        ("q=%00%01", "no letter"),
        ("q=%F0%9F%A7%87", "no letter"),
        ("q=!?", "no letter"),
        ("near=1,1", "outside the metropolis"),
        ("near=nan,nan", "outside the metropolis"),
        ("near=" + "5" * 5000, "outside the metropolis"),
    ],
)
def test_what_cannot_be_understood_gets_one_sentence(sent, fault):
    with override("en"):
        understood = question(sent + "&category=pain")

    assert understood.categories == {"pain"}
    assert [fault in sentence for sentence in understood.faults] == [True]


def test_two_hundred_signs_are_searched_whole():
    understood = question("q=" + "a" * 200)

    assert (len(understood.text), understood.faults) == (200, ())


def test_thousand_values_are_no_more_work_than_thirty():
    sent = "&".join(f"category=c{n}" for n in range(1000))

    assert len(question(sent).categories) == 30


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("", ""),
        ("  pain \n au\tlevain ", "pain au levain"),
        ("\x00\x1b[31m", "[31m"),
        ("\ud800", ""),
        ("a" * 300, "a" * 200),
        ("a" * 199 + " b", "a" * 199),
    ],
)
def test_words_are_cleaned(raw, cleaned):
    assert clean(raw) == cleaned


def test_question_without_a_filter_keeps_the_others_and_goes_to_the_first_page():
    asked = question(
        "q=pain&kind=shop&category=pain&open=1&date=2026-11-28&from=gambetta&walk=5"
        "&order=distance&page=4"
    )

    assert asked.filters == ["kind", "category", "open", "when", "point"]
    assert asked.without("point", "when").query() == (
        "?q=pain&kind=shop&category=pain&open=1"
    )
    assert asked.without(*asked.filters).query() == "?q=pain"
    assert asked.without("point").order is Order.RELEVANCE


@pytest.mark.parametrize(
    ("sent", "today", "days"),
    [
        ("", SATURDAY, None),
        ("when=today", SATURDAY, (SATURDAY, SATURDAY)),
        ("when=weekend", date(2026, 11, 25), (SATURDAY, date(2026, 11, 29))),
        ("when=weekend", date(2026, 11, 29), (date(2026, 11, 29), date(2026, 11, 29))),
        ("date=2026-12-24", SATURDAY, (date(2026, 12, 24), date(2026, 12, 24))),
    ],
)
def test_days_of_events(sent, today, days):
    assert question(sent).days(today) == days
