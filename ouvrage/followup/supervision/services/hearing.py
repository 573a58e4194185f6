"""A decision heard again by a supervisor, and one taken back."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.followup.models import Decision
from ouvrage.followup.supervision import facts, rules
from ouvrage.followup.supervision.models import Finding, Rehearing, Reversal
from ouvrage.journal.models import Fact
from ouvrage.journal.services import record
from ouvrage.kit.db import hold, require_transaction
from ouvrage.kit.time import now
from ouvrage.notifications.notices import notify
from ouvrage.projects import services as projects
from ouvrage.projects.models import Project

LINES = {
    Finding.ADVICE: _("Advice on your decision about #{number}."),
    Finding.REVERSED: _("Your decision about #{number} was taken back."),
}


@transaction.atomic
def hear_decision(*, decision_id: UUID, finding: str, remark: str = "", actor: User) -> Rehearing:
    """Say what one thinks of a decision that was drawn; said twice by the same person, kept once.

    Refused: followup.own_decision, followup.already_heard (by a colleague),
    followup.advice_missing. Not drawn: 404.
    Then: followup.decision_heard; advice reaches the officer as a notice.
    """
    rehearings = Rehearing.objects.select_related("decision__officer", "supervisor")
    rehearing = rehearings.locked(decision_id=decision_id)
    if rehearing.supervisor_id == actor.pk and rehearing.finding == finding:
        return rehearing
    rules.check_not_own(rehearing.decision, actor)
    rules.check_unheard(rehearing)
    rules.check_remark(finding, remark)
    _note(rehearing, Finding(finding), remark, actor)
    return rehearing


@transaction.atomic
def reverse_decision(*, reversal_id: UUID, decision_id: UUID, reason: str, actor: User) -> Reversal:
    """Take a decision back, saying why; the project waits for validation as on its first day.

    Refused: followup.own_decision, followup.set_aside_instead, followup.not_reversible,
    projects.reason_missing. Then: followup.decision_reversed; the client is told by mail and
    called first, the officer finds a notice.
    """
    hold(f"followup.reversal:{reversal_id}")
    known = Reversal.objects.filter(pk=reversal_id).first()
    if known:
        return known
    decision = Decision.objects.select_related("officer").get(pk=decision_id)
    project = Project.objects.locked(pk=decision.project_id)
    rules.check_not_own(decision, actor)
    rules.check_reversible(decision, project)
    projects.reconsider_project(project_id=project.pk, text=reason, actor=actor)
    reversal = Reversal.objects.create(
        pk=reversal_id, decision=decision, supervisor=actor, reason=reason.strip()
    )
    fact = record(
        facts.REVERSED,
        subject=decision,
        actor=actor,
        side="followup",
        project_id=project.pk,
        verdict=decision.verdict,
        officer_id=decision.officer_id,
    )
    drawn = Rehearing.objects.filter(decision=decision, heard_at=None)
    rehearing = drawn.select_for_update(no_key=True).first()
    if rehearing:
        _note(rehearing, Finding.REVERSED, reason, actor)
    else:
        _tell(decision, Finding.REVERSED, fact)
    return reversal


def _note(rehearing: Rehearing, finding: Finding, remark: str, actor: User) -> None:
    require_transaction()
    rehearing.supervisor = actor
    rehearing.finding = finding
    rehearing.remark = remark.strip()
    rehearing.heard_at = now()
    rehearing.save()
    decision = rehearing.decision
    fact = record(
        facts.HEARD,
        subject=decision,
        actor=actor,
        side="followup",
        project_id=decision.project_id,
        finding=finding,
        officer_id=decision.officer_id,
    )
    _tell(decision, finding, fact)


def _tell(decision: Decision, finding: Finding, fact: Fact) -> None:
    if finding in LINES:
        notify(
            kind=fact.kind,
            key=f"{fact.kind}:{fact.pk}",
            reader=decision.officer,
            text=format_lazy(LINES[finding], number=decision.project_id),
            url=reverse("followup:decision", args=[decision.pk]),
            project_id=decision.project_id,
        )
