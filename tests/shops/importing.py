"""Files for tests of the import, and what it made of them."""

import csv
import io

from django.core.management import call_command

from stdnum import luhn

ROW = {
    "id": "1",
    "name": "Le Fournil",
    "category": "boulangerie",
    "address": "12 rue de Lannoy",
    "postcode": "59100",
    "city": "Roubaix",
    "insee": "59512",
    "district": "",
    "lat": "50.6905",
    "lon": "3.174",
    "phone": "+33353010001",
    "email": "bonjour@fournil.example",
    "website": "https://fournil.example/",
    "opening_hours": "Tu-Sa 10:00-19:00",
    "languages": "fr;nl",
    "wheelchair": "limited",
    "siret": "",
    "source": "list",
}


def siret(number):
    """A number with a right check for a shop that does not exist."""
    head = f"{number:08d}"
    siren = next(f"{head}{n}" for n in range(10) if luhn.is_valid(f"{head}{n}"))
    return next(
        f"{siren}0001{n}" for n in range(10) if luhn.is_valid(f"{siren}0001{n}")
    )


def row(number, **changes):
    """A row that can be imported; each is 100 m further to the east."""
    place = {"id": str(number), "lon": f"{3.174 + number * 0.0015:.4f}"}
    phone = {"phone": f"+3335301{number:04d}", "name": f"Le Fournil {number}"}
    return {**ROW, **place, **phone, **changes}


def write(path, rows, delimiter=",", encoding="utf-8"):
    """A CSV file of these rows; its columns are those of the first one."""
    header = list(rows[0])
    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.DictWriter(file, header, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


class Outcome:
    """What an import said: its last line, and the report by number of the row."""

    def __init__(self, text, lines):
        self.words = text.strip()
        self.lines = lines
        self.outcomes = [line["outcome"] for line in lines]
        self.sentences = [line["sentence"] for line in lines]


def run(path, *options, language="en"):
    """Import a file and read its report."""
    report, out = path.with_name("report.csv"), io.StringIO()
    call_command(
        "import_shops",
        str(path),
        "--report",
        str(report),
        "--language",
        language,
        *options,
        stdout=out,
    )
    with report.open(encoding="utf-8-sig", newline="") as file:
        return Outcome(out.getvalue(), list(csv.DictReader(file)))


def import_rows(tmp_path, rows, *options, **words):
    """Write a file, import it and read its report."""
    return run(write(tmp_path / "shops.csv", rows), *options, **words)
