"""Writing on a report: to all who opened it, or between the client and one provider."""

from uuid import UUID

from django.db import transaction

from ouvrage.access.models import Opening
from ouvrage.accounts.models import Company
from ouvrage.journal.services import record
from ouvrage.messaging.models import Message
from ouvrage.messaging.services import post_message
from ouvrage.projects import services as projects
from ouvrage.projects.states import LISTED
from ouvrage.web import errors, facts
from ouvrage.web.report.policy import Viewpoint


@transaction.atomic
def say(
    view: Viewpoint, *, message_id: UUID, body: str, company_id: int | None, answers_id: UUID | None
) -> Message:
    """Post a message; sent twice with the same id, it is kept once.

    Refused: web.may_not_talk, web.nobody_to_talk_to, messaging.contact_details.
    Then: the other side is told; a word of the client renews the alive stamp.
    """
    company = _addressee(view, company_id)
    known = Message.objects.filter(pk=message_id).first()
    if known:
        return known
    message = post_message(
        message_id=message_id,
        about=f"project:{view.project.pk}",
        company_id=company.pk if company else None,
        author=view.user,
        side=view.side,
        body=body,
        answers_id=answers_id,
        open_talk=company is not None and _is_open(view, company.pk),
    )
    if view.is_client and view.project.state in LISTED:
        projects.confirm_alive(project_id=view.project.pk, by="client", actor=view.user)
    record(
        facts.SAID_IN_PRIVATE if company else facts.SAID_TO_ALL,
        subject=message,
        actor=view.user,
        side=view.side,
        project_id=view.project.pk,
        company_id=company.pk if company else None,
        company=company.name if company else "",
    )
    return message


def _addressee(view: Viewpoint, company_id: int | None) -> Company | None:
    """The provider of a private exchange, or none when all may read."""
    if not view.may_talk:
        raise errors.MayNotTalk
    if company_id is None:
        return None
    if view.is_provider:
        return Company.objects.get(pk=view.company_id)
    opened = Opening.objects.filter(project=view.project, company_id=company_id)
    company = Company.objects.filter(pk=company_id).first()
    if company is None or not opened.exists():
        raise errors.NobodyToTalkTo
    return company


def _is_open(view: Viewpoint, company_id: int) -> bool:
    """Talk is free between the two once that provider has the client's contact (RULES §9)."""
    if view.is_provider:
        return view.talks_openly
    contact = Opening.objects.filter(
        project=view.project, company_id=company_id, kind="CONTACT"
    )
    return contact.exists()
