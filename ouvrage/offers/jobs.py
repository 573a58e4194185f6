"""Background entry points of offers."""

from ouvrage.kit.jobs import job
from ouvrage.kit.time import today
from ouvrage.offers import services
from ouvrage.offers.queries import due_unanswered, to_recall


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
