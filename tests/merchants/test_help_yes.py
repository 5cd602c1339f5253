"""Nothing that an agent types is public before the merchant's yes; then all of it is."""

from django.core import mail
from django.utils import timezone

import pytest

from core import audit
from core.models import PortalImage
from core.secret_links import digest
from merchants.fiche import sending
from merchants.help import answers, drafts, mandates
from merchants.help.answers import Outcome
from merchants.models import FicheDraft, FieldMandate, Invitation
from moderation.choices import Decision
from moderation.models import Review
from moderation.rights import NONE, rights
from places.models import Closure, Place
from tests.factories import MandateFactory, MembershipFactory, UnionFactory, UserFactory
from tests.merchants.helping import (
    HOURS,
    HOURS_WORDS,
    PHONE,
    PHONE_WORDS,
    SENTENCE,
    STORY,
    agent_user,
    link_of,
    prepare_facts,
    prepare_words,
    record,
    secret_of,
)

PUBLIC = ("home", "shop_list", "fiche", "map_data", "map_card", "territory", "walk")
LANGUAGES = ("fr", "en", "nl")


@pytest.fixture
def agent(db):
    return agent_user(email="alix@example.org")


@pytest.fixture
def shop(world):
    world.shop.union = UnionFactory()
    world.shop.save()
    return world.shop


@pytest.fixture
def prepared(shop, agent):
    """A mandate with facts and words; the link is not sent yet."""
    mandate = record(shop, agent)
    prepare_facts(shop, agent)
    prepare_words(shop, agent)
    return mandate


@pytest.fixture
def link(prepared):
    mandates.send(prepared)
    return link_of()


def public_text(client, world):
    """Everything that a visitor can read."""
    client.logout()
    addresses = [world.url(kind, code) for kind in PUBLIC for code in LANGUAGES]
    addresses += [f"{world.url('search', code)}?q=gaufres" for code in LANGUAGES]
    addresses += ["/sitemap.xml", "/fr/"]
    pages = [client.get(address) for address in addresses]
    assert {page.status_code for page in pages} == {200}
    return "\n".join(page.content.decode() for page in pages)


def typed():
    """What must not be seen; the file of the picture too."""
    upload = FicheDraft.objects.get().words["picture"]["image"]
    file = file_of(upload)
    return [
        SENTENCE,
        "grand-mère",
        PHONE,
        PHONE_WORDS,
        HOURS_WORDS,
        "Congé de Samia",
        file,
    ]


def file_of(pk):
    name = PortalImage.objects.get(pk=pk).file.name
    return f"/images/{name.rpartition('/')[2].rpartition('.')[0]}."


def yes(client, link):
    seen = client.get(link).context["seen"]
    return client.post(link, {"answer": "yes", "seen": seen})


def test_nothing_prepared_is_public_before_the_yes(client, world, link):
    text = public_text(client, world)

    assert [words for words in typed() if words in text] == []
    assert Place.objects.get(pk=world.shop.place_id).phone == ""
    assert not Closure.objects.exists()
    assert not Review.objects.exists()


def test_merchant_sees_all_that_was_prepared(client, link):
    page = client.get(link)

    text = page.content.decode()
    assert page.status_code == 200
    for words in (SENTENCE, STORY, HOURS_WORDS, "Congé de Samia", "Une vitrine"):
        assert words in text
    assert "20 99 98 88" in text
    assert page.headers["Cache-Control"] == "private, no-store"
    assert page.headers["Referrer-Policy"] == "strict-origin"
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_merchant_sees_the_whole_page_as_it_would_be(client, link):
    page = client.get(f"{link}page/")

    text = page.content.decode()
    assert page.status_code == 200
    assert SENTENCE in text
    assert HOURS_WORDS in text
    assert page.headers["Cache-Control"] == "private, no-store"
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_looking_changes_nothing(client, link, shop, agent):
    client.get(link)
    client.get(f"{link}page/")
    client.head(link)

    assert FieldMandate.objects.get().answered_at is None
    assert Place.objects.get(pk=shop.place_id).opening_hours == "24/7"
    assert rights(agent, shop).prepare is True


def test_facts_are_public_at_once_after_the_yes(client, world, link):
    secrets = typed()

    response = yes(client, link)

    text = public_text(client, world)
    assert response.status_code == 302
    assert response.url == f"{link}done/"
    assert PHONE in text
    assert HOURS_WORDS in text
    assert Place.objects.get(pk=world.shop.place_id).opening_hours == HOURS
    assert Closure.objects.get().reason == "Congé de Samia"
    assert SENTENCE not in text
    assert "grand-mère" not in text
    assert secrets[-1] not in text


