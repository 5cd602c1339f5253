"""Application `accounts`: who may log in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, known by their e-mail address."""

    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
