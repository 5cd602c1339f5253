"""Forms of the editors that Wagtail does not check: a sentence, and nothing saved."""

from wagtail.signals import page_unpublished
from wagtail.users.models import UserProfile

import pytest

from places.models import Place
from tests.factories import fiche
from tv.models import Screen

INCOMPLETE = "The form came without some of its fields"
IN_USE = "Something else on the portal needs it, so nothing was deleted."


@pytest.fixture
def asking(client, editor):
    """An editor at her desk, in English."""
    profile = UserProfile.get_for_user(editor)
    profile.preferred_language = "en"
    profile.save()
    client.force_login(editor)
    return client


@pytest.mark.parametrize("fields", [{}, {"name": "Hall"}, {"csrfmiddlewaretoken": "x"}])
def test_form_without_its_fields_saves_nothing(asking, fields):
    response = asking.post("/admin/snippets/tv/screen/add/", fields)

    assert response.status_code == 400
    assert INCOMPLETE in response.content.decode()
    assert Screen.objects.count() == 0


def test_place_that_a_fiche_needs_is_not_deleted(asking):
    place = fiche().shop.place

    response = asking.post(f"/admin/snippets/places/place/delete/{place.pk}/")

    assert response.status_code == 409
    assert IN_USE in response.content.decode()
    assert Place.objects.filter(pk=place.pk).exists()


def test_every_other_fault_is_left_to_those_who_mend_it(asking):
    with pytest.raises(Exception, match="emergency broadcast"):
        asking.post("/admin/failwhale/")


@pytest.fixture
def slip():
    """Something of ours that follows when a page goes offline, and is broken."""

    def broken(**kwargs):
        raise AttributeError("a slip of ours")

    page_unpublished.connect(broken)
    yield
    page_unpublished.disconnect(broken)


def test_fault_of_our_own_behind_a_button_of_wagtail_stays_a_fault(asking, slip):
    page = fiche()

    with pytest.raises(AttributeError, match="a slip of ours"):
        asking.post(f"/admin/pages/{page.pk}/unpublish/")
