"""The log that is written once: what is kept, who may read what, what is refused."""

from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from importlib import import_module

from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection, transaction
from django.utils import translation
from django.utils.functional import SimpleLazyObject

import pytest

from accounts.models import User
from core import audit
from core.append_only import AppendOnlyError
from core.models import AuditEntry
from tests.core.threads import at_once
from tests.factories import PlaceFactory, UserFactory


@pytest.fixture
def place(db):
    return PlaceFactory()


@pytest.fixture
def samia(db):
    return UserFactory(first_name="Samia", last_name="Benali")


@pytest.fixture
def entry(place, samia):
    return audit.record("membership.added", place, samia, role="owner")


def who(entry):
    with translation.override("en"):
        return audit.who(entry)


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_entry_keeps_who_did_what_when(place, samia, time_machine):
    time_machine.move_to("2026-11-27T10:00:00+00:00", tick=False)

    entry = audit.record(
        "fact.changed", place, samia, on_behalf_of="Jean Petit", before="a", after=None
    )

    entry = AuditEntry.objects.get(pk=entry.pk)
    assert entry.at.isoformat() == "2026-11-27T10:00:00+00:00"
    assert (entry.subject, entry.subject_id) == ("place", place.pk)
    assert (entry.actor, entry.on_behalf_of) == (samia, "Jean Petit")
    assert entry.data == {"before": "a", "after": None}
    assert str(entry) == f"fact.changed place {place.pk}"


@pytest.mark.parametrize("nobody", [None, AnonymousUser()])
def test_entry_of_the_portal_itself_has_no_actor(place, nobody):
    assert audit.record("mandate.ended", place, nobody).actor_id is None


def test_user_of_a_request_is_actor_and_subject(db, samia):
    lazy = SimpleLazyObject(lambda: samia)

    entry = audit.record("account.exported", lazy, lazy)

    assert (entry.subject, entry.subject_id, entry.actor_id) == (
        "user",
        samia.pk,
        samia.pk,
    )


def test_data_may_hold_what_forms_give(place):
    entry = audit.record(
        "fact.changed", place, day=date(2026, 12, 25), price=Decimal("3.50"), days={1}
    )

    entry.refresh_from_db()
    assert entry.data == {"day": "2026-12-25", "price": "3.50", "days": [1]}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("samia@example.fr", "[…@…]"),
        ("de samia@example.fr à <j.petit@mail.example>", "de […@…] à <[…@…]>"),
        ({"samia@example.fr": ["x", "b@c.fr"]}, {"[…@…]": ["x", "[…@…]"]}),
        ("à 8 @ 9", "à 8 @ 9"),
        ("a\0b", "ab"),
        ("\0", ""),
        ("a\x1b\ud800\tb\n", "a?\tb\n"),
    ],
)
def test_addresses_and_null_signs_are_never_kept(place, given, kept):
    entry = audit.record("fact.changed", place, value=given)

    entry.refresh_from_db()
    assert entry.data == {"value": kept}


def test_long_name_is_cut_and_its_address_hidden(place):
    entry = audit.record("visit.done", place, on_behalf_of="a@b.fr " + "x" * 10_000)

    entry.refresh_from_db()
    assert len(entry.on_behalf_of) == 120
    assert entry.on_behalf_of.startswith("[…@…] xx")


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.save(),
        lambda entry: entry.save(update_fields=["data"]),
        lambda entry: entry.delete(),
        lambda entry: AuditEntry.objects.filter(pk=entry.pk).update(action="x"),
        lambda entry: AuditEntry.objects.all().delete(),
        lambda entry: AuditEntry.objects.all()._raw_delete(using="default"),
        lambda entry: AuditEntry.objects.bulk_update([entry], ["action"]),
        lambda entry: AuditEntry._base_manager.update(action="x"),
        lambda entry: AuditEntry.objects.update_or_create(
            pk=entry.pk, defaults={"action": "x"}
        ),
    ],
)
def test_python_refuses_every_change(entry, change):
    entry.action = "other"

    with pytest.raises(AppendOnlyError):
        change(entry)

    assert AuditEntry.objects.get().action == "membership.added"


