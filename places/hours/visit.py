"""Remarks that mean "ring before you come", in the languages people write them."""

import re
from functools import lru_cache

APPOINTMENT = re.compile(
    r"\b(?:rendez[- ]?vous|rdv|appointments?|afspraak|sur réservation)\b", re.IGNORECASE
)
# "avec ou sans rendez-vous" and "ou sur rendez-vous" leave the door open.
NOT_ONLY = re.compile(r"\b(?:sans|ou|without|or|zonder|of)\b", re.IGNORECASE)


@lru_cache(maxsize=1024)
def by_appointment(comment: str) -> bool:
    """Whether a remark says that one comes by appointment only."""
    return bool(APPOINTMENT.search(comment)) and not NOT_ONLY.search(comment)
