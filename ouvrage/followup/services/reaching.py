"""Whether the client can be reached at all: what shows that he cannot, told once."""

from uuid import UUID

from django.db import transaction

from ouvrage.access.parameters import UNREACHABLE_CALLS
from ouvrage.followup import facts, queries
from ouvrage.followup.models import IN_VAIN, Call, Outcome
from ouvrage.journal.services import record
from ouvrage.kit.db import require_transaction
from ouvrage.notifications.models import Mail
from ouvrage.projects import services as projects
from ouvrage.projects.models import Project
from ouvrage.projects.states import LISTED


def judge_reach(*, call: Call, project: Project) -> None:
    """Building block: what a logged call says about reaching the client of a listed project.

    A wrong number is enough; calls without an answer are counted since he was last reached.
    Then: followup.client_unreachable, once until he is reached again.
    """
    require_transaction()
    if call.outcome not in IN_VAIN:
        projects.mark_reachable(project_id=project.pk, is_reachable=True)
        return
    calls = queries.calls_in_vain(project.pk)
    bound = UNREACHABLE_CALLS.value(brand_id=project.brand_id)
    if call.outcome == Outcome.NO_ANSWER and len(calls) < bound:
        return
    if projects.mark_reachable(project_id=project.pk, is_reachable=False):
        record(
            facts.CLIENT_UNREACHABLE,
            subject=call,
            actor=call.officer,
            side="followup",
            project_id=project.pk,
            outcome=call.outcome,
            calls=[str(one.pk) for one in calls],
        )


@transaction.atomic
def note_refused_mail(*, mail_id: UUID) -> None:
    """The client's mail server knows no such address: nobody reaches him there.

    Only projects whose contact is that very address are concerned.
    Then: followup.client_unreachable on each, once until he is reached again.
    """
    mail = Mail.objects.get(pk=mail_id)
    listed = Project.objects.filter(
        client_id=mail.recipient_id, contact_email__iexact=mail.address, state__in=sorted(LISTED)
    )
    for project_id in listed.order_by("pk").values_list("pk", flat=True):
        if projects.mark_reachable(project_id=project_id, is_reachable=False):
            record(
                facts.CLIENT_UNREACHABLE,
                subject=mail,
                actor=None,
                project_id=project_id,
                outcome="mail_refused",
                calls=[],
            )
