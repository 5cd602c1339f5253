"""Drafts of fiches, claims and invitations, help on the spot."""

from merchants.models.claims import Claim, Invitation
from merchants.models.drafts import FicheDraft, ShopUpload
from merchants.models.help import FieldMandate, VisitRequest

__all__ = [
    "Claim",
    "FicheDraft",
    "FieldMandate",
    "Invitation",
    "ShopUpload",
    "VisitRequest",
]
