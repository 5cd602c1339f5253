"""The StreamField family: each block on a page, and its preview for editors."""

import re

from django.core.exceptions import ValidationError
from django.urls import reverse

import pytest

from core.blocks import BodyBlock
from core.blocks.action import CallToActionBlock
from tests.factories import StandardPageFactory, fiche, picture

pytestmark = pytest.mark.any_database

BLOCKS = ("text", "picture", "quote", "facts", "call_to_action", "map", "cards")
POINT = {"type": "Point", "coordinates": [3.16782, 50.69229]}


def page_with(*body):
    """A published page of text whose body is this."""
    page = StandardPageFactory(title="Une page", slug="une-page")
    page.body = list(body)
    page.save_revision().publish()
    return page


def shown(client, *body):
    page_with(*body)
    response = client.get("/fr/une-page/")
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.text)


def test_family_is_what_editors_were_promised():
    assert tuple(BodyBlock().child_blocks) == BLOCKS


def test_text_is_shown_with_its_subtitles(client, db):
    html = shown(client, ("text", "<h2>Sous la verrière</h2><p>Un <b>bassin</b>.</p>"))

    assert "Sous la verrière</h2>" in html
    assert "<p>Un <b>bassin</b>.</p>" in html


def test_picture_has_its_description_and_caption(client, db):
    value = {"image": picture(), "alt": "Un bassin", "caption": "La Piscine"}
    html = shown(client, ("picture", value))

    assert 'alt="Un bassin"' in html
    assert "La Piscine" in html
    assert "Dessin du portail" in html


def test_quote_names_who_said_it(client, db):
    html = shown(client, ("quote", {"text": "On reste.", "source": "Une voisine"}))

    assert re.search(r"<blockquote.*On reste\..*</blockquote>", html)
    assert "Une voisine" in html


def test_facts_are_pairs_of_words(client, db):
    rows = [{"label": "Métro", "text": "Ligne 2"}]
    html = shown(client, ("facts", {"title": "Pratique", "rows": rows}))

    assert "Pratique" in html
    assert re.search(r"<dt>Métro</dt>\s*<dd>Ligne 2</dd>", html)


def test_call_to_action_leads_to_its_page(client, db):
    target = fiche()
    html = shown(client, ("call_to_action", {"label": "Voir", "page": target}))

    assert re.search(r'<a[^>]+href="/fr/boutiques/le-four-du-coin/"[^>]*>\s*Voir', html)


def test_call_to_action_leads_to_an_outside_address(client, db):
    value = {"label": "Voir", "page": None, "address": "https://www.example.org/"}

    assert 'href="https://www.example.org/"' in shown(client, ("call_to_action", value))


def test_map_tells_the_script_where_it_is(client, db):
    html = shown(
        client, ("map", {"title": "La Piscine", "point": POINT, "caption": ""})
    )

    assert 'data-lat="50.692290"' in html
    assert 'data-lng="3.167820"' in html
    assert "La Piscine" in html


def test_cards_show_chosen_pages_in_their_order(client, db):
    first = fiche(title="Premier", slug="premier")
    second = fiche(title="Second", slug="second")
    html = shown(client, ("cards", {"title": "À voir", "pages": [second, first]}))

    assert html.index("/fr/boutiques/second/") < html.index("/fr/boutiques/premier/")


def test_cards_leave_out_what_is_not_public_any_more(client, db):
    gone = fiche(title="Parti", slug="parti")
    page_with(("cards", {"title": "À voir", "pages": [gone]}))
    gone.unpublish()

    response = client.get("/fr/une-page/")

    assert response.status_code == 200
    assert "/fr/boutiques/parti/" not in response.text


@pytest.mark.parametrize("name", BLOCKS)
@pytest.mark.parametrize("filled", [True, False], ids=["with content", "without"])
def test_preview_of_a_block_answers(client, operator, name, filled):
    if filled:
        page = fiche()
        page.picture = picture()
        page.save_revision().publish()
    block = BodyBlock().child_blocks[name]
    client.force_login(operator)

    response = client.get(
        reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}
    )

    assert response.status_code == 200
    assert response.templates[0].name == "core/blocks/preview.html"


@pytest.mark.parametrize(
    "value",
    [
        {"label": "Voir", "page": None, "address": ""},
        {"label": "Voir", "page": "PAGE", "address": "https://www.example.org/"},
        {"label": "Voir", "page": None, "address": "javascript:alert(1)"},
        {"label": "Voir", "page": None, "address": "http://127.0.0.1/"},
        {"label": "Voir", "page": None, "address": "https://user:pw@example.org/"},
        {"label": "", "page": None, "address": "https://www.example.org/"},
    ],
)
def test_call_to_action_that_misleads_is_refused(db, value):
    if value["page"]:
        value = {**value, "page": StandardPageFactory()}
    block = CallToActionBlock()

    with pytest.raises(ValidationError):
        block.clean(
            block.to_python({**value, "page": value["page"] and value["page"].pk})
        )


def test_script_in_a_quote_comes_out_as_text(client, db):
    evil = "<script>alert(1)</script>"
    html = shown(client, ("quote", {"text": evil, "source": evil}))

    assert "<script>alert" not in html


def test_block_without_its_page_or_picture_still_answers(client, db):
    target, image = fiche(), picture()
    page_with(
        ("call_to_action", {"label": "Voir", "page": target}),
        ("cards", {"title": "", "pages": [target]}),
        ("picture", {"image": image, "alt": "", "caption": "Seule la légende"}),
    )
    target.delete()
    image.delete()

    assert client.get("/fr/une-page/").status_code == 200
