"""The desk: who may, what waits, one click, undo, duplicates, the health of sources."""

import pytest

from core import clock
from events.feeds import twins
from events.models import EventPage, EventSource, EventTwins, ImportedEvent, SourceRun
from tests.events.feeds.feeding import (
    NOW,
    entry,
    source,
    timing,
    visit,
)
from tests.factories import EventPageFactory, MandateFactory, PlaceFactory, evening

INBOX, DECIDE = "/admin/evenements-recus/", "/admin/evenements-recus/decider/"
REFUSED = "/admin/evenements-recus/refuses/"
TWINS = "/admin/evenements-recus/doublons/"
HEALTH = "/admin/evenements-recus/sources/"
SNIPPETS = "/admin/snippets/events/eventsource/"
PAGES = (INBOX, REFUSED, TWINS, HEALTH)


@pytest.fixture(autouse=True)
def friday(db, time_machine):
    """Friday at 11, the day before the concert."""
    time_machine.move_to(NOW, tick=False)
    return time_machine


@pytest.fixture
def desk(client, editor):
    """An editor at the desk."""
    client.force_login(editor)
    return client


@pytest.fixture
def waiting():
    """Two events that wait, made by one visit."""
    told = entry(price_words={"fr": "12 €"}), entry("2", "Marché de Noël", lat=None)
    visit(source("Office", is_trusted=False), *told)
    return list(ImportedEvent.objects.order_by("pk"))


def states():
    found = ImportedEvent.objects.order_by("pk")
    return list(found.values_list("state", flat=True))


def live():
    return EventPage.objects.filter(live=True).count()


def titles(response):
    return [row.title for row in response.context["rows"]]


@pytest.mark.parametrize("who", ["translator", "president"])
@pytest.mark.parametrize("address", [*PAGES, SNIPPETS])
def test_desk_is_for_editors_only(client, translator, who, address):
    client.force_login(translator if who == "translator" else MandateFactory().user)

    assert client.get(address).status_code in (302, 403)


@pytest.mark.parametrize(
    "address",
    [
        DECIDE,
        f"{TWINS}1/",
        f"{INBOX}separer/1/",
        f"{HEALTH}1/visiter/",
        f"{HEALTH}1/pause/",
    ],
)
def test_clicks_are_for_editors_only_and_no_links(client, editor, translator, address):
    client.force_login(translator)
    refused = client.post(address)
    assert (refused.status_code, refused["Location"]) == (302, "/admin/")

    client.force_login(editor)
    assert client.get(address).status_code == 405


@pytest.mark.parametrize("address", PAGES)
def test_empty_desk_says_so(desk, address):
    assert "desk-empty__words" in desk.get(address).text


def test_inbox_shows_what_is_to_be_decided(desk, waiting):
    response = desk.get(INBOX)

    assert titles(response) == ["Concert de jazz", "Marché de Noël"]
    row = response.context["rows"][0]
    assert row.dates == ("sam. 28 nov., 20\u00a0h",)
    assert [found["name"] for found in row.sources] == ["Office"]
    assert f"/admin/pages/{row.page.pk}/view_draft/" in response.text


def test_inbox_forgets_what_is_over(desk, waiting, friday):
    friday.move_to("2026-12-01T11:00:00+01:00", tick=False)

    assert titles(desk.get(INBOX)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_inbox_asks_the_same_for_one_and_three(
    desk, django_assert_max_num_queries, count
):
    told = [entry(str(n), f"Soirée {n}") for n in range(count)]
    visit(source(is_trusted=False), *told)
    desk.get(INBOX)

    with django_assert_max_num_queries(30) as queries:
        desk.get(INBOX)

    ours = [q["sql"] for q in queries.captured_queries if '"events_' in q["sql"]]
    assert len(ours) == 8


def test_one_click_publishes_in_three_languages(desk, waiting, client):
    desk.post(DECIDE, {"one": f"publish:{waiting[0].pk}"})

    assert (states(), live()) == (["published", "waiting"], 3)
    assert client.get("/nl/agenda/concert-de-jazz/").status_code == 200
    assert EventPage.objects.first().prepared["sources"][0]["name"] == "Office"


def test_all_that_are_ticked_are_decided(desk, waiting):
    chosen = [event.pk for event in waiting]

    desk.post(DECIDE, {"action": "refuse", "chosen": chosen})

    assert (states(), live()) == (["refused"] * 2, 0)
    assert titles(desk.get(INBOX)) == []
    assert titles(desk.get(REFUSED)) == ["Concert de jazz", "Marché de Noël"]


def test_refusal_is_taken_back(desk, waiting, editor):
    desk.post(DECIDE, {"one": f"refuse:{waiting[0].pk}"})
    assert ImportedEvent.objects.get(pk=waiting[0].pk).decided_by == editor

    desk.post(DECIDE, {"one": f"back:{waiting[0].pk}"})

    assert states() == ["waiting", "waiting"]
    assert ImportedEvent.objects.get(pk=waiting[0].pk).decided_at is None


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"one": "publish:"},
        {"one": "publish:99999999999999999999"},
        {"one": "drop:1"},
        {"action": "publish"},
        {"action": "publish", "chosen": ["x", "-1", "é", "0" * 10_000]},
        {"one": "back:1"},
    ],
)
def test_nonsense_decides_nothing(desk, waiting, data):
    assert desk.post(DECIDE, data).status_code == 302

    assert states() == ["waiting", "waiting"]


