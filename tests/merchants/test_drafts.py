"""What is being written is kept, and the second of two tabs is told."""

import pytest

from merchants.fiche.drafts import (
    Conflict,
    ForeignPicture,
    Sheet,
    save_words,
    settle,
    throw_away,
)
from merchants.fiche.sending import send
from merchants.fiche.words import Picture, Words, changes
from merchants.models import FicheDraft
from moderation.submission import InReview
from shops.models import ShopPage
from tests.factories import fiche
from tests.factories.fiches import kept_fiche, member, upload

SENTENCE = "Du pain, et des gaufres le mercredi."


@pytest.fixture
def page(db):
    return kept_fiche()


@pytest.fixture
def owner(page):
    return member(page)


def version(page, *keys):
    return Sheet(page.shop).version(*keys)


def test_words_are_kept_and_the_page_stays_as_it_is(page, owner):
    save_words(page.shop, owner, version(page, "summary"), summary=f" {SENTENCE}\n")

    assert Sheet(page.shop).words.summary == SENTENCE
    assert ShopPage.objects.get(pk=page.pk).summary == page.summary
    draft = FicheDraft.objects.get()
    assert (draft.words, draft.version) == ({"summary": SENTENCE}, 1)
    assert draft.updated_by == owner


def test_second_tab_with_another_text_is_told_both(page, owner):
    seen = version(page, "summary")
    save_words(page.shop, owner, seen, summary=SENTENCE)

    with pytest.raises(Conflict) as told:
        save_words(page.shop, owner, seen, summary="Autre chose.")

    assert told.value.mine == {"summary": "Autre chose."}
    assert told.value.theirs == {"summary": SENTENCE}
    assert Sheet(page.shop).words.summary == SENTENCE
    save_words(page.shop, owner, told.value.version, summary="Autre chose.")
    assert Sheet(page.shop).words.summary == "Autre chose."


def test_same_text_twice_is_no_conflict(page, owner):
    seen = version(page, "summary")
    save_words(page.shop, owner, seen, summary=SENTENCE)

    save_words(page.shop, owner, seen, summary=SENTENCE)

    assert FicheDraft.objects.get().version == 1


def test_another_step_in_a_second_tab_is_no_conflict(page, owner):
    first, second = version(page, "summary"), version(page, "story")

    save_words(page.shop, owner, first, summary=SENTENCE)
    save_words(page.shop, owner, second, story="Une histoire.")

    words = Sheet(page.shop).words
    assert (words.summary, words.story) == (SENTENCE, "Une histoire.")


def test_page_that_was_published_meanwhile_is_a_conflict(page, owner):
    seen = version(page, "summary")
    page.summary = "Un texte de la ville."
    page.save_revision().publish()

    with pytest.raises(Conflict):
        save_words(page.shop, owner, seen, summary=SENTENCE)


def test_what_is_as_on_the_page_is_no_draft(page, owner):
    save_words(page.shop, owner, None, summary=SENTENCE)
    save_words(page.shop, owner, None, summary=page.summary)

    assert FicheDraft.objects.get().words == {}


def test_nothing_is_saved_while_somebody_reads(page, owner):
    save_words(page.shop, owner, None, summary=SENTENCE)
    send(page.shop, owner)

    with pytest.raises(InReview):
        save_words(page.shop, owner, None, summary="Trop tard.")
    with pytest.raises(InReview):
        throw_away(page.shop, owner)

    assert Sheet(page.shop).words.summary == SENTENCE


def test_picture_of_another_shop_is_refused(page, owner):
    foreign = upload(kept_fiche_of_somebody_else().shop)

    with pytest.raises(ForeignPicture):
        save_words(page.shop, owner, None, pictures=[Picture(foreign.pk)])

    assert not FicheDraft.objects.exists() or FicheDraft.objects.get().words == {}


def kept_fiche_of_somebody_else():
    return fiche("Ailleurs", "ailleurs")


def test_own_upload_and_picture_of_the_fiche_are_accepted(page, owner):
    own, shown = upload(page.shop, "#111111"), upload(page.shop, "#222222")
    shown.shop_upload.delete()
    page.picture = shown
    page.save()

    save_words(
        page.shop,
        owner,
        None,
        pictures=[Picture(own.pk, "La vitrine"), Picture(shown.pk)],
    )

    assert FicheDraft.objects.get().words == {
        "picture": {"image": own.pk, "alt": "La vitrine"},
        "photos": [{"image": shown.pk, "alt": ""}],
    }


def test_settling_forgets_only_what_is_public(page, owner):
    save_words(page.shop, owner, None, summary=SENTENCE, story="Une histoire.")
    page.summary = SENTENCE
    page.save_revision().publish()

    settle(page.shop)

    assert FicheDraft.objects.get().words == {"story": "Une histoire."}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\u202eb\u0000c\u200bd", "abcd"),
        ("  deux   espaces  ", "deux espaces"),
        ("é", "é"),
        ("une\r\nligne", "une ligne"),
    ],
)
def test_sentence_is_tidied(page, owner, typed, kept):
    save_words(page.shop, owner, None, summary=typed)

    assert Sheet(page.shop).words.summary == kept


def words(summary="", story="", pictures=()):
    return Words(summary, story, tuple(Picture(*item) for item in pictures))


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        (words(), words(), []),
        (words("a"), words("b"), ["summary"]),
        (words("a", "b"), words("", ""), ["summary", "story"]),
        (words(), words(pictures=[(1,)]), ["picture"]),
        (words(), words(pictures=[(1,), (2,), (3,)]), ["picture", "photo", "photo"]),
        (words(pictures=[(1,), (2,)]), words(pictures=[(1,)]), ["photo"]),
        (
            words(pictures=[(1,), (2,), (3,)]),
            words(pictures=[(1,), (3,), (2,)]),
            ["photo"],
        ),
        (words(pictures=[(1, "x")]), words(pictures=[(1, "y")]), ["alt"]),
    ],
)
def test_changes_name_what_really_differs(before, after, codes):
    assert changes(before, after) == codes