def test_entry_with_a_number_that_is_taken_changes_nothing(entry, place):
    forged = AuditEntry(pk=entry.pk, action="forged", subject="place", subject_id=1)

    with pytest.raises(DatabaseError), transaction.atomic():
        forged.save()

    assert AuditEntry.objects.get().action == "membership.added"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE core_auditentry SET action = 'forged'",
        "UPDATE core_auditentry SET actor_id = NULL WHERE id > 0",
        "INSERT INTO core_auditentry"
        " (id, at, on_behalf_of, subject, subject_id, action, data)"
        " SELECT id, at, '', subject, subject_id, 'forged', data FROM core_auditentry"
        " WHERE id > 0 ON CONFLICT (id) DO UPDATE SET action = 'forged'",
    ],
)
def test_database_refuses_an_update(entry, sql):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(sql)

    assert AuditEntry.objects.get().action == "membership.added"


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_postgresql_refuses_a_deletion(entry):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run("DELETE FROM core_auditentry")

    assert AuditEntry.objects.count() == 1


def test_triggers_can_be_taken_away_and_made_again(real_database):
    migration = import_module("core.migrations.0004_audit_is_append_only")
    audit.record("membership.added", UserFactory())

    with connection.schema_editor() as editor:
        migration.drop(None, editor)
    run("UPDATE core_auditentry SET action = 'forged'")
    with connection.schema_editor() as editor:
        migration.make(None, editor)

    assert AuditEntry.objects.get().action == "forged"
    with pytest.raises(DatabaseError, match="append-only"):
        run("UPDATE core_auditentry SET action = 'again'")


def test_bare_number_of_an_account_that_is_gone_stays(entry, samia):
    number = samia.pk
    samia.delete()

    (found,) = audit.newest_first(AuditEntry.objects.all())

    assert found.actor_id == number
    assert who(found) == f"person no. {number}"
    assert who(AuditEntry.objects.get()) == f"person no. {number}"


def test_entries_of_one_thing_newest_first(place, samia, time_machine):
    time_machine.move_to("2026-11-27T10:00:00+00:00", tick=False)
    first = audit.record("fact.changed", place, samia)
    second = audit.record("fact.undone", place, samia)
    audit.record("fact.changed", PlaceFactory(), samia)
    audit.record("fact.changed", samia, samia)
    time_machine.shift(timedelta(seconds=-1))
    oldest = audit.record("fact.changed", place)

    assert list(audit.entries(place)) == [second, first, oldest]
    assert list(audit.entries(place, ["fact.changed"])) == [first, oldest]
    assert list(audit.entries(place, [])) == []


@pytest.mark.parametrize("number", [1, 3])
def test_page_of_entries_asks_once(place, django_assert_num_queries, number):
    for _at in range(number):
        audit.record("fact.changed", place, UserFactory(first_name="Ana"))

    with django_assert_num_queries(1):
        read = [(audit.who(one), one.data) for one in audit.entries(place)[:20]]

    assert read == [("Ana", {})] * number


def test_recording_is_one_query(place, samia, django_assert_num_queries):
    with django_assert_num_queries(1):
        audit.record("fact.changed", place, samia, before=1, after=2)


def test_sentence_of_an_app_in_the_language_of_the_reader(entry, monkeypatch):
    def added(entry):
        return f"{entry.data['role']} ({translation.get_language()})"

    monkeypatch.setitem(audit.words, "membership.added", added)

    with translation.override("nl"):
        assert audit.sentence(entry) == "owner (nl)"


def test_sentence_without_words_is_the_code(place):
    assert audit.sentence(audit.record("unheard.of", place)) == "unheard.of"


@pytest.mark.parametrize(
    ("fields", "other", "name"),
    [
        ({"first_name": "Samia", "last_name": "Benali"}, "", "Samia Benali"),
        ({"first_name": "Ana"}, "Jean", "Ana, on behalf of Jean"),
    ],
)
def test_who_is_a_name(place, fields, other, name):
    entry = audit.record("x", place, UserFactory(**fields), on_behalf_of=other)

    assert who(entry) == name


def test_who_never_shows_an_address(place):
    user = UserFactory(email="secret@example.org")

    assert who(audit.record("x", place, user)) == f"person no. {user.pk}"


def test_who_is_the_portal_without_anybody(place):
    assert who(audit.record("x", place)) == "the portal"


def test_many_at_once_lose_nothing(real_database):
    user = User.objects.create_user("a@example.org")

    def write(number):
        for at in range(5):
            audit.record("fact.changed", user, user, number=number, at=at)

    at_once([partial(write, number) for number in range(4)])

    kept = {(e.data["number"], e.data["at"]) for e in audit.entries(user)}
    assert kept == {(number, at) for number in range(4) for at in range(5)}
