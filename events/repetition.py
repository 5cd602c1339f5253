"""A repetition in words: "every Saturday, 8 pm to 10 pm, until 30 January"."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from core.formats import date_words, weekday_words
from events.calendar import WEEKDAY_CODES, nth_weekday, rule_of, walls_of
from events.choices import Repeat
from events.hours import hours_words

if TYPE_CHECKING:
    from events.models import EventPage, EventTime

WORKING_DAYS, EVERY_DAY = (0, 1, 2, 3, 4), 7
MOST_DAYS = 6
# A day and month without a year is the next one; beyond this it could be another.
NEXT_ONE = timedelta(days=330)


def repeats_of(event: "EventPage") -> list[dict[str, Any]]:
    """[{"words", "not_on": ISO dates}] of the times that repeat, for `prepared`."""
    language = event.locale.language_code
    with override(language):
        return [
            {"words": words_of(when, language), "not_on": list(when.except_on)}
            for when in event.times.all()
            if when.starts_at and when.ends_at and rule_of(when)
            if not when.is_cancelled
        ]


def words_of(when: "EventTime", language: str) -> str:
    """How often, at what hours, until when; without the days left out."""
    parts = [_every(when, language)]
    if not when.all_day:
        parts.append(hours_words(*walls_of(when), language))
    if when.until:
        start = walls_of(when)[0].date()
        form = "day" if when.until - start < NEXT_ONE else "full"
        day = date_words(when.until, language, form)
        parts.append(_("until %(date)s") % {"date": day})
    return ", ".join(parts)


def sentences(repeats: list[dict[str, Any]], today: date, language: str) -> list[str]:
    """What a page shows of `repeats_of`: with the coming days on which it is not."""
    found = []
    for repeat in repeats:
        days = [date.fromisoformat(day) for day in repeat["not_on"]]
        left_out = _not_on([day for day in days if day >= today], today, language)
        found.append(", ".join(part for part in (repeat["words"], left_out) if part))
    return [words[:1].upper() + words[1:] for words in found]


def _not_on(days: list[date], today: date, language: str) -> str:
    """ "not on 26 December"; a number when there are many."""
    if not days:
        return ""
    if len(days) > MOST_DAYS:
        return _("except on %(count)d days") % {"count": len(days)}
    forms = ("day" if day - today < NEXT_ONE else "full" for day in days)
    named = [
        date_words(day, language, form) for day, form in zip(days, forms, strict=True)
    ]
    words = ngettext("not on %(days)s", "not on %(days)s", len(named))
    return words % {"days": joined(named)}


def joined(words: list[str]) -> str:
    """ "Tuesday, Thursday and Saturday"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {
        "first": ", ".join(words[:-1]),
        "last": words[-1],
    }


def _every(when: "EventTime", language: str) -> str:
    """How often."""
    start, many = walls_of(when)[0].date(), when.interval > 1
    words = {"count": when.interval, "day": date_words(start, language, "day")}
    if when.repeat == Repeat.WEEKLY:
        return _weekly(when, start.weekday(), language)
    if when.repeat == Repeat.YEARLY:
        every = (
            _("every %(count)d years on %(day)s")
            if many
            else _("every year on %(day)s")
        )
        return every % words
    if when.repeat == Repeat.MONTHLY:
        nth, weekday = nth_weekday(start)
        words["day"] = _nth(nth) % {"weekday": weekday_words(weekday, language)}
        every = (
            _("%(day)s of every %(count)d months")
            if many
            else _("%(day)s of each month")
        )
        return every % words
    return _("every %(count)d days") % words if many else _("every day")


def _weekly(when: "EventTime", of_start: int, language: str) -> str:
    """ "every Tuesday and Saturday", "every 2 weeks, on Saturday"."""
    chosen = tuple(WEEKDAY_CODES.index(code) for code in when.weekdays) or (of_start,)
    named = joined([weekday_words(day, language) for day in chosen])
    if when.interval > 1:
        every = _("every %(count)d weeks, on %(days)s")
        return every % {"count": when.interval, "days": named}
    if len(chosen) == EVERY_DAY:
        return _("every day")
    if chosen == WORKING_DAYS:
        return _("Monday to Friday")
    return _("every %(days)s") % {"days": named}


def _nth(nth: int) -> str:
    """Which one of its month."""
    return {
        1: _("the first %(weekday)s"),
        2: _("the second %(weekday)s"),
        3: _("the third %(weekday)s"),
        4: _("the fourth %(weekday)s"),
        -1: _("the last %(weekday)s"),
    }[nth]
