"""Background entry points of Suivi Projet."""

from ouvrage.followup import services
from ouvrage.kit.jobs import job


@job("followup.forget_old_drafts", cron="25 4 * * *")
def forget_old_drafts() -> None:
    """Clear what officers typed and left. Safe to run twice."""
    services.forget_old_drafts()
