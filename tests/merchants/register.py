"""A register of companies on this machine, which answers as a test wants."""

import json
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

SIRET = "35600000000048"


def establishment(**changes):
    """An open shop in Roubaix, as the register writes it."""
    return {
        "siret": SIRET,
        "adresse": "12 RUE DE LANNOY 59100 ROUBAIX",
        "code_postal": "59100",
        "commune": "59512",
        "libelle_commune": "ROUBAIX",
        "liste_enseignes": ["LE FOURNIL DE LANNOY"],
        "nom_commercial": None,
        "activite_principale": "10.71C",
        "activite_principale_naf25": "10.71Y",
        "etat_administratif": "A",
        "date_fermeture": None,
        "latitude": "50.6905",
        "longitude": "3.1740",
        "statut_diffusion_etablissement": "O",
        **changes,
    }


def answer(*places, **changes):
    """The reply with these establishments."""
    result = {
        "siren": SIRET[:9],
        "nom_complet": "SARL MARTIN (LE FOURNIL)",
        "nom_raison_sociale": "SARL MARTIN",
        "siege": None,
        "matching_etablissements": list(places or [establishment(**changes)]),
    }
    return {"results": [result], "total_results": 1, "page": 1, "per_page": 5}


class Register:
    """`respond(handler)` writes the reply; `asked` are the requests that came."""

    def __init__(self):
        self.asked = []
        self.respond = self.json(answer())

    @staticmethod
    def json(data, status=200, **headers):
        body = data if isinstance(data, bytes) else json.dumps(data).encode()

        def respond(handler):
            handler.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        return respond


@contextmanager
def running():
    """The register, and the address at which it listens."""
    register = Register()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            register.asked.append((self.path, dict(self.headers)))
            with suppress(BrokenPipeError, ConnectionResetError):
                register.respond(self)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    register.url = f"http://127.0.0.1:{server.server_port}/search"
    try:
        yield register
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
