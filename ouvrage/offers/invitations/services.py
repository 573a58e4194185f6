"""Inviting a provider, answering, taking back, letting lapse. Only the client of a project invites:
nobody of the staff places a provider (RULES §10).
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from ouvrage.access.services import open_by_invitation
from ouvrage.accounts.models import Company, User
from ouvrage.journal.registry import FactKind
from ouvrage.journal.services import record
from ouvrage.kit.db import require_transaction
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move
from ouvrage.messaging.rules import check_no_contact_details
from ouvrage.offers import errors, facts, rules
from ouvrage.offers.invitations.models import (
    TAKES_A_PLACE,
    WAITING,
    Invitation,
    InvitationState,
    NotForMe,
)
from ouvrage.offers.models import Offer
from ouvrage.offers.parameters import INVITATION_DAYS, MOST_INVITATIONS
from ouvrage.projects.models import Project
from ouvrage.projects.services import confirm_alive
from ouvrage.projects.states import LISTED


@transaction.atomic
def invite_provider(*, project_id: int, company_id: int, words: str, actor: User) -> Invitation:
    """Ask a company to make an offer; it reads the report and offers without a credit.

    Asked twice, it is invited once. Refused: offers.not_your_project, offers.project_closed,
    offers.cannot_invite, offers.already_invited, offers.already_offered,
    offers.no_invitation_left, messaging.contact_details. Then: the provider is told.
    """
    project = Project.objects.locked(pk=project_id)
    rules.check_client(actor, project)
    known = Invitation.objects.filter(project=project, company=company_id).first()
    if known is not None:
        if known.state in TAKES_A_PLACE:
            return known
        raise errors.AlreadyInvited
    rules.check_takes_offers(project)
    check_no_contact_details(words)
    company, reader = _invited(company_id, actor)
    if Offer.objects.live().filter(project=project, company=company).exists():
        raise errors.AlreadyOffered(company=company.name)
    _check_place(project)
    confirm_alive(project_id=project.pk, by="client", actor=actor)
    invitation = Invitation.objects.create(
        id=new_id(),
        project=project,
        company=company,
        invited_by=actor,
        reader=reader,
        words=words.strip(),
        invited_at=now(),
    )
    open_by_invitation(project_id=project.pk, company_id=company.pk, reader=reader)
    _announce(facts.INVITED, invitation, actor=actor, side="client")
    return invitation


@transaction.atomic
def see_invitation(*, invitation_id: UUID, actor: User) -> None:
    """Note that the invited company read it; once. Then: the client is told."""
    invitation = _locked(invitation_id)
    if invitation.company_id != actor.company_id or invitation.state != InvitationState.SENT:
        return
    move(invitation, InvitationState.SEEN, by=actor, seen_at=now())
    _announce(facts.INVITATION_SEEN, invitation, actor=actor, side="provider")


@transaction.atomic
def decline_invitation(
    *, invitation_id: UUID, reason: NotForMe, answer: str, actor: User
) -> Invitation:
    """Say no, and why; the place is free again.

    Refused: offers.not_your_offer, messaging.contact_details, kit.illegal_move.
    Then: the client reads the reason.
    """
    invitation = _locked(invitation_id)
    if invitation.company_id != actor.company_id:
        raise errors.NotYourOffer
    if invitation.state == InvitationState.DECLINED:
        return invitation
    check_no_contact_details(answer)
    said = {"answered_at": now(), "reason": reason, "answer": answer.strip()}
    move(invitation, InvitationState.DECLINED, by=actor, **said)
    _announce(facts.INVITATION_DECLINED, invitation, actor=actor, side="provider")
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation_id: UUID, actor: User) -> Invitation:
    """Take it back; what was opened stays open to the provider, so that he loses nothing.

    Refused: offers.not_your_project, kit.illegal_move. Then: the provider is told.
    """
    invitation = _locked(invitation_id)
    rules.check_client(actor, invitation.project)
    if invitation.state == InvitationState.WITHDRAWN:
        return invitation
    move(invitation, InvitationState.WITHDRAWN, by=actor, answered_at=now())
    _announce(facts.INVITATION_WITHDRAWN, invitation, actor=actor, side="client")
    return invitation


def take_up_invitation(*, project_id: int, company_id: int, actor: User) -> None:
    """The offer is made: the invitation that waits for it is answered. A building block."""
    require_transaction()
    waiting = Invitation.objects.filter(project=project_id, company=company_id).waiting()
    for invitation in waiting.select_for_update(no_key=True):
        move(invitation, InvitationState.ACCEPTED, by=actor, answered_at=now())


@transaction.atomic
def lapse_invitation(*, invitation_id: UUID) -> bool:
    """End one that nobody answered in time, or whose project takes no offers; true when it was.

    Then: the client is told that the place is free.
    """
    invitation = _locked(invitation_id)
    is_late = invitation.invited_at < now() - timedelta(days=INVITATION_DAYS.value())
    is_over = invitation.project.state not in LISTED
    if invitation.state not in WAITING or not (is_late or is_over):
        return False
    move(invitation, InvitationState.LAPSED, by=None, answered_at=now())
    _announce(facts.INVITATION_LAPSED, invitation, actor=None, side="platform", late=is_late)
    return True


def _locked(invitation_id: UUID) -> Invitation:
    """The project first, as everywhere; then the invitation."""
    project_id = Invitation.objects.found(pk=invitation_id).project_id
    Project.objects.locked(pk=project_id)
    people = Invitation.objects.select_related("project", "company")
    return people.locked(pk=invitation_id)


def _invited(company_id: int, client: User) -> tuple[Company, User]:
    """The company and who reads for it; never the client's own, never one that has left."""
    company = Company.objects.filter(pk=company_id).first()
    member = (
        company.members.filter(is_active=True).order_by("pk").first()
        if company is not None
        else None
    )
    if company is None or member is None or company.pk == client.company_id:
        raise errors.CannotInvite
    return company, member


def _check_place(project: Project) -> None:
    """The project is locked: two clicks never take the same last place."""
    most = MOST_INVITATIONS.value(brand_id=project.brand_id)
    if Invitation.objects.filter(project=project).taking_places().count() >= most:
        raise errors.NoInvitationLeft(most=most)


def _announce(
    kind: FactKind, invitation: Invitation, *, actor: User | None, side: str, **data: Any
) -> None:
    record(
        kind,
        subject=invitation,
        actor=actor,
        side=side,
        project_id=invitation.project_id,
        company_id=invitation.company_id,
        company=invitation.company.name,
        **data,
    )
