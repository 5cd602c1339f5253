"""The usual hours: published at once, copied, confirmed, and two tabs that meet."""

from datetime import UTC, datetime

from django.utils import timezone

import pytest

from core import versions
from merchants.facts.week_sheet import copied
from places import confirmation
from places.models import Place
from tests.merchants.keeping import (
    TEXT,
    WEEK,
    kept_shop,
    logged,
    newest,
    owner_of,
    stored,
    today_in_room,
    url,
    week_data,
)

NEW_TEXT = "Mo 14:00-18:00; Tu-Fr 09:00-12:30,14:00-19:00; Sa 10:00-19:00; PH off"


@pytest.fixture
def shop(db, time_machine):
    return kept_shop(time_machine)


@pytest.fixture
def owner(shop, client):
    user = owner_of(shop)
    client.force_login(user)
    return user


def place_of(shop):
    return Place.objects.get(pk=shop.place_id)


def test_new_week_is_published_at_once_and_logged(client, shop, owner):
    number = versions.current()

    response = client.post(
        url(shop, "hours") + "?once=1", week_data(shop, mo="14:00-18:00")
    )

    place, entry = place_of(shop), newest(shop)
    assert place.opening_hours == NEW_TEXT
    assert place.hours_source == "owner"
    assert place.hours_confirmed_at == timezone.now()
    assert logged(shop) == ["facts.hours"]
    assert entry.actor == owner
    assert entry.data["before"]["place"] == {
        "opening_hours": TEXT,
        "hours_confirmed_at": "2026-10-20T00:00:00+00:00",
        "hours_source": "city",
    }
    assert entry.data["after"]["place"]["opening_hours"] == NEW_TEXT
    assert response.url == url(shop, "change", entry=entry.pk)
    versions.forget()
    assert versions.current() > number


def test_new_week_is_on_the_fiche_the_list_and_in_the_data_at_once(client, shop, owner):
    fiche_url, list_url = "/fr/boutiques/le-four-du-coin/", "/fr/boutiques/?open=1"
    assert "ferme à 12" in client.get(fiche_url).text
    assert "Le Four du coin" in client.get(list_url).text

    client.post(url(shop, "hours"), week_data(shop, fr="14:00-20:00"))

    page = client.get(fiche_url).text
    assert "ouvre à 14" in page
    assert '"opens": "14:00", "closes": "20:00"' in page.replace('":"', '": "').replace(
        '","', '", "'
    )
    assert "Le Four du coin" not in client.get(list_url).text


def test_step_goes_on_to_the_next_or_back_to_the_room(client, shop, owner):
    first = client.post(url(shop, "hours"), week_data(shop, mo="14:00-18:00"))
    later = client.post(
        url(shop, "hours"), {**week_data(shop, mo="14:00-17:00"), "later": "1"}
    )

    assert first.url == url(shop, "holidays")
    assert later.url == url(shop, "shop")


def test_yes_nothing_changes_confirms_with_one_tap(client, shop, owner):
    data = {"seen": week_data(shop)["seen"], "same": "1"}

    client.post(url(shop, "hours"), data)

    assert place_of(shop).opening_hours == TEXT
    assert place_of(shop).hours_confirmed_at == timezone.now()
    assert place_of(shop).hours_source == "owner"
    assert logged(shop) == ["facts.hours_confirmed"]


def test_city_that_confirms_is_named_as_the_source(client, shop, editor):
    client.force_login(editor)

    client.post(url(shop, "hours"), {**week_data(shop), "same": "1"})

    assert place_of(shop).hours_source == "city"


def test_the_same_click_twice_has_one_effect(client, shop, owner, time_machine):
    data = week_data(shop, mo="14:00-18:00")

    first = client.post(url(shop, "hours") + "?once=1", data)
    time_machine.shift(2)
    second = client.post(url(shop, "hours") + "?once=1", data)

    assert logged(shop) == ["facts.hours"]
    assert second.url == first.url


def test_confirming_twice_has_one_effect(client, shop, owner, time_machine):
    data = {"seen": week_data(shop)["seen"], "same": "1"}

    client.post(url(shop, "hours"), data)
    time_machine.shift(2)
    client.post(url(shop, "hours"), data)

    assert logged(shop) == ["facts.hours_confirmed"]


def test_second_of_two_tabs_sees_both_weeks_and_chooses(client, shop, owner):
    mine = week_data(shop, sa="10:00-17:00")
    client.post(url(shop, "hours"), week_data(shop, mo="14:00-18:00"))
    before = stored(shop)

    response = client.post(url(shop, "hours"), mine)

    assert response.status_code == 409
    assert response.context["theirs"][0]["words"] == "14\xa0h – 18\xa0h"
    assert response.context["mine"][5]["words"] == "10\xa0h – 17\xa0h"
    assert stored(shop) == before

    typed = dict(response.context["typed"])
    again = client.post(
        url(shop, "hours"), {**typed, "seen": response.context["seen_now"]}
    )

    assert again.status_code == 302
    assert place_of(shop).opening_hours == (
        "Tu-Fr 09:00-12:30,14:00-19:00; Sa 10:00-17:00; PH off"
    )


