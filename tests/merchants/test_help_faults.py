"""Two clicks at once; whatever is typed."""

from django.test import Client
from django.urls import reverse

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import audit
from merchants.choices import VisitState
from merchants.help import answers, drafts, mandates, visits
from merchants.help.answers import Outcome
from merchants.models import FicheDraft, FieldMandate, Invitation, VisitRequest
from places.models import Place
from tests.core.conftest import real_database  # noqa: F401 (a fixture)
from tests.core.threads import at_once
from tests.factories import ShopFactory
from tests.merchants.helping import HOURS, agent_user, prepare_facts, record, secret_of

MANY = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="\x00\x1f\u202e'\"<>%{}=+-@é😀", max_size=40),
    st.sampled_from(["", "x" * 10_000, "2026-12-01", "0612345678", "a@b.fr", "signed"]),
)
NOT_BROKEN = {200, 302, 422, 429}


def linked(shop, agent):
    mandate = record(shop, agent)
    prepare_facts(shop, agent)
    return secret_of(mandates.show(mandate))


def test_two_yes_at_once_are_one(real_database):  # noqa: F811
    shop, agent = ShopFactory(), agent_user()
    secret = linked(shop, agent)
    seen = drafts.mark_of(FicheDraft.objects.get())

    found = at_once([lambda: answers.yes(secret, seen)] * 4)

    assert sorted(found) == sorted([Outcome.DONE] + [Outcome.NOT_GOOD] * 3)
    assert audit.entries(shop, ["help.yes"]).count() == 1
    assert audit.entries(shop, ["facts.applied"]).count() == 1
    assert Invitation.objects.count() == 1
    assert Place.objects.get(pk=shop.place_id).opening_hours == HOURS


def test_yes_and_no_at_once_are_one_answer(real_database):  # noqa: F811
    shop, agent = ShopFactory(), agent_user()
    secret = linked(shop, agent)
    seen = drafts.mark_of(FicheDraft.objects.get())

    found = at_once([lambda: answers.yes(secret, seen), lambda: answers.no(secret)])

    assert sorted(found) == sorted([Outcome.DONE, Outcome.NOT_GOOD])
    answer = FieldMandate.objects.get().answer
    assert audit.entries(shop, ["help.yes", "help.no"]).count() == 1
    published = Place.objects.get(pk=shop.place_id).opening_hours == HOURS
    assert published is (answer == "yes")


def test_two_agents_at_once_get_one_mandate(real_database):  # noqa: F811
    shop = ShopFactory()
    agents = [agent_user(), agent_user()]

    def take(agent):
        try:
            record(shop, agent)
        except mandates.Busy:
            return "busy"
        return "mine"

    found = at_once([lambda agent=agent: take(agent) for agent in agents])

    assert sorted(found) == ["busy", "mine"]
    assert FieldMandate.objects.count() == 1


def test_same_request_sent_twice_at_once_is_kept_once(real_database):  # noqa: F811
    wanted = {"name": "Samia", "shop_name": "Chez Samia", "language": "fr"}

    at_once([lambda: visits.ask(dict(wanted), "sender")] * 3)

    assert VisitRequest.objects.count() == 1


@MANY
@given(
    fields=st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(
            (
                "name",
                "shop_name",
                "address",
                "phone",
                "email",
                "moment",
                "message",
                "stamp",
                "shop",
                "website",
            ),
            TEXTS,
        ),
    )
)
def test_whatever_is_typed_of_a_request_breaks_nothing(db, fields):
    response = Client().post(reverse("merchants:help"), fields)

    assert response.status_code in NOT_BROKEN


@MANY
@given(
    fields=st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(
            ("given_by", "kind", "given_on", "email", "phone", "language", "visit"),
            TEXTS,
        ),
    )
)
def test_whatever_is_typed_of_a_mandate_breaks_nothing(db, fields):
    shop, client = ShopFactory(), Client()
    client.force_login(agent_user())

    response = client.post(reverse("merchants:mandate", args=[shop.pk]), fields)

    assert response.status_code in NOT_BROKEN


@MANY
@given(answer=TEXTS, seen=TEXTS, remark=TEXTS)
def test_whatever_is_sent_by_a_link_publishes_nothing(db, answer, seen, remark):
    shop = ShopFactory()
    secret = linked(shop, agent_user())
    url = mandates.path(secret, "fr")

    data = {"answer": answer, "seen": seen, "remark": remark}
    response = Client().post(url, data)
    correct = Client().post(url, {**data, "answer": "correct"})
    yes = Client().post(url, {**data, "answer": "yes"})

    assert {response.status_code, correct.status_code, yes.status_code} <= {200, 302}
    assert FieldMandate.objects.get(shop=shop).answer == ""
    assert Place.objects.get(pk=shop.place_id).opening_hours != HOURS


@MANY
@given(
    planned_at=TEXTS,
    state=st.one_of(TEXTS, st.sampled_from(VisitState.values)),
    note=TEXTS,
)
def test_whatever_is_typed_of_a_visit_breaks_nothing(db, planned_at, state, note):
    agent, client = agent_user(), Client()
    visit = VisitRequest.objects.create(name="N", shop_name="S", agent=agent)
    client.force_login(agent)

    data = {"planned_at": planned_at, "state": state, "note": note}
    url = reverse("merchants:visit", args=[visit.pk])

    assert client.post(url, data).status_code in NOT_BROKEN
    assert client.get(url).status_code == 200
