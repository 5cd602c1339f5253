"""The screens of the sentence and the story."""

import pytest

from merchants.fiche.drafts import Sheet, save_words
from merchants.fiche.sending import send
from merchants.models import FicheDraft
from shops.models import ShopPage, ShopPhoto
from tests.factories.fiches import decide, kept_fiche, member, president, upload

pytestmark = pytest.mark.any_database

SENTENCE = "Du pain, et des gaufres le mercredi."


@pytest.fixture
def page(db):
    return kept_fiche()


@pytest.fixture
def owner(page, client):
    user = member(page)
    client.force_login(user)
    return user


def address(page, step, language="fr"):
    room = {"fr": "mon-commerce", "en": "my-shop", "nl": "mijn-zaak"}[language]
    return f"/{language}/{room}/{page.shop.pk}/{step}/"


def summary(page):
    return Sheet(page.shop).words.summary


def seen(page, key="summary"):
    return Sheet(page.shop).version(key)


@pytest.mark.parametrize("language", ["fr", "en", "nl"])
def test_sentence_step_shows_examples_of_the_trade(client, page, owner, language):
    shown = client.get(address(page, "sentence", language)).content.decode()

    breads = {"fr": "pain au levain", "en": "Sourdough bread", "nl": "Desembrood"}
    assert breads[language] in shown
    assert page.summary in shown


def test_sentence_is_kept_and_the_next_step_follows(client, page, owner):
    typed = {"version": seen(page), "summary": SENTENCE}

    response = client.post(address(page, "sentence"), typed)

    assert (response.status_code, response.url) == (302, address(page, "story"))
    assert summary(page) == SENTENCE


def test_continuing_later_keeps_and_leads_to_the_room(client, page, owner):
    typed = {"version": seen(page), "summary": SENTENCE, "later": "1"}

    response = client.post(address(page, "sentence"), typed)

    assert response.url == f"/fr/mon-commerce/{page.shop.pk}/"
    assert summary(page) == SENTENCE


def test_too_long_sentence_stays_in_the_field_with_a_reason(client, page, owner):
    response = client.post(address(page, "sentence"), {"summary": "é" * 143})

    assert response.status_code == 422
    assert "é" * 143 in response.content.decode()
    assert "140" in response.context["form"].errors["summary"][0]
    assert not FicheDraft.objects.filter(words__has_key="summary").exists()


def test_long_sentence_that_was_there_before_may_stay(client, page, owner):
    page.summary = "é" * 200
    page.save()

    response = client.post(address(page, "sentence"), {"summary": "é" * 200})

    assert response.status_code == 302
    assert not FicheDraft.objects.filter(words__has_key="summary").exists()


def test_second_tab_gets_both_texts_and_chooses(client, page, owner):
    first = seen(page)
    client.post(address(page, "sentence"), {"version": first, "summary": SENTENCE})

    response = client.post(
        address(page, "sentence"), {"version": first, "summary": "Autre chose."}
    )

    shown = response.content.decode()
    assert response.status_code == 409
    assert SENTENCE in shown
    assert "Autre chose." in shown
    chosen = {"version": response.context["version"], "summary": "Autre chose."}
    assert client.post(address(page, "sentence"), chosen).status_code == 302
    assert summary(page) == "Autre chose."


def test_autosave_answers_when_it_was_saved(client, page, owner, time_machine):
    time_machine.move_to("2026-11-25T13:05:00+00:00", tick=False)
    typed = {"version": seen(page), "summary": SENTENCE}

    response = client.post(
        address(page, "sentence", "en"), typed, headers={"X-Autosave": "1"}
    )

    assert response.json() == {"version": seen(page), "said": "Saved at 14:05"}
    assert summary(page) == SENTENCE


def test_autosave_of_an_older_text_says_so_and_saves_nothing(client, page, owner):
    first = seen(page)
    save_words(page.shop, owner, None, summary=SENTENCE)

    response = client.post(
        address(page, "sentence"),
        {"version": first, "summary": "Autre chose."},
        headers={"X-Autosave": "1"},
    )

    assert response.status_code == 409
    assert list(response.json()) == ["said"]
    assert summary(page) == SENTENCE


