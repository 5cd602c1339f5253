"""From telephone to screen: a code of six digits, and what it opens there."""

import re
from datetime import timedelta
from urllib.parse import quote, urlencode

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail.models import PageViewRestriction

import pytest

from places.guard import new_stamp
from places.models import FormCount
from tests.factories import EventPageFactory, WalkPageFactory
from tv import handoffs, jobs
from tv.models import HandOff, Screen

WORDS = {"fr": "sur-la-tele", "en": "on-tv", "nl": "op-tv"}
HOSTILE = [
    "",
    "\0",
    "/fr/boutiques/\0/",
    "x" * 10_000,
    "/fr/" + "x" * 10_000 + "/",
    "//evil.example/fr/boutiques/le-four/",
    "https://evil.example/fr/boutiques/le-four/",
    "/\\evil.example/fr/boutiques/le-four/",
    "javascript:alert(1)",
    "/fr/boutiques/../boutiques/le-four/",
    "/fr/boutiques/le-four",
    "/FR/boutiques/le-four/",
    "/de/boutiques/le-four/",
    "/fr/boutiques/le-four/\n",
    "/fr/x/le-four/",
    "/fr/",
    "/fr/boutiques/",
    "/fr/a-propos/",
    "/admin/",
    "/fr/balades/%00/",
    "/fr/☃/☂/",
]

WRONG = ["000000", "1234567", "12345a", "１２３４５６", "\0", "-1", "x" * 10_000, " 1"]


def form_of(language="fr"):
    return f"/{language}/{WORDS[language]}/"


def stamp_of(client):
    return client.get(form_of()).context["stamp"]


def press(client, *paths, language="fr", **fields):
    """Press "Show a code"."""
    data = {"page": paths, "stamp": stamp_of(client), "website": "", **fields}
    return client.post(form_of(language), data)


def code_for(client, *paths, language="fr"):
    """The code that a telephone shows for these pages."""
    shown = client.get(press(client, *paths, language=language).headers["Location"])
    return "".join(shown.context["halves"])


def typed(client, code, language="fr", **query):
    return client.get(f"/tv/{language}/code/", {"c": code, **query})


@pytest.fixture
def codes(monkeypatch):
    """Codes come from a list instead of chance."""
    waiting = []
    chance = handoffs.any_code
    monkeypatch.setattr(
        handoffs, "any_code", lambda: waiting.pop(0) if waiting else chance()
    )
    return waiting


@pytest.mark.parametrize("language", ["fr", "en", "nl"])
@pytest.mark.parametrize("kind", ["fiche", "sight", "walk", "event"])
def test_pages_lead_to_the_tv_in_their_language(client, world, kind, language):
    path = world.url(kind, language)

    link = re.search(
        rf'href="({form_of(language)}\?page=[^"]+)"', client.get(path).text
    )

    response = client.get(link[1])
    assert [sent.path for sent in response.context["pages"]] == [path]
    assert response.context["left_out"] == ""


@pytest.mark.parametrize("kind", ["home", "shop_list", "standard", "search"])
def test_pages_that_no_screen_shows_have_no_such_link(client, world, kind):
    assert form_of() not in client.get(world.url(kind)).text


@pytest.mark.parametrize("language", ["fr", "en", "nl"])
def test_page_before_the_code_names_what_will_be_shown(client, world, language):
    path = world.url("walk", language)

    response = client.get(form_of(language), {"page": path})

    assert response.status_code == 200
    assert f'<html lang="{language}">' in response.text
    assert f"Rue de Lannoy ({language})</a>" in response.text
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.context["head"].robots == "noindex, nofollow"
    assert response.cookies == {}
    assert HandOff.objects.count() == 0


