"""Writing on a report: to all who opened it, or between the client and one provider."""

from uuid import UUID

from django.db import transaction

from ouvrage.access.models import Opening
from ouvrage.accounts.models import Company
from ouvrage.credits.models import CreditKind
from ouvrage.journal.services import record
from ouvrage.messaging.models import Message
from ouvrage.messaging.services import post_message
from ouvrage.offers import services as offers
from ouvrage.offers.models import Offer
from ouvrage.projects import services as projects
from ouvrage.projects.states import LISTED
from ouvrage.web import errors, facts
from ouvrage.web.report.policy import Viewpoint


@transaction.atomic
def say(
    view: Viewpoint,
    *,
    message_id: UUID,
    body: str,
    company_id: int | None = None,
    answers_id: UUID | None = None,
) -> Message:
    """Post a message; sent twice with the same id, it is kept once.

    Refused: web.may_not_talk, web.nobody_to_talk_to, what offers refuses of questions and
    private messages, messaging.contact_details, messaging.has_blocked, messaging.blocked. Then:
    the other side is told; a word of the client renews the alive stamp.
    """
    if not view.may_talk:
        raise errors.MayNotTalk
    project_id = view.project.pk
    if view.is_client and view.project.state in LISTED:
        projects.confirm_alive(project_id=project_id, by="client", actor=view.user)
    if company_id is not None:
        return _in_private(view, message_id, body, _addressee(view, company_id))
    if view.is_client:
        return offers.answer_publicly(
            message_id=message_id,
            project_id=project_id,
            answers_id=answers_id,
            body=body,
            actor=view.user,
        )
    return offers.ask_publicly(
        message_id=message_id, project_id=project_id, body=body, actor=view.user
    )


def _addressee(view: Viewpoint, company_id: int) -> Company:
    """The provider of a private exchange: himself when he writes, else one who opened it."""
    wanted = (view.company_id or 0) if view.is_provider else company_id
    company = Company.objects.filter(pk=wanted).first()
    opened = Opening.objects.filter(project=view.project, company_id=wanted)
    if company is None or not opened.exists():
        raise errors.NobodyToTalkTo
    return company


def _in_private(view: Viewpoint, message_id: UUID, body: str, company: Company) -> Message:
    """About his offer if he made one, else about the project."""
    offer = Offer.objects.filter(project=view.project, company=company).order_by("-sent_at").first()
    if offer is not None:
        return offers.write_privately(
            message_id=message_id, offer_id=offer.pk, body=body, actor=view.user
        )
    known = Message.objects.filter(pk=message_id).first()
    if known is not None:
        return known
    contact = Opening.objects.filter(project=view.project, company=company, kind=CreditKind.CONTACT)
    message = post_message(
        message_id=message_id,
        about=f"project:{view.project.pk}",
        company_id=company.pk,
        author=view.user,
        side=view.side,
        body=body,
        open_talk=contact.exists(),
        client_id=view.project.client_id,
    )
    record(
        facts.SAID_IN_PRIVATE,
        subject=message,
        actor=view.user,
        side=view.side,
        project_id=view.project.pk,
        company_id=company.pk,
        company=company.name,
    )
    return message
