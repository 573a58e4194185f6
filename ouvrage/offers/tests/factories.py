"""Offers as providers send them, through the service; and the openings they need."""

from typing import Any
from uuid import UUID

from ouvrage.access.models import Opening
from ouvrage.accounts.models import User
from ouvrage.credits.models import CreditKind
from ouvrage.kit.ids import new_id
from ouvrage.kit.money import Money
from ouvrage.offers.models import Offer
from ouvrage.offers.services import send_offer
from ouvrage.offers.terms import MilestoneTerms, OfferTerms
from ouvrage.projects.models import Project


def open_offer(provider: User, project: Project) -> Opening:
    """The right to make an offer, as if a credit had been spent."""
    return _opening(provider, project, CreditKind.OFFRE)


def open_contact(provider: User, project: Project) -> Opening:
    return _opening(provider, project, CreditKind.CONTACT)


def _opening(provider: User, project: Project, kind: CreditKind) -> Opening:
    opening, _created = Opening.objects.get_or_create(
        company=provider.company,
        project=project,
        kind=kind,
        defaults={"id": new_id(), "opened_by": provider},
    )
    return opening


def terms(**changes: Any) -> OfferTerms:
    """A small offer in two milestones."""
    known: dict[str, Any] = {
        "price": Money(90_000),
        "delivery_days": 20,
        "pitch": "Trois pistes de logo, puis la mise au net de celle que vous choisissez.",
        "milestones": (
            MilestoneTerms("Trois pistes", Money(40_000), 8),
            MilestoneTerms("Logo définitif", Money(50_000), 20),
        ),
    }
    return OfferTerms(**{**known, **changes})


def whole(price_cents: int, **changes: Any) -> OfferTerms:
    """An offer in one piece at that price."""
    one = MilestoneTerms("Tout le travail", Money(price_cents), 20)
    return terms(price=Money(price_cents), milestones=(one,), **changes)


def offer_of(
    provider: User,
    project: Project,
    *,
    offer_id: UUID | None = None,
    said: OfferTerms | None = None,
) -> Offer:
    """An offer sent by this provider on this project."""
    open_offer(provider, project)
    return send_offer(
        offer_id=offer_id or new_id(),
        project_id=project.pk,
        terms=said or terms(),
        actor=provider,
    )
