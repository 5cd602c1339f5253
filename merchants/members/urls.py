"""Addresses about who keeps a fiche."""

from merchants.addresses import named, named_shop
from merchants.members import views

TEAM = {"fr": "equipe", "en": "team", "nl": "team"}
INVITE = {"fr": "equipe/inviter", "en": "team/invite", "nl": "team/uitnodigen"}
LEAVE = {"fr": "equipe/quitter", "en": "team/leave", "nl": "team/verlaten"}
PENDING = {
    "fr": "equipe/invitations/<key:invitation>",
    "en": "team/invitations/<key:invitation>",
    "nl": "team/uitnodigingen/<key:invitation>",
}
INVITATION = {
    "fr": "invitation/<key:pk>/<str:secret>",
    "en": "invitation/<key:pk>/<str:secret>",
    "nl": "uitnodiging/<key:pk>/<str:secret>",
}

urlpatterns = [
    named_shop(TEAM, views.team, "team"),
    named_shop(INVITE, views.invite, "invite"),
    named_shop(LEAVE, views.leave, "leave"),
    named_shop(PENDING, views.cancel, "invitation_cancel"),
    named_shop(TEAM, views.member, "member", "<key:member>/"),
    named(INVITATION, views.join, "invitation"),
]
