"""Servers on this machine that say what a test wants, by the letter."""

import socket
import ssl
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from events.feeds.fetcher import Fault, get

HERE = {"127.0.0.1"}
SHORT_S = 1.2


class Liar:
    """`asked` are the requests that came; `gone` is set when the test is over."""

    def __init__(self, scheme, port):
        self.asked = []
        self.gone = Event()
        self.port = port
        self.url = f"{scheme}://127.0.0.1:{port}/feed"


@contextmanager
def lying(speak, context=None):
    """A server that hands each connection, its request read, to `speak(conn, liar)`."""
    server = socket.create_server(("127.0.0.1", 0))
    liar = Liar("https" if context else "http", server.getsockname()[1])

    def serve():
        while True:
            try:
                conn, _peer = server.accept()
            except OSError:
                return
            with conn, suppress(OSError):
                conn.settimeout(2)
                if context:
                    conn = context.wrap_socket(conn, server_side=True)
                with conn:
                    liar.asked.append(_request(conn))
                    speak(conn, liar)

    thread = Thread(target=serve)
    thread.start()
    try:
        yield liar
    finally:
        liar.gone.set()
        # `close` alone would leave the thread waiting in `accept`.
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join()


def _request(conn):
    text = b""
    while b"\r\n\r\n" not in text:
        part = conn.recv(65_536)
        text += part
        # A greeting of TLS has no end that a plain server would know.
        if not part or text.startswith(b"\x16"):
            break
    return text.decode("latin-1")


def says(*lines, body=b"", length=None):
    """Speak an answer: the status line, the headers, and as many bytes as promised."""
    promised = len(body) if length is None else length
    head = "\r\n".join((f"HTTP/1.1 {lines[0]}", *lines[1:]))
    head += f"\r\nContent-Length: {promised}\r\n\r\n"

    def speak(conn, liar):
        conn.sendall(head.encode("latin-1") + body)

    return speak


def hangs(conn, liar):
    """Say nothing until the test is over."""
    liar.gone.wait(5)


def drips(first, drop):
    """Speak, then let fall a drop every few milliseconds, for ever."""

    def speak(conn, liar):
        conn.sendall(first)
        while not liar.gone.wait(0.02):
            conn.sendall(drop)

    return speak


def self_signed(folder):
    """A server's side of TLS, with a certificate that nobody vouches for."""
    path = folder / "liar.pem"
    path.write_bytes(_pem())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def _pem():
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "feed.example")])
    now = datetime.now(UTC)
    day = timedelta(days=1)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - day)
        .not_valid_after(now + day)
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("feed.example")]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    encoding = serialization.Encoding.PEM
    form = serialization.PrivateFormat.PKCS8
    secret = key.private_bytes(encoding, form, serialization.NoEncryption())
    return secret + certificate.public_bytes(encoding)


def fault_of(url, **about):
    """The code of the fault in which asking for an address ends."""
    with pytest.raises(Fault) as caught:
        get(url, **{"allow": HERE, "deadline_s": SHORT_S, **about})
    return caught.value.code
