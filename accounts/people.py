"""What the portal knows of a person's wishes."""

from wagtail.users.models import UserProfile

from accounts.models import User
from core import languages


def language_of(user: User) -> str:
    """The language in which a person is written to."""
    profile = UserProfile.objects.filter(user=user).first()
    chosen = profile.preferred_language if profile else ""
    return chosen if chosen in languages.codes() else languages.SOURCE