def test_link_that_was_faster_is_a_conflict_too(client, shop, owner):
    mine = week_data(shop, sa="10:00-17:00")
    link, _address = confirmation.make_link(shop.place, "x@example.fr", "fr")
    confirmation.spend(link, confirmation.Confirmation(opening_hours="Mo 09:00-12:00"))

    assert client.post(url(shop, "hours"), mine).status_code == 409
    assert place_of(shop).opening_hours == "Mo 09:00-12:00"


def test_confirming_hours_that_changed_meanwhile_shows_those_of_now(
    client, shop, owner
):
    data = {"seen": week_data(shop)["seen"], "same": "1"}
    client.post(url(shop, "hours"), week_data(shop, mo="14:00-18:00"))

    response = client.post(url(shop, "hours"), data)

    assert response.status_code == 409
    assert response.context["usual"][0]["words"] == "14\xa0h – 18\xa0h"
    assert logged(shop) == ["facts.hours"]


def test_hours_nobody_knows_cannot_be_confirmed(client, shop, owner):
    Place.objects.update(opening_hours="", hours_confirmed_at=None)

    client.post(url(shop, "hours"), {"seen": week_data(shop)["seen"], "same": "1"})

    assert place_of(shop).hours_confirmed_at is None
    assert logged(shop) == []


def test_copied_day_is_shown_again_and_nothing_is_saved(client, shop, owner):
    before = stored(shop)
    data = {
        **week_data(shop, mo="08:00-20:00"),
        "copy": "mo",
        "mo-copy_to": ["tu", "su", "nonsense"],
    }

    response = client.post(url(shop, "hours"), data)

    forms = {line.code: line.form for line in response.context["sheet"].lines}
    assert response.status_code == 200
    assert forms["tu"]["from_1"].value() == "08:00"
    assert forms["tu"]["from_2"].value() == ""
    assert forms["su"]["to_1"].value() == "20:00"
    assert not forms["su"]["closed"].value()
    assert forms["we"]["from_1"].value() == "09:00"
    assert stored(shop) == before


def test_day_copied_onto_the_whole_week_reaches_every_day(rf):
    data = rf.post(
        "/", {"copy": "tu-all", "tu-closed": "on", "mo-from_1": "09:00"}
    ).POST

    new, number = copied(data)

    assert number == 6
    assert [new[f"{code}-closed"] for code in WEEK] == ["on"] * 7


@pytest.mark.parametrize("code", ["", "xx", "-", "mo-all-all", "\0", "9" * 1000])
def test_copy_of_no_day_changes_nothing(client, shop, owner, code):
    response = client.post(url(shop, "hours"), {**week_data(shop), "copy": code})

    assert response.status_code == 200
    assert logged(shop) == []


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"mo-closed": "", "mo-from_1": "09:00"}, "mo-to_1", "Add the closing time."),
        ({"tu-to_1": "09:00"}, "tu-to_1", "It closes at the time at which it opens."),
        (
            {"tu-from_2": "12:00"},
            "tu-from_2",
            "The second opening begins before the first one ends.",
        ),
        (
            {"sa-closed": "on", "sa-from_1": "11:00"},
            "sa-closed",
            "Closed, or open at these times? Keep one of them.",
        ),
        (
            {"tu-from_2": "18:00", "tu-to_2": "10:00"},
            "we-from_1",
            "On Tuesday you would still be open when this day begins.",
        ),
    ],
)
def test_impossible_hours_are_said_beside_the_day(
    client, shop, owner, changes, field, words
):
    before = stored(shop)
    address = url(shop, "hours").replace("/fr/mon-commerce/", "/en/my-shop/")

    response = client.post(address, {**week_data(shop), **changes})

    found = [fault["target"] for fault in response.context["sheet"].faults]
    assert response.status_code == 422
    assert found == [f"id_{field}"]
    assert f'id="id_{field}_error">{words}' in response.text
    assert stored(shop) == before


def test_week_without_any_hours_is_refused(client, shop, owner):
    response = client.post(
        url(shop, "hours"), week_data(shop, **dict.fromkeys(WEEK, ""))
    )

    assert response.status_code == 422
    assert place_of(shop).opening_hours == TEXT


