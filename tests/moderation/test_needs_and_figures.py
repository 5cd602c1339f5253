"""Who has to be called, and how unions keep their promises."""

from datetime import timedelta

from django.utils import timezone

import pytest

from moderation import directory, figures
from moderation.decisions import approve, send_back
from moderation.models import Federation, Review
from moderation.submission import withdraw
from shops.models import ShopPage
from tests.factories import MandateFactory, UnionFactory, picture
from tests.moderation.sending import fiche_of, page_of, send, sent

NEEDS = "/admin/relecture/qui-a-besoin-de-moi/"
FIGURES = "/admin/relecture/chiffres/"


@pytest.fixture
def union(db):
    return UnionFactory()


@pytest.fixture
def desk(client, union):
    client.force_login(MandateFactory(union=union).user)
    return client


def complete(union, number):
    page = fiche_of(union, number, hours_confirmed_at=timezone.now())
    page.shop.claimed_at = timezone.now()
    page.shop.save()
    ShopPage.objects.filter(pk=page.pk).update(picture=picture())
    return page


def lacking(union, number, **changed):
    page = complete(union, number)
    for name, value in changed.items():
        target = page.shop.place if name == "hours_confirmed_at" else page.shop
        target = page if name in ("summary", "picture") else target
        type(target).objects.filter(pk=target.pk).update(**{name: value})
    return page


def called(answer):
    return {call.member.name: call.needs for call in answer.context["calls"]}


def test_complete_shop_needs_nobody(desk, union):
    complete(union, 1)

    answer = desk.get(NEEDS)

    assert called(answer) == {}
    assert "Personne n’a besoin de vous" in answer.content.decode()


def test_each_need_is_found(desk, union):
    old = timezone.now() - timedelta(days=91)
    lacking(union, 1, hours_confirmed_at=old)
    lacking(union, 2, hours_confirmed_at=None)
    lacking(union, 3, summary="")
    lacking(union, 4, picture=None)
    lacking(union, 5, claimed_at=None)
    lacking(union, 6, claimed_at=None, summary="")
    lacking(UnionFactory(), 7, summary="")
    lacking(union, 8, summary="", status="closed")

    assert called(desk.get(NEEDS)) == {
        "Boutique 6": ("words", "unclaimed"),
        "Boutique 1": ("hours",),
        "Boutique 2": ("hours",),
        "Boutique 3": ("words",),
        "Boutique 4": ("picture",),
        "Boutique 5": ("unclaimed",),
    }
    assert set(called(desk.get(f"{NEEDS}?need=words"))) == {"Boutique 3", "Boutique 6"}


def test_list_of_calls_says_phone_and_questions(desk, union):
    page = lacking(union, 1, summary="")
    page.shop.place.phone = "+33320692360"
    page.shop.place.save()

    text = desk.get(f"{NEEDS}?print=1").content.decode()

    assert "03 20 69 23 60" in text
    assert "Quelle phrase les visiteurs doivent-ils lire sur vous" in text


def test_other_union_cannot_be_asked_for(desk, union):
    other = UnionFactory()
    lacking(other, 1, summary="")

    answer = desk.get(f"{NEEDS}?union={other.pk}")

    assert answer.context["union"] == union
    assert called(answer) == {}


@pytest.mark.parametrize("bad", ["x", "9" * 40, "-1", "\0"])
def test_bad_questions_show_the_usual_page(desk, union, bad):
    answer = desk.get(NEEDS, {"union": bad, "need": bad, "print": bad})

    assert (answer.status_code, answer.context["union"]) == (200, union)


def test_city_without_any_union_sees_an_empty_page(client, editor):
    client.force_login(editor)

    assert client.get(NEEDS).status_code == 200
    assert client.get(FIGURES).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_members_are_read_with_two_queries(union, number, django_assert_num_queries):
    for one in range(number):
        fiche_of(union, one)

    with django_assert_num_queries(2):
        found = directory.shops().members(union.pk)

    assert len(found) == number


def test_figures_count_decisions_and_time(union, time_machine):
    start = timezone.now().replace(microsecond=0)
    president = MandateFactory(union=union).user
    city = MandateFactory().user
    time_machine.move_to(start - timedelta(days=20), tick=False)
    quick, slow, refused, gone = (sent(union, n) for n in (1, 2, 3, 4))
    open_one = send(fiche_of(union, 5))
    withdraw(page_of(gone), gone.author)
    time_machine.move_to(start - timedelta(days=20, hours=-2), tick=False)
    approve(quick, president)
    time_machine.move_to(start, tick=False)
    approve(slow, president)
    send_back(refused, president, ["prices"], "")
    Review.objects.filter(pk=refused.pk).update(decided_by=city)

    found = figures.by_union([union], start)[union.pk]

    assert open_one.is_open
    assert (found.published, found.sent_back, found.waiting) == (2, 1, 1)
    assert (found.late, found.by_union, found.by_city) == (3, 2, 1)
    assert (found.median_hours, found.shops) == (480, 5)


def test_old_decisions_are_forgotten(union):
    review = sent(union)
    approve(review, MandateFactory(union=union).user)

    found = figures.by_union([union], timezone.now() + timedelta(days=366))

    assert found[union.pk].read == 0


def test_federation_shows_totals_to_the_president_of_one_of_its_unions(desk, union):
    federation = Federation.objects.create(name="Fédération")
    other = UnionFactory(federation=federation, name="Union d’à côté")
    union.federation = federation
    union.save()
    complete(union, 1)
    complete(other, 2)
    lacking(other, 3, claimed_at=None)

    answer = desk.get(FIGURES)

    (_unions, mine), (_federations, totals) = answer.context["tables"]
    assert [row["figure"].name for row in mine] == [union.name]
    total = totals[0]["figure"]
    assert (total.name, total.shops, total.kept, total.confirmed) == (
        "Fédération",
        3,
        2,
        3,
    )
    text = answer.content.decode()
    assert "Union d’à côté" not in text
    assert "Boutique 2" not in text


@pytest.mark.parametrize("number", [1, 3])
def test_figures_ask_three_queries(union, number, django_assert_num_queries):
    unions = [union, *(UnionFactory() for _other in range(number - 1))]
    for at, one in enumerate(unions):
        sent(one, at)

    with django_assert_num_queries(3):
        found = figures.by_union(unions, timezone.now())

    assert [figure.waiting for figure in found.values()] == [1] * number
