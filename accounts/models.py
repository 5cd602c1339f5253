"""The user: an e-mail address, no user name; what is mailed to log in with."""

from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# Nobody can have an address there (RFC 2606).
ERASED_DOMAIN = "@erased.invalid"


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
        if self.is_erased:
            return gettext("Erased account")
        return self.get_full_name() or self.email

    @property
    def is_erased(self) -> bool:
        """Whether the person had the account erased; only its number is left."""
        return self.email.endswith(ERASED_DOMAIN)

    def clean(self) -> None:
        """Write the address as it is kept, so that forms find who already has it."""
        super().clean()
        self.email = self.email.strip().lower()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep addresses in lower case, so that one person has one account."""
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)


class LoginTicket(models.Model):
    """A code and a link that were mailed to an address; both are good once.

    Neither is kept: only digests that cannot be turned back.
    """

    class Kind(models.TextChoices):
        """What the holder of the address may do with it."""

        LOGIN = "login"
        CHANGE = "change"
        FRESH = "fresh"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    email = models.EmailField(db_index=True)
    # Who asks to change the address or to prove who he is; nobody logs in with it.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+"
    )
    link_digest = models.CharField(max_length=64, unique=True)
    code_digest = models.CharField(max_length=64)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_url = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "login ticket"
        verbose_name_plural = "login tickets"

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Counter(models.Model):
    """The table of Django's DatabaseCache, in which tries are counted."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = settings.COUNTERS_TABLE
        verbose_name = "counter"
        verbose_name_plural = "counters"

    def __str__(self) -> str:
        return self.cache_key
