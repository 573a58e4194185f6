"""May this provider be told? Each check returns nothing or refuses."""

import re

from django.db.models import Q

from ouvrage.access.models import Opening
from ouvrage.accounts.models import User
from ouvrage.credits.models import CreditKind
from ouvrage.followup.tips import errors
from ouvrage.followup.tips.models import Tip
from ouvrage.followup.tips.parameters import TIPS_PER_DAY, TIPS_PER_PROJECT
from ouvrage.kit.time import start_of_day, today
from ouvrage.offers.models import Offer
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState

PROMISES = re.compile(
    r"garanti\w*|promet\w*|promis\w*|promess\w*|assurée?s? (?:de|d.)|c.est gagné|avez gagné"
    r"|est à vous|(?:vous a|vous êtes) (?:choisie?|retenue?)"
    r"|guarant\w*|you (?:have )?won|has chosen you|is yours",
    re.IGNORECASE,
)


def check_open(project: Project) -> None:
    """Before the choice: officers never choose, nor hurry a choice that was made."""
    if project.state != ProjectState.OPEN:
        raise errors.NoTipNow


def check_looked_for_it(company_id: int, project: Project) -> None:
    """Officers place nobody: the provider made a move of his own (RULES §1)."""
    bids = Offer.objects.waiting().filter(project=project, company=company_id)
    contacts = Opening.objects.filter(project=project, company=company_id, kind=CreditKind.CONTACT)
    if not bids.exists() and not contacts.exists():
        raise errors.TipToWhom


def check_fair(company_id: int, project: Project, officer: User) -> None:
    """Once a company, few a project, some a day; call it under the project's lock."""
    given = Tip.objects.filter(project=project)
    twin = given.filter(company=company_id).select_related("company", "officer").first()
    if twin is not None:
        raise errors.AlreadyTipped(company=twin.company.name, officer=twin.officer.full_name)
    most = TIPS_PER_PROJECT.value(brand_id=project.brand_id)
    if given.count() >= most:
        raise errors.EnoughTips(count=most)
    limit = TIPS_PER_DAY.value()
    todays = Q(officer=officer, at__gte=start_of_day(today()))
    if Tip.objects.filter(todays).count() >= limit:
        raise errors.EnoughTipsToday(count=limit)


def check_promises_nothing(text: str) -> None:
    found = PROMISES.search(text)
    if found:
        raise errors.TipPromises(found=found.group())
