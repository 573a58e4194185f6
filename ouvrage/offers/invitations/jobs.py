"""Background entry points of invitations."""

from ouvrage.kit.jobs import job
from ouvrage.offers.invitations.queries import to_lapse
from ouvrage.offers.invitations.services import lapse_invitation


@job("offers.lapse_invitations", cron="40 5 * * *")
def lapse_invitations() -> None:
    """End those that nobody answered. Safe to run twice or in parallel: each is locked and looked
    at again in its own transaction."""
    for invitation_id in to_lapse().values_list("pk", flat=True):
        lapse_invitation(invitation_id=invitation_id)
