"""What courses add to the portal when it starts."""

from merchants.courses import jobs, privacy, section, words


def register() -> None:
    """Words of the log, the section of the room, jobs, what a person's data are."""
    words.register()
    privacy.register()


__all__ = ["jobs", "register", "section"]
