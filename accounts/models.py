"""The user: an e-mail address, no user name."""

from typing import Any

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager):
    """Creates users; addresses are kept in lower case."""

    use_in_migrations = True

    def get_by_natural_key(self, email: str | None) -> "User":
        """The user of an address, however it is typed."""
        return self.get(email=(email or "").strip().lower())

    def create_user(
        self, email: str, password: str | None = None, **fields: Any
    ) -> "User":
        """A user; without a password nobody can log in with one."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, email: str, password: str | None = None, **fields: Any
    ) -> "User":
        """The operator of the portal."""
        fields.update(is_staff=True, is_superuser=True)
        return self.create_user(email, password, **fields)


class User(AbstractUser):
    """A person who logs in by e-mail: operator, editor, translator, merchant..."""

    username = None
    email = models.EmailField(
        _("e-mail address"),
        unique=True,
        error_messages={"unique": _("This address already has an account.")},
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []
    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def clean(self) -> None:
        """Write the address as it is kept, so that forms find who already has it."""
        super().clean()
        self.email = self.email.strip().lower()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep addresses in lower case, so that one person has one account."""
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)