def test_button_leads_to_a_code_that_is_shown_large_with_its_end(client, world):
    path = world.url("walk")

    response = press(client, path)

    made = HandOff.objects.get()
    assert response.status_code == 302
    ticket = handoffs.ticket_of(made.code)
    query = urlencode({"page": path})
    assert response.headers["Location"] == f"{form_of()}{ticket}/?{query}"
    assert re.fullmatch(r"[0-9]{6}", made.code)
    assert (made.language, made.paths) == ("fr", [path])
    assert made.ends_at == timezone.now() + timedelta(minutes=10)
    shown = client.get(response.headers["Location"])
    assert f"<span>{made.code[:3]}</span> <span>{made.code[3:]}</span>" in shown.text
    assert shown.context["until"] == "11\xa0h\xa010"
    assert shown.context["tv_address"] == "localhost/tv/"
    assert shown.headers["Cache-Control"] == "private, no-store"
    assert response.cookies == shown.cookies == {}


def test_reload_of_the_code_makes_no_other_one(client, world):
    address = press(client, world.url("walk")).headers["Location"]

    assert [client.get(address).status_code for _ in range(3)] == [200] * 3
    assert HandOff.objects.count() == 1


def test_button_may_be_pressed_at_once_but_not_after_two_hours(
    client, world, time_machine
):
    stamp = stamp_of(client)
    time_machine.shift(7201)

    response = press(client, world.url("walk"), stamp=stamp)

    assert response.status_code == 422
    assert response.context["notice"] != ""
    assert [sent.path for sent in response.context["pages"]] == [world.url("walk")]
    assert HandOff.objects.count() == 0


def test_robot_learns_nothing_and_leaves_nothing(client, world):
    response = press(client, world.url("walk"), website="x")

    assert client.get(response.headers["Location"]).status_code == 404
    assert HandOff.objects.count() == 0


def test_code_that_is_over_offers_another_one_for_the_same_pages(
    client, world, time_machine
):
    paths = [world.url("walk"), world.url("fiche")]
    address = press(client, *paths).headers["Location"]
    time_machine.shift(600)

    over = client.get(f"{address}&page=//evil.example/")

    assert over.status_code == 404
    again = over.context["again_url"]
    assert again == f"{form_of()}?{urlencode({'page': paths}, doseq=True)}"
    assert [sent.path for sent in client.get(again).context["pages"]] == paths


def test_code_alone_or_forged_shows_nothing_on_a_telephone(client, world):
    code, before = code_for(client, world.url("walk")), FormCount.objects.count()

    for ticket in (code, "x", "\0", f'"{code}"', "x" * 10_000, new_stamp("to-tv")):
        response = client.get(f"{form_of()}{quote(ticket)}/")
        assert response.status_code == 404
        assert "Rue de Lannoy" not in response.text
    assert FormCount.objects.count() == before


@pytest.mark.parametrize("stamp", ["", "x", "\0", "x" * 10_000])
def test_forged_stamp_makes_no_code(client, world, stamp):
    assert press(client, world.url("walk"), stamp=stamp).status_code == 422
    assert HandOff.objects.count() == 0


def test_hostile_pages_are_left_out_and_never_stored(client, world):
    good = world.url("fiche")

    for asked in HOSTILE:
        shown = client.get(form_of(), {"page": [asked, good]})
        assert [sent.path for sent in shown.context["pages"]] == [good]
        assert shown.context["left_out"].startswith("1 ")
    alone = press(client, *HOSTILE)
    press(client, *HOSTILE, good)

    assert alone.status_code == 422
    assert [made.paths for made in HandOff.objects.all()] == [[good]]


def test_twelve_pages_are_sent_in_their_order_and_the_others_named(client, world):
    kinds = ("walk", "fiche", "event", "sight")
    paths = [world.url(kind, code) for code in WORDS for kind in kinds]
    more = [EventPageFactory(slug=f"e-{n}").path_url for n in range(2)]

    response = client.get(form_of(), {"page": [*paths, *more, paths[0]]})

    assert [sent.path for sent in response.context["pages"]] == paths
    assert response.context["left_out"].startswith("2 ")


