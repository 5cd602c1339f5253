"""Why a feed or a row of it was not taken: codes, and words that say what to do."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Codes of a visit that failed; at most 24 signs.
FAULTS: Mapping[str, Promise] = {
    "address": _(
        "The address is no public web address: it must begin with https:// and hold no password. Correct it."
    ),
    "inward": _(
        "The address leads into a private network, where the portal does not go. Give the public address of the feed."
    ),
    "port": _(
        "The address names an unusual port: only 80 and 443 are visited. Ask for an address without a port."
    ),
    "unreachable": _(
        "The server cannot be reached. Check the name in the address; if it is right, wait: the next visit is planned."
    ),
    "hanging": _(
        "The server took the call and said nothing. Wait: the next visit is planned."
    ),
    "too_slow": _(
        "The answer came too slowly and was cut off. Wait, or choose a smaller feed."
    ),
    "too_large": _(
        "The answer is larger than 5 MB. Choose a smaller feed: one town, the months to come."
    ),
    "bad_gzip": _(
        "The answer is packed in a way that cannot be unpacked. Tell the publisher."
    ),
    "bad_tls": _(
        "The security certificate of the server is not valid. Tell the publisher; nothing is read until it is."
    ),
    "redirects": _(
        "The address sends on too often, or to an unsafe page. Give the address where the feed is now."
    ),
    "not_found": _("There is no feed at this address any more. Correct it."),
    "refused": _("The server refuses us: check the key of the source."),
    "renamed": _(
        "The server does not understand the question: a field or a filter changed its name. Check the address of the feed."
    ),
    "busy": _(
        "The server asks us to come less often. It is visited again when it allows."
    ),
    "broken": _("The server has a fault of its own. Wait: the next visit is planned."),
    "cut": _("The answer ended half-way. Wait: the next visit is planned."),
    "html": _("A web page came instead of data. Check the address of the feed."),
    "encoding": _(
        "The letters of the answer cannot be read: it is not in UTF-8. Tell the publisher."
    ),
    "not_json": _("The answer is no JSON. Check the kind and the address of the feed."),
    "not_calendar": _(
        "The answer is no iCalendar. Check the kind and the address of the feed."
    ),
    "bad_zip": _("The ZIP file cannot be opened. Tell the publisher."),
    "empty_object": _(
        "The answer is there and says nothing at all. What was read before stays; tell the publisher if it lasts."
    ),
    "wrong_shape": _(
        "The answer is not built like a feed of this kind. Check the kind of the source."
    ),
}

# Codes of a row that was left out.
REFUSALS: Mapping[str, Promise] = {
    "no_id": _("It has no identifier: the publisher must give it one."),
    "no_title": _("It has no title."),
    "no_date": _("It has no date."),
    "bad_date": _("Its dates cannot be read, or end before they begin."),
    "past": _("It is over."),
    "too_long": _("It lasts more than 400 days: a place rather than an event."),
    "too_often": _("It repeats several times a day, or by a rule that cannot be read."),
    "no_place": _("It does not say where it takes place."),
    "too_far": _("It takes place outside of the metropolis."),
    "not_event": _("It is no event: a place, a walk or an offer."),
    "duplicate_row": _("It is twice in the feed; the first one was taken."),
    "wrong_shape": _("It is not built like an event of this kind of feed."),
}


def words(code: str) -> str:
    """The sentence of a code of either kind; a code that nobody knows stays itself."""
    return str(FAULTS.get(code) or REFUSALS.get(code) or code)
