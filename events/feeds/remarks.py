"""Words of the codes that visits and rows end with."""

from django.utils.translation import gettext_lazy as _

UNEXPECTED, POORER, STOPPED = "unexpected", "poorer", "stopped"
OWN = {
    UNEXPECTED: _(
        "The portal could not cope with the answer. The operator finds the details in "
        "the log; the next visit is planned."
    ),
    POORER: _(
        "More than half of its coming events were missing. Nothing was taken away; ask "
        "the publisher if it lasts."
    ),
    STOPPED: _("The portal stopped before the end. The next visit goes on."),
    "elsewhere": _("It takes place outside of the territory of the source."),
    "faulty": _("The portal could not store it. The operator finds why in the log."),
}


def words(code: str) -> str:
    """The sentence of a code; one that nobody knows stays itself."""
    if code in OWN:
        return str(OWN[code])
    # What adapters and fetcher refuse with is theirs.
    from events.feeds import reasons  # noqa: PLC0415

    return reasons.words(code)