def test_private_and_unpublished_pages_are_never_sent(client, world):
    PageViewRestriction.objects.create(
        page=world.walks["fr"].get_parent(), restriction_type="login"
    )
    world.events["fr"].unpublish()

    response = press(client, world.url("walk"), world.url("event"))

    assert response.status_code == 422
    assert "Rue de Lannoy" not in response.text
    assert "Concert" not in response.text


def test_one_sender_makes_sixty_codes_an_hour(client, world, time_machine):
    path = world.url("walk")
    press(client, path)
    FormCount.objects.filter(form="to-tv", count=1).update(count=59)

    sixtieth, refused = press(client, path), press(client, path)

    assert (sixtieth.status_code, refused.status_code) == (302, 429)
    assert refused.headers["Retry-After"] == "3600"
    assert refused.context["pages"][0].path == path
    assert HandOff.objects.count() == 2
    time_machine.shift(3600)
    assert press(client, path).status_code == 302


def test_code_that_somebody_has_is_not_given_again(client, world, codes):
    codes += ["482913", "482913", "482913", "000000"]

    first, second = (code_for(client, world.url("walk")) for _ in range(2))

    assert (first, second) == ("482913", "000000")


@pytest.mark.parametrize("language", ["fr", "en", "nl"])
def test_keypad_leads_from_digit_to_digit(client, world, language):
    page = client.get(f"/tv/{language}/code/", {"c": "12"})

    keys = page.context["keys"]
    assert page.status_code == 200
    assert [key["digit"] for key in keys] == list("1234567890")
    assert keys[8]["url"] == f"/tv/{language}/code/?c=129"
    assert [key["digit"] for key in keys if key["is_first"]] == ["2"]
    assert page.context["erase_url"] == f"/tv/{language}/code/?c=1"
    assert page.context["back_url"] == f"/tv/{language}/code/?c=1"
    assert page.context["places"] == ["1", "2", "", "", "", ""]
    assert page.headers["Cache-Control"] == "private, no-store"
    assert page.cookies == {}
    assert "<input" not in page.text
    assert "<form" not in page.text


def test_empty_keypad_goes_back_home_and_begins_at_one(client, world):
    page = client.get("/tv/fr/code/")

    assert page.context["back_url"] == "/tv/fr/"
    assert page.context["erase_url"] == "/tv/fr/code/"
    assert [k["digit"] for k in page.context["keys"] if k["is_first"]] == ["1"]
    assert page.context["qr"].typed == "localhost/fr/"


def test_screen_goes_on_from_key_to_page(client, world):
    screen = Screen.objects.create(name="Hall")
    code = code_for(client, world.url("walk"))

    keys = typed(client, "1", ecran=screen.code).context["keys"]
    opened = typed(client, code, ecran=screen.code)

    assert keys[0]["url"] == f"/tv/fr/code/?c=11&ecran={screen.code}"
    wanted = f"/tv{world.url('walk')}?ecran={screen.code}"
    assert opened.headers["Location"] == wanted


@pytest.mark.parametrize("kind", ["fiche", "sight", "walk", "event"])
def test_code_opens_the_page_in_its_own_language(client, world, kind):
    code = code_for(client, world.url(kind, "nl"), language="en")

    response = typed(client, code)

    assert response.status_code == 302
    assert response.headers["Location"] == f"/tv{world.url(kind, 'nl')}"
    assert response.headers["Cache-Control"] == "private, no-store"


def test_several_pages_are_cards_in_the_order_of_the_visitor(client, world):
    paths = [world.url(kind, "nl") for kind in ("walk", "fiche", "event", "sight")]
    code = code_for(client, *paths, language="nl")

    response = typed(client, code)

    assert response.headers["Location"] == f"/tv/nl/code/{code}/"
    page = client.get(response.headers["Location"])
    assert [card.url for card in page.context["cards"]] == paths
    assert re.findall(r'<a class="card" [^>]*href="([^"]+)"', page.text) == [
        f"/tv{path}" for path in paths
    ]
    assert page.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("count", [2, 5])
