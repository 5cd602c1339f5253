"""Drafts of fiches, claims and invitations, help, own events, courses."""

from merchants.models.claims import Claim, Invitation
from merchants.models.courses import Attendance, Booking, Course, CourseSession
from merchants.models.drafts import FicheDraft, ShopUpload
from merchants.models.help import FieldMandate, VisitRequest
from merchants.models.own_events import OwnEvent

__all__ = [
    "Attendance",
    "Booking",
    "Claim",
    "Course",
    "CourseSession",
    "FicheDraft",
    "FieldMandate",
    "Invitation",
    "OwnEvent",
    "ShopUpload",
    "VisitRequest",
]
