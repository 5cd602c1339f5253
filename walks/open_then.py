"""Whether a place is open when one passes, in words."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from places.cards import HasHours
from places.hours.state import HoursState, Status, state_at
from places.hours.wording import NIGHT_ENDS, StateWords, state_words
from walks.passing import Visit

# A night belongs to the day before it: "closes at 2 am" is said of the evening.
NIGHT = timedelta(hours=NIGHT_ENDS.hour)


def state_then(place: HasHours, visit: Visit, now: datetime) -> StateWords | None:
    """The state of a place while one is there; None when it has no hours at all.

    Its `css` is "brief" when the door closes before one leaves.
    """
    if not place.hours_compiled:
        return None
    at = visit.arrives
    state = state_at(place.hours_compiled, place.hours_confirmed_at, at)
    words = state_words(state, _told_from(state, at, now))
    if state.status is Status.OPEN:
        if state.changes_at is not None and state.changes_at < visit.leaves:
            change = _("%(change)s, before you leave") % {"change": words.change}
            return replace(
                words, word=_("Open when you pass"), change=change, css="brief"
            )
        return replace(words, word=_("Open when you pass"))
    if state.status is Status.CLOSED:
        return replace(words, word=_("Closed when you pass"))
    return words


def _told_from(state: HoursState, at: datetime, now: datetime) -> datetime:
    """The day from which a change is told: "tomorrow" is the reader's tomorrow."""
    if state.changes_at is None:
        return at
    night = NIGHT if state.status is Status.OPEN else timedelta()
    same_day = (state.changes_at - night).date() == at.date()
    return at if same_day else now
