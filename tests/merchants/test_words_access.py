"""Every address of the words, for every person, with every verb."""

from itertools import product

import pytest

from merchants.fiche.drafts import Sheet, save_words
from merchants.fiche.urls import urlpatterns
from merchants.models import FicheDraft
from moderation.models import Review
from tests.factories import MandateFactory, UserFactory, fiche
from tests.factories.fiches import agent, kept_fiche, member, upload
from tests.undoing import undone

pytestmark = pytest.mark.any_database

SENTENCE = "Du pain, et des gaufres le mercredi."
NAMES = [pattern.name for pattern in urlpatterns]
VERBS = ["get", "post", "head", "put", "patch", "delete", "options"]
# What answers who may be there: asked, told to say more, sent on, no such picture.
GET_OK = {
    "photo_add": 302,
    "sent": 302,
    "appeal": 302,
    "withdraw": 405,
    "discard": 405,
}
POST_OK = {
    "check": 422,
    "photos": 302,
    "photo_add": 422,
    "photo_point": 422,
    "sentence": 302,
    "story": 302,
    "preview": 405,
    "send": 302,
    "sent": 405,
    "withdraw": 302,
    "discard": 302,
    "appeal": 302,
}
AGENT = {("post", "send"): 403, ("post", "withdraw"): 403, ("post", "discard"): 403}


@pytest.fixture
def page(db):
    return kept_fiche()


@pytest.fixture
def image(page):
    image = upload(page.shop)
    save_words(page.shop, None, None, summary=SENTENCE)
    draft = FicheDraft.objects.get()
    draft.words["picture"], draft.words["photos"] = {"image": image.pk, "alt": ""}, []
    draft.save()
    return image


def person(who, page):
    if who == "owner":
        return member(page)
    if who == "employee":
        return member(page, role="employee")
    if who == "agent":
        return agent(page)
    if who == "merchant B":
        return member(fiche("Ailleurs", "ailleurs"))
    if who == "president A":
        return MandateFactory(union=page.shop.union).user
    if who == "president B":
        return MandateFactory().user
    if who == "stranger":
        return UserFactory()
    if who == "city":
        return UserFactory(is_superuser=True, is_staff=True)
    group = {"editor": "Rédaction", "translator": "Traduction"}[who]
    return UserFactory(group=group)


def address(page, image, name, language="fr"):
    room = {"fr": "mon-commerce", "en": "my-shop", "nl": "mijn-zaak"}[language]
    rest = {"photo_add": "photos/add", "photo_point": f"photos/{image.pk}"}
    return f"/{language}/{room}/{page.shop.pk}/{rest.get(name, name)}/"


def state(page):
    return (
        Sheet(page.shop).words,
        Review.objects.count(),
        FicheDraft.objects.get().version,
    )


@pytest.mark.parametrize("language", ["fr", "en", "nl"])
def test_who_is_not_logged_in_logs_in_first(client, page, image, language):
    before = state(page)

    for verb, name in product(VERBS, NAMES):
        response = getattr(client, verb)(address(page, image, name, language))
        assert response.status_code in (302, 405), (verb, name)
        assert response.status_code == 405 or "next=" in response.url

    assert state(page) == before


@pytest.mark.parametrize(
    "who",
    [
        "merchant B",
        "president A",
        "president B",
        "stranger",
        "translator",
    ],
)
def test_who_does_not_belong_to_the_shop_is_refused(client, page, image, who):
    client.force_login(person(who, page))
    before = state(page)

    for verb, name in product(VERBS, NAMES):
        response = getattr(client, verb)(address(page, image, name), {"summary": "x"})
        assert response.status_code in (403, 405), (verb, name)
        assert SENTENCE not in response.content.decode()

    assert state(page) == before


@pytest.mark.parametrize("who", ["city", "editor"])
def test_city_sees_facts_and_writes_no_words(client, page, image, who):
    client.force_login(person(who, page))
    before = state(page)

    for verb, name in product(VERBS, set(NAMES) - {"check", "preview"}):
        response = getattr(client, verb)(address(page, image, name), {"summary": "x"})
        assert response.status_code in (403, 405), (verb, name)

    assert state(page) == before


@pytest.mark.parametrize("who", ["owner", "employee", "agent"])
def test_who_belongs_to_the_shop_gets_an_answer(client, page, image, who):
    client.force_login(person(who, page))
    special = AGENT if who == "agent" else {}
    found = {}

    for name in NAMES:
        where = address(page, image, name)
        with undone():
            shown, looked = client.get(where), client.head(where)
            sent = client.post(where, {"summary": SENTENCE, "story": "Une histoire."})
        found[name] = shown.status_code, looked.status_code, sent.status_code

    expected = {name: GET_OK.get(name, 200) for name in NAMES}
    assert found == {
        name: (code, code, special.get(("post", name), POST_OK[name]))
        for name, code in expected.items()
    }


def test_membership_that_was_taken_away_counts_at_the_next_click(client, page, image):
    owner = member(page)
    client.force_login(owner)
    owner.memberships.all().delete()

    for name in NAMES:
        response = client.post(address(page, image, name), {"summary": "x"})
        assert response.status_code in (403, 405), name


def test_shop_that_does_not_exist_is_not_found(client, page, image):
    client.force_login(member(page))
    page.shop.pk = 999_999

    for name in NAMES:
        assert client.get(address(page, image, name)).status_code in (404, 405), name


def test_fields_that_no_form_asks_for_change_nothing(client, page, image):
    client.force_login(member(page))
    typed = {"summary": "Du pain.", "title": "X", "union": "", "live": "", "slug": "x"}

    client.post(address(page, image, "sentence"), typed)

    draft = FicheDraft.objects.get()
    assert set(draft.words) == {"summary", "picture", "photos"}
    page.refresh_from_db()
    assert (page.title, page.slug, page.live) == (
        "Le Four du coin",
        "le-four-du-coin",
        True,
    )
