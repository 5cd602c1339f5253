"""The steps of the words, their part of the room, and their words in the log."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import audit
from merchants import steps
from merchants.fiche.reading import reading_words
from merchants.fiche.sending import SENT, WITHDRAWN
from merchants.fiche.states import field_to_correct, reason_words, state_of
from merchants.fiche.views.check import CHECKED, is_checked
from merchants.fiche.words import drafted, shown_by
from merchants.sections import Action, Section, register
from moderation.rights import Rights
from shops.models import Shop


def _words(shop: Shop, draft: Any) -> Any:
    from merchants.fiche.pages import content_of, page_of  # noqa: PLC0415 (cycle)

    shown = shown_by(content_of(page_of(shop)))
    return drafted(shown, draft.words if draft else {})


def has_photos(shop: Shop, draft: Any) -> bool:
    """Whether there is one picture at least."""
    return bool(_words(shop, draft).pictures)


def has_sentence(shop: Shop, draft: Any) -> bool:
    """Whether the line under the name is written."""
    return bool(_words(shop, draft).summary)


def has_story(shop: Shop, draft: Any) -> bool:
    """Whether there is a text."""
    return bool(_words(shop, draft).story)


def nothing_waits(shop: Shop, draft: Any) -> bool:
    """Whether nothing is written that was not sent."""
    state = state_of(shop)
    return not state.changes or state.review is not None


def always(shop: Shop, draft: Any) -> bool:
    """A screen to look at is never what is missing."""
    return True


STEPS = [
    ("check", gettext_lazy("What we know of you"), 5, is_checked, "facts"),
    ("photos", gettext_lazy("Your photos"), 30, has_photos, "words"),
    ("sentence", gettext_lazy("Your shop in one sentence"), 40, has_sentence, "words"),
    ("story", gettext_lazy("Your story"), 50, has_story, "words"),
    ("preview", gettext_lazy("Your page as visitors see it"), 70, always, "words"),
    ("send", gettext_lazy("Send your page"), 80, nothing_waits, "words"),
]
for name, label, order, done, needs in STEPS:
    steps.register(name, f"merchants:{name}", label, order, done, needs)


@register("fiche.state", order=10)
def state_section(shop: Shop, rights: Rights) -> Section:
    """Where the page stands, and what to do about it."""
    state = state_of(shop)
    mine = rights.words
    context: dict[str, Any] = {
        "state": state,
        "may_write": rights.words or rights.prepare,
        "may_send": mine,
        "reading": reading_words(state.review) if state.review else "",
        "reasons": reason_words(state.sent_back) if state.sent_back else [],
        "correct_url": state.sent_back
        and reverse(field_to_correct(state.sent_back), args=[shop.pk]),
    }
    return Section("merchants/fiche/state.html", context, _actions(shop, state, rights))


def _actions(shop: Shop, state: Any, rights: Rights) -> tuple[Action, ...]:
    links = [Action(_("See your page as visitors do"), state.url)] if state.url else []
    if state.review or not (rights.words or rights.prepare):
        return tuple(links)
    photo = Action(
        _("Add a photo"), reverse("merchants:photos", args=[shop.pk]), big=True
    )
    texts = [
        Action(
            _("Change your sentence"), reverse("merchants:sentence", args=[shop.pk])
        ),
        Action(_("Change your story"), reverse("merchants:story", args=[shop.pk])),
        Action(
            _("Preview of your draft"), reverse("merchants:preview", args=[shop.pk])
        ),
    ]
    return (photo, *texts, *links)


@register("fiche.next", order=15)
def next_section(shop: Shop, rights: Rights) -> Section | None:
    """The one next thing to do."""
    step = steps.next_to_do(shop, rights)
    if step is None:
        return None
    url = reverse(step.url_name, args=[shop.pk])
    return Section("merchants/fiche/next.html", {"label": step.label, "url": url})


audit.words[SENT] = lambda entry: _("Text and pictures were sent to be read over.")
audit.words[WITHDRAWN] = lambda entry: _("What was being read was taken back.")
audit.words[CHECKED] = lambda entry: _("What the portal knows was said to be right.")
