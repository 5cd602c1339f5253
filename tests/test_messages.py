import pytest
from babel.messages.catalog import Catalog

from portal import messages

pytestmark = pytest.mark.any_database


def template(*ids):
    catalogue = Catalog()
    for message_id in ids:
        catalogue.add(message_id)
    return catalogue


def faults(language, message_id, string, **options):
    catalogue = Catalog(locale=language)
    catalogue.add(message_id, string, **options)
    return [
        fault.split(":")[0]
        for fault in messages.faults(catalogue, template(message_id), language)
    ]


def test_catalogues_are_complete_and_well_written():
    assert messages.check() == []


def test_extraction_finds_python_and_templates():
    places = {
        (message.id if isinstance(message.id, str) else message.id[0]): {
            place.rsplit(".", 1)[1] for place, _line in message.locations
        }
        for message in messages.found()
        if message.id
    }

    assert places["Zoom in"] == {"py", "html"}
    assert places["Skip to content"] == {"html"}
    assert places["Open near here"] == {"py"}


def test_extraction_keeps_both_forms_of_a_plural():
    ids = {message.id for message in messages.found()}

    assert ("%(count)s shop", "%(count)s shops") in ids


def test_message_missing_from_the_catalogue():
    missing = list(messages.faults(Catalog(locale="fr"), template("Walk"), "fr"))

    assert missing == ["missing: 'Walk'"]


def test_message_that_nobody_uses():
    catalogue = Catalog(locale="nl")
    catalogue.add("Walk", "Wandeling")

    assert list(messages.faults(catalogue, template(), "nl")) == ["unused: 'Walk'"]


@pytest.mark.parametrize(
    ("language", "message_id", "string", "expected"),
    [
        ("nl", "Walk", "Wandeling", []),
        ("nl", "Walk", "", ["empty"]),
        ("nl", "Walk", "  ", ["empty"]),
        ("nl", "until %(date)s", "tot %(datum)s", ["placeholders differ"]),
        ("nl", "{n} shops", "winkels", ["placeholders differ"]),
        ("nl", " more", "meer", ["space at the beginning differs"]),
        ("fr", "Price: free", "Tarif\u202f: gratuit", []),
        ("fr", "Price: free", "Tarif\u00a0: gratuit", []),
        (
            "fr",
            "Price: free",
            "Tarif : gratuit",
            ["no narrow space before a high sign"],
        ),
        ("fr", "Where?", "Où?", ["no narrow space before a high sign"]),
        ("fr", "“Open”", "«\u202fOuvert\u202f»", []),
        ("fr", "“Open”", "« Ouvert »", ["no narrow space inside « »"]),
        ("fr", "Home", "Page d'accueil", ["straight apostrophe"]),
        ("fr", "Home", "Page d’accueil", []),
        ("fr", "https://a.example", "https://a.example", []),
        ("fr", "Mo 09:00-12:00; PH off", "Mo 09:00-12:00; PH off", []),
    ],
)
def test_translation_faults(language, message_id, string, expected):
    assert faults(language, message_id, string) == expected


def test_fuzzy_translation_is_refused():
    assert faults("nl", "Walk", "Wandeling", flags={"fuzzy"}) == ["fuzzy"]


def test_plural_needs_every_form():
    ids = ("%(count)d walk", "%(count)d walks")

    assert faults("nl", ids, ("%(count)d wandeling", "")) == ["empty"]
    assert faults("nl", ids, ("%(count)d wandeling",)) == ["number of plural forms"]


def test_unknown_command_explains_itself(capsys):
    assert messages.main(["translate"]) == 2
    assert "extract" in capsys.readouterr().err


def test_check_command_succeeds_without_faults(capsys):
    assert messages.main(["check"]) == 0
    assert capsys.readouterr().out == ""


def test_extract_and_compile_write_what_they_read(tmp_path, monkeypatch):
    monkeypatch.setattr(
        messages, "catalogue_path", lambda code: tmp_path / f"{code}.po"
    )

    assert messages.main(["extract"]) == 0
    written = (tmp_path / "fr.po").read_bytes()
    assert messages.main(["extract"]) == 0
    assert (tmp_path / "fr.po").read_bytes() == written
    assert messages.main(["compile"]) == 0
    assert (tmp_path / "nl.mo").stat().st_size > 0
    assert messages.main(["check"]) == 1
