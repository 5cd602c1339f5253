"""Who needs me: the shops of a union to call, and what to ask them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.validators import phone_words
from moderation import directory
from moderation.desk.base import DeskView
from moderation.directory import STALE_AFTER, Member

NEEDS = (
    ("hours", gettext_lazy("Hours not confirmed for 90 days")),
    ("words", gettext_lazy("Page without a word")),
    ("picture", gettext_lazy("Page without a picture")),
    ("unclaimed", gettext_lazy("Page that the shop does not keep yet")),
)


@dataclass(frozen=True, slots=True)
class Call:
    """A shop to call, and for what."""

    member: Member
    needs: tuple[str, ...]
    questions: tuple[str, ...]
    phone: str


def needs_of(member: Member, at: datetime) -> tuple[str, ...]:
    """The codes of what a shop lacks, in the order in which one asks."""
    confirmed = member.hours_confirmed_at
    lacks = {
        "hours": confirmed is None or at - confirmed > STALE_AFTER,
        "words": not member.has_words,
        "picture": not member.has_picture,
        "unclaimed": not member.is_kept,
    }
    return tuple(code for code, _words in NEEDS if lacks[code])


def questions(needs: tuple[str, ...]) -> tuple[str, ...]:
    """What to say on the phone."""
    said = {
        "hours": _("Are these hours still right?"),
        "words": _("Which line should visitors read about you?"),
        "picture": _("May somebody come by to take a picture?"),
        "unclaimed": _("Do you want to keep your page yourself? It is free."),
    }
    return tuple(said[code] for code in needs)


def calls(members: list[Member], at: datetime, only: str = "") -> list[Call]:
    """The shops that lack something (`only` this), those that lack most first."""
    found = [(member, needs_of(member, at)) for member in members]
    lacking = [
        (m, needs) for m, needs in found if needs and (not only or only in needs)
    ]
    lacking.sort(key=lambda pair: (-len(pair[1]), pair[0].name))
    return [
        Call(member, needs, questions(needs), phone_shown(member.phone))
        for member, needs in lacking
    ]


def phone_shown(phone: str) -> str:
    """A number as people in France say it."""
    return phone_words(phone).replace("+33\u00a0", "0").replace("+33 ", "0")


class NeedsView(DeskView):
    """The members of a union that need a call; `?need=` one kind, `?print=1` the list."""

    tab = "moderation_needs"
    page_title = gettext_lazy("Who needs me")

    def get_template_names(self) -> list[str]:
        """The page, or the sheet that prints."""
        sheet = self.request.GET.get("print") == "1"
        name = "calls" if sheet else "needs"
        return [f"moderation/admin/{name}.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Counts of each need, and the calls."""
        union = self.chosen_union() or next(iter(self.unions), None)
        members = directory.shops().members(union.pk) if union else []
        now, only = timezone.now(), self.request.GET.get("need", "")
        only = only if only in dict(NEEDS) else ""
        every = [needs_of(member, now) for member in members]
        counts = [
            {"code": code, "label": label, "count": sum(code in n for n in every)}
            for code, label in NEEDS
        ]
        return super().get_context_data(
            union=union,
            members=len(members),
            counts=counts,
            only=only,
            calls=calls(members, now, only),
            labels=dict(NEEDS),
            today=timezone.localdate(),
            **kwargs,
        )