def test_list_makes_as_many_queries_for_two_walks_as_for_five(client, world, count):
    walks = [WalkPageFactory(title=f"Balade {n}", slug=f"b-{n}") for n in range(count)]
    address = f"/tv/fr/code/{code_for(client, *(one.path_url for one in walks))}/"
    client.get(address)

    with CaptureQueriesContext(connection) as queries:
        assert len(client.get(address).context["cards"]) == count

    assert len(queries) == LIST_QUERIES


LIST_QUERIES = 4


def test_code_is_good_for_ten_minutes(client, world, time_machine):
    code = code_for(client, world.url("walk"))

    time_machine.shift(599)
    assert typed(client, code).status_code == 302
    time_machine.shift(1)
    assert typed(client, code).status_code == 404


def test_page_that_became_private_is_not_opened(client, world):
    code = code_for(client, world.url("walk"), world.url("event"))
    world.events["fr"].unpublish()
    assert typed(client, code).headers["Location"] == f"/tv{world.url('walk')}"
    PageViewRestriction.objects.create(page=world.walks["fr"], restriction_type="login")

    for address in (f"/tv/fr/code/?c={code}", f"/tv/fr/code/{code}/"):
        response = client.get(address)
        assert response.status_code == 404
        assert "Rue de Lannoy" not in response.text


@pytest.mark.parametrize("language", ["fr", "en", "nl"])
def test_wrong_code_is_a_sentence_and_an_empty_keypad(client, world, language):
    for code in WRONG:
        response = typed(client, code, language)
        assert response.status_code == 404
        assert response.context["fault"] in response.text
        assert response.context["places"] == [""] * 6
        assert response.context["keys"][0]["url"] == f"/tv/{language}/code/?c=1"


def test_wrong_address_of_a_list_is_the_empty_keypad(client, world):
    for code in ("000000", "1", "x", "1234567", "%00%00%00", "é", "x" * 10_000):
        response = client.get(f"/tv/fr/code/{code}/")
        assert response.status_code == 404
        assert response.context["places"] == [""] * 6


@pytest.mark.parametrize("form", ["/tv/fr/code/?c={}", "/tv/fr/code/{}/"])
def test_twenty_wrong_codes_in_ten_minutes_are_enough(
    client, world, time_machine, codes, form
):
    codes.append("482913")
    code = code_for(client, world.url("walk"))
    answers = [client.get(form.format(f"{n:06d}")).status_code for n in range(20)]
    time_machine.shift(240)

    refused = typed(client, code)

    assert answers == [404] * 20
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "360"
    assert refused.headers["Cache-Control"] == "private, no-store"
    assert "data-tv-first" in refused.text
    assert code_for(client, world.url("walk")) != code
    other = client.get(f"/tv/fr/code/?c={code}", REMOTE_ADDR="203.0.113.9")
    assert other.status_code == 302
    time_machine.shift(360)
    assert typed(client, code).status_code == 404
    assert typed(client, code_for(client, world.url("walk"))).status_code == 302


def test_right_codes_digits_and_nonsense_write_nothing(client, world):
    code = code_for(client, world.url("walk"))
    before = list(FormCount.objects.values_list("form", "count"))

    for _ in range(30):
        assert typed(client, code).status_code == 302
    for other in ("", "12", "abcdef", "1234567"):
        typed(client, other)

    assert list(FormCount.objects.values_list("form", "count")) == before


def test_codes_that_are_over_are_deleted_by_the_clock(client, world, time_machine):
    code_for(client, world.url("walk"))
    time_machine.shift(300)
    kept = code_for(client, world.url("walk"))
    time_machine.shift(300)

    jobs.forget_hand_offs()

    assert [made.code for made in HandOff.objects.all()] == [kept]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_of_codes_are_only_read(client, world, method):
    for address in ("/tv/fr/code/", "/tv/fr/code/123456/", f"{form_of()}123456/"):
        assert getattr(client, method)(address).status_code == 405
