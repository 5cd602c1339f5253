"""Application `merchants`: "Mon commerce", where shops keep their own fiche."""

from django.apps import AppConfig


class MerchantsConfig(AppConfig):
    """Claims, members, drafts of fiches, and help for those who cannot."""

    name = "merchants"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what merchants add to shops."""
        from merchants import (  # noqa: PLC0415 (registers)
            digest,  # noqa: F401
            languages_of,  # noqa: F401
            privacy,
            roles,  # noqa: F401
            room_links,  # noqa: F401
        )
        from merchants.claiming import log as claims_log  # noqa: F401, PLC0415
        from merchants.facts import registry  # noqa: PLC0415 (needs the models)
        from merchants.fiche import (  # noqa: PLC0415 (register)
            publication,  # noqa: F401
            registration,  # noqa: F401
        )
        from merchants.help import setup  # noqa: PLC0415 (needs the models)
        from merchants.members import (  # noqa: PLC0415
            log,  # noqa: F401
            section,  # noqa: F401
        )
        from merchants.own_events import joining  # noqa: F401, PLC0415 (registers)

        privacy.register()
        registry.register()
        setup.register(self)
