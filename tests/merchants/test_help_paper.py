"""The questions on paper are those of the screen, in the same order."""

import pytest

from merchants import steps
from merchants.help.paper import NO_PAPER, questions
from moderation.rights import Rights
from tests.factories import MembershipFactory, PlaceFactory, ShopFactory
from tests.merchants.helping import agent_user, record

pytestmark = pytest.mark.any_database

ADDRESS = {
    "fr": "/fr/mon-commerce/formulaire/",
    "en": "/en/my-shop/form/",
    "nl": "/nl/mijn-zaak/formulier/",
}


@pytest.mark.parametrize("language", ADDRESS)
def test_empty_form_is_public_in_each_language(client, db, language):
    page = client.get(ADDRESS[language])

    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.content.decode()
    assert "css/paper.css" in page.content.decode()


def test_questions_are_the_steps_in_their_order(db):
    asked = steps.steps_for(Rights(prepare=True))

    expected = [step.label for step in asked if step.name not in NO_PAPER]
    assert [question.label for question in questions(None)] == expected
    assert [q.number for q in questions(None)] == list(range(1, len(expected) + 1))
    assert {"hours", "holidays", "contact"} <= {q.name for q in questions(None)}


def test_form_of_a_shop_says_what_is_known(client, db):
    place = PlaceFactory(phone="+33320692360", opening_hours="Mo-Fr 09:10-17:20")
    shop = ShopFactory(name="Le Four", place=place, siret="73282932000074")
    agent = agent_user()
    record(shop, agent)
    client.force_login(agent)

    page = client.get(f"/fr/mon-commerce/{shop.pk}/form/").content.decode()

    for words in ("Le Four", place.address_line, "73282932000074", "03 20 69 23 60"):
        assert words in page
    assert "Alix Agent" in page
    assert "Samia Benali" in page


def test_form_of_a_shop_names_no_mandate_to_its_members(client, db):
    shop = ShopFactory()
    record(shop, agent_user())
    client.force_login(MembershipFactory(shop=shop).user)

    page = client.get(f"/fr/mon-commerce/{shop.pk}/form/").content.decode()

    assert "Samia Benali" not in page
