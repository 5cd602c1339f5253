"""Reads the files of the demonstration content."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "content"
PICTURES = Path(__file__).parent / "pictures"


@cache
def read(name: str) -> dict[str, Any]:
    """The content of content/<name>.toml."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def route(walk_id: str) -> list[list[float]]:
    """The coordinates of a walk: [lng, lat, elevation in metres]."""
    text = (FOLDER / "routes" / f"{walk_id}.geojson").read_text(encoding="utf-8")
    return json.loads(text)["geometry"]["coordinates"]


@cache
def picture_facts() -> dict[str, dict[str, Any]]:
    """What is known of each illustration: its description in three languages."""
    return json.loads((PICTURES / "pictures.json").read_text(encoding="utf-8"))
