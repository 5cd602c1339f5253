"""Wagtail's own address of decisions, with the state of something else in it (S2)."""

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from wagtail.models import Revision, TaskState, WorkflowState

import pytest

from moderation.models import Review, UnionApprovalTask
from moderation.workflow import workflow
from shops.models import ShopPage
from tests.factories import MandateFactory, StandardPageFactory, UnionFactory
from tests.moderation.sending import BEFORE, page_of, sent

pytestmark = pytest.mark.any_database

ACTIONS = ["approve", "reject"]
WAYS = [{}, {"headers": {"X-Requested-With": "XMLHttpRequest"}}]
REASONS = {"reasons": ["prices"], "comment": "Non."}


@pytest.fixture
def lure(db):
    """Something of one's own that waits, without which Wagtail asks nothing."""
    return sent(UnionFactory(), number=1)


@pytest.fixture
def reader(client, lure):
    client.force_login(MandateFactory(union=lure.union).user)
    return client


def act(client, lure, state, action, **way):
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[page_of(lure).pk, action, state.pk]
    )
    return client.post(address, REASONS, **way)


def standing(state):
    state.refresh_from_db()
    return state.status


@pytest.mark.parametrize("way", WAYS, ids=["form", "dialogue"])
@pytest.mark.parametrize("action", ACTIONS)
def test_state_of_another_unions_fiche_is_refused(reader, lure, action, way):
    foreign = sent(UnionFactory(), number=2)

    act(reader, lure, foreign.task_state, action, **way)

    assert standing(foreign.task_state) == "in_progress"
    assert page_of(foreign).summary == BEFORE
    assert Review.objects.filter(decided_at__isnull=True).count() == 2


@pytest.mark.parametrize("action", ACTIONS)
def test_state_of_a_page_of_another_type_is_refused(reader, lure, action):
    page = StandardPageFactory(title="À propos")
    page.title = "Piraté"
    page.save_revision()
    state = workflow().start(page, None).current_task_state

    act(reader, lure, state, action)

    page.refresh_from_db()
    assert (standing(state), page.title) == ("in_progress", "À propos")


@pytest.mark.parametrize("action", ACTIONS)
def test_state_of_what_is_no_page_is_refused(reader, lure, action):
    shop = page_of(lure).shop
    kind = ContentType.objects.get_for_model(shop)
    whole = WorkflowState.objects.create(
        base_content_type=kind,
        content_type=kind,
        object_id=str(shop.pk),
        workflow=workflow(),
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    state = TaskState.objects.create(
        workflow_state=whole,
        task=UnionApprovalTask.objects.get().task_ptr,
        revision=Revision.objects.first(),
    )
    # Even with a review that points to it.
    Review.objects.create(
        task_state=state, union=lure.union, subject_id=shop.pk, due_on="2026-12-01"
    )

    act(reader, lure, state, action)

    assert standing(state) == "in_progress"


@pytest.mark.parametrize("action", ACTIONS)
def test_state_of_ones_own_shop_is_refused(reader, lure, action):
    mine = sent(lure.union, number=2)
    user = MandateFactory(union=lure.union, user=mine.author).user
    reader.force_login(user)

    act(reader, lure, mine.task_state, action)

    assert standing(mine.task_state) == "in_progress"


@pytest.mark.parametrize("action", ACTIONS)
def test_old_state_of_the_same_fiche_is_refused(reader, lure, action):
    page = page_of(lure)
    page.summary = "Jamais lu."
    page.save_revision()

    act(reader, lure, lure.task_state, action)

    assert standing(lure.task_state) == "in_progress"
    assert page_of(lure).summary == BEFORE


def test_own_state_is_decided_by_wagtails_dialogue_with_reasons(reader, lure):
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[page_of(lure).pk, "reject", lure.task_state.pk],
    )
    asked = reader.get(address)
    assert "reasons" in asked.json()["html"]

    act(reader, lure, lure.task_state, "reject", **WAYS[1])

    lure.refresh_from_db()
    assert (lure.decision, lure.reasons, lure.comment) == (
        "sent_back",
        ["prices"],
        "Non.",
    )


def test_wagtails_dialogue_without_a_reason_sends_nothing_back(reader, lure):
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[page_of(lure).pk, "reject", lure.task_state.pk],
    )

    for way in WAYS:
        reader.post(address, {"comment": "Sans motif."}, **way)

    assert standing(lure.task_state) == "in_progress"


def test_reader_without_anything_waiting_reaches_no_state(client, db):
    foreign = sent(UnionFactory(), number=2)
    client.force_login(MandateFactory().user)

    act(client, foreign, foreign.task_state, "approve")

    assert standing(foreign.task_state) == "in_progress"
    assert ShopPage.objects.get(pk=page_of(foreign).pk).summary == BEFORE
