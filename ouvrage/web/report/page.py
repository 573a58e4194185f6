"""What stands on the report page around the thread: tabs, next step, sealed parts, composer."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.access.models import Opening
from ouvrage.accounts.models import Company
from ouvrage.contracts.models import Contract
from ouvrage.credits.models import CreditKind
from ouvrage.followup.forms import NoteForm
from ouvrage.followup.looks.queries import lookers
from ouvrage.followup.models import Task
from ouvrage.followup.surveys.models import OutcomeSurvey
from ouvrage.followup.tips.queries import tip_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.ids import new_id
from ouvrage.offers.models import Offer
from ouvrage.offers.states import LIVE
from ouvrage.projects import labels
from ouvrage.projects.alive import stamp
from ouvrage.projects.queries import figures_of
from ouvrage.projects.states import BEFORE_SIGNATURE, LISTED, ProjectState
from ouvrage.web.discovery import public_face
from ouvrage.web.report.calls import calls_of_client, my_calls
from ouvrage.web.report.files import may_send, shelves
from ouvrage.web.report.following import following
from ouvrage.web.report.next_step import next_step
from ouvrage.web.report.phone import is_phone_shown, masked
from ouvrage.web.report.policy import Viewpoint
from ouvrage.web.report.ratings import said_of
from ouvrage.web.report.thread import Thread

RIVALS_SHOWN = 12
ANSWERED_WITH_REASON = {
    ProjectState.AMENDMENT_REQUESTED,
    ProjectState.REFUSED,
    ProjectState.VOIDED,
}
FILTERS: list[tuple[str, Promise]] = [
    ("messages", _("Messages")),
    ("offers", _("Offers")),
    ("calls", _("Calls")),
    ("contract", _("Contract")),
    ("project", _("Project")),
]


ASKED_ABOUT = {ProjectState.DORMANT, ProjectState.CANCELLED, ProjectState.FINALISED}


OPENED: dict[str, Promise] = {
    CreditKind.CONSULTATION: _("Report opened"),
    CreditKind.OFFRE: _("Offer unlocked"),
    CreditKind.CONTACT: _("Contact obtained"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One part of the report, a page of its own."""

    name: str
    label: str | Promise
    url: str
    current: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Door:
    """One kind of credit on this project: already opened, or what it would open."""

    kind: str
    label: str | Promise
    promise: str | Promise
    url: str
    is_open: bool
    icon: str

    @property
    def opened(self) -> str:
        """« Rapport ouvert »: what stands in the button's place once the credit is spent."""
        return str(OPENED[self.kind])


@dataclass(frozen=True, slots=True)
class Composer:
    """The form at the foot of the thread."""

    url: str
    message_id: str
    companies: list[Company]
    is_provider: bool
    text: str = ""
    refusal: Refused | None = None


def context(view: Viewpoint, thread: Thread, query: QueryDict) -> dict[str, Any]:
    """Everything the page shows to this reader, and nothing else."""
    project = view.project
    offers = list(_offers(view)) if view.sees_report else []
    tab = _chosen(view, query.get("tab", ""))
    contract = _contract(view)
    return {
        "view": view,
        "project": project,
        "stamp": stamp(project) if project.state in LISTED else None,
        "public": public_face(project) if project.state in LISTED else None,
        "thread": thread,
        "family": query.get("filter", ""),
        "filters": [{"name": name, "label": label} for name, label in FILTERS],
        "tab": tab,
        "tabs": _tabs(view, tab, len(offers)),
        "doors": _doors(view),
        "offers": offers,
        "said": said_of(offers) if view.is_client and tab == "offers" else [],
        "shelves": list(shelves(view)) if tab == "files" else [],
        "file_place": f"report:{project.pk}" if may_send(view) else "",
        "skills": list(project.skills.all()),
        "next_step": next_step(view, offers, contract),
        "contract": contract,
        "composer": composer(view),
        "task": _task(view),
        "client": figures_of([project.client_id or 0]).get(project.client_id or 0),
        "my_calls": my_calls(view),
        "calls": calls_of_client(view),
        "tip": tip_to(view.company_id, project.pk)
        if view.is_provider and view.company_id
        else None,
        "following": following(view),
        "is_phone_shown": is_phone_shown(view),
        "phone": labels.phone(project.contact_phone) if view.sees_contact else "",
        "masked": masked(view) if view.sees_contact else "",
        "lookers": lookers(project.pk) if view.is_client else [],
        "survey": _survey(view),
        "hours": ", ".join(labels.call_hours(project)),
        "says_why": project.state in ANSWERED_WITH_REASON,
        "words": len(project.description.split()),
        "may_cancel": view.is_client and project.state in BEFORE_SIGNATURE,
        "note_form": NoteForm(initial={"note_id": new_id()}) if view.is_desk else None,
    }


