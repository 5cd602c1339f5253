"""A string foreign key makes a dependency that no import shows: migrations have it."""

import tomllib
from importlib import import_module
from pathlib import Path

from django.conf import settings

import pytest

ROOT = Path(__file__).resolve().parents[1]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"][
    "importlinter"
]["contracts"]
LAYERS = [
    [app.strip() for app in line.split("|")]
    for contract in CONTRACTS
    if contract["id"] == "layers"
    for line in contract["layers"]
]
LEVEL = {app: level for level, line in enumerate(LAYERS) for app in line}
# Django makes this dependency wherever a model points to a user; the model behind it
# is exchangeable, and no code of accounts is imported for it.
SWAPPABLE_USER = (settings.AUTH_USER_MODEL.split(".")[0], "__first__")


def dependencies():
    """(migration, app, needed app) for every dependency between two of our apps."""
    for app in LEVEL:
        for path in sorted((ROOT / app / "migrations").glob("0*.py")):
            migration = import_module(f"{app}.migrations.{path.stem}").Migration
            for dependency in migration.dependencies:
                swappable = tuple(dependency) == SWAPPABLE_USER
                if dependency[0] in LEVEL and not swappable:
                    yield f"{app}.{path.stem}", app, dependency[0]


def test_every_application_of_ours_has_a_layer():
    ours = {app for app in settings.INSTALLED_APPS if (ROOT / app).is_dir()}

    assert ours | {"portal"} == set(LEVEL)


def test_layers_are_those_of_the_architecture():
    assert LAYERS == [
        ["portal"],
        ["home", "tv"],
        ["search"],
        ["merchants"],
        ["shops", "walks", "events"],
        ["moderation"],
        ["places", "accounts"],
        ["core"],
    ]


def test_migrations_depend_downwards_only():
    upwards = [
        f"{migration} needs {needed}"
        for migration, app, needed in dependencies()
        if needed != app and LEVEL[needed] <= LEVEL[app]
    ]

    assert upwards == []


@pytest.mark.parametrize(
    ("app", "needed"), [("places", "core"), ("shops", "places"), ("walks", "places")]
)
def test_dependencies_that_exist_are_seen(app, needed):
    assert (app, needed) in {(a, n) for _migration, a, n in dependencies()}
