"""The record of calls on the report: the provider's own, those the client may answer."""

from dataclasses import dataclass

from django.utils.functional import Promise

from ouvrage.followup.contacts.forms import AttemptForm
from ouvrage.followup.contacts.models import Attempt, AttemptOutcome
from ouvrage.followup.contacts.queries import attempts_of, calls_to_answer
from ouvrage.followup.contacts.rules import CALLED, undo_until
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from ouvrage.web.report.policy import Viewpoint

ICONS = {
    AttemptOutcome.REACHED: "circle-check",
    AttemptOutcome.NO_ANSWER: "phone-missed",
    AttemptOutcome.MESSAGE_LEFT: "message-square",
    AttemptOutcome.WRONG_NUMBER: "phone-off",
}


@dataclass(frozen=True, slots=True)
class NotedCall:
    """A call as its author reads it, and whether he may still take it back."""

    attempt: Attempt
    may_undo: bool


@dataclass(frozen=True, slots=True)
class MyCalls:
    """« I called »: the form while calls make sense, and what was noted so far."""

    form: AttemptForm | None
    outcomes: list[tuple[str, str | Promise, str]]
    noted: list[NotedCall]


def my_calls(view: Viewpoint) -> MyCalls | None:
    """For a provider who opened the contact; one query."""
    if not (view.is_provider and view.rights.contact and view.company_id):
        return None
    noted = attempts_of(view.company_id, view.project.pk)
    may_note = view.project.state in CALLED
    if not (noted or may_note):
        return None
    return MyCalls(
        form=AttemptForm(initial={"attempt_id": new_id()}) if may_note else None,
        outcomes=[(one.value, one.label, icon) for one, icon in ICONS.items()],
        noted=[NotedCall(one, not one.answer and undo_until(one) > now()) for one in noted],
    )


def calls_of_client(view: Viewpoint) -> list[Attempt]:
    """Calls that providers say they made, for the client to confirm or contradict."""
    if not view.is_client or view.project.client_id is None:
        return []
    return list(calls_to_answer(view.project.client_id, view.project.pk))
