"""Sweeping what has expired, every hour. Spending already refuses it from its very instant."""

from ouvrage.credits import queries, services
from ouvrage.kit.jobs import job
from ouvrage.kit.time import now


@job("credits.expire_due", cron="5 * * * *")
def expire_due() -> None:
    """Take back every grant whose time is over. Safe to run twice or in parallel:
    each grant is looked at again under its wallet's lock."""
    for grant_id in queries.due_to_expire(now()):
        services.expire_grant(grant_id=grant_id)
