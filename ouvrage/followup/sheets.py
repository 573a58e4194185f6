"""What stands on the call sheet: script, facts, forms."""

from dataclasses import dataclass
from typing import Any

import phonenumbers
from django.forms import Form
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.followup import queries
from ouvrage.followup.forms import CallForm, DecisionForm, SetAsideForm
from ouvrage.followup.models import Outcome, Purpose, Task
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from ouvrage.projects.alive import stamp
from ouvrage.projects.labels import call_hours
from ouvrage.projects.models import Project
from ouvrage.projects.states import PROJECT_MOVES, WAITING, ProjectState
from ouvrage.ui.tabs import Tab

FRANCE = 33

SCRIPTS: dict[str, list[str | Promise]] = {
    Purpose.FIRST_CALL: [
        _("Say who calls and why: you check the project before providers see it."),
        _("What is it for, who will use the result, what exists already?"),
        _("Is the budget decided, by whom? By when must it be done?"),
        _("Which channels and hours suit for providers who have the contact?"),
        _("Propose the reply commitment: an answer to every offer within the agreed days."),
        _("Read the title and summary back; correct them together."),
    ],
    Purpose.FOLLOW_UP: [
        _("Is the project still on?"),
        _("Were the offers read? Which ones caught the eye, what is missing in the others?"),
        _("Is there a question to answer for everybody?"),
        _("Which next step, and when? The choice stays the client’s."),
    ],
    Purpose.CALL_BACK: [
        _("Remind of the last call and of who asked for this one."),
        _("Take up where it stopped."),
    ],
    Purpose.REPLY_DUE: [
        _("Remind of the day until which every bidder was promised an answer."),
        _("Which offers were read, what keeps the others from an answer?"),
        _("A word of refusal counts as an answer: offer to show where it is given."),
        _("If more time is needed: how long, and what may bidders be told?"),
    ],
    Purpose.CHECK: [
        _("Say that providers tried to call and did not get through."),
        _("Check the number and the hours; correct them together."),
        _("Does the client still want to be called, or rather be written to?"),
    ],
    Purpose.RECONFIRM: [
        _("Is the project still on? One word is enough."),
        _("If it changed: what should providers know?"),
        _("If it is over: found elsewhere, abandoned or postponed?"),
    ],
}


@dataclass(frozen=True, slots=True)
class OutcomeButton:
    """One way a call may end, and the key that says so."""

    value: str
    label: str | Promise
    key: str
    icon: str
    tone: str = ""


OUTCOMES = [
    OutcomeButton(Outcome.REACHED, Outcome.REACHED.label, "1", "circle-check", "good"),
    OutcomeButton(Outcome.NO_ANSWER, Outcome.NO_ANSWER.label, "2", "phone-missed"),
    OutcomeButton(Outcome.CALL_BACK, Outcome.CALL_BACK.label, "3", "clock"),
    OutcomeButton(Outcome.WRONG_NUMBER, Outcome.WRONG_NUMBER.label, "4", "phone-off"),
    OutcomeButton(Outcome.REFUSES, Outcome.REFUSES.label, "5", "ban"),
]


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
    decision_form = decision_form or _decision_form(project)
    is_open = task.done_at is None
    holds = is_open and task.holder_id == officer.pk and (task.held_until or now()) > now()
    return {
        "task": task,
        "project": project,
        "urgency": queries.urgency(task),
        "stamp": stamp(project),
        "holds": holds,
        "is_open": is_open,
        "questions": SCRIPTS[task.purpose],
        "history": queries.history(project.pk),
        "duplicates": queries.likely_duplicates(project),
        "reached": queries.last_reached_call(project.pk),
        "call_url": reverse("followup:log_call", args=[task.pk]),
        "phone_shown": _readable(project.contact_phone),
        "hours": ", ".join(call_hours(project)),
        "outcomes": OUTCOMES,
        "call_form": call_form or CallForm(initial={"call_id": new_id()}),
        "decision_form": decision_form,
        "decides_all": isinstance(decision_form, DecisionForm),
    }


def sent_decision(posted: QueryDict, project: Project) -> DecisionForm | SetAsideForm:
    """The form that was sent, whatever became of the project since: a decision counts once."""
    if "title" in posted:
        return DecisionForm(posted, project=project)
    return SetAsideForm(posted)


def _decision_form(project: Project) -> Form | None:
    """All decisions on a project that waits; setting aside as long as nothing is signed."""
    if project.state not in WAITING:
        may_void = PROJECT_MOVES.allows(project.state, ProjectState.VOIDED)
        return SetAsideForm(initial={"decision_id": new_id()}) if may_void else None
    initial = {name: getattr(project, name) for name in DecisionForm.EDITABLE}
    initial |= {"decision_id": new_id(), "reply_days": project.reply_days or 14}
    return DecisionForm(initial=initial, project=project)


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
