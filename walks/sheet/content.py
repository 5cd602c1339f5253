"""What the sheet of a walk says, as plain words: the same for the page and the PDF."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from core.formats import date_words, distance_words, duration_words
from core.head import absolute
from core.plain_text import plain
from places.choices import YesNo
from places.hours.compact import exceptions_line, usual_line
from places.hours.timeline import PARIS
from places.hours.wording import clock_words
from walks.choices import Difficulty, Mode, Surface
from walks.following import leg_words, line_of, points_of, rows_of
from walks.models import WalkPage, WalkStep
from walks.passing import Passage
from walks.sheet.along import shops_along
from walks.sheet.map import SheetMap, height_beside, sheet_map
from walks.sheet.stations import CREDIT
from walks.short import short_address
from walks.steps import steps_of

Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Hours:
    """The usual hours of a place on one line, what differs soon, and how old they are."""

    words: str
    but: str
    age: str


@dataclass(frozen=True, slots=True)
class SheetStep:
    """One step; `leg` is how far the next one is, `hours` None without a place."""

    number: int
    title: str
    paragraphs: list[str]
    url: str
    kind: str
    distance: str
    stay: str
    passing: str
    hours: Hours | None
    leg: str


@dataclass(frozen=True, slots=True)
class SheetShop:
    """A shop on the way that is no step."""

    title: str
    kind: str
    hours: Hours


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole sheet; `setting_off` is "" unless the visitor chose a start."""

    language: str
    site_name: str
    kind: str
    title: str
    summary: str
    facts: list[Fact]
    start: str
    end: str
    access: str
    map: SheetMap | None
    steps: list[SheetStep]
    shops: list[SheetShop]
    source: str
    url: str
    short: str
    printed: str
    printed_on: date
    setting_off: str

    @property
    def typed(self) -> str:
        """The short address as people type it."""
        return self.short.split("://", 1)[1]


def sheet_of(walk: WalkPage, passage: Passage, at: datetime) -> Sheet:
    """The sheet of a walk, made at `at`, in the language of the walk."""
    language, today = walk.locale.language_code, at.astimezone(PARIS).date()
    rows = rows_of(walk, passage)
    steps = _steps(walk, rows, passage, today)
    numbers = [row["number"] for row in rows if row["lat"] is not None]
    on = _("printed on %(date)s") % {"date": date_words(today, language, "full")}
    facts, shops = facts_of(walk, language), _shops(walk, today, language)
    height = height_beside(len(facts), len(steps), len(shops))
    line = line_of(walk, passage.reverse)
    drawn = sheet_map(line, points_of(rows), numbers, height)
    return Sheet(
        language=language,
        site_name=settings.WAGTAIL_SITE_NAME,
        kind=_("By bike") if walk.mode == Mode.BIKE else _("Walk"),
        title=walk.title,
        summary=walk.summary,
        facts=facts,
        start=_start(walk, rows, passage),
        end=_end(walk, rows, passage),
        access=walk.access_words,
        map=drawn,
        steps=steps,
        shops=shops,
        source=_source(walk.route_source, drawn),
        url=absolute(walk.path_url) + passage.query(),
        short=short_address(walk.pk),
        printed=on,
        printed_on=today,
        setting_off=_setting_off(passage, language),
    )


def _shops(walk: WalkPage, today: date, language: str) -> list[SheetShop]:
    """The shops on the way that have hours to tell."""
    return [
        SheetShop(shop.card["title"], shop.card["kind"], hours)
        for shop in shops_along(walk, language)
        if (hours := hours_of(shop, today, language))
    ]


def _source(route_source: str, drawn: SheetMap | None) -> str:
    """Whose data the map shows: the route's, and the metro's when there is any."""
    parts = [route_source] if route_source else []
    if drawn and drawn.stations:
        parts.append(_("M: metro, %(source)s") % {"source": CREDIT})
    return " · ".join(parts)


def _start(walk: WalkPage, rows: list[dict[str, Any]], passage: Passage) -> str:
    """Where one begins: in the editors' words, unless one comes from the other end."""
    if walk.start_words and (walk.is_loop or not passage.reverse):
        return walk.start_words
    return rows[0]["title"] if rows else ""


