"""Secrets that travel in links: made here, known afterwards by their digest only."""

import secrets
from hashlib import sha256

SECRET_BYTES = 32


def new_secret(length_bytes: int = SECRET_BYTES) -> str:
    """A secret for an address, which nobody guesses."""
    return secrets.token_urlsafe(length_bytes)


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
