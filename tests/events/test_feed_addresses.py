"""Where the fetcher goes and where it does not: redirects, names, addresses."""

import socket
from threading import Event

import pytest

from events.feeds.doors import is_public
from events.feeds.fetcher import get
from events.feeds.reasons import FAULTS, REFUSALS, words
from tests.events.liars import HERE, fault_of, lying, says, self_signed

pytestmark = pytest.mark.any_database

OK = "200 OK"


# Redirects


def test_redirect_is_followed_without_the_key_to_another_host():
    with lying(says(OK, body=b"there")) as there:
        away = says("302 Found", f"Location: {there.url}")
        with lying(away) as here:
            reply = get(here.url, allow=HERE, headers={"key": "k1"}, etag='"a"')

    assert (reply.body, reply.url) == (b"there", there.url)
    assert "key: k1" in here.asked[0]
    assert "key: k1" not in there.asked[0]


def test_redirect_from_the_world_to_a_host_of_the_operator_is_refused(monkeypatch):
    resolve(monkeypatch, {"world.example": ["93.184.216.34"]})
    with lying(says(OK, body=b"secret")) as inner:
        away = says("302 Found", f"Location: {inner.url}")
        with lying(away) as outer:
            lead(monkeypatch, outer.port)
            code = fault_of("http://world.example/feed")

    assert (code, len(outer.asked), inner.asked) == ("inward", 1, [])


def test_redirect_from_safe_to_unsafe_is_refused(tmp_path, monkeypatch):
    context = self_signed(tmp_path)
    monkeypatch.setattr(
        "requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(tmp_path / "liar.pem")
    )
    resolve(monkeypatch, {"feed.example": ["127.0.0.1"]})
    with lying(says("302 Found", "Location: http://feed.example/"), context) as liar:
        url = f"https://feed.example:{liar.port}/feed"
        code = fault_of(url, allow={"feed.example"})

    assert (code, len(liar.asked)) == ("redirects", 1)


# Names and addresses


def resolve(monkeypatch, *tables):
    """Let names stand for addresses: each look-up takes the next table."""
    asked = []
    real = socket.getaddrinfo

    def look_up(host, port, *args, **kwargs):
        if host not in tables[0]:
            return real(host, port, *args, **kwargs)
        table = tables[min(len(asked), len(tables) - 1)]
        asked.append(host)
        kind = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        return [(*kind, (address, port)) for address in table[host]]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def lead(monkeypatch, port):
    """Let whoever connects to a public address arrive at this port of ours."""
    real = socket.create_connection

    def connect(address, **kwargs):
        inside = address[0] == "127.0.0.1"
        return real(address if inside else ("127.0.0.1", port), **kwargs)

    monkeypatch.setattr(socket, "create_connection", connect)


def test_connection_goes_to_the_address_that_was_checked(monkeypatch):
    with lying(says(OK, body=b"{}")) as liar:
        asked = resolve(
            monkeypatch,
            {"feed.example": ["127.0.0.1"]},
            {"feed.example": ["10.0.0.1"]},
        )
        reply = get(f"http://feed.example:{liar.port}/", allow={"feed.example"})

    assert (reply.status, asked) == (200, ["feed.example"])
    assert f"Host: feed.example:{liar.port}" in liar.asked[0]


def test_certificate_is_checked_by_the_name(tmp_path, monkeypatch):
    context = self_signed(tmp_path)
    names = []
    context.sni_callback = lambda sock, name, context: names.append(name)
    monkeypatch.setattr(
        "requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(tmp_path / "liar.pem")
    )
    table = {"feed.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]}
    resolve(monkeypatch, table)
    with lying(says(OK, body=b"{}"), context) as liar:
        good = get(f"https://feed.example:{liar.port}/", allow=set(table))
        code = fault_of(f"https://other.example:{liar.port}/", allow=set(table))

    assert (good.status, code) == (200, "bad_tls")
    assert names == ["feed.example", "other.example"]


@pytest.mark.parametrize(
    "addresses",
    [["10.1.2.3"], ["93.184.216.34", "127.0.0.1"], ["::1"], ["fd00::1"]],
)
def test_name_of_which_one_address_is_inside_is_refused(addresses, monkeypatch):
    resolve(monkeypatch, {"rebind.example": addresses})

    assert fault_of("http://rebind.example/", allow=()) == "inward"


def test_name_that_takes_for_ever_to_look_up_is_left(monkeypatch):
    released = Event()
    hangs_on = released.wait
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: hangs_on(5) and [])

    code = fault_of("http://slow.example/", deadline_s=0.1)
    released.set()

    assert code == "unreachable"


INWARD = """
    http://127.0.0.1/ http://127.1/ http://127.0.1/ http://0x7f.1/ http://0x7f000001/
    http://2130706433/ http://0177.0.0.1/ http://0/ http://0.0.0.0/ http://127.0.0.1./
    http://localhost/ http://LOCALHOST/ http://10.0.0.1/ http://172.16.0.1/
    http://192.168.1.1/ http://169.254.169.254/latest/meta-data/ http://100.64.0.1/
    http://224.0.0.1/ http://240.0.0.1/ http://255.255.255.255/ http://192.0.0.8/
    http://192.0.2.1/ http://192.88.99.1/ http://198.18.0.1/ http://198.51.100.1/
    http://203.0.113.1/ http://[::1]/ http://[::]/ http://[::ffff:10.0.0.1]/
    http://[::ffff:7f00:1]/ http://[::127.0.0.1]/ http://[fe80::1]/ http://[fd00::1]/
    http://[fec0::1]/ http://[ff02::1]/ http://[64:ff9b::a00:1]/ http://[64:ff9b:1::1]/
    http://[2002:a00:1::1]/ http://[2001::1]/ http://[2001:db8::1]/ http://[3fff::1]/
    http://[100::1]/ https://127.0.0.1/ https://[::ffff:127.0.0.1]/
""".split()
NO_ADDRESS = """
    http://user@example.org/ http://user:word@example.org/ http://@example.org/
    ftp://example.org/ file:///etc/passwd gopher://127.0.0.1/ //example.org/ example.org
    http:// http:///feed http://[::1 http://example.org\\@127.0.0.1/
    http://example.org:99999/ javascript:alert(1) data:text/plain,x
""".split()


@pytest.mark.parametrize("url", INWARD)
def test_address_that_leads_inward_is_refused(url):
    assert fault_of(url, allow=()) == "inward"


@pytest.mark.parametrize(
    "url", [*NO_ADDRESS, "", "http://exa mple.org/", "http://a\n/"]
)
def test_what_is_no_public_web_address_is_refused(url):
    assert fault_of(url, allow=()) == "address"


@pytest.mark.parametrize("url", ["http://example.org:22/", "https://example.org:8443/"])
def test_unusual_port_is_refused_before_anything_is_looked_up(url, monkeypatch):
    monkeypatch.delattr(socket, "getaddrinfo")

    assert fault_of(url, allow=()) == "port"


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "2a00:1450:4007::1"]
)
def test_address_of_the_world_is_public(address):
    assert is_public(address)


def test_codes_fit_and_speak():
    known = {**FAULTS, **REFUSALS}

    assert [code for code in known if len(code) > 24] == []
    assert [code for code in known if not words(code)] == []
    assert words("no_such_code") == "no_such_code"
