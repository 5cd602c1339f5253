"""What stands below the field while one types."""

from datetime import UTC, datetime
from urllib.parse import quote

from django.utils.translation import override

import pytest

from search import engines
from search.asking import Suggestion, Unavailable
from search.choices import Kind
from search.suggesting import everything, suggest, typed_words
from tests.factories import ShopCategoryFactory, fiche, translated
from tests.search.documents import document

URL = "/fr/recherche/suggestions/"
AT = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
HOSTILE = [
    "",
    "p",
    " p ",
    "\0",
    "\0\0\0",
    "%ff%fe",
    "'",
    "'\"&|*:^-()",
    '" OR 1=1 --',
    "...,,,!!!",
    "«»",
    "l’p",
    "🙈🙊",
    "q" * 10_000,
    "pis " * 2_500,
    "%ED%A0%80",
]


def offered(client, text, url=URL):
    """Titles by kind."""
    answer = client.get(url, {"q": text}).json()
    return {
        group["kind"]: [item["title"] for item in group["items"]]
        for group in answer["groups"]
    }


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("pi", "fr", ["pi"]),
        ("  PÏ  ", "fr", ["pi"]),
        ("p", "fr", []),
        ("l’p", "fr", []),
        ("l’hô", "fr", ["ho"]),
        ("cœ", "fr", ["coe"]),
        ("la piscine", "fr", ["piscine"]),
        ("la", "fr", ["la"]),
        ("musée d", "fr", ["musee"]),
        ("musée d’a", "fr", ["musee"]),
        ("musée d’art", "fr", ["musee", "art"]),
        ("musée p", "fr", ["musee", "p"]),
        ("de kaas", "nl", ["kaas"]),
        ("porte-mo", "fr", ["porte", "mo"]),
        ("x" * 200, "fr", ["x" * 40]),
        ("x" * 201, "fr", []),
        ("\0pi\0", "fr", ["pi"]),
        ("&\"'", "fr", []),
    ],
)
def test_typed_words(text, language, expected):
    assert typed_words(text, language) == expected


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("  La   Piscine ", "?q=La+Piscine", "La Piscine"),
        ("a&b=c", "?q=a%26b%3Dc", "a&b=c"),
        ("\0é", "?q=%C3%A9", "é"),
        ("x" * 10_000, "?q=" + "x" * 200, "x" * 200),
        (" \0 ", "", ""),
    ],
)
def test_link_to_everything(text, query, shown):
    with override("en"):
        assert everything(text, "/en/search/") == {
            "title": f"All results for “{shown}”",
            "url": f"/en/search/{query}",
        }


def test_names_are_grouped_by_kind_in_the_order_of_kinds(client, db):
    document("Pixel", kind="event")
    document("La Piscine", kind="sight", district="x", district_name="Roubaix Centre")
    document("Pivoine", url="/fr/boutiques/pivoine/")
    document("Une autre pile")
    document("De la Piscine à la gare", kind="walk")
    document("Piano", language="nl")

    answer = client.get(URL, {"q": "pi"}).json()

    assert [group["kind"] for group in answer["groups"]] == [
        "sight",
        "shop",
        "walk",
        "event",
    ]
    assert answer["groups"][1] == {
        "kind": "shop",
        "title": "Boutiques",
        "items": [
            {"title": "Pivoine", "url": "/fr/boutiques/pivoine/", "area": ""},
            {"title": "Une autre pile", "url": "/fr/autre-pile/", "area": ""},
        ],
    }
    assert answer["groups"][0]["items"][0]["area"] == "Roubaix Centre"
    assert answer["all"]["url"] == "/fr/recherche/?q=pi"


@pytest.mark.parametrize(
    "text", ["crê", "CRE", "l’etoile", "etoile crê", "“crêp", "étoile & cr"]
)
def test_name_is_offered_however_it_is_typed(client, db, text):
    document("Crêperie de l’Étoile")
    document("Crème et sucre")

    assert offered(client, text)["shop"][-1] == "Crêperie de l’Étoile"
    assert offered(client, f"{text} zzz") == {}


@pytest.mark.parametrize("text", ["coe", "cœ", "Cœur b", "boeu"])
def test_joined_letters_are_found_typed_apart(client, db, text):
    document("Cœur de bœuf")

    assert offered(client, text) == {"shop": ["Cœur de bœuf"]}