def test_autosave_after_the_session_ended_gives_a_way_back(client, page):
    response = client.post(
        address(page, "sentence"), {"summary": "x"}, headers={"X-Autosave": "1"}
    )

    assert response.status_code == 401
    assert response.json()["login"].endswith(f"?next={address(page, 'sentence')}")
    assert response.headers["Cache-Control"] == "private, no-store"


def test_story_becomes_the_first_text_and_other_blocks_stay(client, page, owner):
    page.body = [
        ("quote", {"text": "On vient pour le pain.", "source": "Une voisine"}),
        ("text", "<p>Avant.</p>"),
    ]
    page.save_revision().publish()
    reader = president(page)

    shown = client.get(address(page, "story")).content.decode()
    client.post(address(page, "story"), {"story": "Un & deux.\n\nTrois\nquatre."})
    decide(send(page.shop, owner), reader)

    assert "Avant." in shown
    assert str(page.body[0].block.label) in shown
    body = ShopPage.objects.get(pk=page.pk).body
    assert [block.block_type for block in body] == ["quote", "text"]
    assert body[1].value.source == "<p>Un &amp; deux.</p><p>Trois<br>quatre.</p>"


def test_story_that_was_only_looked_at_keeps_its_form(client, page, owner):
    html = (
        '<h2>Le four</h2><p>Du <b>pain</b>, <a href="https://example.org/">ici</a>.</p>'
    )
    page.body = [("text", html)]
    page.save_revision().publish()
    story = Sheet(page.shop).words.story

    client.post(address(page, "story"), {"story": story.replace("\n", "\r\n")})

    assert story == "Le four\n\nDu pain, ici."
    assert not FicheDraft.objects.filter(words__has_key="story").exists()


def test_steps_are_locked_while_somebody_reads(client, page, owner):
    save_words(page.shop, owner, None, summary=SENTENCE)
    send(page.shop, owner)

    for step in ("sentence", "story", "photos", "photos/add", "send", "appeal"):
        for method in (client.get, client.post):
            response = method(address(page, step), {})
            assert response.status_code == 423, (step, method)
            assert SENTENCE in response.content.decode()
            assert f"/{page.shop.pk}/withdraw/" in response.content.decode()


def test_reasons_stand_in_the_first_line_after_sending_back(client, page, owner):
    save_words(page.shop, owner, None, summary=SENTENCE)
    review = send(page.shop, owner)
    decide(review, president(page), "reject", ["rude"], "Pas « gaufres ».")

    shown = client.get(address(page, "sentence")).content.decode()
    room = client.get(f"/fr/mon-commerce/{page.shop.pk}/").content.decode()

    for text in (shown, room):
        assert "Pas « gaufres »." in text
    assert f'href="{address(page, "sentence")}"' in room
    assert SENTENCE in shown


@pytest.mark.parametrize("photos", [1, 3])
def test_queries_of_the_sentence_step(
    client, page, owner, django_assert_num_queries, photos
):
    for number in range(photos):
        image = upload(page.shop, f"#00000{number}")
        page.photos.add(ShopPhoto(image=image, locale=page.locale))
    page.save()
    client.get(address(page, "sentence"))

    with django_assert_num_queries(19):
        client.get(address(page, "sentence"))


@pytest.mark.parametrize("step", ["sentence", "story"])
def test_words_are_asked_for_in_french_in_every_language(client, page, owner, step):
    french = client.get(address(page, step)).content.decode()
    dutch = client.get(address(page, step, "nl")).content.decode()

    hint = "Schrijf in het Frans: de andere talen worden daaruit vertaald."
    assert hint in dutch
    assert "Écrivez en français" not in french


def test_preview_wears_the_sheet_of_the_room(client, page, owner):
    shown = client.get(address(page, "preview")).content.decode()

    assert '<link rel="stylesheet" href="/static/css/room.css">' in shown
