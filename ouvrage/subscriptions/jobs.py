"""What time brings: months, notices, renewals, retries, ends. All safe to run twice."""

from uuid import UUID

from ouvrage.kit.jobs import job
from ouvrage.subscriptions import queries, services


@job("subscriptions.renew", cron="*/10 * * * *")
def renew() -> None:
    """End what was cancelled, then renew what is due, in sets."""
    for subscription_id in queries.cancelled_and_over():
        services.end_cancelled(subscription_id=subscription_id)
    for subscription_id in queries.over_with_unpaid_order():
        services.give_up_overdue(subscription_id=subscription_id)
    while services.renew_due():
        pass


@job("subscriptions.collect_term")
def collect_term(term_id: str) -> None:
    """Ask the payment of one renewed term."""
    services.collect_term(term_id=UUID(term_id))


@job("subscriptions.grant", cron="7 * * * *")
def grant() -> None:
    """Give each month its credits, of paid plans and of Découverte."""
    while services.grant_months():
        pass
    after = 0
    while last := services.grant_free_months(after=after):
        after = last


@job("subscriptions.announce", cron="30 6 * * *")
def announce() -> None:
    """Write the notices and reminders of the day."""
    for subscription_id in queries.to_announce():
        services.announce_renewal(subscription_id=subscription_id)


@job("subscriptions.try_again", cron="40 6 * * *")
def try_again() -> None:
    """Try the payments of incidents whose day has come."""
    for incident_id in queries.incidents_to_try():
        services.try_incident_again(incident_id=incident_id)


@job("subscriptions.resume_due", cron="3 * * * *")
def resume_due() -> None:
    """Let subscriptions run again whose pause is over."""
    for subscription_id in queries.pauses_over():
        services.resume_subscription(subscription_id=subscription_id, actor=None)


@job("subscriptions.abandon_due", cron="50 5 * * *")
def abandon_due() -> None:
    """Give up orders that were not paid in time."""
    for subscription_id in queries.orders_to_abandon():
        services.give_up_overdue(subscription_id=subscription_id)
