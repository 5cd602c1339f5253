"""The index follows the documents, whatever happens on the way."""

import logging
import time
from datetime import UTC, datetime

from django.core.management import CommandError, call_command
from django.db.models import F

import pytest

from search.engines import chosen
from search.engines.elastic import indexes, indexing, rebuilding
from search.engines.elastic.client import request
from search.engines.elastic.comparing import cluster, compare
from search.models import IndexWork, SearchDocument
from tests.events.liars import hangs, lying
from tests.factories import fiche
from tests.search.cluster import connected
from tests.search.documents import document

FOUR = ("fr", ["four"], datetime(2026, 11, 28, 10, tzinfo=UTC), 8)


def change(made, **values):
    """Change a document as the projection does."""
    rows = SearchDocument.objects.filter(pk=made.pk)
    rows.update(revision=F("revision") + 1, **values)
    note(made.pk, rows.get().revision)


def note(pk, revision):
    IndexWork.objects.update_or_create(document_id=pk, defaults={"revision": revision})


def remove(made):
    revision = SearchDocument.objects.get(pk=made.pk).revision
    SearchDocument.objects.filter(pk=made.pk).delete()
    note(made.pk, revision + 1)


def titles():
    """What visitors find."""
    request("POST", f"/{current()}/_refresh", read=lambda said: said)
    return sorted(found.title for found in chosen().suggest(*FOUR))


def current():
    (found,) = [index.name for index in indexes.all_of_them() if index.is_searched]
    return found


def test_what_changed_is_sent_and_struck_out(engine):
    kept, gone = document("Le Four"), document("Four à pain")
    rebuilding.rebuild()
    change(kept, title="Le grand four")
    remove(gone)
    note(document("Four neuf").pk, 1)

    assert indexing.catch_up() == 3

    assert titles() == ["Four neuf", "Le grand four"]
    assert not IndexWork.objects.exists()
    assert compare().count == 0


def test_old_never_overwrites_new(engine):
    made = document("Le Four")
    rebuilding.rebuild()
    old = SearchDocument.objects.get()
    change(made, title="Le grand four")
    indexing.catch_up()
    (index,) = indexes.all_of_them()

    indexing.index(index, [old], 20)

    assert titles() == ["Le grand four"]


def test_what_was_deleted_does_not_come_back(engine):
    made = document("Le Four")
    rebuilding.rebuild()
    old = SearchDocument.objects.get()
    remove(made)
    indexing.catch_up()
    (index,) = indexes.all_of_them()

    indexing.index(index, [old], 20)

    assert titles() == []


def test_what_changes_during_a_rebuild_is_in_both_indexes(engine):
    kept, gone = document("Le Four"), document("Four à pain")
    rebuilding.rebuild()
    first = current()
    seen = []

    def meanwhile(_count):
        if seen:
            return
        change(kept, title="Le grand four")
        remove(gone)
        note(document("Four neuf").pk, 1)
        indexing.catch_up()
        seen.append(titles())

    assert rebuilding.rebuild(meanwhile) == 3

    assert seen == [["Four neuf", "Le grand four"]]
    assert titles() == ["Four neuf", "Le grand four"]
    assert compare().count == 0
    assert [index.name for index in indexes.all_of_them()] == [current()]
    assert current() > first


def test_rebuild_that_was_overtaken_gives_up(engine, time_machine):
    document("Le Four")

    def faster(_count):
        time_machine.shift(5)
        rebuilding.rebuild()

    time_machine.move_to("2026-11-28T10:00:00+00:00")
    with pytest.raises(rebuilding.Interrupted):
        rebuilding.rebuild(faster)

    assert titles() == ["Le Four"]
    assert len(indexes.all_of_them()) == 1


def test_index_that_was_removed_is_not_made_by_writing_to_it(engine):
    made = document("Le Four")
    index = indexes.make(datetime.now(UTC))
    indexes.remove([index])

    indexing.index(index, [made], 20)

    assert indexes.all_of_them() == []


