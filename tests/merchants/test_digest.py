"""Claims and visits stand in the morning mail of who must act on them."""

from datetime import datetime

from django.core import mail

import pytest

from merchants.models import Claim, VisitRequest
from moderation.digests import send_digests
from places.hours.timeline import PARIS
from tests.factories import (
    MandateFactory,
    ShopFactory,
    UnionFactory,
    UserFactory,
)

WEDNESDAY = datetime(2026, 11, 25, 8, tzinfo=PARIS)
SATURDAY = datetime(2026, 11, 28, 8, tzinfo=PARIS)


@pytest.fixture
def union(db, time_machine):
    time_machine.move_to(WEDNESDAY, tick=False)
    return UnionFactory()


def claim(union):
    return Claim.objects.create(user=UserFactory(), shop=ShopFactory(union=union))


def written():
    return {message.to[0]: message.body for message in mail.outbox}


def test_claim_is_in_the_mail_of_its_union_alone(union):
    president, other = MandateFactory(union=union).user, MandateFactory().user
    claim(union)
    claim(union)

    assert send_digests(WEDNESDAY) == 1

    assert other.email not in written()
    line = "2 personnes demandent à tenir une fiche\u202f: "
    assert (
        f"{line}http://localhost/admin/relecture/fiches/" in written()[president.email]
    )
    assert mail.outbox[0].subject == "Quelque chose vous attend"


def test_visit_is_in_the_mail_of_the_city_alone(union, editor):
    president = MandateFactory(union=union).user
    VisitRequest.objects.create(name="Samia", shop_name="Le Four")

    assert send_digests(WEDNESDAY) == 1

    assert "1 boutique demande une visite" in written()[editor.email]
    assert president.email not in written()


def test_nobody_is_written_to_when_nothing_waits(union, editor):
    MandateFactory(union=union)

    assert send_digests(WEDNESDAY) == 0


def test_claim_waits_for_a_working_day(union):
    MandateFactory(union=union)
    claim(union)

    assert send_digests(SATURDAY) == 0
