"""Is it still wanted? Confirming, asking, falling asleep, waking up (RULES §2)."""

from datetime import timedelta

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.journal.models import Fact
from ouvrage.journal.services import record
from ouvrage.kit.db import require_transaction
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move
from ouvrage.projects import alive, facts, rules
from ouvrage.projects.models import AliveBy, Project, RefusalReason
from ouvrage.projects.parameters import AMENDMENT_DAYS, AMENDMENT_REMIND_DAYS
from ouvrage.projects.states import LISTED, ProjectState

QUIET = timedelta(hours=12)
SIDES = {AliveBy.PHONE: "followup", AliveBy.LINK: "client", AliveBy.CLIENT: "client"}


@transaction.atomic
def confirm_alive(*, project_id: int, by: str, actor: User | None) -> Project:
    """Stamp the project as still wanted; wake it up if it slept.

    `by` is "phone" (an officer reached the client), "link" (the mail's link, signed in or not)
    or "client" (any act of the client on the project: told once in twelve hours at most).
    Refused: projects.over, projects.desk_only. Then: projects.woke_up or
    projects.alive_confirmed.
    """
    projects = Project.objects.posted()
    if by == AliveBy.CLIENT and actor:
        projects = projects.of_client(actor.pk)
    project = projects.select_related("client").locked(pk=project_id)
    rules.check_not_over(project)
    if by == AliveBy.PHONE and actor:
        rules.check_desk(actor)
    fresh = project.confirmed_alive_at and project.confirmed_alive_at > now() - QUIET
    awake = project.state != ProjectState.DORMANT and project.unreachable_at is None
    if by == AliveBy.CLIENT and fresh and awake:
        return project
    _stamp(project, AliveBy(by), actor or project.client)
    return project


def _stamp(project: Project, by: AliveBy, actor: User | None) -> None:
    fields = {
        "confirmed_alive_at": now(),
        "alive_by": by,
        "reconfirm_asked_at": None,
        "unreachable_at": None,
    }
    kind = facts.ALIVE_CONFIRMED
    if project.state == ProjectState.DORMANT:
        move(project, ProjectState.OPEN, by=actor, **fields)
        kind = facts.WOKE_UP
    else:
        for name, value in fields.items():
            setattr(project, name, value)
        project.save(update_fields=[*fields])
    record(kind, subject=project, actor=actor, side=SIDES[by], project_id=project.pk, by=by)


def mark_reachable(*, project_id: int, is_reachable: bool) -> bool:
    """Building block: note whether the client of a running project can be reached.

    While he cannot, nobody buys his contact. True when that is news.
    """
    require_transaction()
    project = Project.objects.posted().locked(pk=project_id)
    known = project.unreachable_at is None
    if known == is_reachable or project.state not in LISTED | {ProjectState.SELECTED}:
        return False
    project.unreachable_at = None if is_reachable else now()
    project.save(update_fields=["unreachable_at"])
    return True


@transaction.atomic
def ask_reconfirmation(*, project_id: int) -> None:
    """Ask the client, once per silence, whether an open project is still wanted.

    Then: projects.reconfirmation_asked, and a mail with a one-click link.
    """
    project = Project.objects.locked(pk=project_id)
    if project.state != ProjectState.OPEN or project.reconfirm_asked_at is not None:
        return
    if alive.stamp(project).state == alive.ALIVE:
        return
    project.reconfirm_asked_at = now()
    project.save(update_fields=["reconfirm_asked_at"])
    record(facts.RECONFIRMATION_ASKED, subject=project, actor=None, project_id=project.pk)


@transaction.atomic
def put_to_sleep(*, project_id: int) -> None:
    """Let an open project that nobody confirmed for too long sink; leave any other alone.

    Then: projects.fell_asleep, and a mail whose link wakes it up.
    """
    project = Project.objects.locked(pk=project_id)
    if project.state != ProjectState.OPEN or alive.stamp(project).state != alive.ASLEEP:
        return
    move(project, ProjectState.DORMANT, by=None)
    record(facts.FELL_ASLEEP, subject=project, actor=None, project_id=project.pk)


@transaction.atomic
def recall_amendment(*, project_id: int) -> None:
    """Remind a client, once per request and some days before it is too late, of what is missing.

    Then: projects.amendment_recalled, and a mail that opens the very field.
    """
    project = Project.objects.locked(pk=project_id)
    asked = project.amend_asked_at
    if project.state != ProjectState.AMENDMENT_REQUESTED or asked is None:
        return
    days = AMENDMENT_DAYS.value(brand_id=project.brand_id)
    early = AMENDMENT_REMIND_DAYS.value(brand_id=project.brand_id)
    if not asked + timedelta(days=days - early) <= now() < asked + timedelta(days=days):
        return
    told = Fact.objects.filter(project_id=project.pk, kind=facts.AMENDMENT_RECALLED.name)
    if not told.filter(at__gte=asked).exists():
        record(facts.AMENDMENT_RECALLED, subject=project, actor=None, project_id=project.pk)


@transaction.atomic
def refuse_unanswered_amendment(*, project_id: int) -> None:
    """Close a project whose client never completed it in time; leave any other alone.

    Then: projects.refused with the reason no_answer.
    """
    project = Project.objects.locked(pk=project_id)
    days = AMENDMENT_DAYS.value(brand_id=project.brand_id)
    asked = project.amend_asked_at
    if project.state != ProjectState.AMENDMENT_REQUESTED or asked is None:
        return
    if asked > now() - timedelta(days=days):
        return
    code = RefusalReason.NO_ANSWER
    fields = {"decision_code": code, "decision_text": "", "ended_at": now()}
    move(project, ProjectState.REFUSED, by=None, **fields)
    record(facts.REFUSED, subject=project, actor=None, project_id=project.pk, reason=code)
