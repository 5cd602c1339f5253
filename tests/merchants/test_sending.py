"""Sent once, read, public; sent back, taken back, sent again."""

from wagtail.models import Revision, WorkflowState
from wagtail_localize.models import Translation

import pytest

from core.audit import entries, sentence
from merchants.fiche.drafts import Sheet, save_words
from merchants.fiche.pages import page_of
from merchants.fiche.publication import after_publication
from merchants.fiche.sending import NothingToSend, send, take_back
from merchants.fiche.words import Picture
from merchants.models import FicheDraft
from moderation.models import Review
from moderation.submission import InReview, NothingToWithdraw
from shops.models import ShopPage, ShopPhoto
from tests.factories import MembershipFactory, ShopFactory, ShopPageFactory, UserFactory
from tests.factories.fiches import agent, decide, kept_fiche, member, president, upload

SENTENCE = "Du pain, et des gaufres le mercredi."


@pytest.fixture
def page(db):
    return kept_fiche()


@pytest.fixture
def owner(page, client):
    user = member(page)
    client.force_login(user)
    return user


@pytest.fixture
def reader(page):
    return president(page)


def address(page, step="send"):
    return f"/fr/mon-commerce/{page.shop.pk}/{step}/"


def public(page):
    return ShopPage.objects.get(pk=page.pk)


def publish(page, review, reader, callbacks):
    with callbacks(execute=True):
        decide(review, reader)


def test_sending_makes_one_revision_and_nothing_public(page, owner, reader):
    image = upload(page.shop)
    save_words(page.shop, owner, None, summary=SENTENCE, pictures=[Picture(image.pk)])

    review = send(page.shop, owner)

    assert public(page).summary == page.summary
    assert Revision.objects.count() == 1
    assert review.changes == ["summary", "picture"]
    assert (review.author, review.union) == (owner, page.shop.union)
    sent = review.task_state.revision.as_object()
    assert (sent.summary, sent.picture_id) == (SENTENCE, image.pk)
    entry = entries(page.shop).get()
    assert (entry.action, entry.actor) == ("fiche.sent", owner)
    assert sentence(entry) != "fiche.sent"


def test_sending_says_who_reads_and_until_when(client, page, owner, time_machine):
    time_machine.move_to("2026-11-26T10:00:00+00:00", tick=False)
    client.post(address(page, "sentence"), {"summary": SENTENCE})

    response = client.post(address(page), follow=True)

    assert response.redirect_chain == [(address(page, "sent"), 302)]
    shown = response.content.decode()
    assert "Union du Centre" in shown
    assert "mardi 1er décembre" in shown


def test_approval_publishes_and_the_draft_is_empty(
    page, owner, reader, django_capture_on_commit_callbacks
):
    image, other = upload(page.shop), upload(page.shop, "#333333")
    save_words(
        page.shop,
        owner,
        None,
        summary=SENTENCE,
        story="Une histoire.",
        pictures=[Picture(image.pk, "La vitrine"), Picture(other.pk)],
    )
    review = send(page.shop, owner)

    publish(page, review, reader, django_capture_on_commit_callbacks)

    shown = public(page)
    assert (shown.summary, shown.picture, shown.picture_alt) == (
        SENTENCE,
        image,
        "La vitrine",
    )
    assert [photo.image for photo in shown.photos.all()] == [other]
    assert FicheDraft.objects.get().words == {}
    with pytest.raises(NothingToSend):
        send(page.shop, owner)


def test_send_step_shows_both_texts_and_a_button(client, page, owner):
    client.post(address(page, "sentence"), {"summary": SENTENCE})

    shown = client.get(address(page)).content.decode()

    assert SENTENCE in shown
    assert page.summary in shown
    assert "Union du Centre" in shown
    assert '<button class="button" type="submit">Send</button>' in shown.replace(
        "Envoyer", "Send"
    )


