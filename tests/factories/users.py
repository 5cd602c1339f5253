"""People of every role."""

from time import time

from django.contrib.auth.models import Group

from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from factory import Sequence
from factory.django import DjangoModelFactory

from accounts.models import User

PASSWORD = "une-phrase-assez-longue"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


class UserFactory(DjangoModelFactory):
    """Somebody with an account; `group` names the group of an editor or translator.

    Who may enter the admin has a second step, unless `second_step` is False.
    """

    class Meta:
        model = User

    email = Sequence(lambda n: f"personne{n}@example.org")

    @classmethod
    def _create(cls, model_class, *args, group=None, second_step=True, email, **fields):
        user = model_class.objects.create_user(email, PASSWORD, **fields)
        if group:
            user.groups.add(Group.objects.get(name=group))
        if second_step and (group or user.is_superuser):
            add_second_step(user)
        return user


def add_second_step(user):
    """Set up the authenticator app without which nobody enters the admin."""
    return TOTP.activate(user, TOTP_SECRET).instance


def app_code():
    """What the authenticator app of every one of these people shows now."""
    counter = int(time()) // app_settings.TOTP_PERIOD
    return format_hotp_value(hotp_value(TOTP_SECRET, counter))