def test_trades_with_shops_come_first_and_leave_room_for_less(db):
    baker = fiche().shop.category
    baker.name = "Boulangerie-pâtisserie"
    baker.save()
    ShopCategoryFactory(slug="boucherie", name="Boucherie")
    asked = []

    def ask(*question):
        asked.append(question)
        return [
            Suggestion(Kind.PAGE, "Bou", "/b/"),
            Suggestion(Kind.SIGHT, "Bo", "/a/"),
        ]

    with override("fr"):
        found = suggest("bou", "fr", AT, ask)

    assert [(one.kind, one.title, one.url, one.area) for one in found] == [
        (
            "trade",
            "Boulangerie-pâtisserie",
            "/fr/boutiques/?category=boulangerie",
            "1 boutique",
        ),
        ("sight", "Bo", "/a/", ""),
        ("page", "Bou", "/b/", ""),
    ]
    assert asked == [("fr", ["bou"], AT, 7)]


@pytest.mark.parametrize("text", ["patis", "boulangeries", "boulangerie p", "bakery"])
def test_trade_is_offered_for_its_words_plurals_and_other_languages(client, db, text):
    trade = fiche(title="Le Four").shop.category
    trade.name = "Boulangerie-pâtisserie"
    trade.save()
    translated(trade, "en", name="Bakery")

    assert offered(client, text) == {"trade": ["Boulangerie-pâtisserie"]}


def test_eight_at_most_trades_included(client, db):
    fiche(title="Le Four")
    for number in range(12):
        document(f"Boulanger {number:02}")

    found = offered(client, "boul")

    assert found["trade"] == ["Boulangerie"]
    assert found["shop"] == [f"Boulanger {number:02}" for number in range(7)]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_what_says_nothing_gets_nothing(client, db, text):
    document("Piscine")
    raw = text if text.startswith("%") else quote(text)

    for url in (f"{URL}?q={raw}", f"{URL}?format=opensearch&q={raw}"):
        response = client.get(url)
        assert response.status_code == 200
        answer = response.json()
        assert (answer["groups"] if isinstance(answer, dict) else answer[1]) == []


@pytest.mark.parametrize("query", ["", "q", "q=&q=pi&format=x", "q[]=pi", "%00=pi"])
def test_nonsense_in_the_query_is_answered(client, db, query):
    document("Piscine")

    response = client.get(f"{URL}?{query}")

    assert [g["kind"] for g in response.json()["groups"]] == (
        ["shop"] if "&q=pi" in query else []
    )


def test_markup_in_a_name_stays_text(client, db):
    document("<b>Pi</b>", url="/fr/pi/")

    response = client.get(URL, {"q": "pi"})

    assert response["Content-Type"] == "application/json"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.json()["groups"][0]["items"][0]["title"] == "<b>Pi</b>"


def test_browsers_own_field_gets_names_alone(client, db):
    document("Le Pipeau", url="/fr/un/")
    document("Le Pipeau", url="/fr/deux/")
    document("Piscine", kind="sight")

    response = client.get(URL, {"q": "PI", "format": "opensearch"})

    assert response["Content-Type"] == "application/x-suggestions+json"
    assert response.json() == ["PI", ["Piscine", "Le Pipeau"]]


def test_answer_is_kept_a_minute_by_anyone_and_knows_nobody(client, db, editor):
    document("Piscine")
    before = client.get(URL, {"q": "pi"})
    again = client.get(URL, {"q": "pi"}, headers={"If-None-Match": before["ETag"]})
    client.force_login(editor)

    after = client.get(URL, {"q": "pi"})

    assert before["Cache-Control"] == after["Cache-Control"] == "public, max-age=60"
    assert before.content == after.content
    assert "Vary" not in before.headers
    assert before.cookies == {}
    assert again.status_code == 304
    assert client.post(URL).status_code == 405


class Away:
    """An engine whose machine is off."""

    def suggest(self, *question):
        raise Unavailable


def test_database_answers_when_the_engine_does_not(client, db, monkeypatch):
    document("Piscine")
    monkeypatch.setattr(engines, "chosen", Away)

    assert offered(client, "pis") == {"shop": ["Piscine"]}


def test_every_language_has_its_address(client, db):
    document("Zwembad", language="nl")
    document("Zoo", language="en")

    assert offered(client, "zw", "/nl/zoeken/suggestions/") == {"shop": ["Zwembad"]}
    assert offered(client, "zo", "/en/search/suggestions/") == {"shop": ["Zoo"]}
