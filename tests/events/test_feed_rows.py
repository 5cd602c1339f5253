"""Rows of feeds: what is taken, what is refused and why, what is made of words."""

import pytest

from events.feeds import openagenda, opendatasoft, wording
from events.feeds.answers import unwrapped
from events.feeds.kinds import is_for_families, kind_of
from events.feeds.metropolis import NAMES, address_parts, is_commune, is_elsewhere
from events.feeds.moments import instant
from events.feeds.reading import read
from events.feeds.rows import ages, position
from places.communes import read_communes
from tests.events.feeding import NOW, Answers, source
from tests.events.test_feed_paging import event

pytestmark = pytest.mark.any_database


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(NOW, tick=False)


def taken(**changes):
    """The entry of one event, or the reason for which it was refused."""
    row = {**event(1), **changes}
    batch = read(source("openagenda"), Answers({"total": 1, "events": [row]}))
    if batch.entries:
        return batch.entries[0]
    [refusal] = batch.refusals
    return refusal.reason


def at(begin, end=None):
    return [{"begin": begin, "end": end}]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"uid": None}, "no_id"),
        ({"uid": "x" * 181}, "no_id"),
        ({"uid": {"a": 1}}, "no_id"),
        ({"title": None}, "no_title"),
        ({"title": {"fr": " \u200b "}}, "no_title"),
        ({"title": "<script>alert(1)</script>"}, "no_title"),
        ({"timings": None}, "no_date"),
        ({"timings": []}, "no_date"),
        ({"timings": "soon"}, "no_date"),
        ({"timings": at("soon")}, "bad_date"),
        ({"timings": at("0001-01-01T00:00:00+0100")}, "bad_date"),
        ({"timings": at("9999-12-31T23:59:59-1200")}, "bad_date"),
        (
            {"timings": at("2026-12-05T10:00:00+0100", "2026-12-05T09:00:00+0100")},
            "bad_date",
        ),
        ({"timings": [5, None, [], "x"]}, "bad_date"),
        (
            {"timings": at("2026-01-01T10:00:00+0100", "2028-01-01T10:00:00+0100")},
            "too_long",
        ),
        (
            {"timings": at("2026-11-27T10:00:00+0100", "2026-11-27T23:59:00+0100")},
            "past",
        ),
        ({"location": None}, "no_place"),
        ({"location": []}, "no_place"),
        ({"location": {"name": "--"}}, "no_place"),
        ({"location": {"name": "Halle", "city": "Marseille"}}, "too_far"),
        ({"location": {"name": "Halle", "postalCode": "13001"}}, "too_far"),
        (
            {"location": {"name": "Halle", "latitude": 48.8, "longitude": 2.3}},
            "too_far",
        ),
        ({"attendanceMode": 2, "location": {}}, "no_place"),
    ],
)
def test_row_that_cannot_be_an_event_is_refused_with_a_reason(changes, reason):
    assert taken(**changes) == reason


@pytest.mark.parametrize("row", [None, 5, "text", [], [[]], True])
def test_row_of_another_shape_is_refused(row):
    batch = read(source("openagenda"), Answers({"total": 1, "events": [row]}))

    assert [refusal.reason for refusal in batch.refusals] == ["wrong_shape"]


def test_row_that_comes_twice_is_taken_once():
    rows = [event(1), event(1, title="Another"), event(2)]

    batch = read(source("openagenda"), Answers({"total": 3, "events": rows}))

    assert [entry.title["fr"] for entry in batch.entries] == ["Concert 1", "Concert 2"]
    assert [(r.external_id, r.title, r.reason) for r in batch.refusals] == [
        ("1", "Another", "duplicate_row")
    ]


def test_event_of_today_is_not_over_before_midnight():
    entry = taken(timings=at("2026-11-28T08:00:00+0100", "2026-11-28T09:00:00+0100"))

    assert len(entry.timings) == 1


def test_dates_are_at_most_400_and_those_to_come():
    days = [
        f"2025-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 28)
    ]
    days += [day.replace("2025", "2027") for day in days]
    timings = [{"begin": f"{day}T10:00:00Z", "end": f"{day}T11:00:00Z"} for day in days]

    entry = taken(timings=timings)

    assert len(entry.timings) == 400
    assert entry.timings[-1].starts_at.isoformat() == "2027-12-27T10:00:00+00:00"


def test_dates_of_the_past_stay_while_there_is_one_to_come():
    timings = at("2026-11-01T10:00:00+0100") + at("2026-12-01T10:00:00+0100")

    assert len(taken(timings=timings).timings) == 2


def test_midnight_to_midnight_is_a_whole_day():
    entry = taken(timings=at("2026-12-05T00:00:00+0100", "2026-12-06T23:59:59+0100"))

    [only] = entry.timings
    assert (only.all_day, only.ends_at.isoformat()) == (
        True,
        "2026-12-06T22:59:00+00:00",
    )


def test_long_words_are_cut_to_what_an_event_holds():
    long = "mot " * 5_000
    entry = taken(
        title={"fr": long},
        description={"fr": long},
        longDescription={"fr": long * 20},
        conditions={"fr": long},
        registration=[f"https://a.example/{'x' * 300}"],
        location={"name": long, "address": long, "city": "Lille"},
    )

    assert len(entry.title["fr"]) <= 255
    assert len(entry.summary["fr"]) <= 240
    assert len(entry.price_words["fr"]) <= 160
    assert max(len(entry.venue_name), len(entry.street_address)) <= 160
    assert len(entry.texts["fr"]) < 21_000
    assert entry.booking_url == ""


def test_control_signs_and_halves_of_pairs_are_left_out():
    entry = taken(
        title={"fr": "Con\x00cert\ud800"}, longDescription={"fr": "<p>a\x00\udfff</p>"}
    )

    assert (entry.title, entry.texts) == ({"fr": "Concert"}, {"fr": "<p>a</p>"})


# Dates


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-07-05T10:00:00+0200", "2026-07-05T08:00:00+00:00"),
        ("2026-07-05T10:00:00+02:00", "2026-07-05T08:00:00+00:00"),
        ("2026-07-05T10:00:00.000Z", "2026-07-05T10:00:00+00:00"),
        ("2026-07-05T10:00:00", "2026-07-05T08:00:00+00:00"),
        ("2026-07-05", "2026-07-04T22:00:00+00:00"),
        (" 2026-01-05 10:00 ", "2026-01-05T09:00:00+00:00"),
    ],
)
def test_instant_is_read_with_any_offset(text, utc):
    assert instant(text).isoformat() == utc


@pytest.mark.parametrize(
    "value",
    ["", "x", "2026-13-01", "1999-01-01", "2101-01-01", 5, None, {}, "9" * 5_000],
)
def test_instant_of_anything_else_is_none(value):
    assert instant(value) is None


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