def test_box_for_closed_empties_the_day_whose_times_stay(client, shop, owner):
    client.post(url(shop, "hours"), {**week_data(shop), "sa-closed": "on"})

    assert place_of(shop).opening_hours == "Tu-Fr 09:00-12:30,14:00-19:00; PH off"


def test_times_typed_into_a_day_off_count(client, shop, owner):
    data = week_data(shop, mo="14:00-18:00")

    client.post(url(shop, "hours"), {**data, "mo-closed": "on"})

    assert place_of(shop).opening_hours == NEW_TEXT


def test_night_until_two_is_open_after_midnight(client, shop, owner, time_machine):
    client.post(url(shop, "hours"), week_data(shop, fr="18:00-02:00"))

    time_machine.move_to("2026-11-28T01:30:00+01:00", tick=False)
    assert "ferme à 2" in client.get("/fr/boutiques/le-four-du-coin/").text


def test_night_of_the_clock_change_is_an_hour_longer(client, shop, owner, time_machine):
    client.post(url(shop, "hours"), week_data(shop, sa="18:00-02:30"))

    # 02:15 comes twice on that night; the second time is still before 02:30.
    time_machine.move_to("2026-10-25T02:15:00+02:00", tick=False)
    assert "Ouvert" in client.get("/fr/boutiques/le-four-du-coin/").text


@pytest.mark.parametrize(
    ("choice", "text"),
    [("closed", TEXT), ("usual", TEXT[:-8]), ("each", TEXT[:-8])],
)
def test_rule_of_public_holidays_is_written_and_remembered(
    client, shop, owner, choice, text
):
    client.post(url(shop, "hours"), week_data(shop, holidays=choice))

    sheet = client.get(url(shop, "hours") + "?edit=1").context["sheet"]
    assert place_of(shop).opening_hours == text
    assert sheet.rest["holidays"].value() == choice


def test_seasons_stay_and_are_named(client, shop, owner):
    Place.objects.update(opening_hours=f"{TEXT}; Jul-Aug Mo-Sa 10:00-20:00")

    page = client.get(url(shop, "hours") + "?edit=1")
    client.post(url(shop, "hours"), week_data(shop, mo="14:00-18:00"))

    assert page.context["kept"] == ["juillet-août lundi-samedi 10:00-20:00"]
    assert place_of(shop).opening_hours == (
        f"{NEW_TEXT[:-8]}; Jul-Aug Mo-Sa 10:00-20:00; PH off"
    )


def test_hours_that_no_grid_can_say_are_read_only_and_can_be_confirmed(
    client, shop, owner
):
    odd = 'Mo-Fr 09:00-11:00,12:00-13:00,15:00-18:00 "sonner"'
    Place.objects.update(opening_hours=odd)

    page = client.get(url(shop, "hours"))
    client.post(url(shop, "hours"), {**week_data(shop), "same": "1"})

    assert page.context["odd"] == [
        "lundi-vendredi 09:00-11:00,12:00-13:00,15:00-18:00 “sonner”"
    ]
    assert place_of(shop).opening_hours == odd
    assert place_of(shop).hours_confirmed_at == timezone.now()


def test_holiday_rule_that_is_more_than_closed_stays(client, shop, owner):
    text = "Tu-Sa 10:00-19:00; PH 10:00-12:00"
    Place.objects.update(opening_hours=text)

    client.post(url(shop, "hours"), week_data(shop, holidays="kept"))

    assert place_of(shop).opening_hours.endswith("; PH 10:00-12:00")


def test_link_writes_into_the_history_of_the_shop(client, shop, owner):
    link, _address = confirmation.make_link(shop.place, "x@example.fr", "fr")
    confirmation.spend(link, confirmation.Confirmation(opening_hours="Mo 09:00-12:00"))

    entry = newest(shop)
    assert (entry.action, entry.actor_id) == ("facts.by_link", None)
    assert entry.data == {
        "hours_before": TEXT,
        "hours_after": "Mo 09:00-12:00",
        "days": [],
    }
    page = client.get(url(shop, "change", entry=entry.pk))
    assert page.status_code == 200
    assert page.context["can_undo"] is False


def test_old_hours_are_asked_for_in_the_room(client, shop, owner):
    assert today_in_room(client, shop)["asks"] is False
    Place.objects.update(hours_confirmed_at=datetime(2026, 9, 1, tzinfo=UTC))

    assert today_in_room(client, shop)["asks"] is True


def test_page_that_is_not_online_promises_nothing_at_once(client, shop, owner):
    at_once = "Les visiteurs voient votre réponse aussitôt."
    address = url(shop, "hours")
    assert at_once in client.get(address).content.decode()

    shop.pages.get().unpublish()

    page = client.get(address).content.decode()
    assert at_once not in page
    assert "Les visiteurs le verront dès que votre page sera en ligne." in page
