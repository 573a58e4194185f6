"""Background entry points of Suivi Projet."""

from ouvrage.followup import services
from ouvrage.followup.calendar import business_day_before, is_business_day
from ouvrage.followup.supervision.services import draw_decisions
from ouvrage.kit.jobs import job
from ouvrage.kit.time import today


@job("followup.forget_old_drafts", cron="25 4 * * *")
def forget_old_drafts() -> None:
    """Clear what officers typed and left. Safe to run twice."""
    services.forget_old_drafts()


@job("followup.draw_decisions", cron="30 6 * * *")
def draw_yesterdays_decisions() -> None:
    """Draw decisions of the last working day, weekend included. Safe to run twice."""
    if is_business_day(today()):
        draw_decisions(day=business_day_before(today()), until=today())
