"""The desk: the queue of each reader, the page of a submission, its two buttons."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail.users.models import UserProfile

import pytest

from moderation.desk.review import history
from moderation.models import Review
from moderation.submission import withdraw
from moderation.waiting import queue
from shops.models import Shop
from tests.factories import MandateFactory, UnionFactory, UserFactory
from tests.moderation.sending import AFTER, BEFORE, fiche_of, page_of, send, sent

DESK = "/admin/relecture/"
WEDNESDAY = "2026-11-25T10:00:00+01:00"
NEXT_MONDAY = "2026-11-30T10:00:00+01:00"
NEXT_WEDNESDAY = "2026-12-02T10:00:00+01:00"


@pytest.fixture
def wednesday(time_machine):
    time_machine.move_to(WEDNESDAY, tick=False)
    return time_machine


@pytest.fixture
def review(db, wednesday):
    return sent()


@pytest.fixture
def president(review):
    user = UserFactory(first_name="Anne", last_name="D.")
    return MandateFactory(union=review.union, user=user).user


@pytest.fixture
def desk(client, president):
    client.force_login(president)
    return client


def address(review, rest=""):
    return f"{DESK}{review.pk}/{rest}"


def titles(answer):
    return [line.review.title for line in answer.context["lines"]]


@pytest.mark.parametrize(
    ("moment", "words", "late"),
    [
        (WEDNESDAY, "4 jours restants", False),
        ("2026-11-28T10:00:00+01:00", "1 jour restant", False),
        (NEXT_MONDAY, "À relire aujourd’hui", False),
        ("2026-12-01T10:00:00+01:00", "En retard de 1 jour", True),
        (NEXT_WEDNESDAY, "En retard de 2 jours", True),
    ],
)
def test_clock_counts_working_days(desk, president, wednesday, moment, words, late):
    wednesday.move_to(moment, tick=False)

    line = queue(president)[0]

    assert (line.clock, line.is_late) == (words, late)
    assert words in desk.get(DESK).content.decode()


def test_queue_is_oldest_first_and_says_what_changed(desk, review, wednesday):
    wednesday.move_to("2026-11-25T11:00:00+01:00", tick=False)
    changes = ["summary", "photos", "photos"]
    send(fiche_of(review.union, 2), changes=changes)

    answer = desk.get(DESK)

    assert titles(answer) == ["Boutique 1", "Boutique 2"]
    assert "Modifié\u202f: présentation en une ligne et 2 photos." in (
        answer.content.decode()
    )


def test_queue_shows_no_other_union_and_not_ones_own_shop(desk, review, president):
    sent(UnionFactory(), number=2)
    send(fiche_of(review.union, 3), user=president)
    own = Review.objects.get(title="Boutique 3")
    page_of(own).shop.memberships.create(user=president, role="owner")

    assert titles(desk.get(DESK)) == ["Boutique 1"]
    assert titles(desk.get(f"{DESK}?union=all")) == ["Boutique 1"]


def test_city_sees_first_what_is_late_or_has_no_reader(client, editor, president):
    late = send(fiche_of(Review.objects.get().union, 2))
    Review.objects.filter(pk=late.pk).update(due_on="2026-11-20")
    sent(UnionFactory(), number=3)
    send(fiche_of(None, 4))
    client.force_login(editor)

    assert titles(client.get(DESK)) == ["Boutique 2", "Boutique 3", "Boutique 4"]
    assert len(titles(client.get(f"{DESK}?union=all"))) == 4
    union = late.union
    assert titles(client.get(f"{DESK}?union={union.pk}")) == [
        "Boutique 1",
        "Boutique 2",
    ]


@pytest.mark.parametrize("bad", ["x", "9" * 40, "-1", "\0", "²"])
def test_bad_choices_show_the_usual_queue(client, editor, president, bad):
    sent(UnionFactory(), number=2)
    client.force_login(editor)

    answer = client.get(DESK, {"union": bad, "p": bad})

    assert (answer.status_code, titles(answer)) == (200, ["Boutique 2"])


@pytest.mark.parametrize("number", [1, 3])
def test_queue_asks_the_same_number_of_queries(
    review, president, number, django_assert_num_queries
):
    for other in range(2, number + 1):
        send(fiche_of(review.union, other))

    with django_assert_num_queries(6):
        found = queue(president)

    assert len(found) == number


def test_page_of_the_queue_asks_as_often_for_three_as_for_one(desk, review):
    desk.get(DESK)
    with CaptureQueriesContext(connection) as one:
        desk.get(DESK)
    for other in (2, 3):
        send(fiche_of(review.union, other))

    with CaptureQueriesContext(connection) as three:
        answer = desk.get(DESK)

    assert len(titles(answer)) == 3
    assert len(one) == len(three)


@pytest.mark.parametrize("number", [1, 3])
def test_history_of_a_shop_asks_one_query(review, number, django_assert_num_queries):
    page = page_of(review)
    for _time in range(number):
        withdraw(page, review.author)
        page.refresh_from_db()
        newest = send(page, review.author)

    with django_assert_num_queries(1):
        found = history(newest)

    assert [row["outcome"] for row in found] == ["repris par la boutique"] * number


def test_empty_desk_says_who_did_not_confirm_hours(desk, review):
    withdraw(page_of(review), review.author)
    fiche_of(review.union, 2, hours_confirmed_at=timezone.now() - timedelta(days=91))
    fiche_of(UnionFactory(), 3, hours_confirmed_at=None)

    text = desk.get(DESK).content.decode()

    assert "Rien à relire." in text
    assert "1 boutique n’a pas confirmé ses horaires." in text


def test_empty_desk_with_every_hour_confirmed_says_so(desk, review):
    withdraw(page_of(review), review.author)

    assert "Toutes les boutiques ont confirmé" in desk.get(DESK).content.decode()


def test_first_page_of_the_admin_leads_to_the_review(desk, review):
    text = desk.get("/admin/").content.decode()

    assert f'href="{address(review)}"' in text
    assert "workflow/action" not in text


def test_page_of_a_review_shows_both_texts_and_both_pages(desk, review):
    text = desk.get(address(review)).content.decode()

    assert "<del>" in text
    assert "<ins>" in text
    assert f'src="{address(review, "avant/")}"' in text
    assert f'src="{address(review, "apres/")}"' in text


def test_previews_are_the_public_page_before_and_after(desk, review):
    before = desk.get(address(review, "avant/"))
    after = desk.get(address(review, "apres/"))

    assert (BEFORE in before.text, AFTER in before.text) == (True, False)
    assert (BEFORE in after.text, AFTER in after.text) == (False, True)


def test_previews_may_be_framed_by_our_admin_only(desk, review):
    for rest in ("avant/", "apres/"):
        answer = desk.get(address(review, rest))
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
        policy = answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'self'" in policy
        assert "default-src 'self'" in policy
        assert "no-store" in answer.headers["Cache-Control"]
    assert desk.get(address(review)).headers["X-Frame-Options"] == "DENY"
    public = desk.get(page_of(review).path_url)
    assert public.headers["X-Frame-Options"] == "DENY"


def test_preview_shows_exactly_the_revision_that_was_sent(desk, review):
    page = page_of(review)
    page.summary = "Plus tard, jamais envoyé."
    page.save_revision()

    assert AFTER in desk.get(address(review, "apres/")).text


def test_page_that_was_never_public_has_only_an_after(desk, review):
    page_of(review).unpublish()

    assert desk.get(address(review)).context["before_url"] == ""
    assert desk.get(address(review, "avant/"), follow=True).status_code == 404
    assert AFTER in desk.get(address(review, "apres/")).text


def test_publishing_takes_one_click_and_comes_back_to_the_queue(desk, review):
    answer = desk.post(address(review), {"action": "publish"}, follow=True)

    assert answer.redirect_chain == [(DESK, 302)]
    assert "Boutique 1\u202f: publié." in answer.content.decode()
    assert page_of(review).summary == AFTER


def test_sending_back_without_a_reason_keeps_the_words(desk, review):
    answer = desk.post(
        address(review), {"action": "send_back", "comment": "Mon explication"}
    )

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Cochez au moins un motif." in text
    assert "Mon explication" in text
    assert page_of(review).current_workflow_state.status == "in_progress"


def test_sending_back_says_so(desk, review):
    data = {"action": "send_back", "reasons": ["prices", "other"], "comment": "Non."}

    desk.post(address(review), data)

    review.refresh_from_db()
    assert (review.decision, review.reasons) == ("sent_back", ["prices", "other"])


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"action": "x"},
        {"action": "send_back", "reasons": "\0"},
        {"action": "send_back", "reasons": ["prices"], "comment": "x" * 10_000},
        {"reasons": ["nothing"] * 50},
    ],
)
def test_bad_forms_decide_nothing(desk, review, data):
    assert desk.post(address(review), data).status_code == 422

    review.refresh_from_db()
    assert review.is_open


def test_second_reader_reads_who_was_first(client, desk, review):
    second = MandateFactory(union=review.union).user
    desk.post(address(review), {"action": "publish"})
    client.force_login(second)

    answer = client.post(address(review), {"action": "publish"}, follow=True)

    assert "Anne D. vient de publier." in answer.content.decode()
    assert answer.redirect_chain == [(address(review), 302)]


def test_double_click_is_harmless(desk, review):
    desk.post(address(review), {"action": "publish"})

    answer = desk.post(address(review), {"action": "publish"}, follow=True)

    assert answer.status_code == 200
    assert "vient de publier" not in answer.content.decode()


@pytest.mark.parametrize("rest", ["", "avant/", "apres/"])
def test_review_of_another_union_is_refused(desk, rest):
    foreign = sent(UnionFactory(), number=2)

    answer = desk.get(address(foreign, rest))

    assert answer.status_code == 302
    assert answer["Location"] == "/admin/"
    assert desk.post(address(foreign), {"action": "publish"}).status_code == 302
    assert page_of(foreign).summary == BEFORE


@pytest.mark.parametrize("pk", ["0", "99999", "9" * 18])
def test_review_that_is_none_is_not_found(desk, pk):
    assert desk.get(f"{DESK}{pk}/", follow=True).status_code == 404


def test_member_who_presides_reads_and_decides_nothing(client, review):
    user = MandateFactory(union=review.union, user=review.author).user
    client.force_login(user)

    answer = client.get(address(review))

    assert answer.context["may_decide"] is False
    assert "quelqu’un d’autre relit" in answer.content.decode()
    assert client.post(address(review), {"action": "publish"}).status_code == 302
    assert page_of(review).summary == BEFORE


def test_decided_review_stays_readable(desk, review):
    data = {"action": "send_back", "reasons": ["prices"], "comment": "Sans prix."}
    desk.post(address(review), data)

    answer = desk.get(address(review))

    text = answer.content.decode()
    assert "À corriger par Anne D." in text
    assert "Sans prix." in text
    assert desk.get(address(review, "apres/"), follow=True).status_code == 404


def test_review_of_a_page_that_is_gone_is_for_the_city(client, desk, review, editor):
    page_of(review).delete()

    assert desk.get(address(review)).status_code == 302
    client.force_login(editor)
    assert client.get(address(review)).status_code == 200


def test_words_of_merchants_are_never_html(desk, review, wednesday):
    page = page_of(review)
    withdraw(page, review.author)
    page.refresh_from_db()
    again = send(page, review.author, "<script>alert(1)</script>")
    Review.objects.filter(pk=again.pk).update(title="<img src=x onerror=alert(1)>")

    for where in (DESK, address(again), "/admin/"):
        text = desk.get(where).content.decode()
        assert "<script>alert(1)" not in text
        assert "<img src=x" not in text


def test_desk_is_kept_by_no_cache(desk, review):
    for where in (DESK, address(review)):
        kept = desk.get(where).headers["Cache-Control"]
        assert "private" in kept
        assert "no-store" in kept


@pytest.mark.parametrize("language", ["en", "nl"])
def test_desk_speaks_the_language_of_the_account(desk, president, language):
    profile = UserProfile.get_for_user(president)
    profile.preferred_language = language
    profile.save()

    words = {"en": "4 days left", "nl": "nog 4 dagen"}
    assert words[language] in desk.get(DESK).content.decode()


def test_late_review_waits_for_union_and_city(client, desk, review, editor):
    Review.objects.update(escalated_at=timezone.now() - timedelta(hours=1))

    assert titles(desk.get(DESK)) == ["Boutique 1"]
    client.force_login(editor)
    assert titles(client.get(DESK)) == ["Boutique 1"]


def test_shop_that_the_city_moves_takes_what_waits_along(db, wednesday):
    before, after = UnionFactory(), UnionFactory(review_days=1)
    review = sent(before)
    left, found = MandateFactory(union=before).user, MandateFactory(union=after).user

    shop = Shop.objects.get(pk=review.subject_id)
    shop.union = after
    shop.save()

    review.refresh_from_db()
    assert (review.union, str(review.due_on)) == (after, "2026-11-26")
    assert [line.review for line in queue(found)] == [review]
    assert queue(left) == []


def test_shop_that_stays_keeps_the_deadline_of_what_waits(review, wednesday):
    before = review.due_on
    wednesday.move_to(NEXT_MONDAY, tick=False)

    Shop.objects.get(pk=review.subject_id).save()

    review.refresh_from_db()
    assert review.due_on == before
