"""Progress reports at the agreed rhythm, and their reminders; both stop with the contract."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.contracts import facts, rules
from ouvrage.contracts.models import Contract, Pace, Party, ProgressReport
from ouvrage.contracts.queries import report_due_on
from ouvrage.contracts.services.announce import announce, locked
from ouvrage.contracts.services.begin import begin_work
from ouvrage.contracts.states import ContractState
from ouvrage.kit.time import now, today
from ouvrage.notifications.mails import queue_mail
from ouvrage.projects.states import WORKING


@transaction.atomic
def write_report(
    *, report_id: UUID, contract_id: UUID, pace: Pace, text: str, actor: User
) -> ProgressReport:
    """The provider says how the work goes; the identifier comes from the form, so twice is once.

    Refused: contracts.not_a_party, contracts.not_in_force, contracts.text_missing.
    Then: the work has begun if it had not; the client is told.
    """
    begin_work(contract_id=contract_id, actor=actor)
    contract = Contract.objects.select_related("company").locked(pk=contract_id)
    rules.acting_party(contract, actor, Party.PROVIDER)
    rules.check_in_force(contract)
    rules.check_text(text)
    report, is_new = ProgressReport.objects.get_or_create(
        pk=report_id,
        defaults={
            "contract": contract,
            "author": actor,
            "pace": pace,
            "text": text.strip(),
            "written_at": now(),
        },
    )
    if is_new:
        announce(
            facts.REPORTED,
            contract,
            actor=actor,
            side=Party.PROVIDER,
            subject=report,
            pace=str(pace),
        )
    return report


@transaction.atomic
def remind_report(*, contract_id: UUID) -> bool:
    """Remind the provider of a report that is due; true when a mail was queued or had been.

    The state is read again inside the transaction that queues the mail: nothing leaves once
    the project has ended. One reminder per due day.
    """
    project, contract = locked(contract_id)
    running = contract.state == ContractState.IN_FORCE and project.state in WORKING
    due_on = report_due_on(contract)
    if not running or due_on is None or due_on > today():
        return False
    author = User.objects.get(pk=contract.offer.author_id)
    queue_mail(
        kind="contracts.report_due",
        key=f"contracts.report_due:{contract.pk}:{due_on}",
        to=author,
        context={"contract": contract, "project": project},
        action_url=reverse("contracts:read", args=[contract.pk]) + "#rapports",
        project_id=project.pk,
        brand=project.brand,
    )
    return True
