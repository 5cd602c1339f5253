"""The synonyms with which a portal begins; once, so that what editors delete stays away."""

from pathlib import Path

from django.db import migrations

FILE = Path(__file__).resolve().parents[1] / "data" / "first_synonyms.txt"
LANGUAGES = ("fr", "en", "nl")


def first():
    """(language or "", words) of each line of the file."""
    for line in FILE.read_text("utf-8").splitlines():
        language, colon, words = line.partition(": ")
        if colon and language in LANGUAGES:
            yield language, words
        elif line and not line.startswith("#"):
            yield "", line


def load(apps, schema_editor):
    Synonym = apps.get_model("search", "Synonym")
    for language, words in first():
        Synonym.objects.get_or_create(language=language, words=words)


def unload(apps, schema_editor):
    """What editors wrote or changed stays."""
    Synonym = apps.get_model("search", "Synonym")
    for language, words in first():
        Synonym.objects.filter(language=language, words=words).delete()


class Migration(migrations.Migration):

    dependencies = [("search", "0003_database_index")]
    operations = [migrations.RunPython(load, unload)]
