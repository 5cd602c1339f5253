"""Joins style sheets and the scripts of screens into the files that pages load.

Run `python -m portal.bundle` after a change; the results are committed, so that
neither a visitor nor a deployment needs a build. One file is one request.
"""

import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
ASSETS = HERE / "assets"
SOURCES = ASSETS / "css"
TARGETS, JS = HERE / "static" / "css", HERE / "static" / "js"

LAYERS = "@layer reset,tokens,base,layout,components,pages,utilities,print;"
_IN_ORDER = """
reset fonts tokens motifs base layout header footer card state controls filters
more-filters suggestions forms facts prose map hero home fiche walk photos agenda search event confirm
offline utilities print
"""
SHEETS: dict[str, list[str]] = {
    "main.css": _IN_ORDER.split(),
    "room.css": [
        "account",
        "room",
        "room-facts",
        "room-words",
        "room-help",
        "room-events",
        "room-courses",
    ],
    "map.css": ["leaflet-skin"],
    "paper.css": ["paper"],
    "sheet.css": ["sheet"],
    "pocket.css": ["pocket"],
    "sticker.css": ["sticker"],
    "letter.css": ["letter"],
    "kiosk.css": ["kiosk"],
    "tv-editor.css": ["tv-editor"],
    # Un-layered and old-fashioned: televisions keep their engine for life.
    "tv.css": [
        "fonts",
        "tv-base",
        "tv-cards",
        "tv-home",
        "tv-list",
        "tv-item",
        "tv-walk",
        "tv-map",
        "tv-code",
        "tv-window",
    ],
}
# Classic scripts (ES5) in their order, below portal/assets.
SCRIPTS: dict[str, list[str]] = {
    "tv.js": [
        "tv/exports",
        "vendor/tv-lrud-spatial-apache-0.0.16/lrud.min",
        "tv/navigation",
        "tv/hero",
        "tv/around",
        "tv/heartbeat",
        "tv/window",
        "tv/code",
    ],
}


def bundled(names: list[str], layers: str = "") -> str:
    """One style sheet from the named sources: comments and indentation left out."""
    sheets = [(SOURCES / f"{name}.css").read_text("utf-8") for name in names]
    text = re.sub(r"/\*.*?\*/", "", "\n".join(sheets), flags=re.DOTALL)
    lines = [layers, *(line.strip() for line in text.splitlines())]
    return "\n".join(line for line in lines if line) + "\n"


def joined(names: list[str]) -> str:
    """One script from the named sources, without the maps of their makers."""
    texts = [(ASSETS / f"{name}.js").read_text("utf-8") for name in names]
    lines = [line for text in texts for line in text.splitlines()]
    return "\n".join(line for line in lines if not line.startswith("//#")) + "\n"


def results() -> dict[Path, str]:
    """Each file that pages load, with the content it must have."""
    sheets = {
        TARGETS / target: bundled(names, LAYERS if target == "main.css" else "")
        for target, names in SHEETS.items()
    }
    scripts = {JS / target: joined(names) for target, names in SCRIPTS.items()}
    return sheets | scripts


def main() -> None:
    """Write every file that pages load."""
    TARGETS.mkdir(parents=True, exist_ok=True)
    for path, text in results().items():
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
