"""What demonstration shops say of themselves: drawn from their name, always the same.

Identity numbers begin with zeros, as no real ones do.
"""

from hashlib import blake2b
from random import Random
from typing import Any

from stdnum import luhn

from shops.choices import Payment, Service

TABLE = {"restaurant", "estaminet", "cafe", "brasserie"}
FOOD = {"boulangerie", "patisserie", "fromagerie", "boucherie", "primeur", "epicerie"}
SPOKEN = (["fr"], ["fr", "nl"], ["fr", "en"], ["fr", "nl", "en"], ["fr", "ar"])


def draw(facts: dict[str, Any], number: int) -> dict[str, Any]:
    """Fields of Shop for the facts of a demonstration shop."""
    dice = _dice(facts)
    return {
        "languages": dice.choice(SPOKEN),
        "payments": _payments(facts["category"], dice),
        "services": _services(facts["category"], dice),
        "legal_name": f"SARL {facts['name']}",
        "siret": _siret(number),
    }


def access(facts: dict[str, Any]) -> dict[str, Any]:
    """Fields of Place about access that agree with what is said of wheelchairs."""
    dice = _dice(facts)
    known = {
        "yes": {"entrance_steps": 0, "entrance_width_cm": dice.choice((90, 100, 120))},
        "limited": {"entrance_steps": 1, "entrance_ramp": "removable"},
        "no": {"entrance_steps": dice.choice((2, 3))},
    }
    extras = {"call_bell": "yes"} if facts["wheelchair"] == "limited" else {}
    if dice.random() < 0.15:
        extras["hearing_loop"] = "yes"
    if facts["wheelchair"] == "yes" and facts["category"] in TABLE:
        extras["accessible_toilets"] = dice.choice(("yes", "no"))
    return {**known.get(facts["wheelchair"], {}), **extras}


def _dice(facts: dict[str, Any]) -> Random:
    """Chance that comes out the same for the same shop on every machine."""
    digest = blake2b(facts["slug"].encode(), digest_size=8).digest()
    return Random(int.from_bytes(digest, "big"))  # noqa: S311 (no secret)


def _payments(category: str, dice: Random) -> list[str]:
    found = [Payment.CASH, Payment.CARDS, Payment.CONTACTLESS]
    if category in TABLE | FOOD:
        found.append(Payment.MEAL_VOUCHER)
    if dice.random() < 0.4:
        found.insert(3, Payment.BANCONTACT)
    return [code.value for code in found]


def _services(category: str, dice: Random) -> list[str]:
    offered = {
        True: [Service.TAKEAWAY, Service.RESERVATION, Service.OUTDOOR_SEATING],
        False: [Service.CLICK_AND_COLLECT, Service.GIFT_WRAP, Service.DOG],
    }[category in TABLE]
    chosen = [code for code in offered if dice.random() < 0.6]
    return [code.value for code in Service if code in chosen]


def _siret(number: int) -> str:
    """A number with right check digits that no company can have."""
    siren = f"{number:08d}"
    siren += luhn.calc_check_digit(siren)
    nic = f"{siren}0001"
    return nic + luhn.calc_check_digit(nic)
