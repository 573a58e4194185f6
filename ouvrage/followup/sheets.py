"""What stands on the call sheet: script, facts, forms."""

from dataclasses import dataclass, replace
from typing import Any

import phonenumbers
from django.forms import Form
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.followup import queries
from ouvrage.followup.contacts.queries import callers_on
from ouvrage.followup.forms import (
    CallForm,
    DecisionForm,
    HandOverForm,
    SetAsideForm,
    SnoozeForm,
)
from ouvrage.followup.models import Draft, Outcome, SheetForm, Task
from ouvrage.followup.planning import after_call
from ouvrage.followup.texts import script, standard_words
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from ouvrage.projects.alive import stamp
from ouvrage.projects.forms.client import NumberForm
from ouvrage.projects.labels import call_hours
from ouvrage.projects.models import Project
from ouvrage.projects.states import PROJECT_MOVES, WAITING, ProjectState
from ouvrage.ui.tabs import Tab
from ouvrage.ui.text import short_moment

FRANCE = 33


@dataclass(frozen=True, slots=True)
class OutcomeButton:
    """One way a call may end, the key that says so, and what follows from it."""

    value: str
    label: str | Promise
    key: str
    icon: str
    tone: str = ""
    then: str = ""


OUTCOMES = [
    OutcomeButton(Outcome.REACHED, Outcome.REACHED.label, "1", "circle-check", "good"),
    OutcomeButton(Outcome.NO_ANSWER, Outcome.NO_ANSWER.label, "2", "phone-missed"),
    OutcomeButton(Outcome.CALL_BACK, Outcome.CALL_BACK.label, "3", "clock"),
    OutcomeButton(Outcome.WRONG_NUMBER, Outcome.WRONG_NUMBER.label, "4", "phone-off"),
    OutcomeButton(Outcome.REFUSES, Outcome.REFUSES.label, "5", "ban"),
]


def outcomes(task: Task) -> list[OutcomeButton]:
    """The ways this call may end, each with the next call as it would be planned now."""
    return [replace(one, then=_then(task, one.value)) for one in OUTCOMES]


def _then(task: Task, outcome: str) -> str:
    if outcome == Outcome.CALL_BACK:
        return gettext("at the moment agreed")
    following = after_call(task, outcome)
    if following.stays:
        return gettext("then the decision")
    if following.due_at is None:
        return gettext("no further call")
    return gettext("next call {when}").format(when=short_moment(following.due_at))


def what_follows(task: Task) -> str:
    """After a call was logged: where its task stands now."""
    if task.done_at is None and task.holder_id is None:
        return gettext("The call is logged. It comes back {when}.").format(
            when=short_moment(task.due_at)
        )
    return gettext("The call is logged.")


def tabs(section: queries.Section, counts: dict[str, int]) -> list[Tab]:
    labels = {
        queries.Section.DUE: _("To call now"),
        queries.Section.MINE: _("Mine"),
        queries.Section.LATER: _("This week"),
    }
    url = reverse("followup:queue")
    return [
        Tab(label, f"{url}?section={name}", name == section, counts.get(name))
        for name, label in labels.items()
    ]


def call_sheet(
    task: Task,
    officer: User,
    *,
    call_form: CallForm | None = None,
    decision_form: Form | None = None,
) -> dict[str, Any]:
    """Everything for one call; the client's number only for the officer who holds the task."""
    project = task.project
    is_open = task.done_at is None
    holds = is_open and task.holder_id == officer.pk and (task.held_until or now()) > now()
    drafts = queries.drafts_of(task, officer) if holds else {}
    decision_form = decision_form or _decision_form(project, drafts.get(SheetForm.DECISION))
    call_form = call_form or _call_form(drafts.get(SheetForm.CALL))
    history = queries.history(project.pk)
    context = {
        "task": task,
        "project": project,
        "urgency": queries.urgency(task),
        "stamp": stamp(project),
        "holds": holds,
        "is_open": is_open,
        "questions": script(task.purpose, project.brand_id),
        "history": history,
        "callers": callers_on(project.pk),
        "number_form": NumberForm(initial=NumberForm.initial_of(project)) if holds else None,
        "duplicates": queries.likely_duplicates(project),
        "reached": queries.reached_in(history),
        "call_url": reverse("followup:log_call", args=[task.pk]),
        "draft_url": reverse("followup:draft", args=[task.pk, SheetForm.CALL]),
        "phone_shown": _readable(project.contact_phone),
        "hours": ", ".join(call_hours(project)),
        "call_form": call_form,
        "kept": max((draft.saved_at for draft in drafts.values()), default=None),
        "decision_form": decision_form,
        "decides_all": isinstance(decision_form, DecisionForm),
        "words": standard_words(project) if isinstance(decision_form, DecisionForm) else [],
    }
    return context | (_putting_off(task, officer) if holds else {})


def _putting_off(task: Task, officer: User) -> dict[str, Any]:
    """What only the holder may do with a call besides making it."""
    return {
        "outcomes": outcomes(task),
        "snooze_form": SnoozeForm(),
        "hand_over_form": HandOverForm(colleagues=queries.colleagues(officer)),
    }


def _call_form(draft: Draft | None) -> CallForm:
    """With what was typed before, under the number it had then: sent twice, it counts once."""
    kept = {name: value for name, value in draft.fields.items() if value} if draft else {}
    return CallForm(initial={"call_id": new_id()} | kept)


def sent_decision(posted: QueryDict, project: Project) -> DecisionForm | SetAsideForm:
    """The form that was sent, whatever became of the project since: a decision counts once."""
    if "title" in posted:
        return DecisionForm(posted, project=project)
    return SetAsideForm(posted)


def _decision_form(project: Project, draft: Draft | None) -> Form | None:
    """All decisions on a project that waits; setting aside as long as nothing is signed."""
    if project.state not in WAITING:
        may_void = PROJECT_MOVES.allows(project.state, ProjectState.VOIDED)
        return SetAsideForm(initial={"decision_id": new_id()}) if may_void else None
    initial = {name: getattr(project, name) for name in DecisionForm.EDITABLE}
    initial |= {"decision_id": new_id(), "reply_days": project.reply_days or 14}
    return DecisionForm(initial=initial | (draft.fields if draft else {}), project=project)


def _readable(phone: str) -> str:
    """A number as people in its country write it."""
    if not phone:
        return ""
    try:
        number = phonenumbers.parse(phone, "FR")
    except phonenumbers.NumberParseException:
        return phone
    national = phonenumbers.PhoneNumberFormat.NATIONAL
    world = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, national if number.country_code == FRANCE else world)
