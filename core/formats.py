"""Numbers, distances, durations and dates as people of each language write them."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

NBSP = "\u00a0"


@lru_cache(maxsize=4096)
def distance_words(distance_m: int, language: str) -> str:
    """650 -> "650 m"; 2976 -> "3 km", "3,2 km", "3.2 km"; rounded for walking."""
    if distance_m < 1000:
        return f"{round(distance_m, -1)}{NBSP}m"
    return f"{format_decimal(round(distance_m / 1000, 1), locale=language)}{NBSP}km"


@lru_cache(maxsize=4096)
def number_words(number: int, language: str) -> str:
    """2543 -> "2 543" in French, "2,543" in English, "2.543" in Dutch."""
    return format_decimal(number, locale=language)


@lru_cache(maxsize=1024)
def duration_words(duration_min: int, language: str) -> str:
    """35 -> "35 min"; 70 -> "1 h 10" in French, "1 hr 10" and "1 u 10" elsewhere."""
    hours, minutes = divmod(duration_min, 60)
    if not hours:
        return f"{minutes}{NBSP}min"
    unit = {"fr": "h", "en": "hr", "nl": "u"}[language]
    rest = f"{NBSP}{minutes:02d}" if minutes else ""
    return f"{hours}{NBSP}{unit}{rest}"


_DAY_PATTERNS = {
    "long": "EEEE d MMMM",
    "short": "EEE d MMM",
    "day": "d MMMM",
    "brief": "d MMM",
}


@lru_cache(maxsize=4096)
def date_words(day: date, language: str, form: str = "long") -> str:
    """long "samedi 28 novembre", short "sam. 28 nov.", day "28 novembre", full + year.

    brief "28 nov.".
    """
    pattern = "d MMMM y" if form == "full" else _DAY_PATTERNS[form]
    if language == "fr" and day.day == 1:
        pattern = pattern.replace("d M", "d'er' M")
    return format_date(day, pattern, locale=language)


@lru_cache(maxsize=256)
def month_words(day: date, language: str) -> str:
    """ "mars 2026"."""
    return format_date(day, "MMMM y", locale=language)


@lru_cache(maxsize=64)
def weekday_words(weekday: int, language: str, short: bool = False) -> str:
    """0 -> "lundi" (or "lun."), Monday first."""
    monday_based = date(2024, 1, 1 + weekday)
    return format_date(monday_based, "EEE" if short else "EEEE", locale=language)


@lru_cache(maxsize=1024)
def euros(amount_cents: int, language: str) -> str:
    """950 -> "9,50 €"."""
    amount = amount_cents / 100
    pattern = "#,##0.00" if amount_cents % 100 else "#,##0"
    words = format_decimal(amount, format=pattern, locale=language)
    return f"{words}{NBSP}€" if language == "fr" else f"€{NBSP}{words}"
