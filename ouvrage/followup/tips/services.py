"""Giving a tip."""

from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.followup.tips import facts, rules
from ouvrage.followup.tips.models import Tip
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
from ouvrage.messaging.rules import check_no_contact_details
from ouvrage.projects.models import Project
from ouvrage.projects.rules import check_desk


@transaction.atomic
def tip_provider(*, tip_id: UUID, project_id: int, company_id: int, text: str, actor: User) -> Tip:
    """Tell one provider that his chances are good; sent twice with the same id, told once.

    Refused: projects.desk_only, followup.no_tip_now, followup.tip_to_whom,
    followup.already_tipped, followup.enough_tips, followup.enough_tips_today,
    followup.tip_promises, messaging.contact_details.
    Then: followup.tipped; the provider has a mail and a line. The client reads nothing of it.
    """
    check_desk(actor)
    project = Project.objects.posted().locked(pk=project_id)
    known = Tip.objects.filter(pk=tip_id, project=project).first()
    if known:
        return known
    rules.check_open(project)
    rules.check_looked_for_it(company_id, project)
    hold(f"followup.tips:{actor.pk}")
    rules.check_fair(company_id, project, actor)
    rules.check_promises_nothing(text)
    check_no_contact_details(text)
    tip = Tip.objects.create(
        pk=tip_id, project=project, company_id=company_id, officer=actor, text=text.strip()
    )
    record(
        facts.TIPPED,
        subject=tip,
        actor=actor,
        side="followup",
        project_id=project_id,
        company_id=company_id,
        company=tip.company.name,
    )
    return tip
