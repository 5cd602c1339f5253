"""Publishing, sending back and appealing: once each, noted, told."""

import json

from django.core import mail
from django.core.exceptions import PermissionDenied

from wagtail.users.models import UserProfile

import pytest

from core import audit
from core.models import AuditEntry
from moderation import decisions
from moderation.decisions import (
    AlreadyDecided,
    CannotAppeal,
    NoReason,
    appeal,
    approve,
    send_back,
)
from moderation.models import Review
from moderation.rights import rights
from moderation.submission import withdraw
from moderation.waiting import queue
from tests.factories import MandateFactory, MembershipFactory, UserFactory
from tests.moderation.sending import AFTER, BEFORE, page_of, send, sent


@pytest.fixture
def review(db):
    return sent()


@pytest.fixture
def president(review):
    user = UserFactory(first_name="Anne", last_name="D.")
    return MandateFactory(union=review.union, user=user).user


def state_of(review):
    review.task_state.refresh_from_db()
    return review.task_state.status


def test_approval_closes_the_review_with_the_workflow(review, president):
    approve(review, president)

    review.refresh_from_db()
    assert (review.decision, review.decided_by) == ("published", president)
    assert review.decided_at is not None
    assert state_of(review) == "approved"
    assert page_of(review).summary == AFTER


def test_sending_back_keeps_the_page_and_notes_reasons(review, president):
    send_back(review, president, ["prices", "spelling"], "Sans le prix, merci.")

    review.refresh_from_db()
    assert review.decision == "sent_back"
    assert review.reasons == ["prices", "spelling"]
    assert review.comment == "Sans le prix, merci."
    assert state_of(review) == "rejected"
    assert review.task_state.comment == "Sans le prix, merci."
    assert page_of(review).summary == BEFORE


@pytest.mark.parametrize(
    ("reasons", "comment"),
    [
        ([], "Des mots sans motif."),
        (["other"], ""),
        (["no-such-reason"], ""),
        (["prices"], "x" * 601),
        (["prices"], "\0"),
        (None, None),
        ("prices", ""),
        (7, {}),
    ],
)
def test_sending_back_without_a_good_reason_does_nothing(
    review, president, reasons, comment
):
    with pytest.raises(NoReason):
        send_back(review, president, reasons, comment)

    review.refresh_from_db()
    assert review.is_open
    assert state_of(review) == "in_progress"


def test_forged_words_of_wagtails_form_change_no_decision(review, president):
    state = review.task_state

    state.task.specific.on_action(state, president, "approve", update=False, comment=3)

    assert page_of(review).summary == AFTER
    review.refresh_from_db()
    assert (review.reasons, review.comment) == ([], "")


@pytest.mark.parametrize("action", ["cancel", "publish", "", "approve "])
def test_unknown_action_is_refused(review, president, action):
    state = review.task_state

    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, president, action)

    assert state_of(review) == "in_progress"


def test_second_reader_is_told_who_was_first(review, president):
    second = MandateFactory(union=review.union).user
    approve(review, president)

    with pytest.raises(AlreadyDecided) as fault:
        send_back(review, second, ["prices"], "")

    assert decisions.decided_words(fault.value.review) == "Anne D. vient de publier."
    review.refresh_from_db()
    assert review.decision == "published"


def test_reader_after_a_withdrawal_is_told_so(review, president):
    stale = Review.objects.get(pk=review.pk)
    withdraw(page_of(review), review.author)

    with pytest.raises(AlreadyDecided) as fault:
        approve(stale, president)

    words = decisions.decided_words(fault.value.review)
    assert words == "La boutique vient de reprendre sa demande."
    assert page_of(review).summary == BEFORE


def test_double_click_publishes_and_tells_once(review, president):
    approve(review, president)
    with pytest.raises(AlreadyDecided):
        approve(review, president)

    assert AuditEntry.objects.filter(action="review.published").count() == 1
    assert len(mail.outbox) == 1


def test_decision_is_logged_for_the_shop_without_an_address(review, president):
    send_back(review, president, ["prices"], "")

    entry = audit.entries(page_of(review).shop).first()
    assert (entry.action, entry.actor) == ("review.sent_back", president)
    assert entry.data == {"review": review.pk, "reasons": ["prices"]}
    assert audit.sentence(entry) == "Anne D. a renvoyé la page à corriger."
    assert "@" not in json.dumps(entry.data)


def test_author_and_owners_are_told_and_nobody_else(review, president):
    owner = MembershipFactory(shop=page_of(review).shop).user
    MembershipFactory(shop=page_of(review).shop, role="employee")

    approve(review, president)

    told = {message.to[0]: message for message in mail.outbox}
    assert set(told) == {owner.email, review.author.email}
    assert told[owner.email].subject == "Publié\u202f: Boutique 1"
    assert "Anne D." in told[owner.email].body


