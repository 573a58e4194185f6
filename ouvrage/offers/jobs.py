"""Background entry points of offers."""

from ouvrage.kit.jobs import job
from ouvrage.kit.time import today
from ouvrage.offers import services
from ouvrage.offers.invitations import jobs as invitations
from ouvrage.offers.queries import due_unanswered, over, to_recall, with_offers_ending
from ouvrage.offers.services.validity import last_warned_day

__all__ = ["invitations"]


@job("offers.leave_unanswered", cron="15 6 * * *")
def leave_unanswered() -> None:
    """Tell each bidder whose promised reply date passed. Safe to run twice or in parallel:
    each offer is locked and looked at again in its own transaction."""
    for offer_id in due_unanswered(today()).values_list("pk", flat=True):
        services.leave_unanswered(offer_id=offer_id)


@job("offers.recall_replies", cron="5 9 * * *")
def recall_replies() -> None:
    """Remind each client whose promised day comes near while offers wait. Safe to run twice:
    each project is locked and looked at again in its own transaction."""
    for project_id in to_recall(today()).values_list("pk", flat=True):
        services.recall_replies(project_id=project_id)


@job("offers.expire", cron="20 0 * * *")
def expire() -> None:
    """Let each offer end whose last day is over. Safe to run twice or in parallel: each is
    locked and looked at again in its own transaction."""
    for offer_id in over(today()).values_list("pk", flat=True):
        services.expire_offer(offer_id=offer_id)


@job("offers.warn_of_expiry", cron="35 8 * * *")
def warn_of_expiry() -> None:
    """Warn both sides of offers that end soon. Safe to run twice: what was told is marked, each
    project is locked and looked at again in its own transaction."""
    for project_id in with_offers_ending(last_warned_day()).values_list("pk", flat=True):
        services.warn_of_expiry(project_id=project_id)