def test_nothing_is_sent_when_nothing_changed(client, page, owner):
    response = client.post(address(page))

    assert response.status_code == 422
    assert Review.objects.count() == Revision.objects.count() == 0


def test_second_sending_is_refused_while_somebody_reads(client, page, owner):
    save_words(page.shop, owner, None, summary=SENTENCE)
    send(page.shop, owner)

    with pytest.raises(InReview):
        send(page.shop, owner)
    assert client.post(address(page)).status_code == 423

    assert Review.objects.count() == WorkflowState.objects.count() == 1
    assert Revision.objects.count() == 1


def test_unpublished_edit_of_somebody_else_is_not_sent_along(page, owner, reader):
    stale = public(page)
    stale.body = [("text", "<p>Un brouillon de la ville.</p>")]
    stale.save_revision()
    save_words(page.shop, owner, None, summary=SENTENCE)

    decide(send(page.shop, owner), reader)

    assert public(page).summary == SENTENCE
    assert len(public(page).body) == 0


def test_new_fiche_without_a_page_is_sent_and_appears(db, client):
    shop = ShopFactory(name="Chez Samia")
    owner = MembershipFactory(shop=shop).user
    client.force_login(owner)
    save_words(shop, owner, None, summary=SENTENCE)

    preview = client.get(f"/fr/mon-commerce/{shop.pk}/preview/")
    review = send(shop, owner)
    page = page_of(shop)

    assert SENTENCE in preview.content.decode()
    assert not page.live
    assert client.get(page.path_url).status_code == 404
    decide(review, UserFactory(is_superuser=True, is_staff=True))
    assert SENTENCE in client.get(page.path_url).content.decode()


def test_correction_is_sent_again_in_the_same_workflow(page, owner, reader):
    save_words(page.shop, owner, None, summary=SENTENCE, story="Une histoire.")
    first = decide(send(page.shop, owner), reader, "reject", ["rude"], "Non.")

    with pytest.raises(NothingToSend):
        send(page.shop, owner)
    save_words(page.shop, owner, None, summary="Du pain.")
    second = send(page.shop, owner)
    decide(second, reader)

    assert first.task_state.workflow_state_id == second.task_state.workflow_state_id
    assert second.changes == ["summary", "story"]
    assert public(page).summary == "Du pain."


def test_taking_back_by_another_member_unlocks_the_draft(client, page, owner):
    save_words(page.shop, owner, None, summary=SENTENCE)
    send(page.shop, owner)
    client.force_login(member(page, role="employee"))

    response = client.post(address(page, "withdraw"))

    assert response.status_code == 302
    assert Review.objects.get().decision == "withdrawn"
    assert client.get(address(page, "sentence")).status_code == 200
    assert Sheet(page.shop).words.summary == SENTENCE
    assert client.post(address(page, "withdraw")).status_code == 302
    with pytest.raises(NothingToWithdraw):
        take_back(page.shop, owner)


def test_taken_back_text_can_be_sent_again(page, owner, reader):
    save_words(page.shop, owner, None, summary=SENTENCE)
    send(page.shop, owner)
    take_back(page.shop, owner)

    decide(send(page.shop, owner), reader)

    assert public(page).summary == SENTENCE


def test_agent_prepares_and_cannot_send(client, page):
    client.force_login(agent(page))

    kept = client.post(address(page, "sentence"), {"summary": SENTENCE})
    asked = client.get(address(page))
    refused = [client.post(address(page, s)) for s in ("send", "withdraw", "discard")]

    assert kept.status_code == 302
    assert Sheet(page.shop).words.summary == SENTENCE
    assert asked.status_code == 200
    assert [response.status_code for response in refused] == [403, 403, 403]
    assert Review.objects.count() == 0


def test_sending_for_a_merchant_names_him_in_the_log(page):
    user = agent(page)
    save_words(page.shop, user, None, summary=SENTENCE)

    send(page.shop, user, on_behalf_of="Mme Diallo")

    assert entries(page.shop).get().on_behalf_of == "Mme Diallo"


