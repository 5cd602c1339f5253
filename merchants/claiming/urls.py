"""Addresses by which somebody comes to keep a fiche."""

from merchants.addresses import named, named_shop
from merchants.claiming.views import asked, claim, new, start, state

START = {"fr": "commencer", "en": "start", "nl": "beginnen"}
SIRET = {"fr": "commencer/siret", "en": "start/siret", "nl": "beginnen/siret"}
NEW = {"fr": "commencer/fiche", "en": "start/page", "nl": "beginnen/pagina"}
CLAIM = {
    "fr": "demander/<key:pk>",
    "en": "claim/<key:pk>",
    "nl": "aanvragen/<key:pk>",
}
PROOF = {
    "fr": "demander/<key:pk>/preuve",
    "en": "claim/<key:pk>/proof",
    "nl": "aanvragen/<key:pk>/bewijs",
}
STATE = {
    "fr": "demandes/<key:claim>",
    "en": "claims/<key:claim>",
    "nl": "aanvragen-van-mij/<key:claim>",
}
ASKED = {
    "fr": "demandes/<key:claim>",
    "en": "claims/<key:claim>",
    "nl": "aanvragen/<key:claim>",
}

urlpatterns = [
    named(START, start.start, "start"),
    named(SIRET, new.siret, "siret"),
    named(NEW, new.new, "new"),
    named(CLAIM, claim.claim, "claim"),
    named(PROOF, claim.proof, "claim_proof"),
    named(STATE, state.state, "claim_state"),
    named(STATE, state.resend, "claim_resend", "code/"),
    named(STATE, state.withdraw, "claim_withdraw", "stop/"),
    named_shop(ASKED, asked.asked, "asked"),
]
