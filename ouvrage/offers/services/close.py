"""Closing offers that were not chosen: another was signed, the project ended, the date passed."""

from uuid import UUID

from django.db import models, transaction

from ouvrage.accounts.models import User
from ouvrage.kit.db import require_transaction
from ouvrage.kit.time import now, today
from ouvrage.kit.transitions import move
from ouvrage.offers import facts
from ouvrage.offers.models import Offer
from ouvrage.offers.services.announce import announce
from ouvrage.offers.states import OfferState
from ouvrage.projects.models import Project
from ouvrage.projects.states import LISTED


def close_others(*, project_id: int, actor: User | None) -> int:
    """Close every offer still in reserve, because another one was signed; how many.

    A building block of the signature. Then: each bidder is told by mail.
    """
    require_transaction()
    return _close(
        Offer.objects.filter(project=project_id).waiting(), actor=actor, cause="another_signed"
    )


@transaction.atomic
def close_all(*, project_id: int, cause: str) -> int:
    """Close every live offer of a project that ended before signature; how many."""
    Project.objects.locked(pk=project_id)
    return _close(Offer.objects.filter(project=project_id).live(), actor=None, cause=cause)


@transaction.atomic
def leave_unanswered(*, offer_id: UUID) -> bool:
    """Tell a bidder that the promised reply date has passed; true when it was due now.

    The offer stays where it is: a late client may still choose it.
    """
    project_id = Offer.objects.found(pk=offer_id).project_id
    project = Project.objects.locked(pk=project_id)
    offer = Offer.objects.select_related("company").locked(pk=offer_id)
    due = project.reply_due_on
    undecided = offer.state in {OfferState.SENT, OfferState.SHORTLISTED}
    late = due is not None and due < today() and project.state in LISTED
    if not (late and undecided) or offer.closing_sent_at is not None:
        return False
    offer.closing_sent_at = now()
    offer.save(update_fields=["closing_sent_at"])
    announce(facts.LEFT_UNANSWERED, offer, actor=None, side="platform")
    return True


def _close(offers: models.QuerySet[Offer], *, actor: User | None, cause: str) -> int:
    rows = list(
        offers.select_related("company").select_for_update(no_key=True, of=("self",)).order_by("pk")
    )
    for offer in rows:
        move(offer, OfferState.CLOSED, by=actor, decided_at=now())
        announce(facts.CLOSED, offer, actor=actor, side="platform", cause=cause)
    return len(rows)
