"""Short codes of places: /c/K7F2, for QR stickers and NFC tags."""

import secrets
from collections.abc import Callable

from core.short import ALPHABET

LENGTH = 4
MAX_LENGTH = 8
TRIES_A_LENGTH = 8


def new_code(is_taken: Callable[[str], bool]) -> str:
    """A code that nobody has: as short as there is room for."""
    for length in range(LENGTH, MAX_LENGTH + 1):
        for _try in range(TRIES_A_LENGTH):
            code = "".join(secrets.choice(ALPHABET) for _ in range(length))
            if not is_taken(code):
                return code
    raise RuntimeError("There is no room left for short codes.")


def read_code(typed: str) -> str:
    """A code as it is kept, from what somebody typed: " k7f2" -> "K7F2"."""
    return typed.strip().upper()[:MAX_LENGTH]
