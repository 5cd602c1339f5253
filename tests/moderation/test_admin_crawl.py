"""Which addresses of the whole admin show something to whom (S3).

What each role gets is kept in admin_crawl.json, so that every address that Wagtail or
we add is looked at by somebody. `CRAWL=write` writes it anew: read the difference.
"""

import json
import os
from pathlib import Path

from django.db import connection

import pytest

from moderation.middleware import DESK, OPEN
from search.models import Synonym
from tests.accounts.test_admin_rights import ADMIN, OPEN_TO_ALL
from tests.factories import MandateFactory, UnionFactory
from tests.moderation.sending import sent
from tv.models import Screen

# Addresses name the first row of each table: on PostgreSQL numbers go on from test to
# test, and who sees what does not depend on the database.
pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="rows begin at 1 on SQLite only"
)
KEPT = Path(__file__).parent / "admin_crawl.json"
# One that fails on purpose, and a list without an order: a fault in tests only.
WAGTAILS_OWN = {
    "wagtailadmin_error_test",
    "translations_report",
    "translations_report_results",
}
ROLES = ["anonymous", "merchant", "president", "ended", "translator", "editor"]


@pytest.fixture
def people(db, merchant, translator, editor):
    """One person of each role; something of another union waits, and something else."""
    sent(UnionFactory(), number=1)
    Synonym.objects.create(pk=1, words="gaufre, waffle")
    Screen.objects.create(pk=1, name="Hall")
    union = UnionFactory()
    sent(union, number=2)
    ended = MandateFactory(ended_at="2021-01-01T00:00:00Z").user
    return {
        "anonymous": None,
        "merchant": merchant,
        "president": MandateFactory(union=union).user,
        "ended": ended,
        "translator": translator,
        "editor": editor,
    }


def crawl(client, method):
    """{name: status} of what is neither refused, nor found, nor leads elsewhere.

    Wagtail sends who may not home. Nobody logs out on the way.
    """
    client.raise_request_exception = False
    found = {}
    for name, address in ADMIN:
        if name == "wagtailadmin_logout":
            continue
        status = getattr(client, method)(address).status_code
        if status not in (301, 302, 403, 404, 405):
            found[f"{name} {address}"] = status
    return found


def names(shown):
    return {key.split()[0] for key in shown}


def kept():
    return json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", ROLES)
def test_admin_shows_each_role_what_was_agreed(client, people, role, method):
    if people[role] is not None:
        client.force_login(people[role])

    found = crawl(client, method)
    if os.environ.get("CRAWL") == "write":
        whole = kept()
        whole.setdefault(role, {})[method] = dict(sorted(found.items()))
        KEPT.write_text(json.dumps(whole, indent=1, sort_keys=True) + "\n", "utf-8")
    assert found == kept()[role][method]


def test_roles_without_the_admin_get_what_anybody_gets():
    for role in ("anonymous", "merchant", "ended"):
        for shown in kept()[role].values():
            assert names(shown) <= OPEN_TO_ALL


def test_president_gets_the_desk_and_lists_only():
    known = {name.split(":")[-1] for name in OPEN}

    for shown in kept()["president"].values():
        found = names(shown)
        assert {name for name in found - known if not name.startswith(DESK)} == set()
    assert "moderation_queue" in names(kept()["president"]["get"])


def test_no_role_gets_a_fault():
    faults = {
        name.split()[0]
        for methods in kept().values()
        for shown in methods.values()
        for name, status in shown.items()
        if status >= 500
    }

    assert faults == WAGTAILS_OWN
