"""The client's side: read, shortlist, turn down, come back, select one, go back on it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move
from ouvrage.messaging.rules import check_no_contact_details
from ouvrage.offers import facts, rules
from ouvrage.offers.errors import NothingToDecline
from ouvrage.offers.models import DeclineReason, Offer
from ouvrage.offers.services.announce import announce
from ouvrage.offers.services.validity import fresh_day, take_out_of_reserve
from ouvrage.offers.states import OfferState
from ouvrage.projects.models import Project
from ouvrage.projects.services import confirm_alive, mark_reopened, mark_selected
from ouvrage.projects.states import LISTED, ProjectState

DECIDED = frozenset({OfferState.SHORTLISTED, OfferState.SELECTED, OfferState.DECLINED})


@transaction.atomic
def mark_read(*, offer_id: UUID, actor: User) -> None:
    """Note that the client opened the offer as it reads now; once per version.

    Anybody else's reading leaves no mark. Then: the provider is told.
    """
    offer = Offer.objects.select_related("company", "project").locked(pk=offer_id)
    if offer.project.client_id != actor.pk or offer.read_version >= offer.version:
        return
    offer.read_at = now()
    offer.read_version = offer.version
    offer.save(update_fields=["read_at", "read_version"])
    announce(facts.READ, offer, actor=actor, side="client")


@transaction.atomic
def mark_decision_read(*, offer_id: UUID, actor: User) -> None:
    """Note that the author's company read what the client decided; once per decision."""
    offer = Offer.objects.locked(pk=offer_id)
    told = offer.state in DECIDED and offer.decision_read_at is None
    if told and actor.company_id == offer.company_id:
        offer.decision_read_at = now()
        offer.save(update_fields=["decision_read_at"])


@transaction.atomic
def shortlist_offer(*, offer_id: UUID, keep: bool = True, actor: User) -> Offer:
    """Put an offer on the shortlist, or take it off; asked twice, it stays as it is.

    Refused: offers.not_your_project, offers.project_closed, kit.illegal_move.
    Then: the provider is told when it enters the list.
    """
    project, offer = _decided_by(actor, offer_id)
    rules.check_takes_offers(project)
    target = OfferState.SHORTLISTED if keep else OfferState.SENT
    if offer.state == target:
        return offer
    move(offer, target, by=actor, decision_read_at=None)
    kind = facts.SHORTLISTED if keep else facts.UNSHORTLISTED
    announce(kind, offer, actor=actor, side="client")
    return offer


@transaction.atomic
def decline_offer(*, offer_id: UUID, reason: DeclineReason, text: str, actor: User) -> Offer:
    """Turn an offer down and say why; the provider reads the reason.

    Refused: offers.not_your_project, offers.project_closed, offers.no_longer_live,
    messaging.contact_details. Then: the provider is told.
    """
    project, offer = _decided_by(actor, offer_id)
    if offer.state == OfferState.DECLINED:
        return offer
    rules.check_takes_offers(project)
    rules.check_choosable(offer)
    check_no_contact_details(text)
    move(
        offer,
        OfferState.DECLINED,
        by=actor,
        decided_at=now(),
        decline_reason=reason,
        decision_text=text,
        decision_read_at=None,
    )
    announce(facts.DECLINED, offer, actor=actor, side="client", reason=str(reason))
    return offer


@transaction.atomic
def decline_offers(
    *, project_id: int, offer_ids: Sequence[UUID], reason: DeclineReason, text: str, actor: User
) -> int:
    """Turn several offers of a project down with one reason; how many were still waiting.

    Those decided, withdrawn or expired meanwhile are left as they are. Refused:
    offers.not_your_project, offers.project_closed, offers.nothing_to_decline,
    messaging.contact_details. Then: each author is told.
    """
    project = Project.objects.locked(pk=project_id)
    rules.check_client(actor, project)
    waiting = Offer.objects.filter(project=project, pk__in=offer_ids).waiting()
    ids = list(waiting.order_by("pk").values_list("pk", flat=True))
    if not ids:
        raise NothingToDecline
    for offer_id in ids:
        decline_offer(offer_id=offer_id, reason=reason, text=text, actor=actor)
    return len(ids)


@transaction.atomic
def reconsider_offer(*, offer_id: UUID, actor: User) -> Offer:
    """Come back to an offer that was turned down, while the project is open.

    Refused: offers.not_your_project, offers.project_closed, kit.illegal_move.
    Then: the provider is told.
    """
    project, offer = _decided_by(actor, offer_id)
    rules.check_takes_offers(project)
    if offer.state == OfferState.SENT:
        return offer
    undone: dict[str, Any] = {"decided_at": None, "decline_reason": "", "decision_text": ""}
    until = max(offer.valid_until_on, fresh_day())
    move(offer, OfferState.SENT, by=actor, decision_read_at=None, valid_until_on=until, **undone)
    announce(facts.RECONSIDERED, offer, actor=actor, side="client")
    return offer


@transaction.atomic
def select_offer(*, offer_id: UUID, seen_version: int, actor: User) -> Offer:
    """Choose the one offer the project goes on with; the others stay in reserve until signature.

    Refused: offers.not_your_project, offers.project_closed, offers.no_longer_live,
    offers.expired, offers.changed_meanwhile. Then: the project is selected, the contract is drawn,
    every bidder is told.
    """
    project, offer = _decided_by(actor, offer_id)
    if offer.state == OfferState.SELECTED:
        return offer
    rules.check_takes_offers(project)
    rules.check_valid(offer)
    rules.check_choosable(offer)
    rules.check_version(offer, seen_version)
    moment = now()
    was_shortlisted = offer.state == OfferState.SHORTLISTED
    move(
        offer,
        OfferState.SELECTED,
        by=actor,
        decided_at=moment,
        decision_read_at=None,
        was_shortlisted=was_shortlisted,
        read_at=offer.read_at or moment,
        read_version=offer.version,
    )
    mark_selected(project_id=project.pk, actor=actor)
    announce(facts.SELECTED, offer, actor=actor, side="client")
    return offer


@transaction.atomic
def unselect_offer(*, offer_id: UUID, actor: User) -> Offer:
    """Go back on the selection before the contract is signed; the project is open again.

    Refused: offers.not_your_project, offers.project_closed, kit.illegal_move.
    Then: the contract is abandoned, the provider and the others are told; every offer is back
    where it stood, with some days left at least.
    """
    project, offer = _decided_by(actor, offer_id)
    if project.state != ProjectState.SELECTED:
        rules.check_takes_offers(project)
        return offer
    back = OfferState.SHORTLISTED if offer.was_shortlisted else OfferState.SENT
    until = max(offer.valid_until_on, fresh_day())
    move(offer, back, by=actor, decided_at=None, decision_read_at=None, valid_until_on=until)
    mark_reopened(project_id=project.pk, actor=actor)
    take_out_of_reserve(project.pk, but=offer.pk, actor=actor)
    announce(facts.UNSELECTED, offer, actor=actor, side="client")
    return offer


def _decided_by(actor: User, offer_id: UUID) -> tuple[Project, Offer]:
    """Lock the project, then the offer, for its client; his act proves the project alive."""
    project_id = Offer.objects.found(pk=offer_id).project_id
    project = Project.objects.locked(pk=project_id)
    rules.check_client(actor, project)
    if project.state in LISTED:
        confirm_alive(project_id=project.pk, by="client", actor=actor)
        project.refresh_from_db()
    return project, Offer.objects.select_related("company").locked(pk=offer_id)
