"""Background entry point of newsletters."""

from uuid import UUID

from ouvrage.kit.jobs import job
from ouvrage.notifications.newsletter import services


@job("notifications.send_newsletter")
def send_newsletter(newsletter_id: str) -> None:
    """Write one batch; the next one is a job of its own."""
    services.send_batch(newsletter_id=UUID(newsletter_id))
