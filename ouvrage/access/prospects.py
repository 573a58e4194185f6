"""The prospecting page in words: what was opened, where it stands, what to do next."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ouvrage.access.models import Opening
from ouvrage.access.queries import Prospecting
from ouvrage.credits.models import CreditKind
from ouvrage.projects.alive import Stamp, stamp
from ouvrage.projects.models import Project
from ouvrage.projects.states import LISTED, OVER, ProjectState
from ouvrage.ui.tabs import Tab

Text = str | Promise
Remarks = dict[int, str]
Remark = Callable[[int, list[int]], Remarks]
_remarks: list[Remark] = []


def says_of_prospects(function: Remark) -> Remark:
    """Let an app above say a word about a company's projects, by project; at most one query."""
    _remarks.append(function)
    return function


@dataclass(frozen=True, slots=True)
class View:
    """One tab of the page: which projects it keeps."""

    slug: str
    label: Text
    kind: CreditKind | None = None
    running: bool = False

    def query(self, company_id: int) -> Prospecting:
        return Prospecting(company_id, kind=self.kind, running=self.running)


VIEWS = {
    view.slug: view
    for view in (
        View("", gettext_lazy("All")),
        View("en-cours", gettext_lazy("Not over yet"), running=True),
        View("consultation", gettext_lazy("Report read"), kind=CreditKind.CONSULTATION),
        View("offre", gettext_lazy("Offer opened"), kind=CreditKind.OFFRE),
        View("contact", gettext_lazy("Contact obtained"), kind=CreditKind.CONTACT),
    )
}


@dataclass(frozen=True, slots=True)
class Prospect:
    """One project on which credits were spent."""

    project: Project
    stamp: Stamp | None
    facts: list[Text]
    next_step: Text

    @property
    def label(self) -> str:
        return str(ProjectState(self.project.state).label)


def ways(current: str) -> list[Tab]:
    """The two ways to look at them."""
    labels = {"access:board": _("Board"), "access:prospecting": _("List")}
    return [Tab(label, reverse(name), name == current) for name, label in labels.items()]


def tabs(current: View) -> list[Tab]:
    base = reverse("access:prospecting")
    return [
        Tab(view.label, f"{base}?vue={slug}" if slug else base, view is current)
        for slug, view in VIEWS.items()
    ]


def prospects(
    company_id: int, projects: Sequence[Project], openings: Mapping[int, Sequence[Opening]]
) -> list[Prospect]:
    """The rows of the page; a query for each app that has a word to say."""
    ids = [project.pk for project in projects]
    said = [remark(company_id, ids) for remark in _remarks] if ids else []
    return [
        Prospect(
            project=project,
            stamp=stamp(project) if project.state in LISTED else None,
            facts=[
                f"#{project.pk}",
                _opened(openings[project.pk]),
                *(words[project.pk] for words in said if project.pk in words),
            ],
            next_step=_next_step(project, {one.kind for one in openings[project.pk]}),
        )
        for project in projects
    ]


def _opened(openings: Sequence[Opening]) -> str:
    """« Ouvert : consultation, offre (crédit rendu) »."""
    kinds = ", ".join(
        _("{kind} (credit returned)").format(kind=one.get_kind_display())
        if one.returned_at
        else _("{kind} (by invitation)").format(kind=one.get_kind_display())
        if one.is_invited
        else one.get_kind_display()
        for one in openings
    )
    return _("Opened: {kinds}").format(kinds=kinds)


def _next_step(project: Project, kinds: set[str]) -> Text:
    """One thing to do, told from what is open and where the project stands."""
    if project.state in OVER:
        return _("This project is over.")
    if project.state != ProjectState.OPEN:
        return _("Offers are closed for now; what you opened stays open.")
    if not stamp(project).may_spend:
        return _("We are asking the client whether it is still wanted.")
    if CreditKind.CONTACT in kinds:
        return _("Call the client, then write down on the project what was said.")
    if CreditKind.OFFRE in kinds:
        return _("No answer after 48 hours? Ask for the contact details and call.")
    return _("Does it suit you? Make your offer.")