def test_draft_can_be_thrown_away(client, page, owner):
    save_words(page.shop, owner, None, summary=SENTENCE)

    client.post(address(page, "discard"))

    assert FicheDraft.objects.get().words == {}


@pytest.mark.parametrize("language", ["fr", "en", "nl"])
def test_preview_is_the_public_page_with_the_draft(client, page, owner, language):
    rooms = {"fr": "mon-commerce", "en": "my-shop", "nl": "mijn-zaak"}
    save_words(page.shop, owner, None, summary=SENTENCE, story="Une histoire.")

    response = client.get(f"/{language}/{rooms[language]}/{page.shop.pk}/preview/")

    shown = response.content.decode()
    assert "shops/shop_page.html" in [t.name for t in response.templates]
    assert SENTENCE in shown
    assert "<p>Une histoire.</p>" in shown
    assert "preview-notice" in shown
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert public(page).summary == page.summary


def test_preview_in_a_translated_language_keeps_its_words(client, page, owner):
    ShopPageFactory(
        shop=page.shop,
        language="en",
        translation_of=page,
        slug="the-oven",
        summary="Sourdough bread.",
    )
    image = upload(page.shop)
    save_words(
        page.shop, owner, None, summary=SENTENCE, pictures=[Picture(image.pk, "X")]
    )

    shown = client.get(f"/en/my-shop/{page.shop.pk}/preview/").content.decode()

    assert "Sourdough bread." in shown
    assert SENTENCE not in shown
    assert image.get_rendition("fill-480x360|format-webp|webpquality-72").url in shown


def test_pictures_follow_into_translated_pages_and_their_words_stay(
    page, owner, reader, django_capture_on_commit_callbacks
):
    english = ShopPageFactory(
        shop=page.shop,
        language="en",
        translation_of=page,
        slug="the-oven",
        summary="Sourdough bread.",
    )
    lead, kept, new = (upload(page.shop, f"#{n}00000") for n in (1, 2, 3))
    for target, alt in ((page, "Le four"), (english, "The oven")):
        target.photos.add(ShopPhoto(image=kept, alt=alt, locale=target.locale))
        target.save()
    pictures = [
        Picture(lead.pk, "La vitrine"),
        Picture(kept.pk, "Le four"),
        Picture(new.pk),
    ]
    save_words(page.shop, owner, None, summary=SENTENCE, pictures=pictures)
    review = send(page.shop, owner)

    publish(page, review, reader, django_capture_on_commit_callbacks)

    shown = public(english)
    assert shown.summary == "Sourdough bread."
    assert (shown.picture, shown.picture_alt) == (lead, "La vitrine")
    assert [(p.image, p.alt) for p in shown.photos.all()] == [
        (kept, "The oven"),
        (new, ""),
    ]
    waiting = Translation.objects.get()
    assert (waiting.target_locale, waiting.enabled) == (english.locale, False)
    assert waiting.source.get_source_instance() == public(page)


def test_draft_of_a_translator_stays_a_draft_and_gets_the_pictures(page, owner, reader):
    english = ShopPageFactory(
        shop=page.shop, language="en", translation_of=page, slug="the-oven"
    )
    english.summary = "A draft."
    english.save_revision()
    image = upload(page.shop)
    save_words(page.shop, owner, None, pictures=[Picture(image.pk)])
    review = send(page.shop, owner)
    decide(review, reader)

    after_publication(page.pk, review.task_state.revision_id)

    shown = public(english)
    assert shown.summary != "A draft."
    assert shown.picture == image
    draft = shown.get_latest_revision_as_object()
    assert (draft.summary, draft.picture) == ("A draft.", image)


