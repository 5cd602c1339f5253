"""The number that grows with every change, and what is remembered by it."""

from django.db import transaction

import pytest

from core import versions
from core.models import ContentVersion
from places.models import Territory
from tests.factories import PlaceFactory, StandardPageFactory, TerritoryFactory


@pytest.fixture
def read():
    """A function that remembers, and how often it had to work."""
    calls = []

    @versions.kept
    def territories(order):
        calls.append(order)
        return list(Territory.objects.order_by(order).values_list("slug", flat=True))

    territories.calls = calls
    return territories


def test_remembered_until_content_changes(db, read):
    assert read("slug") == []
    assert read("slug") == []
    assert read.calls == ["slug"]

    TerritoryFactory(slug="weppes")

    assert read("slug") == ["weppes"]
    assert read.calls == ["slug", "slug"]


def test_each_argument_is_remembered_apart(db, read):
    read("slug")
    read("name")
    read("slug")

    assert read.calls == ["slug", "name"]


def test_saving_and_deleting_content_counts_up(db):
    before = versions.current()
    place = PlaceFactory()
    after_save = versions.current()
    place.delete()

    assert before < after_save < versions.current()


def test_publishing_and_unpublishing_a_page_counts_up(db):
    page = StandardPageFactory()
    before = versions.current()
    page.save_revision().publish()
    published = versions.current()
    page.unpublish()

    assert before < published < versions.current()


def test_version_is_read_once_in_a_request(db, django_assert_num_queries):
    TerritoryFactory()

    with django_assert_num_queries(1), versions.one_reading():
        first = versions.current()
        ContentVersion(pk=1)
        assert versions.current() == first
    with django_assert_num_queries(1):
        assert versions.current() == first


def test_what_takes_long_is_not_made_again_at_once(db, monkeypatch):
    clock = iter([0.0, 2.0, 30.0, 41.9, 42.1, 44.0])
    monkeypatch.setattr(versions, "monotonic", lambda: next(clock))
    monkeypatch.setattr(versions, "LONG_S", 0.05)
    made = []

    @versions.kept
    def slow():
        made.append(1)
        return len(made)

    assert slow() == 1  # from 0 s to 2 s
    TerritoryFactory()

    assert slow() == 1  # at 30 s: younger than twenty times two seconds
    assert slow() == 1  # at 41.9 s
    assert slow() == 2  # at 42.1 s


class TestCommit:
    """How the number follows transactions; other tests count at once."""

    @pytest.fixture(autouse=True)
    def real_bump(self, monkeypatch, version_follows_at_once):
        monkeypatch.undo()

    def test_number_is_written_once_and_after_the_commit(
        self, db, django_capture_on_commit_callbacks
    ):
        before = versions.current()

        with django_capture_on_commit_callbacks(execute=True) as waiting:
            PlaceFactory()
            PlaceFactory()
            assert versions.current() == before

        assert waiting.count(versions.write) == 1
        assert versions.current() == before + 1

    def test_number_stays_when_the_transaction_is_taken_back(
        self, db, django_capture_on_commit_callbacks
    ):
        before = versions.current()

        with (
            django_capture_on_commit_callbacks(execute=True) as waiting,
            transaction.atomic(),
        ):
            PlaceFactory()
            transaction.set_rollback(True)

        assert versions.write not in waiting
        assert versions.current() == before
