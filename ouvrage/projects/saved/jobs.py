"""Background entry points of saved searches."""

from ouvrage.kit.jobs import job
from ouvrage.kit.time import now, today
from ouvrage.projects.saved import alerts, services


@job("projects.tell_hits")
def tell_hits(project_id: int) -> None:
    """Tell of one project everybody whose moment has come; some hundred per transaction."""
    while alerts.tell_some(project_id=project_id):
        pass


@job("projects.send_digests", cron="10 * * * *")
def send_digests() -> None:
    """The digest of new projects, from its hour on; whoever had today's gets none."""
    if not alerts.is_digest_time(now()):
        return
    while alerts.send_some_digests(day=today()):
        pass


@job("projects.forget_old_hits", cron="25 4 * * *")
def forget_old_hits() -> None:
    """What searches hit long ago."""
    services.forget_old_hits()
