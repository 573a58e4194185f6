"""May this person see or do it? (First shape, by the lead; helper D: yours to replace.)"""

from ouvrage.access.errors import OfferClosed, ReportClosed
from ouvrage.access.queries import rights
from ouvrage.accounts.models import User
from ouvrage.projects.models import Project


def check_report_open(user: User, project: Project) -> None:
    if not (user.company_id and rights(user.company_id, project.pk).report):
        raise ReportClosed


def check_offer_open(user: User, project: Project) -> None:
    if not (user.company_id and rights(user.company_id, project.pk).offer):
        raise OfferClosed
