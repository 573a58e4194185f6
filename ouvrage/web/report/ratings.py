"""What is said of those who made offers, for the client who chooses among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ouvrage.accounts.models import Company
from ouvrage.offers.models import Offer
from ouvrage.reviews.models import Review
from ouvrage.reviews.queries import (
    Criterion,
    Reputation,
    company_reputation,
    criteria_of,
    published_about_company,
)

QUOTED = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A company, the mean of its ratings and the latest of them."""

    company: Company
    reputation: Reputation
    reviews: list[tuple[Review, list[Criterion]]]


def said_of(offers: Sequence[Offer]) -> list[Said]:
    """In the order of the offers; two queries each."""
    return [
        Said(
            company=offer.company,
            reputation=company_reputation(offer.company_id),
            reviews=[
                (review, criteria_of(review))
                for review in published_about_company(offer.company_id)[:QUOTED]
            ],
        )
        for offer in offers
    ]