def test_words_are_public_once_the_union_has_read_them(client, world, link, agent):
    file = typed()[-1]
    yes(client, link)
    review = Review.objects.get()
    president = MandateFactory(union=world.shop.union).user

    review.task_state.task.specific.on_action(review.task_state, president, "approve")

    text = public_text(client, world)
    assert review.author == agent
    assert SENTENCE in text
    assert "grand-mère" in text
    assert file in text
    entry = audit.entries(world.shop, ["fiche.sent"]).get()
    assert (entry.actor_id, entry.on_behalf_of) == (agent.pk, "Samia Benali")


def test_yes_is_logged_with_agent_and_merchant(client, link, shop, agent):
    yes(client, link)

    found = audit.entries(shop).exclude(action="invitation.made")
    assert {(entry.actor_id, entry.on_behalf_of) for entry in found} == {
        (agent.pk, "Samia Benali")
    }
    assert [entry.action for entry in found] == [
        "help.yes",
        "fiche.sent",
        "facts.applied",
        "help.sent",
        "help.mandate",
    ]


def test_agent_loses_his_rights_at_the_yes(client, link, shop, agent):
    before = rights(agent, shop)

    yes(client, link)

    assert before.prepare is True
    assert rights(agent, shop) == NONE


def test_merchant_is_invited_as_owner_after_the_yes(client, link, shop):
    yes(client, link)

    invitation = Invitation.objects.get()
    assert (invitation.shop, invitation.email) == (shop, "samia@example.org")
    assert invitation.role == "owner"
    assert [m.to for m in mail.outbox][1:] == [
        ["samia@example.org"],
        ["alix@example.org"],
    ]


def test_no_throws_the_draft_away(client, world, link, shop, agent):
    response = client.post(link, {"answer": "no"})

    draft = FicheDraft.objects.get()
    assert response.url == f"{link}done/"
    assert (draft.facts, draft.words) == ({}, {})
    assert FieldMandate.objects.get().answer == "no"
    assert rights(agent, shop) == NONE
    assert not Review.objects.exists()
    assert not Invitation.objects.exists()
    assert Place.objects.get(pk=shop.place_id).opening_hours == "24/7"
    assert audit.entries(shop).first().action == "help.no"


def test_second_yes_does_nothing(client, link, shop):
    seen = client.get(link).context["seen"]
    first = client.post(link, {"answer": "yes", "seen": seen})

    second = client.post(link, {"answer": "yes", "seen": seen})

    assert (first.url, second.url) == (f"{link}done/", f"{link}done/")
    assert Review.objects.count() == 1
    assert Invitation.objects.count() == 1
    assert audit.entries(shop, ["help.yes"]).count() == 1


def test_no_after_yes_does_nothing(client, link, shop):
    yes(client, link)

    client.post(link, {"answer": "no"})

    assert FieldMandate.objects.get().answer == "yes"
    assert audit.entries(shop, ["help.no"]).count() == 0


def test_yes_to_something_else_than_was_seen_is_asked_again(
    client, link, shop, agent, time_machine
):
    seen = client.get(link).context["seen"]
    FicheDraft.objects.update(words={"summary": "Autre chose."})

    response = client.post(link, {"answer": "yes", "seen": seen})

    assert response.status_code == 200
    assert "Autre chose." in response.content.decode()
    assert FieldMandate.objects.get().answered_at is None
    assert response.context["seen"] == drafts.mark_of(FicheDraft.objects.get())
    assert not Review.objects.exists()


@pytest.mark.parametrize("seen", ["", "x" * 10_000, "\x00", "0" * 16])
def test_yes_without_the_right_mark_publishes_nothing(client, link, shop, seen):
    response = client.post(link, {"answer": "yes", "seen": seen})

    assert response.status_code == 200
    assert FieldMandate.objects.get().answered_at is None
    assert Place.objects.get(pk=shop.place_id).opening_hours == "24/7"


def test_remark_goes_to_the_agent_and_the_link_stays_good(client, link, agent):
    response = client.post(link, {"answer": "correct", "remark": "Le lundi aussi."})

    mandate = FieldMandate.objects.get()
    assert response.url == f"{link}done/"
    assert mandate.remark == "Le lundi aussi."
    assert mandate.answered_at is None
    assert mail.outbox[-1].to == ["alix@example.org"]
    assert "Le lundi aussi." in mail.outbox[-1].body
    assert client.get(f"{link}done/").status_code == 200
    assert yes(client, link).url == f"{link}done/"
    assert FieldMandate.objects.get().answer == "yes"


