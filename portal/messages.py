"""Message catalogues without a gettext binary: extract, check, compile.

python -m portal.messages extract   brings locale/*/ up to date with code and templates
python -m portal.messages check     says what is missing or badly written; fails then
python -m portal.messages compile   writes the .mo files that Django reads

Message ids are English, so English needs no catalogue.
"""

import re
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.utils.translation.template import templatize

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("fr", "nl")
APPS = "accounts core events home merchants moderation places portal search shops tv walks".split()

# Which arguments hold the text: ordinary, plural, with a context ("c").
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...]] = {
    "_": (1,),
    "gettext": (1,),
    "gettext_lazy": (1,),
    "gettext_noop": (1,),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
NARROW = "\u202f\u00a0"
# The history says when a catalogue changed; a date inside would change every time.
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
# What French wants before and inside its signs; 14:00-18:00; is a formula, not prose.
FRENCH_FAULTS = {
    "no narrow space before a high sign": re.compile(
        rf"(?<!\d\d:\d\d)(?<![{NARROW}:;!?])[:;!?](?=\s|$)"
    ),
    "no narrow space inside « »": re.compile(rf"«(?![{NARROW}])|(?<![{NARROW}])»"),
    "straight apostrophe": re.compile(r"\w'"),
}


def catalogue_path(language: str) -> Path:
    """Where the catalogue of a language is kept."""
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def sources() -> Iterator[Path]:
    """Python files and templates of our own applications."""
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*")):
            in_template = "templates" in path.parts and path.suffix in (".html", ".txt")
            if path.suffix == ".py" or in_template:
                yield path


def python_text(path: Path) -> str:
    """The Python in which to look for messages; a template is turned into calls."""
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        return text
    calls = templatize(text, origin=str(path))
    return "\n".join(line.lstrip() for line in calls.splitlines())


def found() -> Catalog:
    """Every message that code and templates use, without translations."""
    catalogue = Catalog(charset="utf-8")
    for path in sources():
        file = BytesIO(python_text(path).encode())
        place = path.relative_to(ROOT).as_posix()
        for line, function, texts, _notes in extract_python(file, KEYWORDS, (), {}):
            texts = texts if isinstance(texts, tuple) else (texts,)
            context, ids = split(function, texts)
            if ids[0]:
                message_id = ids if len(ids) > 1 else ids[0]
                catalogue.add(message_id, locations=[(place, line)], context=context)
    return catalogue


def split(function: str, texts: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """The context and the ids in the arguments of a gettext function."""
    spec = KEYWORDS[function]
    context = texts[0] if isinstance(spec[0], tuple) else None
    first = 0 if context is None else 1
    return context, tuple(texts[first : len(spec)])


def load(language: str) -> Catalog:
    """The catalogue of a language as it is on disk; empty when there is none."""
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def extract() -> list[str]:
    """Bring every catalogue up to date; what nobody uses any more is dropped."""
    template = found()
    for language in LANGUAGES:
        catalogue = load(language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        save(catalogue, language)
    return []


def save(catalogue: Catalog, language: str) -> None:
    """Write a catalogue so that the same messages always give the same file."""
    catalogue.header_comment = "# Messages of the portal; ids are English."
    catalogue.project, catalogue.version = "Enjoy-MEL", "1"
    catalogue.creation_date = catalogue.revision_date = NO_DATE
    catalogue.msgid_bugs_address = catalogue.language_team = ""
    catalogue.last_translator = ""
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=0, sort_output=True, include_lineno=False)


def check() -> list[str]:
    """What is wrong with the catalogues, one sentence per fault."""
    template = found()
    return [
        f"{language}: {fault}"
        for language in LANGUAGES
        for fault in faults(load(language), template, language)
    ]


def faults(catalogue: Catalog, template: Catalog, language: str) -> Iterator[str]:
    """The faults of one catalogue, against the messages in use."""
    used = {(m.context, m.id) for m in template if m.id}
    known = {(m.context, m.id) for m in catalogue if m.id}
    yield from (
        f"missing: {message_id!r}" for _, message_id in sorted_ids(used - known)
    )
    yield from (f"unused: {message_id!r}" for _, message_id in sorted_ids(known - used))
    yield from (f"obsolete: {message_id!r}" for message_id in catalogue.obsolete)
    for message in catalogue:
        if message.id:
            for fault in message_faults(message, catalogue.num_plurals, language):
                yield f"{fault}: {message.id!r} -> {message.string!r}"


def sorted_ids(keys: set[tuple]) -> list[tuple]:
    """Message keys in a stable order, whatever their kind."""
    return sorted(keys, key=str)


def message_faults(message: Message, plurals: int, language: str) -> Iterator[str]:
    """What is wrong with one translation."""
    ids = message.id if message.pluralizable else (message.id,)
    texts = message.string if message.pluralizable else (message.string,)
    if message.fuzzy:
        yield "fuzzy"
    if message.pluralizable and len(texts) != plurals:
        yield "number of plural forms"
    for text in texts:
        if not text.strip():
            yield "empty"
            continue
        yield from text_faults(ids[-1], text, language)


def text_faults(message_id: str, text: str, language: str) -> Iterator[str]:
    """What is wrong with one form of a translation."""
    if set(PLACEHOLDER.findall(message_id)) != set(PLACEHOLDER.findall(text)):
        yield "placeholders differ"
    if message_id[0].isspace() != text[0].isspace():
        yield "space at the beginning differs"
    if language == "fr":
        for fault, pattern in FRENCH_FAULTS.items():
            if pattern.search(text):
                yield fault


def compile_catalogues() -> list[str]:
    """Write the .mo file beside each .po file."""
    for language in LANGUAGES:
        with catalogue_path(language).with_suffix(".mo").open("wb") as file:
            write_mo(file, load(language))
    return []


COMMANDS: dict[str, Callable[[], list[str]]] = {
    "extract": extract,
    "check": check,
    "compile": compile_catalogues,
}


def main(arguments: list[str]) -> int:
    """Run one command; 1 when it found faults, 2 when there is no such command."""
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    if not settings.configured:
        settings.configure(USE_I18N=True)
    result = COMMANDS[arguments[0]]()
    sys.stdout.writelines(f"{line}\n" for line in result)
    return 1 if result else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
