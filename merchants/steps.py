"""The steps of a fiche, in order: each subject of the room registers its own.

    register("hours", "merchants:hours", _("Opening hours"), 10, done=has_hours)

The name of the address takes the key of the shop. Orders: start 5, hours 10, holidays
20, photo 30, sentence 40, story 50, contact 60, preview 70, send 80.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from merchants.models import FicheDraft
from moderation.rights import Rights
from shops.models import Shop

Done = Callable[[Shop, FicheDraft | None], bool]
LATER = "later"


@dataclass(frozen=True, slots=True)
class Step:
    """One question on one screen; `done`: whether nothing is left to do there.

    `needs` is "facts" or "words": the right that it takes. A field agent, who has
    the right "prepare", goes through all of them.
    """

    name: str
    url_name: str
    label: Any
    order: int
    done: Done
    needs: str

    def is_open_to(self, rights: Rights) -> bool:
        """Whether somebody with these rights answers this question."""
        return getattr(rights, self.needs) or rights.prepare


@dataclass(frozen=True, slots=True)
class Way:
    """Where a step stands among those of a person: "step 3 of 8", back and on.

    `before` and `after` are addresses: of the room at both ends.
    """

    step: Step
    number: int
    total: int
    before: str
    after: str
    room: str


_steps: dict[str, Step] = {}


def register(
    name: str,
    url_name: str,
    label: Any,
    order: int,
    done: Done,
    needs: str = "facts",
) -> None:
    """Add a step; called once, in `ready()` of the app."""
    _steps[name] = Step(name, url_name, label, order, done, needs)


def steps_for(rights: Rights) -> list[Step]:
    """The steps of a person, in order."""
    in_order = sorted(_steps.values(), key=lambda step: step.order)
    return [step for step in in_order if step.is_open_to(rights)]


def way(name: str, shop: Shop, rights: Rights) -> Way:
    """Where the step `name` stands; makes no query."""
    found = steps_for(rights)
    at = next(index for index, step in enumerate(found) if step.name == name)
    room = reverse("merchants:shop", args=[shop.pk])
    addresses = [reverse(step.url_name, args=[shop.pk]) for step in found]
    return Way(
        step=found[at],
        number=at + 1,
        total=len(found),
        before=addresses[at - 1] if at else room,
        after=addresses[at + 1] if at + 1 < len(found) else room,
        room=room,
    )


def go_on(request: HttpRequest, way: Way) -> HttpResponseRedirect:
    """After a step was saved: on to the next, or back to the room for who said later."""
    return redirect(way.room if LATER in request.POST else way.after)


def next_to_do(shop: Shop, rights: Rights) -> Step | None:
    """The first step where something is missing; None when the fiche is complete."""
    draft = FicheDraft.objects.filter(shop=shop).first()
    waiting = (step for step in steps_for(rights) if not step.done(shop, draft))
    return next(waiting, None)