@pytest.mark.parametrize("remark", ["", "   ", "x" * 601])
def test_faulty_remark_answers_200(client, link, remark):
    response = client.post(link, {"answer": "correct", "remark": remark})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["remark"]
    assert FieldMandate.objects.get().remark == ""


def test_remarks_have_a_limit(client, link):
    for number in range(11):
        client.post(link, {"answer": "correct", "remark": f"Encore {number}"})

    assert FieldMandate.objects.get().remark == "Encore 9"


@pytest.mark.parametrize("answer", ["", "YES", "oui", "\x00", "x" * 10_000])
def test_unknown_answers_change_nothing(client, link, answer):
    response = client.post(link, {"answer": answer})

    assert response.status_code == 200
    assert FieldMandate.objects.get().answered_at is None


@pytest.mark.parametrize("rest", ["", "page/", "done/"])
@pytest.mark.parametrize("secret", ["x", "x" * 3000, "%00", "..", "é"])
def test_unknown_link_has_a_page_of_its_own(client, world, secret, rest):
    for method in (client.get, client.post) if not rest else (client.get,):
        response = method(f"/fr/mon-commerce/oui/{secret}/{rest}")

        assert response.status_code == 404
        assert "merchants/help/ended.html" in [t.name for t in response.templates]


def test_link_ends_after_thirty_days(client, link, shop, time_machine):
    time_machine.shift(timezone.timedelta(days=30, seconds=1))

    page = client.get(link)
    answer = client.post(link, {"answer": "yes", "seen": "x"})

    assert (page.status_code, answer.status_code) == (410, 410)
    assert page.headers["Referrer-Policy"] == "strict-origin"
    assert FieldMandate.objects.get().answered_at is None


def test_used_link_says_what_was_answered(client, link):
    yes(client, link)

    page = client.get(link, follow=True)

    assert page.redirect_chain == [(f"{link}done/", 302)]
    assert page.context["what"] == "yes"


def test_new_link_ends_the_one_before(client, prepared, link):
    mandates.send(prepared)

    assert client.get(link).status_code == 404
    assert client.get(link_of()).status_code == 200


def test_link_is_kept_as_a_digest_only(link):
    mandate = FieldMandate.objects.get()

    assert mandate.digest == digest(secret_of(link))
    assert secret_of(link) not in str(FieldMandate.objects.values())


def test_yes_while_the_union_reads_keeps_the_words_in_the_draft(
    client, world, shop, agent
):
    owner = MembershipFactory(shop=shop, role="employee").user
    prepare_words(shop, owner)
    sending.send(shop, owner)
    mandate = record(shop, agent)
    prepare_facts(shop, agent)
    mandates.send(mandate)

    response = yes(client, link_of())

    assert response.status_code == 302
    assert Place.objects.get(pk=shop.place_id).phone == PHONE
    assert Review.objects.filter(decision="").count() == 1
    assert audit.entries(shop, ["help.yes"]).get().data["words"] == "waiting"


def test_page_that_is_kept_is_never_taken_over(client, world, shop, agent):
    owner = MembershipFactory(shop=shop, user=UserFactory(email="chef@example.org"))
    mandate = record(shop, agent, email="voleur@example.org")
    prepare_facts(shop, agent)

    addresses = mandates.send(mandate)
    yes(client, link_of())

    assert addresses == ["chef@example.org"]
    assert not Invitation.objects.exists()
    assert [m.user for m in shop.memberships.all()] == [owner.user]
    told = [message.to for message in mail.outbox]
    assert ["voleur@example.org"] not in told
    assert told[0] == ["chef@example.org"]


def test_yes_of_an_agent_who_left_still_counts(client, link, shop, agent):
    agent.is_active = False
    agent.save()

    yes(client, link)

    assert FieldMandate.objects.get().answer == "yes"
    assert Place.objects.get(pk=shop.place_id).phone == PHONE


def test_outcomes_of_answers_without_a_link(db):
    assert answers.yes("x", "") is Outcome.NOT_GOOD
    assert answers.no("x") is Outcome.NOT_GOOD
    assert answers.correct("x", "y") is Outcome.NOT_GOOD
    assert Review.objects.filter(decision=Decision.PUBLISHED).count() == 0
