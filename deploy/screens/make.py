"""The files for televisions and for a computer behind a screen, with your portal in them.

    python3 deploy/screens/make.py https://www.example.org K7F2 --to screens

The code is that of a screen in the admin; without one, the screen shows everything.
Nothing has to be installed: Python 3.11 or newer is enough. docs/screens.md says what
to do with the result.
"""

import argparse
import re
import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent
# Each folder that is made, and the folders whose files it gets.
FOLDERS = {"webos": ("app", "webos"), "tizen": ("app", "tizen"), "kiosk": ("kiosk",)}
TEXTS = {".html", ".js", ".json", ".xml", ".sh", ".service", ".timer", ".desktop"}
LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
ADDRESS = re.compile(rf"https://{LABEL}(?:\.{LABEL})*(?::\d{{1,5}})?", re.ASCII)
CODE = re.compile(r"[A-Z0-9]{1,8}", re.ASCII)
NAME = re.compile(r"[\w .’-]{1,40}")
PLACE = re.compile(r"@([A-Z_]+)@")


def values(address: str, code: str = "", name: str = "Enjoy-MEL") -> dict[str, str]:
    """What is written into the files; ValueError says in a sentence what is wrong."""
    address, code = address.strip().rstrip("/").lower(), code.strip().upper()
    if not ADDRESS.fullmatch(address):
        raise ValueError("The address must look like https://www.example.org")
    if code and not CODE.fullmatch(code):
        raise ValueError("The code must be that of a screen, such as K7F2")
    if not NAME.fullmatch(name):
        raise ValueError("The name must be 1 to 40 letters, digits, spaces and hyphens")
    parts = urlsplit(address)
    query = f"?ecran={code}" if code else ""
    return {
        "ADDRESS": address,
        "HOST": parts.netloc,
        "HOSTNAME": parts.hostname or "",
        "START": f"{address}/tv/{query}",
        "WINDOW": f"{address}/tv/ambiance/{query}",
        "APP_ID": app_id(parts.hostname or ""),
        "NAME": name,
    }


def app_id(hostname: str) -> str:
    """The name of the application on webOS: "www.example.org" -> "org.example.www.tv"."""
    return ".".join([*reversed(hostname.split(".")), "tv"])


def filled(text: str, known: dict[str, str]) -> str:
    """A file with each @WORD@ in it replaced."""
    return PLACE.sub(lambda found: known[found[1]], text)


def make(target: Path, known: dict[str, str]) -> list[Path]:
    """Write the folders into `target`; the files that were made."""
    made = []
    for folder, sources in FOLDERS.items():
        (target / folder).mkdir(parents=True, exist_ok=True)
        for source in sources:
            for path in sorted((HERE / source).iterdir()):
                copy = target / folder / path.name
                shutil.copy(path, copy)
                if path.suffix in TEXTS:
                    copy.write_text(filled(path.read_text("utf-8"), known), "utf-8")
                made.append(copy)
    return made


def main(arguments: list[str] | None = None) -> int:
    """Make the files, and say where they are."""
    parser = argparse.ArgumentParser(description="Files for screens, with your portal.")
    parser.add_argument("address", help="https://www.example.org")
    parser.add_argument("code", nargs="?", default="", help="code of a screen: K7F2")
    parser.add_argument("--name", default="Enjoy-MEL", help="what the set shows")
    parser.add_argument("--to", type=Path, default=Path("screens"), help="a folder")
    asked = parser.parse_args(arguments)
    try:
        known = values(asked.address, asked.code, asked.name)
    except ValueError as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    made = make(asked.to, known)
    sys.stdout.write(f"{len(made)} files in {asked.to}: see docs/screens.md\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
