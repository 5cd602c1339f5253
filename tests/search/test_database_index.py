"""The index of the database follows its table, whatever writes or remakes it."""

from datetime import UTC, datetime

from django.db import connection, transaction

import pytest

from core import versions
from search import database_index, words
from search.asking import Ask
from search.engines.database import DatabaseEngine
from search.models import SearchDocument
from tests.search.documents import document, unsaved

AT = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
sqlite_only = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="triggers of SQLite"
)


def found(typed, language="fr"):
    versions.forget()
    asked = Ask(language, "", words.terms(typed, language), AT)
    return sorted(DatabaseEngine().answer(asked).ids)


def renamed(made, title):
    made.title, made.title_stems = title, words.stems(title, made.language)
    return made


def test_saving_changing_and_deleting_a_document_are_followed(db):
    made = document("Gaufres")
    assert found("gaufre") == [made.pk]

    renamed(made, "Crêpes").save()
    assert (found("gaufre"), found("crêpe")) == ([], [made.pk])

    made.delete()
    assert found("crêpe") == []


def test_many_rows_at_once_are_followed(db):
    one, two = SearchDocument.objects.bulk_create([unsaved("Pain"), unsaved("Pain")])
    assert found("pain") == [one.pk, two.pk]

    SearchDocument.objects.filter(pk=one.pk).update(title_stems="gauf")
    SearchDocument.objects.bulk_update([renamed(two, "Vélo")], ["title_stems"])
    assert (found("pain"), found("vélos")) == ([], [two.pk])

    SearchDocument.objects.all().delete()
    assert found("vélo") == []


def test_row_that_is_there_already_is_changed(db):
    document("Pain", object_id=7)
    other = unsaved("Vélo", object_id=7)

    SearchDocument.objects.bulk_create(
        [other],
        update_conflicts=True,
        unique_fields=["kind", "object_id", "language"],
        update_fields=["title", "title_stems"],
    )

    kept = SearchDocument.objects.get()
    assert (found("pain"), found("vélo")) == ([], [kept.pk])


def test_words_of_a_transaction_that_failed_are_not_found(db):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        document("Gaufres")
        assert len(found("gaufre")) == 1
        raise ZeroDivisionError

    assert found("gaufre") == []


def test_languages_have_words_of_their_own(db):
    french, dutch = document("Boeken"), document("Boeken", language="nl")

    assert (found("boek"), found("boek", "nl")) == ([], [dutch.pk])
    assert found("boeken") == [french.pk]


def drop(*names):
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP {name}")


@sqlite_only
def test_what_was_written_without_triggers_is_found_after_the_next_migration(db):
    changed, gone = document("Pain"), document("Pain")
    dutch = document("Brood", language="nl")
    drop(*(f"TRIGGER search_words_fr_{name}" for name in ("add", "change", "remove")))
    added = document("Gaufres")
    renamed(changed, "Vélo").save()
    gone.delete()

    database_index.complete(using="default")

    assert (found("pain"), found("vélo")) == ([], [changed.pk])
    assert (found("gaufre"), found("brood", "nl")) == ([added.pk], [dutch.pk])
    later = document("Fleurs")
    renamed(added, "Vélo").save()
    changed.delete()
    assert (found("fleur"), found("vélo")) == ([later.pk], [added.pk])


@sqlite_only
@pytest.mark.parametrize(
    "lost",
    [
        "TRIGGER search_words_nl_add",
        "TRIGGER search_words_nl_change",
        "TRIGGER search_words_nl_remove",
        "TABLE search_words_nl",
    ],
)
def test_each_part_that_is_lost_is_made_again(db, lost):
    made = document("Brood", language="nl")
    drop(lost)

    assert database_index.make(connection) == ["nl"]
    assert database_index.make(connection) == []
    assert found("brood", "nl") == [made.pk]


@sqlite_only
def test_index_that_is_whole_is_left_alone(db):
    document("Pain")
    with connection.cursor() as cursor:
        cursor.execute(database_index.for_code(database_index.SQLITE_EMPTY, "fr"))

    database_index.complete(using="default")

    assert found("pain") == []
