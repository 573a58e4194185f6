"""What the doors of the supervision are tried with."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.followup.models import Decision, Verdict
from ouvrage.followup.services import decide, tell_absence
from ouvrage.followup.supervision.models import Rehearing
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import today
from ouvrage.projects.tests.factories import ProjectFactory


def supervision(people: dict[str, User]) -> dict[str, Any]:
    """An officer's decision that chance drew, and his absence."""
    project = ProjectFactory(client=people["client_owner"], submitted=True)
    decision: Decision = decide(
        decision_id=new_id(),
        project_id=project.pk,
        verdict=Verdict.REFUSED,
        reason_code="too_vague",
        reason="Il manque le format.",
        actor=people["officer"],
    )
    Rehearing.objects.create(decision=decision, decided_on=today())
    absence = tell_absence(
        absence_id=new_id(),
        officer_id=people["officer"].pk,
        from_on=today(),
        until_on=today(),
        actor=people["officer"],
    )
    return {"decision_id": decision.pk, "absence_id": absence.pk, "project_id": project.pk}
