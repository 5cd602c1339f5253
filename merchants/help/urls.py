"""Addresses of the help."""

from merchants.addresses import named, shop
from merchants.help.views import answering, asking, mandates, new_shop, paper, visits

HELP = {"fr": "aide", "en": "help", "nl": "hulp"}
VISITS = {"fr": "visites", "en": "visits", "nl": "bezoeken"}
PAPER = {"fr": "formulaire", "en": "form", "nl": "formulier"}
YES = {"fr": "oui", "en": "yes", "nl": "ja"}

urlpatterns = [
    named(HELP, asking.ask, "help"),
    named(HELP, asking.thanks, "help_thanks", "thanks/"),
    named(VISITS, visits.mine, "visits"),
    named(VISITS, visits.day_round, "round", "round/"),
    named(VISITS, mandates.choose, "mandate_shop", "shop/"),
    named(VISITS, new_shop.new, "mandate_new", "new-shop/"),
    named(VISITS, visits.visit, "visit", "<key:visit>/"),
    named(PAPER, paper.blank, "paper"),
    named(YES, answering.answer, "answer", "<str:secret>/"),
    named(YES, answering.preview, "answer_page", "<str:secret>/page/"),
    named(YES, answering.done, "answer_done", "<str:secret>/done/"),
    shop("mandate/", mandates.mandate, "mandate"),
    shop("mandate/send/", mandates.send, "mandate_send"),
    shop("mandate/link/", mandates.show_link, "mandate_link"),
    shop("mandate/end/", mandates.give_up, "mandate_end"),
    shop("form/", paper.prefilled, "paper_of"),
]
