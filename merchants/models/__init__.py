"""Drafts of fiches, claims and invitations, help on the spot, own events."""

from merchants.models.claims import Claim, Invitation
from merchants.models.drafts import FicheDraft, ShopUpload
from merchants.models.help import FieldMandate, VisitRequest
from merchants.models.own_events import OwnEvent

__all__ = [
    "Claim",
    "FicheDraft",
    "FieldMandate",
    "Invitation",
    "OwnEvent",
    "ShopUpload",
    "VisitRequest",
]
