"""Codes, places and words of feeds: what is made of them."""

import pytest

from events.feeds import openagenda, opendatasoft, wording
from events.feeds.answers import unwrapped
from events.feeds.kinds import is_for_families, kind_of
from events.feeds.metropolis import NAMES, address_parts, is_commune, is_elsewhere
from events.feeds.rows import ages, position
from places.communes import read_communes
from tests.events.feeding import NOW, Answers, source

pytestmark = pytest.mark.any_database


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(NOW, tick=False)


# Codes


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (1, "scheduled"),
        (2, "moved"),
        (3, "moved"),
        (4, "postponed"),
        (5, "full"),
        ("6", "cancelled"),
        ({"id": 6}, "cancelled"),
        ('{"id": 5}', "full"),
        (7, "scheduled"),
        (True, "scheduled"),
        (None, "scheduled"),
        ([], "scheduled"),
        ("²", "scheduled"),
    ],
)
def test_status_is_read_in_each_of_its_forms(value, status):
    assert openagenda.status_of(value) == status


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ({"mi": True, "hi": False, "zz": True}, ("mi",)),
        ('{"vi": true}', ("vi",)),
        (["pi", "ii", 5], ("ii", "pi")),
        ("mi, hi", ("hi", "mi")),
        (None, ()),
        (5, ()),
    ],
)
def test_access_is_read_in_each_of_its_forms(value, codes):
    assert openagenda.access_of(value) == codes


def test_json_in_a_string_that_is_none_stays_a_string():
    assert unwrapped("[broken") == "[broken"
    assert unwrapped("[1]") == [1]


def test_opendatasoft_without_timings_uses_first_and_last():
    row = {
        "uid": "5",
        "title_fr": "Deux soirs",
        "firstdate_begin": "2026-12-01T19:00:00+00:00",
        "firstdate_end": "2026-12-01T21:00:00+00:00",
        "lastdate_begin": "2026-12-02T19:00:00+00:00",
        "lastdate_end": "2026-12-02T21:00:00+00:00",
        "location_name": "Salle",
        "location_coordinates": [50.63, 3.06],
    }
    answers = Answers({"total_count": 1, "results": [row]})

    [entry] = opendatasoft.read(source("opendatasoft"), answers).entries

    assert [t.starts_at.day for t in entry.timings] == [1, 2]
    assert (entry.lat, entry.lng) == (50.63, 3.06)


# Places


@pytest.mark.parametrize(
    ("lat", "lng", "found"),
    [
        (50.63, 3.06, (50.63, 3.06)),
        ("50.63", "3.06", (50.63, 3.06)),
        (["50.63"], 3.06, (50.63, 3.06)),
        (3.06, 50.63, (50.63, 3.06)),
        (0, 0, (None, None)),
        (50.63, None, (None, None)),
        ("nan", 3, (None, None)),
        (1e999, 3, (None, None)),
        (91, 3, (None, None)),
        (True, 3, (None, None)),
        ({}, [], (None, None)),
    ],
)
def test_position_is_whole_or_none(lat, lng, found):
    assert tuple(position(lat, lng).values()) == found


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        (4, 99, (4, None)),
        (0, 12, (None, 12)),
        ("6", "10", (6, 10)),
        (12, 6, (None, None)),
        (-3, 400, (None, None)),
        (None, "x", (None, None)),
    ],
)
def test_ages_without_meaning_are_none(low, high, found):
    assert tuple(ages(low, high).values()) == found


def test_metropolis_has_its_communes():
    assert len(NAMES) == 97
    assert [c.name for c in read_communes().all if not is_commune(c.name)] == []


