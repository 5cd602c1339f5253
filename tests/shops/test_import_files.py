"""import_shops: files, headers and options that cannot be used."""

from django.core.management import CommandError, call_command

import pytest

from shops.models import Shop
from tests.shops.importing import ROW, row, run, write

pytestmark = pytest.mark.any_database


def refusal(path, *options):
    with pytest.raises(CommandError) as caught:
        call_command("import_shops", str(path), "--language", "en", *options)
    assert Shop.objects.count() == 0
    return str(caught.value).replace(str(path), "FILE")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "FILE is empty."),
        (b"\n\n", "FILE is empty."),
        (
            b"id,name,name,category,lat,lon\n",
            "FILE has two columns of the same name: name.",
        ),
        (
            "id,name\n1,Fôret\n".encode("latin-1"),
            "FILE is not in UTF-8: save it as “CSV UTF-8”.",
        ),
        (
            b"id,name,lat\n1,x,2\n",
            "The header fits no known file; for “portal” it lacks: category/naf, lon/lng.",
        ),
        (
            b"siret,libelleCommuneEtablissement,enseigne1Etablissement\n",
            "The header fits no known file; for “sirene” it lacks: "
            "activitePrincipaleEtablissement.",
        ),
        (
            b"@id,name\n",
            "The header fits no known file; for “osm” it lacks: "
            "shop/amenity/craft/tourism.",
        ),
        (
            b"id,name,category,lat,lon\n1,x,hotel,50.69,3.174\n",
            "Say where the rows come from: --source NAME",
        ),
        (
            b"id,name\n" + b'"' + b"x" * 200_000,
            "FILE is no CSV file: field larger than field limit (131072).",
        ),
    ],
)
def test_file_that_cannot_be_imported_is_refused_in_one_sentence(
    tmp_path, db, content, sentence
):
    path = tmp_path / "shops.csv"
    path.write_bytes(content)

    assert refusal(path) == sentence


def test_missing_file_and_folder_are_refused(tmp_path, db):
    assert refusal(tmp_path / "absent.csv") == (
        "FILE cannot be read: No such file or directory."
    )
    assert refusal(tmp_path) == "FILE cannot be read: Is a directory."


def test_map_that_is_asked_for_must_fit(tmp_path, db):
    path = write(tmp_path / "shops.csv", [ROW])

    assert refusal(path, "--map", "osm") == (
        "The header fits no known file; for “osm” it lacks: @id, "
        "shop/amenity/craft/tourism."
    )


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--same", "1"], "Write --same NUMBER=SHOP, not “1”."),
        (["--same", "1=x"], "Write --same NUMBER=SHOP, not “1=x”."),
        (["--same", "=1"], "Write --same NUMBER=SHOP, not “=1”."),
        (["--same", "1=7", "--same", "2=7"], "Two rows cannot be the same shop 7."),
        (["--same", "1=999999"], "There is no shop 999999."),
        (
            ["--accept-file", "absent.txt"],
            "absent.txt cannot be opened: No such file or directory.",
        ),
        (
            ["--communes", "absent.json"],
            "absent.json cannot be read: No such file or directory.",
        ),
        (
            ["--report", "absent/report.csv"],
            "absent/report.csv cannot be opened: No such file or directory.",
        ),
    ],
)
def test_options_that_make_no_sense_are_refused(tmp_path, db, options, sentence):
    path = write(tmp_path / "shops.csv", [ROW])

    assert refusal(path, *options) == sentence


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(",", "utf-8"), (";", "utf-8"), ("\t", "utf-8"), (";", "utf-8-sig")],
)
def test_delimiter_and_mark_are_recognised(tmp_path, db, delimiter, encoding):
    rows = [row(1, name="Le Fournil, l’Épi")]
    path = write(tmp_path / "shops.csv", rows, delimiter, encoding)

    assert run(path).outcomes == ["created"]
    assert Shop.objects.get().name == "Le Fournil, l’Épi"


def test_row_of_another_length_is_refused_and_blank_lines_are_skipped(tmp_path, db):
    path = write(tmp_path / "shops.csv", [row(1), row(2)])
    lines = path.read_text("utf-8").splitlines()
    lines[2:2] = ["", "3,Le Four", ",".join(["4"] * (len(ROW) + 1)), ""]
    path.write_text("\n".join(lines), "utf-8")

    result = run(path)

    assert result.outcomes == ["created", "refused", "refused", "created"]
    assert [line["row"] for line in result.lines] == ["2", "4", "5", "7"]
    assert result.sentences[1] == "It has more or fewer values than the header."


def test_header_alone_imports_nothing(tmp_path, db):
    path = tmp_path / "shops.csv"
    path.write_text(",".join(ROW) + "\n", "utf-8")

    assert run(path).outcomes == []


def test_source_of_the_command_line_is_for_rows_that_have_none(tmp_path, db):
    path = write(tmp_path / "shops.csv", [row(1, source=""), row(2)])

    run(path, "--source", "mairie")

    assert dict(Shop.objects.values_list("source_id", "source")) == {
        "1": "mairie",
        "2": "list",
    }
