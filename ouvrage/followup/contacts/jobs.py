"""Asking clients about the calls they had, in one mail a day."""

from datetime import timedelta

from ouvrage.followup.contacts import queries, services
from ouvrage.followup.contacts.parameters import ATTEMPT_UNDO_MINUTES
from ouvrage.kit.jobs import job
from ouvrage.kit.time import now


@job("followup.ask_about_calls", cron="0 16 * * 1-5")
def ask_about_calls() -> None:
    """At the end of each business day. Safe to run twice: each client is looked at again under
    his own lock, and a call that he was asked about is not asked about again."""
    over = now() - timedelta(minutes=ATTEMPT_UNDO_MINUTES.value())
    for client_id in queries.clients_to_ask(over):
        services.ask_about_calls(client_id=client_id)
