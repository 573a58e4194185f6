"""A client's own projects, with the next thing to do on each."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ouvrage.kit.paging import Page, page_of
from ouvrage.projects import alive
from ouvrage.projects.models import Project
from ouvrage.projects.states import LISTED, OVER, ProjectState

Text = str | Promise
ORDER = ("-id",)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the client should do, or wait for; with a link when there is something to do."""

    text: Text
    label: Text = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class MyLine:
    """One own project with its next step; the stamp only while it is listed."""

    project: Project
    step: NextStep
    stamp: alive.Stamp | None = None

    @property
    def url(self) -> str:
        if self.project.state == ProjectState.DRAFT:
            return reverse("projects:step", args=[self.project.token, "relecture"])
        return reverse("web:project", args=[self.project.pk])


@dataclass(frozen=True, slots=True)
class MyProjects:
    """All projects of one client, newest first; `over` shows those that ended."""

    client_id: int
    over: bool = False

    def page(self, after: str = "") -> Page[Project]:
        return page_of(self._rows(), order=ORDER, after=after)

    def lines(self, page: Page[Project]) -> list[MyLine]:
        return [_line(project) for project in page.rows]

    def _rows(self) -> QuerySet[Project]:
        mine = Project.objects.of_client(self.client_id)
        mine = mine.select_related("category", "brand").defer("description")
        ended = sorted(OVER)
        return mine.filter(state__in=ended) if self.over else mine.exclude(state__in=ended)


def _line(project: Project) -> MyLine:
    stamp = alive.stamp(project) if project.state in LISTED else None
    return MyLine(project, _next_step(project, stamp), stamp)


def _next_step(project: Project, stamp: alive.Stamp | None) -> NextStep:
    if stamp is not None and stamp.state != alive.ALIVE:
        return NextStep(
            _("Providers wait for a sign of life: is it still wanted?"),
            _("Confirm"),
            reverse("projects:confirm", args=[project.pk]),
        )
    make = STEPS.get(ProjectState(project.state))
    return make(project) if make else NextStep("")


def _draft(project: Project) -> NextStep:
    if project.held_since:
        return NextStep(
            _("Written with your address; read it again, then send it."),
            _("Read and send"),
            reverse("projects:step", args=[project.token, "relecture"]),
        )
    return NextStep(
        _("Not sent yet: your draft is kept."),
        _("Go on"),
        reverse("projects:step", args=[project.token, "besoin"]),
    )


def _amend(project: Project) -> NextStep:
    return NextStep(
        _("Suivi Projet needs a detail before it can be published."),
        _("Complete"),
        reverse("projects:amend", args=[project.pk]),
    )


def _open(project: Project) -> NextStep:
    if not project.offer_count:
        return NextStep(_("Providers see it; we write to you at the first offer."))
    text = ngettext_lazy("%d offer received.", "%d offers received.", project.offer_count)
    page = reverse("web:project", args=[project.pk])
    return NextStep(text % project.offer_count, _("See the offers"), page)


STEPS: dict[ProjectState, Callable[[Project], NextStep]] = {
    ProjectState.DRAFT: _draft,
    ProjectState.SUBMITTED: lambda _p: NextStep(_("Suivi Projet will call you soon.")),
    ProjectState.AMENDMENT_REQUESTED: _amend,
    ProjectState.OPEN: _open,
    ProjectState.SELECTED: lambda _p: NextStep(_("The contract waits to be signed.")),
    ProjectState.SIGNED: lambda _p: NextStep(_("Signed: the work can begin.")),
    ProjectState.IN_PROGRESS: lambda _p: NextStep(_("The work goes on.")),
}
