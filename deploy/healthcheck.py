"""Asks the server of this container whether it lives; exits 1 when it does not."""

import os
import sys
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

ADDRESS = ("127.0.0.1", 8000)
TIMEOUT_S = 4


def alive() -> bool:
    """Whether /healthz answers, asked as the proxy in front would ask."""
    host = urlsplit(os.environ.get("BASE_URL", "")).netloc or "127.0.0.1"
    connection = HTTPConnection(*ADDRESS, timeout=TIMEOUT_S)
    try:
        connection.request(
            "GET", "/healthz", headers={"Host": host, "X-Forwarded-Proto": "https"}
        )
        return connection.getresponse().status < 400
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(0 if alive() else 1)
