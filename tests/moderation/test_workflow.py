"""What is read is what appears, and only who may decide decides."""

from django.core.exceptions import PermissionDenied

from wagtail.models import WorkflowState

import pytest

from moderation.models import Review
from moderation.submission import (
    InReview,
    NothingToWithdraw,
    Sending,
    open_review,
    submit,
    withdraw,
)
from moderation.workflow import workflow
from shops.models import ShopPage
from tests.factories import MandateFactory, MembershipFactory, UnionFactory, fiche


@pytest.fixture
def page(db):
    found = fiche()
    found.shop.union = UnionFactory()
    found.shop.save()
    return found


@pytest.fixture
def owner(page):
    return MembershipFactory(shop=page.shop).user


@pytest.fixture
def president(page):
    return MandateFactory(union=page.shop.union).user


def send(page, user, summary="Du pain, et des gaufres."):
    page.summary = summary
    page.save_revision(user=user)
    return submit(page, user, Sending(changes=["summary"]))


def decide(review, user, action="approve", **kwargs):
    state = review.task_state
    state.task.specific.on_action(state, user, action, **kwargs)


def shown(page):
    return ShopPage.objects.get(pk=page.pk)


def test_submission_waits_and_changes_nothing_public(page, owner, president):
    before = shown(page).summary

    review = send(page, owner)

    assert shown(page).summary == before
    assert (review.union, review.subject_id) == (page.shop.union, page.shop_id)
    assert review.author == owner
    assert page.current_workflow_state.workflow == workflow()


def test_approval_publishes_what_was_read(page, owner, president):
    review = send(page, owner)

    decide(review, president)

    assert shown(page).summary == "Du pain, et des gaufres."


def test_approval_is_refused_when_something_newer_was_saved(page, owner, president):
    review = send(page, owner)
    page.summary = "Un texte que personne n’a lu."
    page.save_revision(user=owner)

    with pytest.raises(PermissionDenied):
        decide(review, president)

    assert shown(page).summary == "Du pain au levain, cuit chaque matin."


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_decision_of_another_unions_president_is_refused(page, owner, action):
    review = send(page, owner)
    stranger = MandateFactory().user

    with pytest.raises(PermissionDenied):
        decide(review, stranger, action)

    review.task_state.refresh_from_db()
    assert review.task_state.status == "in_progress"


def test_decision_of_the_author_is_refused(page, president):
    MembershipFactory(shop=page.shop, user=president)
    review = send(page, president)

    with pytest.raises(PermissionDenied):
        decide(review, president)


def test_second_submission_during_review_is_refused(page, owner):
    send(page, owner)

    with pytest.raises(InReview):
        send(page, owner)

    assert Review.objects.count() == 1
    assert WorkflowState.objects.count() == 1


def test_withdrawal_by_another_member_ends_the_review(page, owner, president):
    review = send(page, owner)
    employee = MembershipFactory(shop=page.shop, role="employee").user

    withdraw(page, employee)

    review.refresh_from_db()
    assert review.decision == "withdrawn"
    assert open_review(page) is None
    with pytest.raises(PermissionDenied):
        decide(review, president)
    with pytest.raises(NothingToWithdraw):
        withdraw(page, employee)


def test_submission_after_sending_back_resumes_the_same_workflow(
    page, owner, president
):
    first = send(page, owner)
    decide(first, president, "reject", reasons=["photo_blurred"])

    page = shown(page)
    second = send(page, owner, "Du pain, des gaufres, des tartes.")
    decide(second, president)

    assert first.task_state.workflow_state_id == second.task_state.workflow_state_id
    assert shown(page).summary == "Du pain, des gaufres, des tartes."


def test_governance_is_not_moved_by_approving_an_old_draft(page, owner, president):
    review = send(page, owner)
    other = UnionFactory()
    page.shop.union = other
    page.shop.save()

    with pytest.raises(PermissionDenied):
        decide(review, president)
    decide(review, MandateFactory(union=other).user)

    assert shown(page).shop.union == other
