"""The files for televisions and for a computer behind a screen."""

import importlib.util
import json
import re
import stat
import subprocess
from configparser import ConfigParser
from xml.etree import ElementTree

import pytest
from PIL import Image

from portal.settings.environment import ROOT
from tests.tv.es5 import too_new

pytestmark = pytest.mark.any_database

FOLDER = ROOT / "deploy" / "screens"
spec = importlib.util.spec_from_file_location("make_screens", FOLDER / "make.py")
screens = importlib.util.module_from_spec(spec)
spec.loader.exec_module(screens)

W3C = "{http://www.w3.org/ns/widgets}"
TIZEN = "{http://tizen.org/ns/widgets}"
START = "https://www.example.org:8443/tv/?ecran=K7F2"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder with what the command makes."""
    target = tmp_path_factory.mktemp("screens")
    order = ["https://WWW.example.org:8443/", "k7f2", "--to", str(target)]
    assert screens.main(order) == 0
    return target


def read(made, name):
    return (made / name).read_text("utf-8")


def test_every_place_is_filled_in_and_nothing_is_left_out(made):
    files = [path for path in made.rglob("*") if path.is_file()]
    texts = [path.read_text("utf-8") for path in files if path.suffix != ".png"]

    assert len(files) == 14
    assert [text for text in texts if re.search(r"@[A-Z_]+@", text)] == []


def test_webos_application_names_files_that_are_there(made):
    info = json.loads(read(made, "webos/appinfo.json"))

    assert info["id"] == "org.example.www.tv"
    assert (info["type"], info["main"]) == ("web", "index.html")
    for key, side in {"icon": 80, "largeIcon": 130}.items():
        with Image.open(made / "webos" / info[key]) as picture:
            assert (picture.format, picture.size) == ("PNG", (side, side))


def test_tizen_application_asks_for_public_rights_only(made):
    widget = ElementTree.fromstring(read(made, "tizen/config.xml"))

    rights = [found.get("name") for found in widget.iter(f"{TIZEN}privilege")]
    assert rights == ["http://tizen.org/privilege/internet"]
    assert widget.find(f"{TIZEN}profile").get("name") == "tv-samsung"
    assert widget.find(f"{TIZEN}allow-navigation").text == "www.example.org"
    application = widget.find(f"{TIZEN}application")
    assert len(application.get("package")) == 10
    assert application.get("id").startswith(f"{application.get('package')}.")
    for name in ("content", "icon"):
        source = widget.find(f"{W3C}{name}").get("src")
        assert (made / "tizen" / source).is_file()


@pytest.mark.parametrize("system", ["webos", "tizen"])
def test_first_page_of_an_application_leads_to_the_screen(made, system):
    page, script = read(made, f"{system}/index.html"), read(made, f"{system}/start.js")

    assert f'href="{START}"' in page
    assert '"https://www.example.org:8443/tv/qr.svg?page=/fr/&at="' in script
    assert too_new(script) == []


def test_script_of_a_computer_opens_the_window_and_is_a_shell_script(made):
    path = made / "kiosk" / "enjoy-mel-screen.sh"
    text = path.read_text("utf-8")

    assert "PAGE='https://www.example.org:8443/tv/ambiance/?ecran=K7F2'" in text
    assert "--kiosk" in text
    assert path.stat().st_mode & stat.S_IXUSR
    assert subprocess.run(["sh", "-n", path], check=False).returncode == 0


def test_units_start_the_script_again_and_afresh_each_night(made):
    units = {}
    for path in (made / "kiosk").glob("*.*er*"):
        units[path.name] = ConfigParser(interpolation=None)
        units[path.name].read_string(path.read_text("utf-8"))

    service = units["enjoy-mel-screen.service"]
    assert service["Service"]["ExecStart"].endswith("/enjoy-mel-screen.sh")
    assert service["Service"]["Restart"] == "always"
    fresh = units["enjoy-mel-screen-restart.service"]["Service"]["ExecStart"]
    assert fresh == "systemctl --user restart enjoy-mel-screen.service"
    timer = units["enjoy-mel-screen-restart.timer"]["Timer"]
    assert timer["OnCalendar"] == "*-*-* 04:10:00"


@pytest.mark.parametrize(
    ("address", "code", "name", "words"),
    [
        ("http://example.org", "", "Lille", "address"),
        ("example.org", "", "Lille", "address"),
        ("https://example.org/tv", "", "Lille", "address"),
        ("https://u:p@example.org", "", "Lille", "address"),
        ("https://example.org';reboot;'", "", "Lille", "address"),
        ('https://example.org"><x', "", "Lille", "address"),
        ("https://-.org", "", "Lille", "address"),
        ("https://example.org", "K7'F2", "Lille", "code"),
        ("https://example.org", "K7F2K7F2K", "Lille", "code"),
        ("https://example.org", "", "", "name"),
        ("https://example.org", "", 'Li"lle', "name"),
        ("https://example.org", "", "Li<lle", "name"),
        ("https://example.org", "", "L" * 41, "name"),
    ],
)
def test_what_would_break_a_file_is_refused(tmp_path, address, code, name, words):
    target = tmp_path / "none"

    with pytest.raises(
        ValueError, match=f"^The {words} must be|^The {words} must look"
    ):
        screens.values(address, code, name)

    order = [address, code, "--name", name, "--to", str(target)]
    assert screens.main(order) == 2
    assert not target.exists()


def test_without_a_code_the_screen_shows_everything():
    known = screens.values("https://example.org")

    assert known["START"] == "https://example.org/tv/"
    assert known["WINDOW"] == "https://example.org/tv/ambiance/"
