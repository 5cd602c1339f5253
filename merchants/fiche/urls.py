"""Addresses of the words; merchants.urls joins them."""

from merchants.addresses import shop
from merchants.fiche.views import check, photos, sending, words

urlpatterns = [
    shop("check/", check.check, "check"),
    shop("photos/", photos.album, "photos"),
    shop("photos/add/", photos.add, "photo_add"),
    shop("photos/<key:image>/", photos.point, "photo_point"),
    shop("sentence/", words.sentence, "sentence"),
    shop("story/", words.story, "story"),
    shop("preview/", sending.preview, "preview"),
    shop("send/", sending.send, "send"),
    shop("sent/", sending.sent, "sent"),
    shop("withdraw/", sending.withdraw, "withdraw"),
    shop("discard/", sending.discard, "discard"),
    shop("appeal/", sending.appeal, "appeal"),
]