@pytest.mark.parametrize(
    ("city", "postal", "elsewhere"),
    [
        ("LILLE CEDEX 9", "", False),
        ("Lille Hellemmes", "", False),
        ("Villeneuve d'Ascq", "", False),
        ("Marcq-en-Baroeul", "", False),
        ("", "59100", False),
        ("Une ville", "59000", False),
        ("Tournai", "7500", True),
        ("Lillers", "62190", True),
        ("", "", False),
    ],
)
def test_place_without_a_position_is_known_by_its_commune(city, postal, elsewhere):
    assert is_elsewhere(None, None, city, postal) is elsewhere


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "Salle, 1 rue A, 59100 Roubaix, France",
            ("Salle", "1 rue A", "59100", "Roubaix"),
        ),
        ("Salle - Tourcoing", ("Salle", "", "", "Tourcoing")),
        ("Salle", ("Salle", "", "", "")),
        ("", ("", "", "", "")),
    ],
)
def test_line_of_an_address_is_taken_apart(line, parts):
    assert address_parts(line) == parts


# Words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Bal <img src=x onerror=alert(1)>", "Bal"),
        ("&lt;img src=x onerror=alert(1)&gt;Bal", "Bal"),
        ("<img src=x onerror=alert(1)", ""),
        ("<b>Bal</b> &amp;amp; buffet", "Bal & buffet"),
        ("I <3 Lille", "I <3 Lille"),
        ("a<br>b", "a b"),
        ("<style>p{}</style>Bal\n\n  populaire", "Bal populaire"),
        ("mot " * 100, "mot " * 62 + "mot…"),
        ("x" * 300, "x" * 254 + "…"),
    ],
)
def test_title_is_plain_text(text, plain):
    assert wording.title_line(text) == plain


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Bal", {"fr": "Bal"}),
        ({"@fr": ["Bal", "x"], "en": None}, {"fr": "Bal"}),
        ({"nl-BE": "Bal"}, {"nl": "Bal"}),
        ([{"@language": "en", "@value": "Ball"}], {"en": "Ball"}),
        ({"de": "Ball"}, {"fr": "Ball"}),
        ({"fr": {"a": 1}}, {}),
        ([[["deep"]]], {}),
        (5, {}),
        (None, {}),
    ],
)
def test_words_are_read_by_language(value, words):
    assert wording.by_language(value, wording.title_line) == words


@pytest.mark.parametrize(
    ("words", "free"),
    [
        ("Gratuit", True),
        ("Entrée libre", True),
        ("Gratuit pour les moins de 12 ans", None),
        ("Gratuit sous conditions", None),
        ("5 €, gratuit -12 ans", False),
        ("Tarif : 10 euros", False),
        ("Payant", False),
        ("Sur place", None),
        ("", None),
    ],
)
def test_conditions_say_whether_it_is_free(words, free):
    assert wording.says_free({"fr": words}) is free


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("https://a.example/b", "https://a.example/b"),
        ("www.a.example", "https://www.a.example"),
        ("javascript:alert(1)", ""),
        ("http://127.0.0.1/", ""),
        ("https://u:p@a.example/", ""),
        ('https://a.example/"onload=x', ""),
        ("https://a.example:x/", ""),
        ("https://[::1", ""),
        (5, ""),
        ({}, ""),
    ],
)
def test_address_is_public_or_none(value, url):
    assert wording.url(value) == url


@pytest.mark.parametrize(
    ("value", "phone"),
    [
        ("03 20 47 50 60", "+33320475060"),
        ("tel:+32 56 00 00 00", "+3256000000"),
        ("3635", ""),
        ("call me", ""),
        ("9" * 100, ""),
        (None, ""),
    ],
)
def test_phone_is_international_or_none(value, phone):
    assert wording.phone(value) == phone


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (["Musique classique"], "concert"),
        (["Jazz"], "concert"),
        (["EXPOSITION"], "exhibition"),
        (["spectacle"], "theatre"),
        (["vide-grenier"], "market"),
        (["Marché de Noël"], "market"),
        (["visite guidée"], "tour"),
        (["jeune public", "conte"], "family"),
        (["dégustation"], "food"),
        (["ciné-club", "film"], "cinema"),
        (["schema:Festival"], "festival"),
        (["réunion publique"], ""),
        ([], ""),
    ],
)
def test_kind_follows_from_words(said, kind):
    assert kind_of(said) == kind


def test_families_are_named_or_not():
    assert is_for_families(["Jeune public"]) is True
    assert is_for_families(["Concert"]) is None
