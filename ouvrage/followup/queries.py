"""What the desk's screens show."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import takewhile

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ouvrage.accounts.models import User
from ouvrage.followup.calendar import add_business_days
from ouvrage.followup.models import IN_VAIN, Call, Note, Outcome, Purpose, Task
from ouvrage.followup.parameters import FIRST_CALL_BUSINESS_DAYS
from ouvrage.kit.paging import Page, page_of
from ouvrage.kit.time import PARIS, now
from ouvrage.projects.models import Project

SIMILAR = 0.45
PLAN_AHEAD = timedelta(days=7)

REASONS = {
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
    after: str = ""

    def page(self, officer: User) -> Page[Task]:
        tasks = Task.objects.filter(done_at=None).select_related(
            "project__category", "project__brand", "project__client", "holder"
        )
        return page_of(
            tasks.filter(self._within(officer)),
            order=["priority", "due_at", "id"],
            after=self.after,
        )

    def _within(self, officer: User) -> Q:
        moment = now()
        if self.section == Section.MINE:
            return Q(holder=officer, held_until__gt=moment)
        if self.section == Section.LATER:
            return Q(due_at__gt=moment, due_at__lte=moment + PLAN_AHEAD)
        return Q(due_at__lte=moment)


@dataclass(frozen=True, slots=True)
class Urgency:
    """Why a task stands where it stands."""

    is_late: bool
    reason: str


def urgency(task: Task) -> Urgency:
    """In words: what the call is for and whether a promise is being missed."""
    late = task.due_at < now() - timedelta(days=1)
    if task.purpose == Purpose.FIRST_CALL:
        promised = add_business_days(task.created_at, FIRST_CALL_BUSINESS_DAYS.value())
        late = promised < now()
        text = _("promised by %(day)s") % {"day": _day(promised)}
    else:
        text = str(REASONS[Purpose(task.purpose)])
    if task.attempts:
        text += " · " + _("attempt %(number)d") % {"number": task.attempts + 1}
    return Urgency(late, text)


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


def likely_duplicates(project: Project) -> QuerySet[Project]:
    """Other projects of the same client whose title or text reads alike (RULES §2)."""
    others = Project.objects.filter(client_id=project.client_id).exclude(pk=project.pk)
    alike = others.annotate(
        title_alike=TrigramSimilarity("title", project.title),
        text_alike=TrigramSimilarity("description", project.description[:2_000]),
    )
    return alike.filter(
        Q(title_alike__gte=SIMILAR) | Q(text_alike__gte=SIMILAR), submitted_at__isnull=False
    ).order_by("-text_alike")[:5]


def counts(officer: User) -> dict[str, int]:
    """How many calls are due and how many this officer holds."""
    moment = now()
    waiting = Task.objects.filter(done_at=None)
    return {
        "due": waiting.filter(due_at__lte=moment).count(),
        "mine": waiting.filter(holder=officer, held_until__gt=moment).count(),
    }


def _day(moment: datetime) -> str:
    return date_format(moment.astimezone(PARIS), "l j F")
