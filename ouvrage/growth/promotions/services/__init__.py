"""Submitting, checking, deciding and watching promotion claims."""

from ouvrage.growth.promotions.services.checking import note_check
from ouvrage.growth.promotions.services.deciding import approve_claim, decline_claim
from ouvrage.growth.promotions.services.submitting import check_again, submit_claim
from ouvrage.growth.promotions.services.watching import note_watch

__all__ = [
    "approve_claim",
    "check_again",
    "decline_claim",
    "note_check",
    "note_watch",
    "submit_claim",
]
