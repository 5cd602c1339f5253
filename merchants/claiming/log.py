"""What the log says of claims."""

from django.utils.translation import gettext as _

from core import audit
from core.models import AuditEntry
from merchants.choices import Proof


def _accepted(entry: AuditEntry) -> str:
    proofs = {value: str(label) for value, label in Proof.choices}
    proof = proofs.get(entry.data.get("proof", ""), "")
    return _("A request to keep this page was accepted, by %(proof)s.") % {
        "proof": proof or _("proof")
    }


audit.words |= {
    "fiche.made": lambda entry: _("This page was made."),
    "claim.made": lambda entry: _("Somebody asked to keep this page."),
    "claim.accepted": _accepted,
    "claim.refused": lambda entry: _("A request to keep this page was refused."),
    "claim.withdrawn": lambda entry: _("A request to keep this page was taken back."),
    "claim.letter": lambda entry: _("A letter with a code was printed."),
}
