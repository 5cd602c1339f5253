"""The real search engine, for benchmarks: started, killed, held and let go."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType

from pages import ROOT

START = ROOT / "deploy" / "search-server" / "start.py"
UP_S = 300


class Engine:
    """One engine on one port, as `make search-server` starts it; always empty at first."""

    def __init__(self, port: int = 0) -> None:
        self.url = ""
        self._port = port
        self._process: subprocess.Popen | None = None
        self._up = threading.Event()

    def __enter__(self) -> "Engine":
        self.start()
        self.wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(30)

    def start(self) -> None:
        """Start it, without waiting; the second time on the port of the first."""
        self._up.clear()
        self._process = subprocess.Popen(
            [sys.executable, str(START)],
            env={**os.environ, "SEARCH_PORT": str(self._port or "")},
            stdout=subprocess.PIPE,
            text=True,
        )
        threading.Thread(target=self._listen, args=(self._process,)).start()

    def wait(self) -> None:
        """Until it answers."""
        if not self._up.wait(UP_S):
            raise TimeoutError("The search engine does not start.")

    def kill(self) -> None:
        """As if its machine lost its power."""
        self.send(signal.SIGKILL)
        self._process.wait(30)

    def send(self, number: signal.Signals) -> None:
        """A signal to the engine itself, not to what started it."""
        pid = self._process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        os.kill(int(children[0]), number)

    def _listen(self, process: subprocess.Popen) -> None:
        for line in process.stdout:
            if line.startswith("SEARCH_URL="):
                self.url = line.strip().removeprefix("SEARCH_URL=")
                self._port = int(self.url.rpartition(":")[2])
                self._up.set()


def until(true: object, most_s: float, every_s: float = 1.0) -> float | None:
    """How many seconds it took until `true()` was; None when it did not come to that."""
    began = time.monotonic()
    while time.monotonic() - began < most_s:
        if true():
            return time.monotonic() - began
        time.sleep(every_s)
    return None
