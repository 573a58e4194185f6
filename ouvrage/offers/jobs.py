"""Background entry points of offers."""

from ouvrage.kit.jobs import job
from ouvrage.kit.time import today
from ouvrage.offers import services
from ouvrage.offers.queries import due_unanswered


@job("offers.leave_unanswered", cron="15 6 * * *")
def leave_unanswered() -> None:
    """Tell each bidder whose promised reply date passed. Safe to run twice or in parallel:
    each offer is locked and looked at again in its own transaction."""
    for offer_id in due_unanswered(today()).values_list("pk", flat=True):
        services.leave_unanswered(offer_id=offer_id)
