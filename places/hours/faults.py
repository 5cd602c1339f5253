"""What can be wrong with a written opening_hours text, said to the person who wrote it."""


def gettext_noop(message: str) -> str:
    """Mark a sentence for the catalogues; this package stays free of Django."""
    return message


SYNTAX = gettext_noop(
    "Write the hours like this: Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-12:00; PH off."
)
SUGGESTION = gettext_noop('Days and times have a fixed form. Write "%(suggestion)s".')
TOO_LONG = gettext_noop("Shorten the hours to %(limit)s characters at most.")
CONTROL = gettext_noop(
    "Remove the line breaks and invisible characters from the hours."
)
QUOTES = gettext_noop("Put the comment between two straight quotation marks.")
NO_TIMES = gettext_noop(
    'Add the opening and closing times after "%(rule)s", or "off" if it is closed.'
)
TIMES = gettext_noop("Write only times, like this: 10:00-13:00,14:00-18:00.")
SUN = gettext_noop("Write clock times instead of sunrise and sunset.")
SCHOOL_HOLIDAYS = gettext_noop(
    "Write school holidays (SH) in a rule of their own, without months, dates "
    "or shifted days."
)


class HoursError(ValueError):
    """One clear sentence about a text that cannot be used.

    `message` is an English msgid and `params` fills it; `str()` gives the English
    sentence, `wording.fault_words` the sentence in the reader's language.
    """

    def __init__(self, message: str, **params: str | int) -> None:
        self.message = message
        self.params = params
        super().__init__(message % params)
