"""One user for each role of the demonstration."""

from django.conf import settings
from django.contrib.auth.models import Group

from wagtail.users.models import UserProfile

from accounts.models import User
from core.languages import SOURCE
from home.demo.pages import Library
from home.roles import EDITORS, TRANSLATORS

DOMAIN = settings.PORTAL_DEMO_DOMAIN
PASSWORD = "roubaix-pas-a-pas"  # noqa: S105 (printed by `make demo`, demonstration only)
PEOPLE = (
    ("exploitation", "Odile", "Exploitation", ""),
    ("redaction", "Rémi", "Rédaction", EDITORS),
    ("traduction", "Thea", "Traduction", TRANSLATORS),
    ("presidente", "Paula", "Présidente", ""),
    ("deleguee", "Denise", "Déléguée", ""),
    ("commercante", "Samia", "Commerçante", ""),
)
OPERATOR = "exploitation"


def make(library: Library) -> int:
    """Make the users that do not exist yet."""
    made = 0
    for name, first_name, last_name, group in PEOPLE:
        if User.objects.filter(email=f"{name}{DOMAIN}").exists():
            continue
        make_user = User.objects.create_user
        if name == OPERATOR:
            make_user = User.objects.create_superuser
        user = make_user(
            f"{name}{DOMAIN}", PASSWORD, first_name=first_name, last_name=last_name
        )
        if group:
            user.groups.add(Group.objects.get(name=group))
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = SOURCE
        profile.save()
        made += 1
    return made
