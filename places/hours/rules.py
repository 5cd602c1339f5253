"""The rules of an OSM opening_hours text, taken apart without changing their meaning."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from places.hours import faults
from places.hours.faults import HoursError

CLOCK = r"\d{1,2}:\d{2}"
SPAN = rf"{CLOCK}(?:-{CLOCK})?\+?(?:/\d{{1,2}}(?::\d{{2}})?)?"
SPANS = rf"{SPAN}(?:\s*,\s*{SPAN})*"
MODIFIER = r"open|off|closed|unknown"
RULE = re.compile(
    r'(?P<selectors>[^"]*?):?\s*'
    rf"(?P<times>{SPANS}|24/7)?\s*"
    rf"(?P<modifier>\b(?:{MODIFIER}))?\s*"
    r'(?:"(?P<comment>[^"]*)")?'
)
PARTS = re.compile(r'"[^"]*"|\|\||[;,]|[^";,|]+|.')
COMPLETE = re.compile(rf'(?:\d{{1,2}}:\d{{2}}\+?|24/7|\b(?:{MODIFIER})|")\s*$')
WEEKDAY_NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
DAYS = re.compile(rf"\b(?:{'|'.join(WEEKDAY_NAMES)}|PH|SH)\b")
SUN = re.compile(r"\b(?:sunrise|sunset|dawn|dusk)\b", re.IGNORECASE)
CASED = {name.lower(): name for name in (*WEEKDAY_NAMES, "PH", "SH")}
CASED |= {word: word for word in MODIFIER.split("|")}
CASED_WORD = re.compile(rf"\b(?:{'|'.join(CASED)})\b", re.IGNORECASE)
GLUED_MODIFIER = re.compile(rf"(?<=\w)(?=(?:{MODIFIER})\b)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: when it applies (dates, days), its times, and what it says then."""

    operator: str
    dates: str
    days: str
    times: str
    modifier: str
    comment: str

    @property
    def closes(self) -> bool:
        """Whether the rule says closed, for whole days or for some hours."""
        return self.modifier in {"off", "closed"}

    @property
    def says_nothing_of_times(self) -> bool:
        """Whether only days are named: OSM reads "Mo-Fr" as open day and night."""
        return not (self.times or self.modifier or self.comment)

    def __str__(self) -> str:
        """Write the rule in OSM syntax, without the operator before it."""
        comment = f'"{self.comment}"' if self.comment else ""
        parts = (self.dates, self.days, self.times, self.modifier, comment)
        return " ".join(part for part in parts if part)


def tidy(text: str) -> str:
    """Cure what means the same: long dashes, letter case, blanks, "9:00"."""
    halves = re.split(r'("[^"]*")', text)
    halves[::2] = [_tidy_outside_comments(half) for half in halves[::2]]
    return "".join(halves).strip(" ;,")


def _tidy_outside_comments(text: str) -> str:
    text = re.sub(r"[‐‑‒–—−]", "-", text)
    text = re.sub(r"(?<=\w)\s*-\s*(?=\d{1,2}:)|(?<=[a-z])\s*-\s*(?=[A-Z])", "-", text)
    text = GLUED_MODIFIER.sub(" ", text)
    text = CASED_WORD.sub(lambda found: CASED[found[0].lower()], text)
    text = re.sub(r"(?<![\d:])(\d):(?=\d\d)", r"0\1:", text)
    text = re.sub(r"\s*([;,])[\s;]*", r"\1 ", text)
    text = re.sub(r"(?<=[\w\]]),\s(?=[\w])", ",", text)
    return re.sub(r"\s+", " ", text)


def split_rules(text: str) -> tuple[Rule, ...]:
    """Take a text apart into its rules; raises `HoursError` where that fails."""
    if text.count('"') % 2:
        raise HoursError(faults.QUOTES)
    return tuple(_rule(operator, body) for operator, body in _bodies(tidy(text)))


def _bodies(text: str) -> Iterator[tuple[str, str]]:
    operator, body = ";", ""
    for part in PARTS.finditer(text):
        word = part[0]
        if word in {";", "||"} or (word == "," and _adds(body, text[part.end() :])):
            if body.strip():
                yield operator, body.strip()
            operator, body = word, ""
        else:
            body += word
    if body.strip():
        yield operator, body.strip()


def _adds(body: str, rest: str) -> bool:
    """Whether a comma starts an additional rule, not one more time or day."""
    return bool(COMPLETE.search(body)) and not re.match(rf"\s*{CLOCK}", rest)


def _rule(operator: str, body: str) -> Rule:
    found = RULE.fullmatch(body)
    if found is None:
        raise HoursError(faults.QUOTES if '"' in body else faults.SYNTAX)
    selectors = found["selectors"].strip()
    if SUN.search(selectors):
        raise HoursError(faults.SUN)
    days = DAYS.search(selectors)
    cut = days.start() if days else len(selectors)
    return Rule(
        operator=operator,
        dates=selectors[:cut].strip(" :"),
        days=selectors[cut:].strip(),
        times=re.sub(r"\s", "", found["times"] or ""),
        modifier=found["modifier"] or "",
        comment=(found["comment"] or "").strip(),
    )


def join_rules(rules: Iterable[Rule]) -> str:
    """Write rules back as one text, in the given order."""
    text = ""
    for rule in rules:
        separator = " || " if rule.operator == "||" else f"{rule.operator} "
        text += f"{separator if text else ''}{rule}"
    return text
