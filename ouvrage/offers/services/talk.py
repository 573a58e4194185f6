"""Questions and answers around offers: for every bidder, or between the client and one of them."""

from uuid import UUID

from django.db import transaction

from ouvrage.access.queries import rights
from ouvrage.access.rules import check_offer_open
from ouvrage.accounts.models import User
from ouvrage.journal.services import record
from ouvrage.messaging.errors import AnswersElsewhere
from ouvrage.messaging.models import Message
from ouvrage.messaging.services import post_message
from ouvrage.offers import facts, rules
from ouvrage.offers.errors import EmptyMessage
from ouvrage.offers.models import Offer
from ouvrage.offers.queries import about
from ouvrage.offers.states import OfferState
from ouvrage.projects.models import Project
from ouvrage.projects.states import RUNNING, ProjectState


@transaction.atomic
def write_privately(*, message_id: UUID, offer_id: UUID, body: str, actor: User) -> Message:
    """Client and bidder write to each other about one offer; nobody else reads it.

    A block between the two does not count while a contract binds them. Refused:
    offers.not_your_offer, offers.empty_message, messaging.contact_details,
    messaging.has_blocked, messaging.blocked. Then: the other side is told.
    """
    offer = Offer.objects.select_related("project", "company").locked(pk=offer_id)
    is_client = offer.project.client_id == actor.pk
    if not is_client:
        rules.check_author(actor, offer)
    _check_written(body)
    known = Message.objects.filter(pk=message_id).exists()
    message = post_message(
        message_id=message_id,
        about=about(offer.project_id),
        company_id=offer.company_id,
        author=actor,
        side="client" if is_client else "provider",
        body=body,
        open_talk=is_open_talk(offer),
        client_id=_unless_bound(offer.project, offer.company_id),
    )
    if not known:
        record(
            facts.WRITTEN,
            subject=message,
            actor=actor,
            side="client" if is_client else "provider",
            project_id=offer.project_id,
            company_id=offer.company_id,
            company=offer.company.name,
            offer_id=str(offer.pk),
        )
    return message


@transaction.atomic
def ask_publicly(*, message_id: UUID, project_id: int, body: str, actor: User) -> Message:
    """Put a question that the client answers before every bidder; needs an offre opening.

    Refused: access.offer_closed, offers.project_closed, offers.empty_message,
    messaging.contact_details. Then: the client and all who opened the report are told.
    """
    project = Project.objects.locked(pk=project_id)
    check_offer_open(actor, project)
    rules.check_takes_offers(project)
    _check_written(body)
    return _say_to_all(message_id, project, body, actor, side="provider", answers_id=None)


@transaction.atomic
def answer_publicly(
    *, message_id: UUID, project_id: int, answers_id: UUID | None, body: str, actor: User
) -> Message:
    """Answer a public question, or add a precision for every bidder.

    Refused: offers.not_your_project, offers.empty_message, messaging.contact_details.
    Then: all who opened the report are told.
    """
    project = Project.objects.locked(pk=project_id)
    rules.check_client(actor, project)
    _check_written(body)
    return _say_to_all(message_id, project, body, actor, side="client", answers_id=answers_id)


@transaction.atomic
def answer_privately(
    *, message_id: UUID, project_id: int, answers_id: UUID, body: str, actor: User
) -> Message:
    """Answer a public question for its author alone; it counts as answered.

    Refused: offers.not_your_project, offers.empty_message, messaging.contact_details,
    messaging.answers_elsewhere, messaging.has_blocked, messaging.blocked. Then: the author is told.
    """
    project = Project.objects.locked(pk=project_id)
    rules.check_client(actor, project)
    _check_written(body)
    known = Message.objects.filter(pk=message_id).exists()
    asked = Message.objects.filter(pk=answers_id, thread__about=about(project_id))
    question = asked.select_related("author__company").first()
    if question is None:
        raise AnswersElsewhere
    asker = question.author
    message = post_message(
        message_id=message_id,
        about=about(project_id),
        company_id=asker.company_id,
        author=actor,
        side="client",
        body=body,
        answers_id=answers_id,
        open_talk=False,
        client_id=_unless_bound(project, asker.company_id),
    )
    if not known:
        record(
            facts.ANSWERED_PRIVATELY,
            subject=message,
            actor=actor,
            side="client",
            project_id=project_id,
            company_id=asker.company_id,
            company=asker.company.name if asker.company else "",
        )
    return message


def is_open_talk(offer: Offer) -> bool:
    """Contact details may be exchanged once the contact is open or the provider selected."""
    chosen = offer.project.state in RUNNING | {ProjectState.FINALISED}
    if chosen and offer.state == "selected":
        return True
    return rights(company_id=offer.company_id, project_id=offer.project_id).contact


def is_bound(project: Project, company_id: int | None) -> bool:
    """Whether a selection or a contract runs between the two: what it requires is always told."""
    if project.state not in RUNNING:
        return False
    selected = Offer.objects.filter(project=project, state=OfferState.SELECTED)
    return selected.filter(company=company_id).exists()


def _unless_bound(project: Project, company_id: int | None) -> int | None:
    """The client with whom a block counts."""
    return None if is_bound(project, company_id) else project.client_id


def _check_written(body: str) -> None:
    if not body.strip():
        raise EmptyMessage


def _say_to_all(
    message_id: UUID,
    project: Project,
    body: str,
    actor: User,
    *,
    side: str,
    answers_id: UUID | None,
) -> Message:
    known = Message.objects.filter(pk=message_id).exists()
    message = post_message(
        message_id=message_id,
        about=about(project.pk),
        company_id=None,
        author=actor,
        side=side,
        body=body,
        answers_id=answers_id,
        open_talk=False,
    )
    if not known:
        record(
            facts.ASKED if side == "provider" else facts.ANSWERED,
            subject=message,
            actor=actor,
            side=side,
            project_id=project.pk,
            company_id=actor.company_id if side == "provider" else None,
            company=actor.company.name if actor.company and side == "provider" else "",
        )
    return message
