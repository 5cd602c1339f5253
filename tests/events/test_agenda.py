"""The agenda: what is listed when, below which day."""

from datetime import date

import pytest

from events.calendar import write_dates
from events.diary import diary
from events.models import EventPage, EventTime
from events.wish import weekend
from tests.emptied import Emptied
from tests.factories import (
    DistrictFactory,
    EventPageFactory,
    PlaceFactory,
    day,
    evening,
)

AGENDA = "/fr/agenda/"
# Monday 23 to Sunday 29 November 2026.
WEEK = [f"2026-11-{n}" for n in range(23, 30)]


def at(time_machine, text):
    """Stop the clock at a moment in Paris (winter time)."""
    time_machine.move_to(f"{text}+01:00", tick=False)


def listed(response):
    """[(words of the day, [titles])]"""
    return [
        (group["label"], [card.title for card in group["cards"]])
        for group in response.context["groups"]
    ]


def titles(response):
    return [title for _day, names in listed(response) for title in names]


def add(title, *dates, **fields):
    return EventPageFactory(title=title, dates=list(dates), **fields)


@pytest.mark.parametrize("today", WEEK)
def test_today_lists_today_only(client, db, time_machine, today):
    at(time_machine, f"{today}T09:00")
    for text in WEEK:
        add(text, evening(text))

    response = client.get(f"{AGENDA}?when=today")

    assert titles(response) == [today]
    assert len(listed(response)) == 1


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        *[(text, ["2026-11-28", "2026-11-29"]) for text in WEEK[:6]],
        ("2026-11-29", ["2026-11-29"]),
    ],
)
def test_weekend_is_what_is_left_of_this_one(client, db, time_machine, today, expected):
    at(time_machine, f"{today}T09:00")
    for text in [*WEEK, "2026-12-05"]:
        add(text, evening(text))

    assert titles(client.get(f"{AGENDA}?when=weekend")) == expected


def test_what_another_thread_forgets_is_listed_all_the_same(client, db, time_machine):
    at(time_machine, "2026-11-27T10:00:00")
    add("Marché", evening("2026-11-28"))
    expected = listed(client.get(AGENDA))

    diary("fr").days = Emptied()

    assert listed(client.get(AGENDA)) == expected != []
    assert diary("fr").days == {}


def test_weekend_on_a_sunday_is_that_sunday():
    assert weekend(date(2026, 11, 29)) == (date(2026, 11, 29), date(2026, 11, 29))


def test_night_that_ends_past_midnight_belongs_to_its_evening(client, db, time_machine):
    at(time_machine, "2026-11-27T12:00")
    add("La nuit", evening("2026-11-28", "22:00", hours=5))

    assert titles(client.get(f"{AGENDA}?date=2026-11-28")) == ["La nuit"]
    assert titles(client.get(f"{AGENDA}?date=2026-11-29")) == []
    strip = client.get(AGENDA).context["days"]
    assert [d["count"] for d in strip][:4] == [0, 1, 0, 0]


def test_exhibition_over_weeks_is_listed_once(client, db, time_machine):
    at(time_machine, "2026-11-27T12:00")
    add("Céramiques", (day("2026-11-01"), day("2027-01-03"), True))

    response = client.get(AGENDA)

    assert titles(response) == ["Céramiques"]
    assert response.context["groups"][0]["label"].startswith("Aujourd")
    assert [d["count"] for d in response.context["days"]] == [1] * 14


@pytest.mark.parametrize("clock", ["00:00", "10:00", "23:59"])
def test_last_day_of_an_exhibition_counts_whole(client, db, time_machine, clock):
    """Whatever hour an editor typed, only the days count."""
    add("Céramiques", (day("2026-11-01", "10:00"), day("2026-11-28", clock), True))

    at(time_machine, "2026-11-28T18:30")
    assert titles(client.get(f"{AGENDA}?when=today")) == ["Céramiques"]
    at(time_machine, "2026-11-29T00:10")
    assert titles(client.get(AGENDA)) == []


def test_what_is_over_disappears_and_what_runs_stays(client, db, time_machine):
    add("Fini", evening("2026-11-28", "10:00"))
    add("En cours", evening("2026-11-28", "11:00"))
    add("Ce soir", evening("2026-11-28", "20:00"))
    at(time_machine, "2026-11-28T12:00")

    response = client.get(f"{AGENDA}?when=today")

    assert titles(response) == ["En cours", "Ce soir"]
    assert response.context["days"][0]["count"] == 2


