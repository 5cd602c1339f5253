"""Which places have said nothing of a coming special day, for those who ask them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, When

from places.models import Closure, DayAnswer, Place
from places.special_days import SpecialDay, coming

DAYS_LISTED = 90
# The same as places.said.knows_hours, for the database.
HAS_HOURS = Case(
    When(Q(hours_compiled="") | Q(hours_compiled__startswith="unknown;"), then=False),
    default=True,
    output_field=BooleanField(),
)


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many places confirmed a day, keep their usual hours, or have none."""

    day: SpecialDay
    confirmed: int
    usual: int
    unknown: int


def shown_places(territory: str = "") -> QuerySet[Place]:
    """Places that have a page, those of a territory (its slug) if one is given."""
    places = Place.objects.exclude(cards={})
    return places.filter(district__territory__slug=territory) if territory else places


def unsaid(day: SpecialDay, territory: str = "") -> QuerySet[Place]:
    """The places concerned by a day that have not said anything of it."""
    answers = DayAnswer.objects.filter(place=OuterRef("pk"), date=day.date)
    closures = Closure.objects.filter(
        place=OuterRef("pk"), first_day__lte=day.date, last_day__gte=day.date
    )
    places = shown_places(territory).filter(~Exists(answers), ~Exists(closures))
    districts = day.districts
    return places if districts is None else places.filter(district__in=districts)


def day_counts(first: date, territory: str = "") -> list[DayCount]:
    """Every special day of the coming three months with its counts; few queries."""
    days = coming(first, DAYS_LISTED)
    shown = shown_places(territory).annotate(has_hours=HAS_HOURS).order_by()
    places = list(shown.values_list("pk", "district_id", "has_hours"))
    said = _said([day.date for day in days])
    return [_count(day, places, said[day.date]) for day in days]


def _count(
    day: SpecialDay, places: Iterable[tuple[int, int | None, bool]], said: set[int]
) -> DayCount:
    confirmed = usual = unknown = 0
    for pk, district_id, has_hours in places:
        if not day.concerns(district_id):
            continue
        if pk in said:
            confirmed += 1
        elif has_hours:
            usual += 1
        else:
            unknown += 1
    return DayCount(day, confirmed, usual, unknown)


def _said(days: list[date]) -> dict[date, set[int]]:
    """The places that said something, by day."""
    found: dict[date, set[int]] = {day: set() for day in days}
    if not days:
        return found
    answers = DayAnswer.objects.filter(date__in=days)
    for day, pk in answers.order_by().values_list("date", "place_id"):
        found[day].add(pk)
    closures = Closure.objects.filter(first_day__lte=days[-1], last_day__gte=days[0])
    rows = closures.order_by().values_list("first_day", "last_day", "place_id")
    for first, last, pk in rows:
        for day in days:
            if first <= day <= last:
                found[day].add(pk)
    return found