def _end(walk: WalkPage, rows: list[dict[str, Any]], passage: Passage) -> str:
    """Where one arrives."""
    if walk.start_words and passage.reverse and not walk.is_loop:
        return walk.start_words
    return rows[-1]["title"] if rows else ""


def _setting_off(passage: Passage, language: str) -> str:
    """The day of a start that the visitor chose; "" without."""
    if not passage.chosen:
        return ""
    words = date_words(passage.start.date(), language)
    return _("Setting off on %(date)s at %(time)s") % {
        "date": words,
        "time": clock_words(passage.start.time(), language),
    }


def _steps(
    walk: WalkPage, rows: list[dict[str, Any]], passage: Passage, today: date
) -> list[SheetStep]:
    """The rows of the steps with the usual hours of their places."""
    language = walk.locale.language_code
    known = steps_of(walk)
    if passage.reverse:
        known = known[::-1]
    legs = leg_words(rows, language)
    return [
        _step(row, step, leg, passage, today, language)
        for row, step, leg in zip(rows, known, legs, strict=True)
    ]


def _step(
    row: dict[str, Any],
    step: WalkStep,
    leg: str,
    passage: Passage,
    today: date,
    language: str,
) -> SheetStep:
    """One step of the sheet; the time is told only when the visitor chose a start."""
    return SheetStep(
        number=row["number"],
        title=row["title"],
        paragraphs=[part for part in plain(row["text"]).split("\n") if part],
        url=absolute(row["url"]) if row["url"] else "",
        kind=row["kind"],
        distance=row["distance_words"],
        stay=row["stop_words"],
        passing=_passing(row) if passage.chosen else "",
        hours=hours_of(step.place, today, language) if step.place else None,
        leg=leg,
    )


def _passing(row: dict[str, Any]) -> str:
    """ "around 2:35 pm · Open when you pass"."""
    state = row["state"]
    parts = (row["passing_words"], state.word if state else "")
    return " · ".join(part for part in parts if part)


def hours_of(place: Any, today: date, language: str) -> Hours | None:
    """The hours of a place for paper; None when nothing is known of them."""
    words = usual_line(place.hours_compiled, today, language)
    if not words:
        return None
    but = exceptions_line(place.hours_compiled, today, language)
    return Hours(words, but, _age(place.hours_confirmed_at, language))


def _age(confirmed_at: datetime | None, language: str) -> str:
    """When the hours were last confirmed: on paper the reader judges their age."""
    if confirmed_at is None:
        return _("Hours not confirmed")
    day = confirmed_at.astimezone(PARIS).date()
    return _("Hours noted on %(date)s") % {"date": date_words(day, language, "full")}


def facts_of(walk: WalkPage, language: str) -> list[Fact]:
    """Length, times, climb, level, form and ground; what is not known is left out."""
    climb = "" if walk.climb_m is None else f"{walk.climb_m}\u00a0m"
    stops = duration_words(walk.stops_min, language) if walk.stops_min else ""
    surface = Surface(walk.surface)
    ground = "" if surface == Surface.UNKNOWN else str(surface.label)
    facts = [
        (_("Distance"), distance_words(walk.distance_m, language)),
        (_("Duration without stops"), duration_words(walk.duration_min, language)),
        (_("Stops"), stops),
        (_("Climb"), climb),
        (_("Level"), str(Difficulty(walk.difficulty).label)),
        (_("How"), str(Mode(walk.mode).label)),
        (_("Kind of route"), _("Loop") if walk.is_loop else _("One way")),
        (_("Surface"), ground),
        (_("Stairs"), _known(walk.has_stairs)),
        (_("Benches"), _known(walk.has_benches)),
        (_("Toilets"), _known(walk.has_toilets)),
    ]
    return [(label, words) for label, words in facts if words]


def _known(value: str) -> str:
    """Yes or no; "" when nobody knows."""
    return "" if value == YesNo.UNKNOWN else str(YesNo(value).label)
