"""What is said of a review to those who sent it."""

from django.utils.translation import gettext as _

from core import languages
from core.formats import date_words
from moderation.models import Review


def reading_words(review: Review) -> str:
    """ "Sent to the Union du Centre. Answer before Tuesday 1 December."."""
    day = date_words(review.due_on, languages.active())
    if review.union is None:
        return _("Sent to the city. Answer before %(day)s.") % {"day": day}
    names = {"union": review.union.name, "day": day}
    # "l’Union du Centre": an article goes with no other kind of name.
    if review.union.name.startswith("Union"):
        return _("Sent to the %(union)s. Answer before %(day)s.") % names
    return _("Sent to: %(union)s. Answer before %(day)s.") % names
