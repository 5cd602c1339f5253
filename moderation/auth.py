"""The door of the admin for who holds a mandate now."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import Permission
from django.db.models import Q

from moderation.rights import reviewed_unions

ACCESS = "wagtailadmin.access_admin"


class MandateBackend(BaseBackend):
    """Gives access to the admin, and nothing else, while a mandate holds.

    Asked anew each time: the click after the end of a mandate is refused.
    """

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Whether the right is the door, and the mandate holds."""
        return perm == ACCESS and obj is None and bool(reviewed_unions(user_obj))


def is_only_reader(user: Any) -> bool:
    """Whether somebody is in the admin by a mandate alone: no group lets him in."""
    if not user.is_authenticated or user.is_superuser:
        return False
    given = Permission.objects.filter(
        Q(group__user=user) | Q(user=user),
        content_type__app_label="wagtailadmin",
        codename="access_admin",
    )
    return not given.exists()
