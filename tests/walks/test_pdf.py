"""The sheet of a walk as a PDF: words, pages, links, and texts of every kind."""

import re

from django.utils.translation import override

import pytest

from places.clock import this_minute
from tests.factories import PlaceFactory, WalkPageFactory, add_step
from tests.walks.pdf_reader import pages
from tests.walks.test_sheet import END, MIDDLE, START, add_shop, point, walk  # noqa: F401
from walks.passing import Passage
from walks.sheet import views
from walks.sheet.content import Sheet, SheetStep, sheet_of
from walks.sheet.lettering import FILES, FONTS, known_signs, lettered
from walks.sheet.pdf import pdf_of

pytestmark = pytest.mark.any_database

FRENCH = "AÀÂÆBCÇDEÉÈÊËFGHIÎÏOÔŒUÙÛÜŸaàâæcçéèêëîïôœùûüÿ«»’“”–—…€°·"
DUTCH = "ËÏÖÜÁÉÍÓÚëïöüáéíóúĳ‘’"
MAX_BYTES = 200_000


def sheet(**changed):
    """A sheet of nothing but a title, for what is told here."""
    today = this_minute().date()
    empty = {
        "language": "fr",
        "site_name": "Enjoy-MEL",
        "kind": "Balade",
        "title": "Le canal",
        "summary": "",
        "facts": [],
        "start": "",
        "end": "",
        "access": "",
        "map": None,
        "steps": [],
        "shops": [],
        "source": "",
        "url": "https://www.example.org/fr/balades/canal/",
        "short": "https://www.example.org/w/57",
        "printed": "imprimé le 27 novembre 2026",
        "printed_on": today,
        "setting_off": "",
    }
    return Sheet(**{**empty, **changed})


def step(number=1, **changed):
    empty = dict.fromkeys(("title", "url", "kind", "distance", "stay", "passing"), "")
    empty |= {"paragraphs": [], "hours": None, "leg": ""}
    return SheetStep(number=number, **{**empty, **changed})


def words_of(pdf):
    return [" ".join(lines) for lines in pages(pdf)]


def test_pdf_says_what_the_sheet_says(walk):  # noqa: F811
    at = this_minute()
    with override("fr"):
        pdf = pdf_of(sheet_of(walk, Passage(start=at), at))

    front, back = words_of(pdf)
    for words in ("Enjoy-MEL", "Le canal", "Au métro", f"localhost/w/{walk.pk}"):
        assert words in front
    assert "imprimé le 27 novembre 2026" in front
    assert "1 / 2" in front
    for words in ("Départ", "Un.", "Deux &.", "330\u00a0m", "mar–sam\u00a010h–19h;"):
        assert words in back
    assert len(pdf) < MAX_BYTES


def test_pdf_names_itself_and_links_back(walk):  # noqa: F811
    at = this_minute()
    with override("fr"):
        pdf = pdf_of(sheet_of(walk, Passage(start=at), at))

    assert b"/Lang (fr)" in pdf
    assert b"/Author (Enjoy-MEL)" in pdf
    assert b"/Title (Le canal)" in pdf
    assert b"/DisplayDocTitle true" in pdf
    links = re.findall(rb"/URI \((.+?)\)", pdf)
    assert b"http://localhost/fr/balades/canal/" in links
    assert f"http://localhost/w/{walk.pk}".encode() in links
    assert any(b"/fr/boutiques/" in link for link in links)
    bookmarks = re.findall(rb"/Title \((\d\. .+?)\)", pdf)
    assert len(bookmarks) >= 2


def test_pdf_of_the_same_content_has_the_same_bytes(time_machine):
    time_machine.move_to("2026-11-27T11:00:00+01:00")
    first = pdf_of(sheet(steps=[step(title="Ici")]))
    time_machine.move_to("2026-11-27T11:59:58+01:00")

    assert pdf_of(sheet(steps=[step(title="Ici")])) == first


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Café 🍰 et thé", "Café […] et thé"),
        ("مرحبا بكم، أهلا", "[…]"),
        ("Привет, Лилль!", "[…]!"),
        ("東京", "[…]"),
        ("11\u202fh\u202f30\u202f: oui", "11\u00a0h\u00a030\u00a0: oui"),
        ("Cafe\u0301", "Café"),
        ("non\u2011stop", "non-stop"),
        ("ﬁn", "fin"),
        ("a\u200bb\u202ec\x00d\ud800", "abcd"),
        ("a\tb\nc", "a b c"),
        ("", ""),
        ("👨‍👩‍👧", "[…]"),
        (FRENCH, FRENCH),
        (DUTCH, DUTCH.replace("ĳ", "ĳ")),
    ],
)
def test_signs_that_the_font_has_not(text, written):
    assert lettered(text) == written


