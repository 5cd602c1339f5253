"""A small mail server that can be away, hang, refuse or hang up, as a test wants."""

import socket
import threading
import time
from contextlib import contextmanager
from email import message_from_bytes
from socketserver import StreamRequestHandler, ThreadingTCPServer

GOOD, HANGS, HANGS_UP, WRONG_PASSWORD = "good", "hangs", "hangs up", "wrong password"


class Talk(StreamRequestHandler):
    """One conversation with a client."""

    def handle(self):
        server = self.server
        server.calls += 1
        if server.mode == HANGS:
            server.released.wait(10)
            return
        self.say("220 mail.example ready")
        for line in self.rfile:
            word = line.split()[0].upper() if line.split() else b""
            if word == b"MAIL" and server.mode == HANGS_UP:
                return
            if word == b"DATA":
                self.take()
            elif word == b"EHLO":
                self.say("250-mail.example\r\n250 AUTH PLAIN")
            elif word == b"AUTH":
                good = server.mode != WRONG_PASSWORD
                self.say("235 welcome" if good else "535 wrong, samia@example.fr")
            elif word == b"RCPT" and b"refused@" in line:
                self.say(f"{server.refusal} no such person")
            elif word == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 fine")

    def take(self):
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        time.sleep(self.server.slow_s)
        self.server.taken.append(message_from_bytes(b"".join(lines)))
        self.say("250 taken")

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())


class MailServer(ThreadingTCPServer):
    """What was `taken`; `mode` may change while it runs."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port=0):
        super().__init__(("127.0.0.1", port), Talk)
        self.mode, self.refusal, self.slow_s = GOOD, 550, 0
        self.taken, self.calls = [], 0
        self.released = threading.Event()

    @property
    def port(self):
        return self.server_address[1]


@contextmanager
def mail_server(port=0):
    with MailServer(port) as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.02])
        thread.start()
        yield server
        server.released.set()
        server.shutdown()
        thread.join()


def closed_port():
    """A port on which nobody answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