def test_cancelled_event_stays_with_its_tag(client, db, time_machine):
    at(time_machine, "2026-11-28T12:00")
    add("Annulé", evening("2026-11-28"), status="cancelled")
    add("Complet", evening("2026-11-28"), status="full")

    cards = client.get(AGENDA).context["groups"][0]["cards"]

    assert [(c.title, c.tag_css, c.struck) for c in cards] == [
        ("Annulé", "alert", True),
        ("Complet", "soft", False),
    ]
    assert all(card.tag for card in cards)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Gratuit", "Payant"]),
        ("?free=1", ["Gratuit"]),
        ("?family=1", ["Gratuit"]),
        ("?indoors=1", ["Payant"]),
        ("?free=1&indoors=1", []),
        ("?free=0", ["Gratuit", "Payant"]),
    ],
)
def test_wishes_keep_what_answers_all_of_them(
    client, db, time_machine, query, expected
):
    at(time_machine, "2026-11-27T12:00")
    add("Gratuit", evening("2026-11-28", "18:00"), is_free=True, for_families=True)
    add("Payant", evening("2026-11-28", "20:00"), indoors=True)

    assert titles(client.get(AGENDA + query)) == expected


def test_empty_day_leads_to_the_next_that_has_something(client, db, time_machine):
    at(time_machine, "2026-11-27T12:00")
    add("Concert", evening("2026-12-02"))

    empty = client.get(f"{AGENDA}?when=today").context["empty"]

    assert [link["url"] for link in empty["suggestions"]] == [
        f"{AGENDA}?date=2026-12-02"
    ]
    assert titles(client.get(empty["suggestions"][0]["url"])) == ["Concert"]


def test_empty_agenda_says_so(client, db):
    response = client.get("/en/whats-on/")

    assert response.context["empty"] == {
        "sentence": "Nothing is announced for this choice.",
        "suggestions": [],
        "clear_url": "/en/whats-on/",
    }


@pytest.mark.parametrize(
    "today", ["2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25"]
)
def test_days_of_the_clock_change_have_their_own_events(
    client, db, time_machine, today
):
    day_before, day_of = today[:-2] + f"{int(today[-2:]) - 1}", today
    add("La veille", evening(day_before, "23:00", hours=0.5))
    add("Ce matin", evening(day_of, "00:30", hours=1))
    add("Ce soir", evening(day_of, "23:00", hours=0.5))
    time_machine.move_to(day(day_of, "00:10"), tick=False)

    response = client.get(f"{AGENDA}?date={day_of}")

    assert titles(response) == ["Ce matin", "Ce soir"]
    assert response.context["days"][0]["count"] == 2
    hours = [
        card.hour for group in response.context["groups"] for card in group["cards"]
    ]
    assert hours == ["0\u00a0h\u00a030", "23\u00a0h"]


def test_strip_counts_the_next_fourteen_days(client, db, time_machine):
    at(time_machine, "2026-11-27T12:00")
    add("Une fois", evening("2026-11-27", "20:00"))
    add("Deux fois", evening("2026-11-27", "21:00"), evening("2026-11-29", "15:00"))
    add("Trop tard", evening("2026-12-11"))

    days = client.get(AGENDA).context["days"]

    assert [d["count"] for d in days] == [2, 0, 1] + [0] * 11
    assert [d["number"] for d in days] == [
        "27",
        "28",
        "29",
        "30",
        *[str(n) for n in range(1, 11)],
    ]
    assert days[2]["url"] == f"{AGENDA}?date=2026-11-29"


def test_chosen_day_is_marked_and_filters_stay(client, db, time_machine):
    at(time_machine, "2026-11-27T12:00")
    response = client.get(f"{AGENDA}?date=2026-11-29&free=1")

    assert [d["current"] for d in response.context["days"]][:4] == [
        False,
        False,
        True,
        False,
    ]
    assert response.context["days"][0]["url"] == f"{AGENDA}?date=2026-11-27&free=1"
    assert response.context["toggles"][0] == {
        "label": response.context["toggles"][0]["label"],
        "url": f"{AGENDA}?date=2026-11-29",
        "on": True,
    }