def composer(view: Viewpoint, *, text: str = "", refusal: Refused | None = None) -> Composer | None:
    """For whoever may write here; the client chooses whom he writes to."""
    if not view.may_talk or view.project.state == ProjectState.DRAFT:
        return None
    companies: list[Company] = []
    if view.is_client:
        openings = Opening.objects.filter(project=view.project).values("company_id")
        companies = list(Company.objects.filter(pk__in=openings).order_by("name"))
    return Composer(
        url=reverse("web:say", args=[view.project.pk]),
        message_id=str(new_id()),
        companies=companies,
        is_provider=view.is_provider,
        text=text,
        refusal=refusal,
    )


def _chosen(view: Viewpoint, name: str) -> str:
    known = _parts(view)
    return name if name in known else known[0]


def _parts(view: Viewpoint) -> list[str]:
    """The parts this reader may turn to; the first is shown when none is named."""
    if view.sees_report:
        return ["thread", "brief", "files", "offers"]
    return ["brief", "thread", "files"] if view.may_talk else ["brief"]


def _tabs(view: Viewpoint, tab: str, offers: int) -> list[Tab]:
    url = reverse("web:project", args=[view.project.pk])
    labels_of: dict[str, str | Promise] = {
        "thread": _("Thread"),
        "brief": _("Specification"),
        "files": _("Files"),
        "offers": _("Offers"),
    }
    parts = _parts(view)
    if len(parts) == 1:
        return []
    return [
        Tab(
            name,
            labels_of[name],
            f"{url}?tab={name}",
            name == tab,
            offers if name == "offers" else None,
        )
        for name in parts
    ]


def _doors(view: Viewpoint) -> list[Door]:
    """The three credits, for a provider before a project of somebody else that is open."""
    if not view.is_provider or view.is_party or view.project.state not in LISTED:
        return []
    texts: list[tuple[str, str, str | Promise, str | Promise, bool, str]] = [
        (
            CreditKind.CONSULTATION,
            "consultation",
            _("Open the report"),
            _("specification, files, thread, rival offers"),
            view.rights.report,
            "file-text",
        ),
        (
            CreditKind.OFFRE,
            "offre",
            _("Make an offer"),
            _("your offer, and questions to the client"),
            view.rights.offer,
            "hand-coins",
        ),
        (
            CreditKind.CONTACT,
            "contact",
            _("Obtain the contact"),
            _("name, e-mail and phone of the client"),
            view.rights.contact,
            "phone",
        ),
    ]
    return [
        Door(kind, label, promise, _card(view, slug), is_open, icon)
        for kind, slug, label, promise, is_open, icon in texts
    ]


def _card(view: Viewpoint, slug: str) -> str:
    return reverse("access:card", args=[view.project.pk, slug])


def _offers(view: Viewpoint) -> QuerySet[Offer]:
    """Live offers, the oldest first so that nobody gains by resending."""
    offers = Offer.objects.filter(project=view.project, state__in=LIVE)
    return offers.select_related("company").order_by("sent_at")[:RIVALS_SHOWN]


def _contract(view: Viewpoint) -> Contract | None:
    if not (view.is_client or view.is_party or view.is_desk):
        return None
    return (
        Contract.objects.filter(project=view.project)
        .select_related("company")
        .order_by("-created_at")
        .first()
    )


def _survey(view: Viewpoint) -> OutcomeSurvey | None:
    """What this reader was asked of a project that stopped, by which it may wake up."""
    if not view.user.is_authenticated or view.project.state not in ASKED_ABOUT:
        return None
    return OutcomeSurvey.objects.filter(project=view.project, person=view.user.pk).first()


def _task(view: Viewpoint) -> Task | None:
    """The next call, for the desk."""
    if not view.is_desk:
        return None
    waiting = Task.objects.filter(project=view.project, done_at=None)
    return waiting.select_related("holder").order_by("due_at").first()
