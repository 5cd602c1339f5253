"""Guess the fixed form of hours written as people say them, in three languages."""

import re

from places.hours.expression import parse_expression
from places.hours.faults import HoursError
from places.hours.rules import WEEKDAY_NAMES, join_rules, split_rules
from places.hours.visit import by_appointment

FRENCH_DAYS = (
    *("lun(?:di)?", "mar(?:di)?", "mer(?:credi)?", "jeu(?:di)?", "ven(?:dredi)?"),
    *("sam(?:edi)?", "dim(?:anche)?"),
)
OTHER_DAYS = (
    *("mon(?:day)?|maandag", "tue(?:sday)?|dinsdag", "wed(?:nesday)?|woensdag"),
    *("thu(?:rsday)?|donderdag", "fri(?:day)?|vrijdag", "sat(?:urday)?|zaterdag"),
    "sun(?:day)?|zondag",
)
SPOKEN = [
    (r"sauf (?:les )?jours? fériés?", "; PH off"),
    (r"jours? fériés?|feestdag(?:en)?|(?:public|bank) holidays?", "PH"),
    (r"vacances scolaires|schoolvakanties?|school holidays?", "SH"),
    (r"fermée?s?|gesloten", "off"),
    (
        r"24 ?h(?:eures)? ?(?:/|sur) ?24(?: ?h)?(?:,? (?:et )?7 ?j?(?:/|sur) ?7)?",
        "24/7",
    ),
    (r"tous les jours|every day|elke dag", "Mo-Su"),
    *(
        (rf"(?:{french}s?|{other})\b\.?", name)
        for french, other, name in zip(
            FRENCH_DAYS, OTHER_DAYS, WEEKDAY_NAMES, strict=True
        )
    ),
    (r"(?:du|de|le|les|from|van|ouvert)\b", ""),
    (r"(?:au|à|a|to|tot|t/m)\b", "-"),
    (r"(?:et|and|en)\b", ","),
]
# Without minutes an hour needs its "h" or a dash: "9h", "9-18".
HOUR = re.compile(
    r"(?<![\d:])(\d{1,2})(?:\s?[h:.]\s?(\d\d)(?!\s?h)|\s?h(?:eures)?\b|(?=\s*-)|(?<=-\d)|(?<=-\d\d))"
    r"(?![\d:])",
    re.IGNORECASE,
)
DAY_LIST = r"[A-Z][A-Za-z](?:\s*[-,]\s*[A-Z][A-Za-z])*"


def suggest_hours(text: str) -> str:
    """Hours in OSM syntax for "Lun-Ven 9h-18h"; empty when no guess is safe."""
    if by_appointment(text) and not re.search(r'[\d"]', text):
        return f'"{text.strip()}"'
    guess = re.sub(r"[‐‑‒–—−]", "-", text.lower())
    for spoken, written in SPOKEN:
        guess = re.sub(rf"(?<!\w)(?:{spoken})", written, guess)
    guess = re.sub(r"\s*-\s*", "-", guess)
    guess = HOUR.sub(lambda found: f"{int(found[1]):02d}:{found[2] or '00'}", guess)
    guess = re.sub(r"\s*:\s+", " ", guess)
    guess = re.sub(rf"((?:^|[;,])\s*)off\s+({DAY_LIST})", r"\1\2 off", guess)
    guess = re.sub(r"(?<=\d)\s+/\s+", ",", guess)
    guess = re.sub(r"(\d\d:\d\d)\s+(?=\d\d:)", r"\1,", guess)
    guess = re.sub(r"(\d\d:\d\d|off),?\s+(?=[A-Z])", r"\1; ", guess)
    try:
        rules = split_rules(guess)
    except HoursError:
        return ""
    suggestion = join_rules(rules)
    vague = any(rule.says_nothing_of_times for rule in rules)
    return "" if vague or parse_expression(suggestion) is None else suggestion
