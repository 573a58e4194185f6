"""What a party should do next on a project, in one sentence with one button."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ouvrage.contracts.models import Contract
from ouvrage.offers.models import Offer
from ouvrage.projects.alive import ALIVE, stamp
from ouvrage.projects.states import ProjectState
from ouvrage.reviews.models import Review
from ouvrage.web.report.policy import Viewpoint

S = ProjectState
HOW_WAS_IT = _("The project is finalised. What was it like to work together?")

PAGES: dict[S, tuple[str, Promise, Promise]] = {
    S.AMENDMENT_REQUESTED: (
        "projects:amend",
        _("A few details are missing before we can publish."),
        _("Complete the project"),
    ),
    S.REFUSED: (
        "projects:again",
        _("This project was not accepted, for the reason below. Everything is kept."),
        _("Post it again"),
    ),
    S.VOIDED: (
        "followup:answer",
        _("This project was set aside. Tell us if you think it is a mistake."),
        _("Answer Suivi Projet"),
    ),
}
"""Where a client whose project stopped goes on."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """A sentence, and the page where it is done (none when waiting is all there is)."""

    text: str | Promise
    url: str = ""
    action: str | Promise = ""


def next_step(
    view: Viewpoint, offers: Sequence[Offer], contract: Contract | None
) -> NextStep | None:
    """The client's or the chosen provider's next step; nobody else has one here."""
    if view.is_client:
        return _of_client(view, offers, contract)
    if view.is_party:
        return _of_provider(view, contract)
    return None


def _of_client(
    view: Viewpoint, offers: Sequence[Offer], contract: Contract | None
) -> NextStep | None:
    project = view.project
    waits = {
        S.SUBMITTED: _("Suivi Projet will call you within one business day. Nothing else to do."),
    }
    if project.state in waits:
        return NextStep(waits[S(project.state)])
    if project.state in PAGES:
        name, text, action = PAGES[S(project.state)]
        return _go(name, project.pk, text, action)
    if project.state in {S.OPEN, S.DORMANT}:
        return _while_open(view, offers)
    if project.state in {S.SELECTED, S.SIGNED, S.IN_PROGRESS}:
        return _contract(view, contract)
    if _awaits_rating(view, "client"):
        return _go(
            "reviews:give",
            project.pk,
            _("The project is finalised. What was it like to work together?"),
            _("Rate the provider"),
        )
    return None


def _while_open(view: Viewpoint, offers: Sequence[Offer]) -> NextStep:
    project = view.project
    if stamp(project).state != ALIVE:
        return _go(
            "projects:confirm",
            project.pk,
            _("Is this project still on? Until you say so, no provider can spend a credit on it."),
            _("It is still on"),
        )
    unread = sum(1 for offer in offers if offer.read_at is None)
    text: str | Promise = _(
        "Every offer has been read. Ask your questions, shortlist, then choose."
    )
    if unread:
        text = ngettext("%d new offer to read.", "%d new offers to read.", unread) % unread
    if offers:
        return _go("offers:compare", project.pk, text, _("Compare the offers"))
    return NextStep(_("Providers are reading your project. Offers arrive here and by mail."))


def _of_provider(view: Viewpoint, contract: Contract | None) -> NextStep | None:
    if _awaits_rating(view, "provider"):
        return _go(
            "reviews:give",
            view.project.pk,
            _("The project is finalised. What was it like to work together?"),
            _("Rate the client"),
        )
    return _contract(view, contract)


def _contract(view: Viewpoint, contract: Contract | None) -> NextStep | None:
    texts = {
        S.SELECTED: (
            _("The contract is ready to be read and signed by both."),
            _("Read the contract"),
        ),
        S.SIGNED: (_("The contract is signed. Work can start."), _("See the contract")),
        S.IN_PROGRESS: (_("Work is going on."), _("Milestones and payments")),
    }
    if contract is None or view.project.state not in texts:
        return None
    text, action = texts[S(view.project.state)]
    return NextStep(text, reverse("contracts:read", args=[contract.pk]), action)


def _awaits_rating(view: Viewpoint, side: str) -> bool:
    """Whether this side has neither rated nor declined to."""
    return (
        view.project.state == S.FINALISED
        and Review.objects.filter(
            project=view.project, side=side, given_at=None, declined_at=None
        ).exists()
    )


def _go(name: str, project_id: int, text: str | Promise, action: str | Promise) -> NextStep:
    return NextStep(text, reverse(name, args=[project_id]), action)
