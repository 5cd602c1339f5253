"""The order of the steps, and what is next."""

import pytest

from merchants import steps
from moderation.rights import Rights
from shops.models import Shop
from tests.factories import ShopFactory

MEMBER = Rights(see=True, facts=True, words=True)


@pytest.fixture(autouse=True)
def three_steps(monkeypatch):
    monkeypatch.setattr(steps, "_steps", {})
    done = {"first": True, "second": False, "third": False}
    for order, (name, is_done) in reversed(list(enumerate(done.items()))):
        steps.register(
            name,
            "merchants:shop",
            name.title(),
            order,
            done=lambda shop, draft, is_done=is_done: is_done,
            needs="words" if name == "second" else "facts",
        )


def test_way_of_a_step_in_the_middle():
    found = steps.way("second", Shop(pk=7), MEMBER)

    assert (found.number, found.total) == (2, 3)
    assert found.step.label == "Second"
    assert found.room == "/fr/mon-commerce/7/"


def test_steps_without_the_right_are_left_out():
    city = Rights(see=True, facts=True, city=True)
    agent = Rights(see=True, prepare=True)

    assert [step.name for step in steps.steps_for(city)] == ["first", "third"]
    assert [s.name for s in steps.steps_for(agent)] == ["first", "second", "third"]
    assert steps.steps_for(Rights(see=True, review=True)) == []


def test_next_to_do_is_the_first_that_is_not_done(db):
    assert steps.next_to_do(ShopFactory(), MEMBER).name == "second"


def test_going_on_leads_to_the_next_step_or_back_to_the_room(rf):
    way = steps.Way(None, 1, 2, before="/a/", after="/b/", room="/room/")

    assert steps.go_on(rf.post("/"), way).url == "/b/"
    assert steps.go_on(rf.post("/", {"later": "1"}), way).url == "/room/"
