"""What the desk's screens show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import takewhile

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ouvrage.accounts.models import User
from ouvrage.followup.calendar import (
    client_hours_at,
    is_call_hour,
    next_call_hour,
)
from ouvrage.followup.models import (
    IN_VAIN,
    OFFICERS,
    Absence,
    Call,
    Draft,
    Note,
    Outcome,
    Purpose,
    Task,
)
from ouvrage.followup.parameters import ASSIGNED_HOURS
from ouvrage.kit.paging import Page, page_of
from ouvrage.kit.time import PARIS, now, today
from ouvrage.projects.models import Project

SIMILAR = 0.45
MANY = 1_000
COMPARED = 100
PLAN_AHEAD = timedelta(days=7)

REASONS = {
    Purpose.FIRST_CALL: gettext_lazy("new project"),
    Purpose.CALL_BACK: gettext_lazy("asked to be called back"),
    Purpose.REPLY_DUE: gettext_lazy("bidders were promised an answer by a day that comes near"),
    Purpose.CHECK: gettext_lazy("several providers called in vain"),
    Purpose.RECONFIRM: gettext_lazy("nobody confirmed this project for three weeks"),
    Purpose.FOLLOW_UP: gettext_lazy("regular follow-up"),
}


class Section(StrEnum):
    """Which part of the queue is looked at."""

    DUE = "due"
    MINE = "mine"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class CallQueue:
    """The calls to make, the most urgent first; read in one query."""

    section: Section = Section.DUE
    purpose: str = ""
    brand: str = ""
    after: str = ""

    def page(self, officer: User) -> Page[Task]:
        tasks = Task.objects.filter(self._within(officer), done_at=None).select_related(
            "project__category", "project__brand", "project__client", "holder", "assignee"
        )
        if self.purpose in Purpose.values:
            tasks = tasks.filter(purpose=self.purpose)
        if self.brand:
            tasks = tasks.filter(project__brand__slug=self.brand)
        by_urgency = ["priority", "due_at", "id"]
        order = ["due_at", "id"] if self.section == Section.LATER else by_urgency
        return page_of(tasks, order=order, after=self.after)

    def _within(self, officer: User) -> Q:
        moment = now()
        if self.section == Section.MINE:
            return _own(officer, moment)
        if self.section == Section.LATER:
            return Q(due_at__gt=moment, due_at__lte=moment + PLAN_AHEAD)
        return Q(due_at__lte=moment)


def _own(officer: User, moment: datetime) -> Q:
    """What an officer holds, and what was handed to him."""
    return Q(holder=officer, held_until__gt=moment) | Q(assignee=officer)


def proposed_to(officer: User) -> QuerySet[Task]:
    """The calls that this officer may be given at this moment.

    Due, held by nobody, not waiting for a colleague who is there, at the client's own hours.
    Outside the hours of calls nobody is called: what is taken then is prepared, whoever it is.
    """
    moment = now()
    free = Q(holder=None) | Q(held_until__lte=moment)
    waited = moment - timedelta(hours=ASSIGNED_HOURS.value())
    away = Absence.objects.on(today()).filter(officer_id=OuterRef("assignee_id"))
    whose = Q(assignee=None) | Q(assignee=officer) | Q(due_at__lte=waited) | Exists(away)
    tasks = Task.objects.filter(free, whose, done_at=None, due_at__lte=moment)
    if not is_call_hour(moment):
        return tasks
    asked = Q(purpose=Purpose.CALL_BACK) | Q(project__call_hours=[])
    return tasks.filter(asked | Q(project__call_hours__overlap=client_hours_at(moment)))


def refuses_calls(project_id: int) -> bool:
    """Whether the client said at the last call that he does not want to be called."""
    last = Call.objects.filter(project_id=project_id).order_by("-at", "-pk")
    return last.values_list("outcome", flat=True).first() == Outcome.REFUSES


@dataclass(frozen=True, slots=True)
class Urgency:
    """Why a task stands where it stands; `not_before` when its client may not be called now."""

    is_late: bool
    reason: str
    not_before: datetime | None = None


def urgency(task: Task) -> Urgency:
    """In words: what the call is for and whether a promise is being missed."""
    if task.purpose == Purpose.FIRST_CALL and not task.attempts and task.late_at:
        text = _("promised by %(day)s") % {"day": _day(task.late_at)}
    else:
        text = str(REASONS[Purpose(task.purpose)])
    if task.attempts:
        text += " · " + _("attempt %(number)d") % {"number": task.attempts + 1}
    is_late = task.done_at is None and task.late_at is not None and task.late_at < now()
    return Urgency(is_late, text, _not_before(task))


def _not_before(task: Task) -> datetime | None:
    """The next moment at which this client may be called, unless that is now."""
    moment = max(now(), task.due_at)
    wanted = [] if task.purpose == Purpose.CALL_BACK else task.project.call_hours
    opens = next_call_hour(moment, wanted)
    return opens if opens > moment else None


def last_reached_call(project_id: int) -> Call | None:
    calls = Call.objects.filter(project_id=project_id, outcome=Outcome.REACHED)
    return calls.order_by("-at").first()


def calls_in_vain(project_id: int) -> list[Call]:
    """The calls since anybody last spoke to the client, oldest first."""
    calls = Call.objects.filter(project_id=project_id).order_by("-at", "-pk")
    in_vain = list(takewhile(lambda call: call.outcome in IN_VAIN, calls.iterator()))
    return in_vain[::-1]


def history(project_id: int) -> list[Call | Note]:
    """Calls and notes of one project, the newest first."""
    calls = Call.objects.filter(project_id=project_id).select_related("officer")
    notes = Note.objects.filter(project_id=project_id).select_related("author")
    return sorted([*calls, *notes], key=lambda row: row.at, reverse=True)


def reached_in(past: Sequence[Call | Note]) -> Call | None:
    """The last call that reached the client, among what `history` found."""
    calls = (one for one in past if isinstance(one, Call))
    return next((call for call in calls if call.outcome == Outcome.REACHED), None)


def likely_duplicates(project: Project) -> QuerySet[Project]:
    """Projects of the same client, or of the same phone, that read alike (RULES §2).

    The newest hundred are compared, so that a sheet of one who posts without end opens too.
    """
    same = Q(client_id=project.client_id)
    if project.contact_phone:
        same |= Q(contact_phone=project.contact_phone)
    newest = Project.objects.filter(same).exclude(pk=project.pk).order_by("-pk")[:COMPARED]
    others = Project.objects.filter(pk__in=newest.values("pk"))
    alike = others.annotate(
        title_alike=TrigramSimilarity("title", project.title),
        text_alike=TrigramSimilarity("description", project.description[:2_000]),
    )
    return alike.filter(
        Q(title_alike__gte=SIMILAR) | Q(text_alike__gte=SIMILAR), submitted_at__isnull=False
    ).order_by("-text_alike")[:5]


def counts(officer: User) -> dict[str, int]:
    """How many calls are due, at most a thousand, and how many are this officer's own."""
    moment = now()
    waiting = Task.objects.filter(done_at=None)
    return {
        "due": waiting.filter(due_at__lte=moment)[:MANY].count(),
        "mine": waiting.filter(_own(officer, moment)).count(),
    }


def drafts_of(task: Task, officer: User) -> dict[str, Draft]:
    """What the officer typed on this sheet and has not sent, by form."""
    return {draft.form: draft for draft in Draft.objects.filter(task=task, officer=officer)}


def officers() -> QuerySet[User]:
    """Who works at this desk, by name."""
    people = User.objects.filter(is_active=True, staff_roles__overlap=list(OFFICERS))
    return people.order_by("first_name", "pk")


def colleagues(officer: User) -> QuerySet[User]:
    """The other officers who are there today."""
    away = Absence.objects.on(today()).values("officer_id")
    return officers().exclude(pk=officer.pk).exclude(pk__in=away)


def _day(moment: datetime) -> str:
    return date_format(moment.astimezone(PARIS), "l j F")
