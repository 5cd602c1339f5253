"""Joins the style sheets of portal/assets/css into the files that pages load.

Run `python -m portal.bundle` after a change; the results are committed, so that
neither a visitor nor a deployment needs a build. One file is one request.
"""

import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "assets" / "css"
TARGETS = HERE / "static" / "css"

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
}


def bundled(names: list[str], layers: str = "") -> str:
    """One style sheet from the named sources: comments and indentation left out."""
    sheets = [(SOURCES / f"{name}.css").read_text("utf-8") for name in names]
    text = re.sub(r"/\*.*?\*/", "", "\n".join(sheets), flags=re.DOTALL)
    lines = [layers, *(line.strip() for line in text.splitlines())]
    return "\n".join(line for line in lines if line) + "\n"


def results() -> dict[Path, str]:
    """Each file that pages load, with the content it must have."""
    return {
        TARGETS / target: bundled(names, LAYERS if target == "main.css" else "")
        for target, names in SHEETS.items()
    }


def main() -> None:
    """Write every style sheet that pages load."""
    TARGETS.mkdir(parents=True, exist_ok=True)
    for path, text in results().items():
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
