"""Private and public words on projects, written as people write them."""

from ouvrage.access.models import Opening
from ouvrage.accounts.models import User
from ouvrage.credits.models import CreditKind
from ouvrage.kit.ids import new_id
from ouvrage.messaging.models import Message
from ouvrage.offers.models import Offer
from ouvrage.offers.services import answer_publicly, ask_publicly, write_privately
from ouvrage.projects.models import Project


def write(offer: Offer, author: User, body: str = "Bonjour") -> Message:
    """Between the client and the bidder."""
    return write_privately(message_id=new_id(), offer_id=offer.pk, body=body, actor=author)


def ask(project: Project, author: User, body: str = "Combien de pistes ?") -> Message:
    return ask_publicly(message_id=new_id(), project_id=project.pk, body=body, actor=author)


def tell_all(project: Project, body: str = "Une précision") -> Message:
    """The client, to all who opened the report."""
    assert project.client is not None
    return answer_publicly(
        message_id=new_id(), project_id=project.pk, answers_id=None, body=body, actor=project.client
    )


def open_report(provider: User, project: Project) -> None:
    """As if a consultation credit had been spent."""
    Opening.objects.create(
        id=new_id(),
        company_id=provider.company_id or 0,
        project=project,
        kind=CreditKind.CONSULTATION,
        opened_by=provider,
    )