def test_second_click_is_too_late(desk, waiting):
    desk.post(DECIDE, {"one": f"refuse:{waiting[0].pk}"})

    desk.get(INBOX)
    response = desk.post(DECIDE, {"one": f"publish:{waiting[0].pk}"}, follow=True)

    said = [message.level_tag for message in response.context["messages"]]
    assert (states(), said) == (["refused", "waiting"], ["warning"])


def test_page_that_is_published_by_hand_waits_no_longer(waiting):
    page = EventPage.objects.filter(locale__language_code="fr").first()

    page.save_revision().publish()

    assert states() == ["published", "waiting"]


def test_first_page_of_the_admin_counts_what_waits(desk, waiting):
    words = desk.get("/admin/").text
    assert f'href="{INBOX}"><span>2</span>' in words.replace("\n", "")
    assert f'href="{HEALTH}"><span>' not in words

    ImportedEvent.objects.update(state="published")
    EventSource.objects.update(failures=5)

    words = desk.get("/admin/").text
    assert f'href="{INBOX}"><span>' not in words
    assert f'href="{HEALTH}"><span>1</span>' in words


@pytest.fixture
def pair():
    """Two events online that may be one: of a source, and of the editors."""
    EventPageFactory(
        title="Concert de rock",
        slug="rock",
        dates=[evening("2026-11-28")],
        place=PlaceFactory(name="La Piscine"),
    )
    visit(source("Office"), entry())
    return EventTwins.objects.get()


def key_of(slug):
    return EventPage.objects.filter(slug=slug).first().translation_key


def press(desk, pair, **data):
    response = desk.post(f"{TWINS}{pair.pk}/", data, follow=True)
    pair.refresh_from_db()
    return [message.level_tag for message in response.context["messages"]]


def test_duplicates_are_side_by_side(desk, pair):
    response = desk.get(TWINS)

    (row,) = response.context["pairs"]
    assert {side.title for side in row["sides"]} == {
        "Concert de rock",
        "Concert de jazz",
    }
    assert row["percent"] == round(pair.likeness * 100)


def test_two_events_stay_two_and_nobody_asks_again(desk, pair):
    assert press(desk, pair, apart="1") == ["success"]
    visit(EventSource.objects.get(), entry(summary={"fr": "Nouveau"}))

    assert pair.state == "apart"
    assert desk.get(TWINS).context["pairs"] == []
    assert press(desk, pair, back="1") == ["success"]
    assert pair.state == "open"


def test_merged_event_leads_to_the_kept_one_and_comes_back(desk, pair, client):
    kept = key_of("rock")

    assert press(desk, pair, keep=str(kept)) == ["success"]

    assert pair.state == "merged"
    response = client.get("/fr/agenda/concert-de-jazz/")
    assert response.status_code == 302
    assert response["Location"].endswith("/fr/agenda/rock/")
    rock = EventPage.objects.get(slug="rock")
    assert [row["name"] for row in rock.prepared["sources"]] == ["Office"]
    assert desk.get(TWINS).context["pairs"] == []

    assert press(desk, pair, back="1") == ["success"]

    assert client.get("/fr/agenda/concert-de-jazz/").status_code == 200
    rock.refresh_from_db()
    assert rock.prepared["sources"] == []
    jazz = EventPage.objects.filter(slug="concert-de-jazz").first()
    assert [row["name"] for row in jazz.prepared["sources"]] == ["Office"]


def test_merged_away_event_is_not_found_again(desk, pair):
    press(desk, pair, keep=str(key_of("concert-de-jazz")))

    visit(source("Autre", is_trusted=False), entry("9", "Concert de rock"))

    assert EventTwins.objects.filter(state="open").count() == 1
    names = {"rock", "concert-de-jazz", "concert-de-rock"}
    assert set(EventPage.objects.values_list("slug", flat=True)) == names


def test_kept_event_that_waits_goes_online_instead(desk, client):
    EventPageFactory(
        title="Concert de rock",
        slug="rock",
        dates=[evening("2026-11-28")],
        place=PlaceFactory(name="La Piscine"),
    )
    visit(source(is_trusted=False), entry())

    press(desk, EventTwins.objects.get(), keep=str(key_of("concert-de-jazz")))

    assert client.get("/fr/agenda/concert-de-jazz/").status_code == 200
    assert client.get("/fr/agenda/rock/").status_code == 302


