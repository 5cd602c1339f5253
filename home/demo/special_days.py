"""Local event days of the demonstration, and what its shops said of special days."""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils import timezone

from home.demo.pages import Library
from places.choices import DayAnswerKind, HoursSource
from places.hours.holidays import holiday_name
from places.models import DayAnswer, LocalDay, Place, Territory
from places.special_days import DAYS_AHEAD

SUNDAY, SATURDAY = 6, 5
ONE_DAY = timedelta(days=1)
# Of the shops, one in this many said something: the others stay "not confirmed".
ONE_IN = 3
SAID_DAYS_AGO = 8


def make(library: Library) -> int:
    """Make the days that are not there yet, and answers where there is none at all."""
    made = sum(_make(day, *rest) for day, *rest in _days(timezone.localdate()))
    return made + _answer()


def _days(today: date) -> list[tuple[date, str, str, str, str]]:
    """Date, French, English and Dutch name, slug of the territory ("": everywhere)."""
    saturday = next_of(today, first_saturday_of_september)
    braderie = ("Braderie de Lille", "Braderie de Lille", "Braderie van Rijsel", "")
    saint = ("Saint-Nicolas", "Saint Nicholas’ Day", "Sinterklaas", "")
    open_sunday = (
        "Dimanche des commerçants",
        "Shops’ Sunday",
        "Koopzondag",
        "roubaix",
    )
    return [
        (saturday, *braderie),
        (saturday + ONE_DAY, *braderie),
        (next_of(today, lambda year: date(year, 12, 6)), *saint),
        (sunday_after(today + timedelta(days=10)), *open_sunday),
    ]


def next_of(today: date, in_year: Callable[[int], date]) -> date:
    """The next date of a yearly day; today counts."""
    this_year = in_year(today.year)
    return this_year if this_year >= today else in_year(today.year + 1)


def first_saturday_of_september(year: int) -> date:
    """The first day of the first weekend of September."""
    first = date(year, 9, 1)
    return first + ((SATURDAY - first.weekday()) % 7) * ONE_DAY


def sunday_after(day: date) -> date:
    """The Sunday on or after a day."""
    return day + ((SUNDAY - day.weekday()) % 7) * ONE_DAY


def _make(day: date, french: str, english: str, dutch: str, slug: str) -> int:
    """One local day; 0 when one of this name is still to come."""
    coming = LocalDay.objects.filter(name_fr=french, date__gte=timezone.localdate())
    if coming.filter(date=day).exists() or (slug and coming.exists()):
        return 0
    territory = None
    if slug:
        territory = Territory.objects.get(slug=slug, locale__language_code="fr")
    LocalDay.objects.create(
        date=day, name_fr=french, name_en=english, name_nl=dutch, territory=territory
    )
    return 1


def _answer() -> int:
    """Some shops say what they do on the coming holidays; none when any did before."""
    if DayAnswer.objects.exists():
        return 0
    today, now = timezone.localdate(), timezone.now()
    span = (today + at * ONE_DAY for at in range(DAYS_AHEAD))
    holidays = [day for day in span if holiday_name(day)]
    shops = Place.objects.filter(hours_source=HoursSource.DEMO).order_by("pk")
    made = 0
    for number, place in enumerate(shops[::ONE_IN]):
        for at, day in enumerate(holidays):
            kind, times = _said(number, at)
            DayAnswer.objects.create(
                place=place,
                date=day,
                answer=kind,
                times=times,
                source=HoursSource.DEMO,
                answered_at=now - timedelta(days=SAID_DAYS_AGO + number % 5),
            )
            made += 1
    return made


def _said(number: int, holiday: int) -> tuple[str, str]:
    """Closed on the first holiday; on the next one, every other shop opens at ten."""
    if holiday % 2 and number % 2:
        return DayAnswerKind.HOURS, "10:00-13:00"
    return DayAnswerKind.CLOSED, ""
