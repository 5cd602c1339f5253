"""What the page of a walk says of it: facts, access, the plan of the visitor, files."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from core.formats import date_words, distance_words, duration_words
from places.choices import YesNo
from places.hours.wording import clock_words
from walks.choices import Difficulty, Mode, Surface
from walks.models import WalkPage
from walks.passing import MAX_DAYS_AHEAD, Passage, Timetable
from walks.steps import passing_words

AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
IN_THE_MORNING = time(10)
Rows = list[dict[str, str]]


def walk_facts(page: WalkPage, language: str, reverse: bool) -> Rows:
    """Length, time, climb, level, way of going and start; the unknown is left out."""
    climb = "" if page.climb_m is None else f"{page.climb_m}\u00a0m"
    from_the_start = page.is_loop or not reverse
    return _rows(
        (_("Distance"), distance_words(page.distance_m, language)),
        (_("Duration without stops"), duration_words(page.duration_min, language)),
        *_with_stops(page, language),
        (_("Climb"), climb),
        (_("Level"), str(Difficulty(page.difficulty).label)),
        (_("How"), str(Mode(page.mode).label)),
        (_("Kind of route"), _shape(page)),
        (_("Start") if from_the_start else _("End"), page.start_words),
    )


def _with_stops(page: WalkPage, language: str) -> list[tuple[str, str]]:
    """The stops and the whole time; nothing for a walk without stops."""
    if not page.stops_min:
        return []
    whole_min = page.duration_min + page.stops_min
    return [
        (_("Stops"), duration_words(page.stops_min, language)),
        (_("In all"), duration_words(whole_min, language)),
    ]


def _shape(page: WalkPage) -> str:
    """Loop or line."""
    if page.is_loop:
        return _("Loop: you come back to the start")
    return _("One way: see how to come back")


def walk_access(page: WalkPage) -> Rows:
    """What is known of access on the way."""
    surface = Surface(page.surface)
    return _rows(
        (_("Surface"), "" if surface == Surface.UNKNOWN else str(surface.label)),
        (_("Stairs"), _known(page.has_stairs)),
        (_("Benches"), _known(page.has_benches)),
        (_("Toilets"), _known(page.has_toilets)),
    )


def _known(answer: str) -> str:
    """Yes or no; empty when it is not known."""
    return "" if answer == YesNo.UNKNOWN else str(YesNo(answer).label)


def _rows(*facts: tuple[str, str]) -> Rows:
    """The facts that have words."""
    return [{"label": label, "words": words} for label, words in facts if words]


def walk_plan(
    page: WalkPage, passage: Passage, times: Timetable, now: datetime, language: str
) -> dict[str, Any]:
    """The form of start and direction: what is asked, what follows, quick choices."""
    return {
        "action": page.path_url,
        "start": f"{passage.start:%Y-%m-%dT%H:%M}",
        "latest": f"{now.date() + MAX_DAYS_AHEAD * A_DAY}T23:59",
        "reverse": passage.reverse,
        "turn_url": page.path_url + passage.turned().query(),
        "words": _("Set off on %(day)s at %(time)s, arrive %(end)s.")
        % {
            "day": date_words(passage.start.date(), language),
            "time": clock_words(passage.start.time(), language),
            "end": passing_words(times.end, language),
        },
        "quick": _quick_choices(page, passage, now, language),
    }


def _quick_choices(
    page: WalkPage, passage: Passage, now: datetime, language: str
) -> list[dict[str, Any]]:
    """Now, in an hour, tomorrow morning, in the direction that is shown."""
    soon = Passage.at_once(now).start
    morning = datetime.combine(now.date() + A_DAY, IN_THE_MORNING, now.tzinfo)
    at = {"time": clock_words(IN_THE_MORNING, language)}
    choices = [
        (_("Now"), passage.at(None)),
        (_("In an hour"), passage.at(soon + AN_HOUR)),
        (_("Tomorrow at %(time)s") % at, passage.at(morning)),
    ]
    return [
        {
            "label": label,
            "url": page.path_url + choice.query(),
            "current": choice.query() == passage.query(),
        }
        for label, choice in choices
    ]


def walk_files(page: WalkPage, passage: Passage) -> dict[str, Any]:
    """Addresses of the sheet, the pocket mode and the files, as one walks."""
    asked, turned = passage.query(), passage.at(None).query()
    return {
        "print_url": f"{page.path_url}print/{asked}",
        "pdf_url": f"{page.path_url}pdf/{asked}",
        "pocket_url": f"{page.path_url}pocket/{asked}",
        "tracks": [
            {"label": label, "url": f"{page.path_url}{label.lower()}/{turned}"}
            for label in ("GPX", "KML", "GeoJSON")
        ],
    }
