"""Short addresses of pages, for codes that a telephone reads: /b/B7K3.

The code is the key of the page, written with signs that nobody confuses; each language
has its own page and therefore its own code.
"""

from django.conf import settings

# No vowel, so that no word comes out; no 0, O, 1, I, L, which look alike.
ALPHABET = "BCDFGHJKMNPQRSTVWXZ23456789"
MAX_LENGTH = 7


def code_of(page_id: int) -> str:
    """The code of a page: 1 -> "C"."""
    code = ""
    while page_id:
        page_id, digit = divmod(page_id, len(ALPHABET))
        code = ALPHABET[digit] + code
    return code or ALPHABET[0]


def page_id_of(code: str) -> int | None:
    """The key of a page from what somebody typed or scanned; None for what is no code."""
    signs = code.strip()
    if len(signs) > MAX_LENGTH or not signs.isascii():
        return None
    page_id = 0
    for sign in signs.upper():
        if sign not in ALPHABET:
            return None
        page_id = page_id * len(ALPHABET) + ALPHABET.index(sign)
    return page_id or None


def short_address(page_id: int) -> str:
    """What is shown below a code: "https://www.example.org/b/7K3"."""
    return f"{settings.BASE_URL}/b/{code_of(page_id)}"