def test_what_the_portal_put_together_is_separated(desk, client):
    visit(source(), entry(price_words={"fr": "12 €"}))
    other = source("Office", is_trusted=False)
    visit(other, entry("x", timings=(timing(), timing("2026-11-29"))))
    ((record, title, side),) = desk.get(TWINS).context["united"]
    assert (record.source, title, side.title) == (other, *["Concert de jazz"] * 2)

    desk.post(f"/admin/evenements-recus/separer/{record.pk}/")
    run = visit(other, entry("x", timings=(timing(), timing("2026-11-30"))))

    first, second = EventPage.objects.filter(locale__language_code="fr").order_by("pk")
    told = [
        [row["name"] for row in page.prepared["sources"]] for page in (first, second)
    ]
    assert told == [["Ville"], ["Office"]]
    assert (first.dates.count(), second.dates.count(), run.changed) == (1, 2, 1)
    assert client.get(second.url).status_code == 200
    assert desk.get(TWINS).context["united"] == []
    assert EventTwins.objects.get().state == "apart"


def test_what_is_alone_is_not_separated(desk):
    visit(source(), entry())
    record = EventSource.objects.get().records.get()

    desk.post(f"/admin/evenements-recus/separer/{record.pk}/")

    assert EventPage.objects.count() == 3


@pytest.mark.parametrize("data", [{}, {"keep": "x" * 10_000}, {"keep": "1"}])
def test_nonsense_leaves_the_pair_open(desk, pair, data):
    assert press(desk, pair, **data) == ["warning"]
    assert pair.state == "open"


def test_second_decision_on_a_pair_is_too_late(pair, editor):
    again = EventTwins.objects.get()
    twins.keep_apart(pair, editor)

    assert not twins.merge(again, again.first_key, editor)
    assert live() == 4


def test_health_page_names_rows_and_reasons(desk, language_en):
    feed = source(territory=None)
    visit(feed, entry("bad", "Nulle part", venue_name="", city="", lat=None), entry())
    EventSource.objects.update(fault="poorer")

    text = desk.get(HEALTH).text

    assert "Nulle part" in text
    assert 'class="feeds-level feeds-level--good"' in text


def test_visit_now_is_asked_of_the_clock(desk, friday):
    feed = source()
    visit(feed, entry())

    desk.post(f"{HEALTH}{feed.pk}/visiter/")

    feed.refresh_from_db()
    assert feed.next_at == feed.last_good_at
    assert "events.visit_sources" in clock.jobs
    assert clock._take_poked() == {"events.visit_sources"}


def test_source_is_paused_and_visited_again(desk):
    feed = source()

    desk.post(f"{HEALTH}{feed.pk}/pause/", {"active": "0"})
    desk.post(f"{HEALTH}{feed.pk}/visiter/")
    feed.refresh_from_db()
    assert (feed.is_active, clock._take_poked()) == (False, set())

    desk.post(f"{HEALTH}{feed.pk}/pause/", {"active": "1"})
    feed.refresh_from_db()
    assert feed.is_active


FORM = {
    "name": "Ville",
    "kind": "openagenda",
    "url": "https://feeds.example.org/1",
    "default_kind": "concert",
    "interval_min": "360",
    "is_active": "on",
}


def test_key_of_a_source_goes_in_and_never_out(desk):
    desk.post(f"{SNIPPETS}add/", {**FORM, "api_key": "s3cret-key"})
    feed = EventSource.objects.get()
    edit = f"{SNIPPETS}edit/{feed.pk}/"

    assert feed.api_key == "s3cret-key"
    for address in (edit, SNIPPETS, HEALTH):
        response = desk.get(address)
        assert (response.status_code, "s3cret" in response.text) == (200, False)
    desk.post(edit, {**FORM, "api_key": "", "name": "Autre"})
    feed.refresh_from_db()
    assert (feed.name, feed.api_key) == ("Autre", "s3cret-key")
    desk.post(edit, {**FORM, "api_key": "", "forget_key": "on"})
    feed.refresh_from_db()
    assert feed.api_key == ""


def test_other_address_is_read_anew_and_another_name_shown(
    desk, django_capture_on_commit_callbacks
):
    feed = source()
    visit(feed, entry(), etag='"1"')
    edit = f"{SNIPPETS}edit/{feed.pk}/"

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(edit, {**FORM, "name": "Mairie", "url": "https://b.example.org/"})

    feed.refresh_from_db()
    assert feed.etag == ""
    page = EventPage.objects.first()
    assert [row["name"] for row in page.prepared["sources"]] == ["Mairie"]

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"{SNIPPETS}delete/{feed.pk}/")

    page.refresh_from_db()
    assert (page.live, page.prepared["sources"]) == (True, [])
    assert SourceRun.objects.count() == 0


def test_menu_shows_the_desk_to_editors_and_nobody_else(client, editor, translator):
    shown = []
    for user in (editor, translator, MandateFactory().user):
        client.force_login(user)
        shown.append(INBOX in client.get("/admin/", follow=True).text)

    assert shown == [True, False, False]


def test_late_event_waits_for_no_click(desk):
    visit(source(is_trusted=False), entry(timings=(timing("2026-11-27", "12:00"),)))

    assert titles(desk.get(INBOX)) == ["Concert de jazz"]
