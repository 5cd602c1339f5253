"""What every test may rely on: a clean language, clock caches and media folder."""

from copy import deepcopy

from django.core.cache import cache
from django.db import transaction
from django.utils import translation

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks.signals import task_finished
from time_machine import travel

from core import versions
from places.hours.state import clear_cache
from search.models import Synonym
from shops import map_data
from tests.factories import UserFactory, home
from tests.factories.world import FRIDAY, build_world


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The synonyms with which a portal begins are left out: a test names its own."""
    with django_db_blocker.unblock():
        Synonym.objects.all().delete()


@pytest.fixture(autouse=True)
def clean_state():
    """No language, no parsed hours and nothing remembered leaks between tests."""
    language = translation.get_language()
    clear_cache()
    versions.forget()
    map_data.forget()
    cache.clear()
    yield
    translation.activate(language)


@pytest.fixture(autouse=True)
def version_follows_at_once(monkeypatch):
    """Tests run in a transaction that never ends: changes count before its commit.

    Nor does a test wait for what took long to make on a busy machine.
    """
    monkeypatch.setattr(versions, "bump", versions.write)
    monkeypatch.setattr(versions, "LONG_S", float("inf"))


@pytest.fixture(autouse=True)
def media_folder(settings, tmp_path):
    """Uploads of a test stay in a folder of its own."""
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture(autouse=True)
def failed_tasks():
    """Background work that fails is logged by its backend; here it fails the test."""
    failed = []

    def note(sender, task_result, **kwargs):
        if task_result.status == TaskResultStatus.FAILED:
            failed.append(task_result.errors[-1].traceback)

    task_finished.connect(note)
    yield failed
    task_finished.disconnect(note)
    assert failed == []


@pytest.fixture
def fr(db):
    """The French home page."""
    return home("fr")


@pytest.fixture
def en(db):
    """The English home page."""
    return home("en")


@pytest.fixture
def nl(db):
    """The Dutch home page."""
    return home("nl")


@pytest.fixture
def editor(db):
    """Writes pages and keeps places and shops."""
    return UserFactory(email="editor@example.org", group="Rédaction")


@pytest.fixture
def translator(db):
    """Translates pages."""
    return UserFactory(email="translator@example.org", group="Traduction")


@pytest.fixture
def merchant(db):
    """Has an account and no group."""
    return UserFactory(email="merchant@example.org")


@pytest.fixture
def operator(db):
    """May do everything."""
    return UserFactory(email="operator@example.org", is_superuser=True, is_staff=True)


@pytest.fixture(scope="module")
def shared_world(django_db_setup, django_db_blocker):
    """The small portal, built once for the tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        with travel(FRIDAY, tick=False):
            built = build_world()
        yield built
        transaction.set_rollback(True)


@pytest.fixture
def world(shared_world, db, time_machine):
    """A small portal with a page of every kind, on a Friday at 11 in the morning."""
    time_machine.move_to(FRIDAY, tick=False)
    return deepcopy(shared_world)