def test_fonts_come_with_their_licence_and_know_both_alphabets():
    assert re.search(r"-ofl-\d+\.\d+\.\d+$", FONTS.name)
    assert "SIL Open Font License" in (FONTS / "LICENSE").read_text("utf-8")
    assert all(path.stat().st_size < 60_000 for path in FILES.values())
    assert set(FRENCH) | set(DUTCH) <= known_signs()


@pytest.mark.parametrize(
    "text",
    ["mot " * 2500, "x" * 10_000, "🍰" * 10_000, "Привет " * 1500, "\u00a0" * 10_000],
    ids=["words", "one word", "emoji", "cyrillic", "blanks"],
)
def test_long_and_foreign_texts_flow_over_pages(text):
    steps = [
        step(n, title=text[:200] or "-", paragraphs=[text], leg="1 km") for n in (1, 2)
    ]
    long = sheet(title=text[:255], summary=text[:240], source=text[:160], steps=steps)

    pdf = pdf_of(long)

    assert pdf.startswith(b"%PDF-")
    assert 2 <= len(pages(pdf)) <= 12
    assert len(pdf) < MAX_BYTES


def test_no_line_stands_below_the_foot_or_beside_the_sheet():
    steps = [step(n, title="Étape", paragraphs=["mot " * 300]) for n in range(1, 12)]

    pdf = pdf_of(sheet(steps=steps))

    assert len(pages(pdf)) > 2
    assert sum(lines.count("Étape") for lines in pages(pdf)[1:]) == 11


def test_walk_without_anything_is_one_page():
    pdf = pdf_of(sheet(title=""))

    assert len(pages(pdf)) == 1


def test_many_steps_have_a_pdf():
    pdf = pdf_of(sheet(steps=[step(n, title=f"Étape {n}") for n in range(1, 61)]))

    front, *rest = words_of(pdf)
    assert "Étape 1 " in front
    assert "Étape 60" in rest[-1]
    assert "3 / 3" in rest[-1]


@pytest.mark.parametrize("steps", [0, 1])
def test_walk_of_steps_that_are_nowhere_has_a_pdf(db, steps):
    walk = WalkPageFactory(language="nl")  # noqa: F811
    for number in range(steps):
        where = PlaceFactory(location=None, opening_hours="")
        add_step(walk, f"Stap {number}", place=where)

    at = this_minute()
    with override("nl"):
        pdf = pdf_of(sheet_of(walk, Passage(start=at), at))

    assert len(pages(pdf)) == 1 + steps


def test_answer_is_a_file_that_anybody_may_keep(client, walk):  # noqa: F811
    response = client.get("/fr/balades/canal/pdf/")

    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="canal.pdf"'
    assert response.headers["Cache-Control"] == "public, max-age=600"
    assert response.headers["X-Robots-Tag"] == "noindex"
    same = {"If-None-Match": response.headers["ETag"]}
    assert client.get("/fr/balades/canal/pdf/", headers=same).status_code == 304
    back = client.get("/fr/balades/canal/pdf/?reverse=1")
    assert back.headers["Content-Disposition"].endswith('"canal-reverse.pdf"')
    assert back.content != response.content


def test_pdf_is_made_once_for_a_content(
    client,
    walk,  # noqa: F811
    django_assert_num_queries,
):
    first = client.get("/fr/balades/canal/pdf/")

    with django_assert_num_queries(2):
        again = client.get("/fr/balades/canal/pdf/?start=2026-11-28T14:00&reverse=2")
    assert again.content == first.content

    walk.title = "Le nouveau canal"
    walk.save()
    assert client.get("/fr/balades/canal/pdf/").content != first.content


def test_whatever_is_asked_there_are_two_files_a_day(client, walk, monkeypatch):  # noqa: F811
    made = []
    monkeypatch.setattr(views, "made", lambda *args: made.append(args) or b"%PDF-")

    for query in ("", "?start=2026-12-01T10:00", "?reverse=1", "?reverse=x&a=1"):
        client.get(f"/fr/balades/canal/pdf/{query}")

    assert len(set(made)) == 2
