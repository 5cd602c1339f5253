"""Steps that are shops: a link in each language, or none."""

from wagtail.models import PageViewRestriction

import pytest


def test_step_at_a_shop_leads_to_its_page_in_each_language(client, world):
    for code in ("fr", "en", "nl"):
        steps = client.get(world.url("walk", code)).context["steps"]

        assert [step["url"] for step in steps] == [world.url("fiche", code), ""]
        assert (
            f'href="{world.url("fiche", code)}"'
            in client.get(world.url("walk", code)).text
        )


@pytest.mark.parametrize("how", ["unpublish", "private", "closed"])
def test_step_at_a_shop_that_nobody_may_see_has_no_link(client, world, how):
    page = world.fiches["fr"]
    if how == "unpublish":
        page.unpublish()
    elif how == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    else:
        page.shop.status = "closed"
        page.shop.save()

    response = client.get(world.url("walk"))

    assert response.context["steps"][0]["url"] == ""
    assert [card.title for card in response.context["along"]] == ["Le Bassin (fr)"]
    assert world.url("fiche") not in response.text
