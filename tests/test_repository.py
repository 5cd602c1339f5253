"""What every file of the repository keeps to."""

import ast
import re
import subprocess
from pathlib import Path

from django.template import engines

import pytest
import yaml

from portal.settings.environment import REQUIRED, ROOT, TABLE

pytestmark = pytest.mark.any_database

APPS = "accounts core events home merchants moderation places portal search shops tv walks".split()
TEMPLATES = sorted(
    path for app in APPS for path in (ROOT / app).glob("**/templates/**/*.html")
)
MAX_FILE_BYTES = 500_000
MAX_FUNCTION_LINES = 40
MAX_TEMPLATE_LINES = 150
MAX_README_LINES = 150

# Written in pieces, so that this file does not find itself.
FORBIDDEN = re.compile(
    "|".join(
        [
            r"/wor" r"k/(main|shared|\.library)",
            r"/ro" r"ot/",
            r"/tm" r"p/w\b",
            r"pypi\.or" r"g/simple",
            r"files\.python" r"hosted",
            r"registry\.npm" r"js",
            r"repo1?\.maven",
            r"deb\.debi" r"an\.org",
        ]
    )
)
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*application/ld\+json)", re.I)
THIRD_PARTY = re.compile(
    r"""<(?:script|img|source|iframe|video|audio)\b[^>]*\ssrc=["']?(?:https?:)?//"""
    r"""|<link\b[^>]*rel=["']?(?:stylesheet|preload|preconnect|icon)["']?[^>]*"""
    r"""href=["']?(?:https?:)?//|@import\s+(?:url\()?["']?(?:https?:)?//""",
    re.I,
)


def tracked():
    """Every file that belongs to the repository, also those not committed yet."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def text_of(path):
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def names(paths):
    return [path.relative_to(ROOT).as_posix() for path in paths]


def template_id(path):
    return path.relative_to(ROOT).as_posix()


def test_there_are_templates():
    assert len(TEMPLATES) > 30


@pytest.mark.parametrize("path", TEMPLATES, ids=template_id)
def test_template_compiles(path):
    assert engines["django"].from_string(path.read_text("utf-8")) is not None


@pytest.mark.parametrize("path", TEMPLATES, ids=template_id)
def test_template_has_no_inline_style_or_script(path):
    text = path.read_text("utf-8")

    assert re.findall(r"""\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*["']""", text) == []
    assert INLINE_SCRIPT.findall(text) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=template_id)
def test_template_trims_translated_blocks(path):
    opened = re.findall(r"{%\s*blocktrans(?:late)?\b[^%]*%}", path.read_text("utf-8"))

    assert [tag for tag in opened if " trimmed" not in tag] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=template_id)
def test_template_is_short(path):
    assert len(path.read_text("utf-8").splitlines()) <= MAX_TEMPLATE_LINES


def test_no_asset_of_another_host():
    sheets = [path for app in APPS for path in (ROOT / app).glob("**/*.css")]
    loading = [p for p in [*TEMPLATES, *sheets] if THIRD_PARTY.search(text_of(p))]

    assert names(loading) == []


def test_no_big_file():
    assert names(p for p in tracked() if p.stat().st_size > MAX_FILE_BYTES) == []


def test_no_path_of_a_machine_and_no_package_host():
    assert names(p for p in tracked() if FORBIDDEN.search(text_of(p))) == []


def test_no_unfinished_work():
    marks = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b")
    ours = [p for p in tracked() if p.suffix in (".py", ".html", ".css", ".js")]
    found = [p for p in ours if "vendor" not in p.parts and marks.search(text_of(p))]

    assert names(found) == []


def python_files():
    return [p for p in tracked() if p.suffix == ".py" and "migrations" not in p.parts]


def test_functions_are_short():
    long = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > MAX_FUNCTION_LINES
    ]

    assert long == []


def test_migrations_have_names():
    migrations = [p for app in APPS for p in (ROOT / app / "migrations").glob("0*.py")]

    assert len(migrations) > 5
    assert [p.name for p in migrations if "_auto_" in p.name] == []


def documented(variable, default):
    """Whether a default written in a document is the one of the table."""
    if variable.default is REQUIRED:
        return default == "required"
    if default == "empty":
        return variable.default is None or variable.parse("") == variable.default
    if variable.name == "DATA_DIR":
        return ROOT / default == variable.default
    return variable.parse(default) == variable.default


def test_readme_table_equals_the_table_of_variables():
    readme = (ROOT / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| `([A-Z_]+)` \| (.+?) \| (.+?) \|$", readme, re.MULTILINE)

    assert [(name, purpose) for name, _default, purpose in rows] == [
        (variable.name, variable.purpose) for variable in TABLE
    ]
    wrong = [
        row[0]
        for row, variable in zip(rows, TABLE, strict=True)
        if not documented(variable, row[1].strip("`"))
    ]
    assert wrong == []


def test_readme_is_short():
    readme = (ROOT / "README.md").read_text("utf-8")

    assert len(readme.splitlines()) <= MAX_README_LINES


def test_env_example_equals_the_table_of_variables():
    text = (ROOT / ".env.example").read_text("utf-8").split("# Only for compose")[0]
    entries = re.findall(r"^# (.+)\n(#?)([A-Z_]+)=(.*)$", text, re.MULTILINE)

    assert [(name, purpose) for purpose, _off, name, _value in entries] == [
        (variable.name, variable.purpose) for variable in TABLE
    ]
    for (_purpose, off, name, value), variable in zip(entries, TABLE, strict=True):
        required = variable.default is REQUIRED
        assert (name, off) == (name, "" if required else "#")
        assert required or documented(variable, value or "empty"), name


def compose():
    return yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))


def test_compose_gives_the_portal_only_variables_of_the_table():
    known = {variable.name for variable in TABLE}
    services = compose()["services"]
    ours = {
        name: service["environment"]
        for name, service in services.items()
        if service.get("image") == "enjoy-mel"
    }

    assert sorted(ours) == ["migrate", "web", "worker"]
    for given in ours.values():
        assert set(given) <= known


def test_compose_asks_only_for_variables_that_env_example_names():
    text = (ROOT / "compose.yaml").read_text("utf-8")
    example = (ROOT / ".env.example").read_text("utf-8")
    named = set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE))

    assert set(re.findall(r"\$\{([A-Z_]+)", text)) <= named


def test_compose_services_know_each_other():
    file = compose()
    services = file["services"]

    assert {"web", "worker", "database", "search", "cache", "nginx"} <= set(services)
    for service in services.values():
        assert set(service.get("depends_on", {})) <= set(services)
        assert set(service["networks"]) <= set(file["networks"])


def test_two_commands_are_in_the_makefile():
    makefile = Path(ROOT / "Makefile").read_text("utf-8")

    assert re.search(r"^demo:.+## ", makefile, re.MULTILINE)
    assert re.search(r"^test:.+## ", makefile, re.MULTILINE)
