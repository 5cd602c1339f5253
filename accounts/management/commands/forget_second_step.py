"""Takes the second step off an account whose telephone and codes are lost."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from allauth.mfa.models import Authenticator

from accounts import log
from accounts.models import User
from core import audit


class Command(BaseCommand):
    """For operators, after they have spoken to the person; it is logged."""

    help = (
        "Takes the second step of logging in off an account. Who may enter the admin "
        "sets up a new one at the next login."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose."""
        parser.add_argument("email", help="address of the account")

    @transaction.atomic
    def handle(self, *args: Any, email: str, **options: Any) -> None:
        """Delete app and recovery codes; say how many of both."""
        user = User.objects.filter(email=email.strip().lower()).first()
        if user is None:
            raise CommandError("No account has this address.")
        number, _each = Authenticator.objects.filter(user=user).delete()
        if number:
            audit.record(log.STEP_OFF, user)
        self.stdout.write(f"Done! Taken off: {number}.")
