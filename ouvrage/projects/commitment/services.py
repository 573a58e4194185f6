"""Saying yes to a reply commitment, moving its day, preparing the closing message."""

from datetime import date
from typing import Any

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.journal.registry import FactKind
from ouvrage.journal.services import record
from ouvrage.kit.db import require_transaction
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now, today
from ouvrage.messaging.rules import check_no_contact_details
from ouvrage.projects import facts
from ouvrage.projects.commitment import rules
from ouvrage.projects.commitment.models import AcceptedBy, ReplyAcceptance, ReplyCommitment
from ouvrage.projects.commitment.wording import words_for
from ouvrage.projects.models import Project


def open_commitment(project: Project, *, officer: User) -> None:
    """Building block of the validation: the client said yes on the phone, the officer heard it."""
    require_transaction()
    due_on = rules.due_on(project)
    ReplyCommitment.objects.get_or_create(project=project, defaults={"first_due_on": due_on})
    _accept(project, by=AcceptedBy.PHONE, officer=officer)


@transaction.atomic
def accept_commitment(*, project_id: int, by: AcceptedBy, actor: User) -> ReplyAcceptance:
    """The client himself says yes to the day as it stands; asked twice, kept once.

    Refused: projects.nothing_promised. Then: projects.reply_accepted.
    """
    project, _kept = _held(project_id, actor)
    rules.check_promised(project)
    return _accept(project, by=by)


@transaction.atomic
def move_reply_day(
    *, project_id: int, due_on: date, reason: str = "", by: AcceptedBy, actor: User
) -> Project:
    """Give oneself another day: freely as long as nobody made an offer, later only once.

    Refused: projects.nothing_promised, projects.reply_day_out_of_bounds; once there are offers
    projects.prolonged_already, projects.prolong_reason_missing, messaging.contact_details.
    Then: projects.reply_day_moved, or projects.reply_prolonged, which bidders read.
    """
    project, kept = _held(project_id, actor)
    rules.check_promised(project)
    if due_on == project.reply_due_on:
        return project
    before = rules.due_on(project)
    rules.check_day(project, due_on)
    if project.offer_count:
        _prolong(kept, reason.strip())
    project.reply_due_on = due_on
    project.save(update_fields=["reply_due_on"])
    kept.recalled_days = None
    kept.save(update_fields=["recalled_days", "prolonged_at", "prolong_reason"])
    kind = facts.REPLY_PROLONGED if project.offer_count else facts.REPLY_DAY_MOVED
    _tell(kind, project, actor, before=before.isoformat(), reason=kept.prolong_reason)
    _accept(project, by=by)
    return project


@transaction.atomic
def write_closing_message(*, project_id: int, text: str, actor: User) -> ReplyCommitment:
    """Keep the words that bidders without an answer get on the day; empty takes them back.

    Refused: projects.nothing_promised, messaging.contact_details.
    """
    project, kept = _held(project_id, actor)
    rules.check_promised(project)
    check_no_contact_details(text)
    kept.closing_message = text.strip()
    kept.save(update_fields=["closing_message"])
    return kept


def _held(project_id: int, actor: User) -> tuple[Project, ReplyCommitment]:
    """The project of this client and what goes with its day, both locked."""
    own = Project.objects.posted().of_client(actor.pk)
    project = own.select_related("client", "brand").locked(pk=project_id)
    first = project.reply_due_on or today()
    ReplyCommitment.objects.get_or_create(project=project, defaults={"first_due_on": first})
    return project, ReplyCommitment.objects.locked(pk=project_id)


def _prolong(kept: ReplyCommitment, reason: str) -> None:
    rules.check_not_prolonged(kept)
    rules.check_said_why(reason)
    check_no_contact_details(reason)
    kept.prolonged_at = now()
    kept.prolong_reason = reason


def _accept(project: Project, *, by: AcceptedBy, officer: User | None = None) -> ReplyAcceptance:
    """Under the project's lock: a day is accepted once in each way."""
    due_on = rules.due_on(project)
    known = ReplyAcceptance.objects.filter(project=project, due_on=due_on, by=by).first()
    if known:
        return known
    words, version = words_for(project, due_on)
    acceptance = ReplyAcceptance.objects.create(
        id=new_id(),
        project=project,
        by=by,
        officer=officer,
        due_on=due_on,
        words=words,
        text=version,
    )
    _tell(facts.REPLY_ACCEPTED, project, officer or project.client, by=by)
    return acceptance


def _tell(kind: FactKind, project: Project, actor: User | None, **data: Any) -> None:
    side = "followup" if data.get("by") == AcceptedBy.PHONE else "client"
    day = rules.due_on(project).isoformat()
    record(kind, subject=project, actor=actor, side=side, project_id=project.pk, due_on=day, **data)
