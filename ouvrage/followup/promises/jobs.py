"""Background entry point of the calls before a promised day."""

from datetime import timedelta

from ouvrage.followup.promises.services import plan_reply_call
from ouvrage.kit.jobs import job
from ouvrage.kit.time import today
from ouvrage.offers.queries import with_offers_waiting

LONGEST_WEEKEND = timedelta(days=6)


@job("followup.plan_reply_calls", cron="25 6 * * *")
def plan_reply_calls() -> None:
    """Look at each project whose day lies within a long weekend. Safe to run twice or in
    parallel: each project is locked and looked at again in its own transaction."""
    near = with_offers_waiting(today(), today() + LONGEST_WEEKEND)
    for project_id in list(near.order_by("pk").values_list("pk", flat=True)):
        plan_reply_call(project_id=project_id)