def test_missing_index_is_made_once(engine):
    document("Le Four")

    assert [rebuilding.mend(), rebuilding.mend()] == [True, False]
    assert titles() == ["Le Four"]


def test_index_of_an_older_release_is_made_anew(engine):
    rebuilding.rebuild()
    old = current()
    body = {"_meta": {"shape": "older"}}
    request("PUT", f"/{old}/_mapping", body, read=lambda said: said)

    assert rebuilding.mend() is True

    assert current() != old


def test_what_a_dead_rebuild_left_is_swept_away(engine, time_machine):
    time_machine.move_to("2026-11-28T10:00:00+00:00")
    indexes.make(datetime.now(UTC))
    time_machine.shift(60)
    rebuilding.mend()
    time_machine.shift(60)
    indexes.make(datetime.now(UTC))

    rebuilding.mend()
    assert len(indexes.all_of_them()) == 2
    time_machine.shift(3 * 3600)
    rebuilding.mend()

    assert len(indexes.all_of_them()) == 1


def test_document_that_is_refused_holds_up_nobody(engine, caplog):
    caplog.set_level(logging.ERROR, "search")
    rebuilding.rebuild()
    for made in (document("Four perdu", lat=1e6, lng=3.0), document("Le Four")):
        note(made.pk, 1)

    indexing.catch_up()

    assert titles() == ["Le Four"]
    assert not IndexWork.objects.exists()
    assert [message.split(":")[0] for message in caplog.messages] == [
        "The cluster refuses 1 documents"
    ]


def test_comparison_says_what_differs(engine):
    stale, superfluous = document("Le Four"), document("Four à pain")
    rebuilding.rebuild()
    change(stale)
    remove(superfluous)
    missing = document("Four neuf")

    found = compare()

    assert (found.missing, found.stale) == ([missing.pk], [stale.pk])
    assert found.superfluous == [superfluous.pk]
    assert [(one.what, one.count, one.examples) for one in cluster()] == [
        ("waiting", 2, []),
        ("missing", 1, [f"document {missing.pk}"]),
        ("stale", 1, [f"document {stale.pk}"]),
        ("superfluous", 1, [f"document {superfluous.pk}"]),
    ]


def test_comparison_without_its_cluster_says_so(db, settings):
    settings.PORTAL_SEARCH_URL = ""
    without = cluster()
    with connected("http://127.0.0.1:9", 0.1):
        away = cluster()

    assert without == []
    assert [(one.what, one.count) for one in away] == [("waiting", 0), ("away", 1)]


def test_work_waits_while_the_cluster_hangs_and_nobody_else_does(
    db, client, django_capture_on_commit_callbacks
):
    with lying(hangs) as liar, connected(liar.url.removesuffix("/feed"), 0.1):
        started = time.monotonic()
        with django_capture_on_commit_callbacks(execute=True):
            page = fiche(title="Le Four", slug="four")
        saved_s = time.monotonic() - started

        assert (indexing.catch_up(), rebuilding.mend()) == (0, False)
        waiting = IndexWork.objects.count()
        ready = client.get("/readyz")

        assert liar.asked[0].startswith("GET /portal-test-")
        assert len(liar.asked) == 1
    assert page.pk
    assert saved_s < 5
    assert waiting >= 1
    assert ready.status_code == 200
    assert (ready.json()["search"], ready.json()["search_waiting"]) == ("away", waiting)


def test_command_makes_the_index_or_says_why_not(engine, capsys, settings):
    document("Le Four")

    call_command("rebuild_search_index", "--no-progress")
    settings.PORTAL_SEARCH_URL = ""
    call_command("rebuild_search_index", "--no-progress")

    assert capsys.readouterr().out.splitlines() == [
        "1 document(s) indexed.",
        "SEARCH_URL is database: there is no index to make.",
    ]


def test_command_without_its_cluster_fails_with_a_sentence(db):
    with (
        connected("http://127.0.0.1:9", 0.1),
        pytest.raises(CommandError, match=r"^The search cluster is away: "),
    ):
        call_command("rebuild_search_index", "--no-progress")
