"""Telling what will expire, and sweeping what has.

Spending already refuses a credit from the very instant of its expiry.
"""

from ouvrage.credits import queries, services
from ouvrage.credits.packs import queries as packs
from ouvrage.credits.packs import services as pack_services
from ouvrage.kit.jobs import job
from ouvrage.kit.time import now


@job("credits.expire_due", cron="5 * * * *")
def expire_due() -> None:
    """Take back every grant whose time is over, by batches of a thousand wallets. Safe to run
    twice or in parallel: each grant is looked at again under its wallet's lock."""
    moment = now()
    while grant_ids := queries.due_batch(moment, size=1_000):
        services.expire_in_bulk(grant_ids=grant_ids)


@job("credits.announce_expiry", cron="20 7 * * *")
def announce_expiry() -> None:
    """Tell every company what expires within `credits.notice_days`, in sets. Safe to run twice:
    each message goes once per day of expiry."""
    while services.announce_expiries():
        pass


@job("credits.give_up_orders", cron="55 5 * * *")
def give_up_orders() -> None:
    """Give up orders of packs that were not paid in time. Safe to run twice."""
    for order_id in packs.overdue_orders():
        pack_services.give_up_overdue(order_id=order_id)
