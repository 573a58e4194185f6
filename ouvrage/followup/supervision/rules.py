"""May this decision be heard again, or taken back? Each check returns nothing or refuses."""

from ouvrage.accounts.models import User
from ouvrage.followup.models import Decision, Verdict
from ouvrage.followup.supervision import errors
from ouvrage.followup.supervision.models import Finding, Rehearing, Reversal
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState

LED_TO = {
    Verdict.REFUSED: ProjectState.REFUSED,
    Verdict.VOIDED: ProjectState.VOIDED,
    Verdict.AMENDMENT: ProjectState.AMENDMENT_REQUESTED,
}
"""Where a decision that may be taken back has left its project."""


def check_not_own(decision: Decision, actor: User) -> None:
    if decision.officer_id == actor.pk:
        raise errors.OwnDecision


def check_unheard(rehearing: Rehearing) -> None:
    if rehearing.heard_at is not None and rehearing.supervisor:
        raise errors.AlreadyHeard(name=rehearing.supervisor.full_name)


def check_remark(finding: str, remark: str) -> None:
    if finding == Finding.ADVICE and not remark.strip():
        raise errors.AdviceMissing


def check_reversible(decision: Decision, project: Project) -> None:
    if decision.verdict == Verdict.VALIDATED:
        raise errors.SetAsideInstead
    newer = Decision.objects.filter(project=project, at__gt=decision.at).exists()
    taken_back = Reversal.objects.filter(decision=decision).exists()
    if newer or taken_back or project.state != LED_TO[Verdict(decision.verdict)]:
        raise errors.NotReversible