def test_author_who_left_the_shop_is_not_told(review, president):
    page_of(review).shop.memberships.all().delete()

    approve(review, president)

    assert mail.outbox == []


def test_mail_of_a_sending_back_says_why_in_the_persons_language(review, president):
    profile = UserProfile.get_for_user(review.author)
    profile.preferred_language = "nl"
    profile.save()

    send_back(review, president, ["prices"], "Zonder prijs graag.")

    message = mail.outbox[0]
    assert message.subject == "Te verbeteren: Boutique 1"
    assert "- Een prijs of korting mag niet in de tekst staan." in message.body
    assert "Zonder prijs graag." in message.body
    assert f"http://localhost/nl/mijn-zaak/{review.subject_id}/" in message.body


def test_title_with_line_breaks_makes_no_header(review, president):
    Review.objects.filter(pk=review.pk).update(title="Pain\r\nBcc: x@example.org")
    review.refresh_from_db()

    approve(review, president)

    assert mail.outbox[0].subject == "Publié\u202f: Pain Bcc: x@example.org"


def test_wagtail_sends_no_mail_of_its_own(review, president, operator):
    mail.outbox.clear()

    send_back(review, president, ["prices"], "")

    assert [message.to for message in mail.outbox] == [[review.author.email]]


def test_appeal_sends_the_same_text_to_another_reader(review, president):
    second = MandateFactory(union=review.union).user
    send_back(review, president, ["not_true"], "")

    made = appeal(review, review.author, "C’est vrai, venez voir.")

    assert made.task_state.revision_id == review.task_state.revision_id
    assert (made.appeal_of, made.appeal_text) == (review, "C’est vrai, venez voir.")
    assert queue(president) == []
    assert [line.review for line in queue(second)] == [made]
    with pytest.raises(PermissionDenied):
        approve(made, president)
    approve(made, second)
    assert page_of(review).summary == AFTER


def test_appeal_without_another_reader_goes_to_the_city(review, president, editor):
    send_back(review, president, ["not_true"], "")

    made = appeal(review, review.author, "C’est vrai.")

    assert [line.review for line in queue(editor)] == [made]
    approve(made, editor)
    assert page_of(review).summary == AFTER


def test_appeal_is_once(review, president, editor):
    send_back(review, president, ["not_true"], "")
    made = appeal(review, review.author, "C’est vrai.")
    send_back(made, editor, ["not_true"], "")

    with pytest.raises(CannotAppeal):
        appeal(review, review.author, "Encore.")
    with pytest.raises(CannotAppeal):
        appeal(made, review.author, "Encore.")


@pytest.mark.parametrize("text", ["", "  ", "\0", "x" * 601])
def test_appeal_needs_words(review, president, text):
    send_back(review, president, ["not_true"], "")

    with pytest.raises(CannotAppeal):
        appeal(review, review.author, text)

    assert Review.objects.count() == 1


def test_appeal_against_what_was_published_is_refused(review, president):
    approve(review, president)

    with pytest.raises(CannotAppeal):
        appeal(review, review.author, "Encore.")


def test_appeal_is_about_the_text_that_was_refused(review, president):
    send_back(review, president, ["not_true"], "")
    page_of(review).save_revision(user=review.author)

    with pytest.raises(CannotAppeal):
        appeal(review, review.author, "C’est vrai.")


def test_page_in_review_is_locked_for_everyone(review, editor, operator):
    page = page_of(review)

    for user in (editor, operator, review.author):
        assert page.permissions_for_user(user).page_locked()
        assert not page.permissions_for_user(user).can_unpublish()
    assert rights(editor, page.shop).review


def test_editor_who_posts_the_form_of_a_page_in_review_changes_nothing(
    client, review, editor
):
    client.force_login(editor)
    page = page_of(review)

    answer = client.post(
        f"/admin/pages/{page.pk}/edit/",
        {
            "title": "Autre",
            "slug": page.slug,
            "shop": page.shop_id,
            "body-count": "0",
            "photos-TOTAL_FORMS": "0",
            "photos-INITIAL_FORMS": "0",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            "action-publish": "1",
        },
    )

    assert answer.status_code == 200
    assert page_of(review).title == "Boutique 1"
    assert page_of(review).latest_revision_id == review.task_state.revision_id
    assert state_of(review) == "in_progress"


def test_sent_back_page_can_be_sent_again(review, president):
    send_back(review, president, ["prices"], "")

    again = send(page_of(review), review.author, "Du pain, sans prix.")
    approve(again, president)

    assert page_of(review).summary == "Du pain, sans prix."
