"""Application `accounts`: who may log in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, known by their e-mail address."""

    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what an account keeps of a person."""
        # Models exist only now.
        from accounts import log, privacy  # noqa: PLC0415

        log.connect()
        privacy.export("account", privacy.account_data)
        privacy.export("written", privacy.written_data)
        privacy.export("log", log.done_by)
        privacy.erase("account", privacy.forget_account)
        privacy.erase("log", privacy.forget_labels)
        privacy.erase("mail", privacy.forget_mail)
