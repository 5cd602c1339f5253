"""Addresses of the help."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from core.languages import route
from merchants.addresses import SLUGS, shop
from merchants.help.views import answering, asking, mandates, paper, visits

HELP = {"fr": "aide", "en": "help", "nl": "hulp"}
VISITS = {"fr": "visites", "en": "visits", "nl": "bezoeken"}
PAPER = {"fr": "formulaire", "en": "form", "nl": "formulier"}
YES = {"fr": "oui", "en": "yes", "nl": "ja"}


def below(
    slugs: dict[str, str], rest: str, view: Callable[..., Any], name: str
) -> URLPattern:
    """An address of the room with a second word in each language."""
    words = {code: f"{SLUGS[code]}/{slugs[code]}" for code in SLUGS}
    return path(route(words, rest), view, name=name)


urlpatterns = [
    below(HELP, "", asking.ask, "help"),
    below(HELP, "thanks/", asking.thanks, "help_thanks"),
    below(VISITS, "", visits.mine, "visits"),
    below(VISITS, "round/", visits.day_round, "round"),
    below(VISITS, "shop/", mandates.choose, "mandate_shop"),
    below(VISITS, "<key:visit>/", visits.visit, "visit"),
    below(PAPER, "", paper.blank, "paper"),
    below(YES, "<str:secret>/", answering.answer, "answer"),
    below(YES, "<str:secret>/page/", answering.preview, "answer_page"),
    below(YES, "<str:secret>/done/", answering.done, "answer_done"),
    shop("mandate/", mandates.mandate, "mandate"),
    shop("mandate/send/", mandates.send, "mandate_send"),
    shop("mandate/link/", mandates.show_link, "mandate_link"),
    shop("mandate/end/", mandates.give_up, "mandate_end"),
    shop("form/", paper.prefilled, "paper_of"),
]
