"""Opening hours in great variety, as shops of each kind have them."""

from collections.abc import Callable
from random import Random

UNKNOWN_SHARE = 0.1
WEEKS = ("Mo-Sa", "Tu-Sa", "Tu-Sa", "Tu-Sa", "We-Sa", "Tu-Su", "Mo-Fr", "Mo,Tu,Th-Sa")
LUNCHES = ("12:00-13:30", "12:00-14:00", "12:30-14:00", "12:30-14:30", "13:00-15:00")
VISIT = '"sur rendez-vous"'


def hours(kind: str, random: Random) -> str:
    """The hours of a shop of a kind; "" for one in ten, which nobody knows."""
    if random.random() < UNKNOWN_SHARE:
        return ""
    return "; ".join([*KINDS[kind](random), *_exceptions(random)])


def _exceptions(random: Random) -> list[str]:
    """Public holidays, school holidays, August, December."""
    rules = []
    if random.random() < 0.15:
        rules.append(
            f"Dec Su {random.choice((10, 14))}:00-{random.choice((18, 19))}:00"
        )
    if random.random() < 0.12:
        rules.append(f"SH Mo {random.choice((10, 14))}:00-18:00")
    if random.random() < 0.12:
        rules.append("Aug off")
    if random.random() < 0.4:
        rules.append(random.choice(("PH off", "PH off", "PH 09:00-13:00")))
    return rules


def _day(random: Random, opens: tuple[str, ...], closes: tuple[str, ...]) -> str:
    """The times of a day, with or without a break at noon."""
    first, last = random.choice(opens), random.choice(closes)
    if random.random() < 0.5:
        return f"{first}-{last}"
    ends, begins = random.choice(LUNCHES).split("-")
    return f"{first}-{ends},{begins}-{last}"


def _shop(random: Random) -> list[str]:
    opens, closes = ("09:30", "10:00", "10:30"), ("18:30", "19:00", "19:30")
    rules = [f"{random.choice(WEEKS)} {_day(random, opens, closes)}"]
    if rules[0].startswith("Tu") and random.random() < 0.4:
        rules.insert(0, "Mo 14:00-19:00")
    return rules


def _food(random: Random) -> list[str]:
    opens, closes = ("06:30", "07:00", "07:30", "08:00"), ("19:00", "19:30", "20:00")
    week = random.choice(("Mo-Sa", "Tu-Sa", "Mo,Tu,Th-Sa", "We-Sa"))
    sunday = (
        f"Su {random.choice(('07:00', '08:00'))}-{random.choice(('12:30', '13:00'))}"
    )
    rules = [f"{week} {_day(random, opens, closes)}"]
    return [*rules, sunday] if random.random() < 0.6 else rules


def _kitchen(random: Random) -> list[str]:
    noon = f"12:00-{random.choice(('14:00', '14:30', '15:00'))}"
    evening = f"{random.choice(('18:30', '19:00'))}-{random.choice(('22:00', '22:30'))}"
    if random.random() < 0.5:
        return [f"{random.choice(('Tu-Sa', 'We-Su', 'Mo-Sa'))} {noon},{evening}"]
    late = random.choice(("Fr,Sa", "Th-Sa"))
    return [f"{random.choice(('Mo-Fr', 'Tu-Sa'))} {noon}", f"{late} {noon},{evening}"]


def _bar(random: Random) -> list[str]:
    """Nights that end on the next day."""
    opens = random.choice(("08:00", "10:00", "16:00", "17:00"))
    usual, late = random.choice(("22:00", "23:00", "24:00")), random.choice((1, 2, 3))
    return [
        f"{random.choice(('Mo-We', 'Tu,We', 'Tu-Th'))} {opens}-{usual}",
        f"{random.choice(('Th-Sa', 'Fr,Sa'))} {opens}-{late:02d}:00",
    ]


def _salon(random: Random) -> list[str]:
    opens, closes = ("09:00", "09:30"), ("18:00", "18:30", "19:00")
    rules = [f"Tu-Fr {_day(random, opens, closes)}", "Sa 09:00-17:00"]
    return [f"Mo {VISIT}", *rules] if random.random() < 0.4 else rules


def _daily(random: Random) -> list[str]:
    opens, closes = ("08:00", "08:30", "09:00"), ("19:30", "20:00", "21:00", "22:00")
    week = random.choice(("Mo-Sa", "Mo-Su", "Mo-Sa"))
    return [f"{week} {_day(random, opens, closes)}"]


def _office(random: Random) -> list[str]:
    opens, closes = ("09:00", "09:30"), ("18:00", "18:30")
    rules = [f"Mo-Fr {_day(random, opens, closes)}"]
    saturday = random.choice(("Sa 09:30-12:30", f"Sa {VISIT}", ""))
    return [*rules, saturday] if saturday else rules


def _always(random: Random) -> list[str]:
    return [random.choice(("24/7", "Mo-Su 07:00-23:00", "Mo-Su 06:30-24:00"))]


KINDS: dict[str, Callable[[Random], list[str]]] = {
    "shop": _shop,
    "food": _food,
    "kitchen": _kitchen,
    "bar": _bar,
    "salon": _salon,
    "daily": _daily,
    "office": _office,
    "always": _always,
}
