"""How people are named, and found by their address."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _


def name_of(user: Any) -> str:
    """The name of somebody; never an e-mail address."""
    name = user.get_full_name().strip() if user is not None else ""
    return name or _("somebody without a name")


def person_of(email: str) -> Any:
    """The account of an address, made without a password when there is none."""
    users = get_user_model().objects
    address = email.strip().lower()
    return users.filter(email=address).first() or users.create_user(address)