def test_dates_in_the_wrong_order_are_refused(db):
    event = EventPageFactory()
    wrong = EventTime(
        event=event, starts_at=day("2026-11-28", "20:00"), ends_at=day("2026-11-28")
    )

    with pytest.raises(Exception, match=r"ends_at"):
        wrong.clean()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?kind=market", ["Marché"]),
        ("?kind=nonsense", ["Marché", "Concert", "Plus tard"]),
        ("?territory=roubaix", ["Concert"]),
        ("?territory=nowhere", []),
        ("?from=2026-11-29&to=2026-12-06", ["Concert", "Plus tard"]),
        ("?from=2026-12-06&to=2026-11-29", ["Concert", "Plus tard"]),
        ("?from=2026-12-01", ["Plus tard"]),
        ("?to=2026-11-28", ["Marché"]),
        ("?to=2026-11-01", []),
        ("?from=nonsense&kind=market", ["Marché"]),
    ],
)
def test_kind_territory_and_days_from_to(client, db, time_machine, query, expected):
    at(time_machine, "2026-11-27T12:00")
    place = PlaceFactory(district=DistrictFactory())
    square = {"place": None, "venue_words": "Sur la place"}
    add("Marché", evening("2026-11-28"), kind="market", **square)
    add("Concert", evening("2026-11-29"), place=place)
    add("Plus tard", evening("2026-12-05"), **square)

    assert titles(client.get(AGENDA + query)) == expected


def test_form_keeps_what_was_asked_and_counts_what_each_value_gives(
    client, db, time_machine
):
    at(time_machine, "2026-11-27T12:00")
    add("Marché", evening("2026-11-28"), kind="market", is_free=True)
    add("Concert", evening("2026-11-28"), is_free=True)
    add("Payant", evening("2026-11-28"), kind="dance")

    form = client.get(f"{AGENDA}?date=2026-11-28&free=1&kind=market").context["filters"]

    assert (form["first"], form["last"]) == ("2026-11-28", "2026-11-28")
    assert form["toggles"] == ["free"]
    assert [(o["value"], o["count"], o["selected"]) for o in form["kind"]] == [
        ("concert", 1, False),
        ("market", 1, True),
    ]


def test_day_lists_hours_first_and_then_what_goes_on(client, db, time_machine):
    at(time_machine, "2026-11-27T12:00")
    add("Longue", (day("2026-10-01"), day("2027-01-03"), True))
    add("Courte", (day("2026-11-20"), day("2026-11-29"), True))
    add("Ce soir", evening("2026-11-27"))

    assert titles(client.get(AGENDA)) == ["Ce soir", "Courte", "Longue"]


def test_festival_over_a_weekend_is_listed_on_each_of_its_days(
    client, db, time_machine
):
    at(time_machine, "2026-11-26T12:00")
    begins, ends = day("2026-11-27", "18:00"), day("2026-11-29", "22:00")
    add("Festival", (begins, ends))

    for shown in ("2026-11-27", "2026-11-28", "2026-11-29"):
        assert titles(client.get(f"{AGENDA}?date={shown}")) == ["Festival"]
    assert titles(client.get(AGENDA)) == ["Festival"]
    assert titles(client.get(f"{AGENDA}?date=2026-11-30")) == []


def test_night_that_is_still_on_is_listed_after_midnight(client, db, time_machine):
    add("La nuit", evening("2026-11-28", "22:00", hours=5))
    add("Minuit et demi", evening("2026-11-29", "00:30", hours=2))

    at(time_machine, "2026-11-29T00:10")
    (group,) = client.get(f"{AGENDA}?when=today").context["groups"]

    assert [card.title for card in group["cards"]] == ["La nuit", "Minuit et demi"]
    assert group["cards"][0].hour == "en cours, jusqu’à 3\u00a0h"
    assert group["cards"][1].facts[0] == "dans la nuit de samedi à dimanche"


def test_single_cancelled_date_stays_in_the_agenda_struck(client, db, time_machine):
    at(time_machine, "2026-11-27T12:00")
    event = add("Atelier", evening("2026-11-28"), evening("2026-12-05"))
    event.times.filter(starts_at=evening("2026-11-28")[0]).update(is_cancelled=True)
    write_dates(EventPage.objects.get(pk=event.pk))

    cards = [card for g in client.get(AGENDA).context["groups"] for card in g["cards"]]

    assert [card.struck for card in cards] == [True, False]
