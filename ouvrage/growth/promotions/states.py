"""The life of a claim: sent, looked at by a machine, then by a person, then watched."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.transitions import Moves


class ClaimState(models.TextChoices):
    """Where a submitted page stands."""

    SUBMITTED = "submitted", _("Being checked")
    FOUND = "found", _("Link found, awaiting a decision")
    NOT_FOUND = "not_found", _("Link not found")
    UNREACHABLE = "unreachable", _("Page unreachable")
    CREDITED = "credited", _("Credited")
    DECLINED = "declined", _("Declined")
    REVOKED = "revoked", _("Withdrawn: the link is gone")


CHECKED = {ClaimState.FOUND, ClaimState.NOT_FOUND, ClaimState.UNREACHABLE}
USED = [ClaimState.CREDITED, ClaimState.REVOKED]
"""A domain that was rewarded stays so, also when the reward was withdrawn (SEC-72)."""
TO_CHECK_AGAIN = {ClaimState.NOT_FOUND, ClaimState.UNREACHABLE}

CLAIM_MOVES = Moves(
    {
        ClaimState.SUBMITTED: set(CHECKED),
        ClaimState.NOT_FOUND: {ClaimState.SUBMITTED},
        ClaimState.UNREACHABLE: {ClaimState.SUBMITTED},
        ClaimState.FOUND: {ClaimState.CREDITED, ClaimState.DECLINED},
        ClaimState.CREDITED: {ClaimState.REVOKED},
    }
)