def test_second_following_changes_nothing(page, owner, reader):
    english = ShopPageFactory(
        shop=page.shop, language="en", translation_of=page, slug="the-oven"
    )
    save_words(page.shop, owner, None, pictures=[Picture(upload(page.shop).pk)])
    review = send(page.shop, owner)
    decide(review, reader)
    after_publication(page.pk, review.task_state.revision_id)
    before = english.revisions.count()

    after_publication(page.pk, review.task_state.revision_id)

    assert before == 1
    assert english.revisions.count() == before
    assert Translation.objects.count() == 1


def test_room_says_where_the_page_stands(client, page, owner):
    room = f"/fr/mon-commerce/{page.shop.pk}/"

    online = client.get(room).context["sections"][0].context["state"]
    save_words(page.shop, owner, None, summary=SENTENCE)
    draft = client.get(room).context["sections"][0].context["state"]
    send(page.shop, owner)
    read = client.get(room).context["sections"][0].context

    assert (online.is_live, online.changes) == (True, [])
    assert draft.changes == ["summary"]
    assert "Union du Centre" in read["reading"]


def test_room_names_the_next_thing_to_do(client, page, owner):
    room = f"/fr/mon-commerce/{page.shop.pk}/"

    first = client.get(room).content.decode()
    client.post(address(page, "check"), {"right": "1"})
    second = client.get(room).content.decode()

    assert f'href="{address(page, "check")}"' in first
    assert f'href="{address(page, "check")}"' not in second
    assert entries(page.shop, ["fiche.checked"]).count() == 1


def test_what_is_wrong_goes_to_the_city_as_a_report(client, page, owner):
    typed = {"kind": "contact", "text": "Nous sommes au 14 bis."}

    response = client.post(address(page, "check"), typed)
    empty = client.post(address(page, "check"), {})

    report = page.shop.place.reports.get()
    assert (response.status_code, report.kind, report.text) == (
        302,
        "contact",
        "Nous sommes au 14 bis.",
    )
    assert empty.status_code == 422


@pytest.mark.parametrize("waiting", [1, 3])
def test_queries_of_the_room(client, page, owner, django_assert_num_queries, waiting):
    pictures = [Picture(upload(page.shop, f"#{n}00000").pk) for n in range(waiting)]
    words = {"summary": SENTENCE, "story": "Une histoire."}
    save_words(page.shop, owner, None, pictures=pictures, **words)
    client.post(address(page, "check"), {"right": "1"})
    client.get(f"/fr/mon-commerce/{page.shop.pk}/")

    with django_assert_num_queries(27):
        client.get(f"/fr/mon-commerce/{page.shop.pk}/")


def test_appeal_has_the_same_text_read_by_somebody_else(client, page, owner, reader):
    save_words(page.shop, owner, None, summary=SENTENCE)
    first = decide(send(page.shop, owner), reader, "reject", ["rude"], "Non.")

    empty = client.post(address(page, "appeal"), {"text": " "})
    response = client.post(address(page, "appeal"), {"text": "C’est un mot du Nord."})
    again = client.post(address(page, "appeal"), {"text": "Encore."})

    second = Review.objects.get(appeal_of=first)
    assert empty.status_code == 422
    assert (response.status_code, response.url) == (302, address(page, "sent"))
    assert again.status_code == 423
    assert second.appeal_text == "C’est un mot du Nord."
    assert second.task_state.revision_id == first.task_state.revision_id


def test_appeal_that_was_refused_cannot_be_repeated(client, page, owner, reader):
    save_words(page.shop, owner, None, summary=SENTENCE)
    decide(send(page.shop, owner), reader, "reject", ["rude"], "Non.")
    client.post(address(page, "appeal"), {"text": "C’est un mot du Nord."})
    city = UserFactory(is_superuser=True, is_staff=True)
    decide(Review.objects.latest("pk"), city, "reject", ["rude"], "Non plus.")

    response = client.post(address(page, "appeal"), {"text": "Encore."})

    assert response.status_code == 422
    assert Review.objects.count() == 2
