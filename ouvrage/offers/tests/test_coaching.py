"""A first offer is read with its author before it leaves; the second is his own affair."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.kit.money import Money
from ouvrage.offers.coaching import remarks
from ouvrage.offers.models import Offer
from ouvrage.offers.terms import MilestoneTerms, OfferTerms
from ouvrage.offers.tests.factories import offer_of, open_offer
from ouvrage.offers.tests.test_offer_pages import typed
from ouvrage.projects.models import BudgetBracket, Project
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
GOOD_PITCH = (
    "Vous voulez un logo dessiné pour votre chocolaterie, lisible sur un sachet. " * 6
    + "Avez-vous déjà choisi le papier ?"
)


def terms(price: int = 120_000, days: int = 20, pitch: str = GOOD_PITCH, parts: int = 2):
    each = tuple(MilestoneTerms(f"Étape {n}", Money(price // parts), days) for n in range(parts))
    return OfferTerms(Money(price), days, pitch, each)


@pytest.fixture
def asked(claire: User) -> Project:
    return ProjectFactory(
        client=claire,
        title="Logo pour une chocolaterie",
        description="Un logo dessiné à la main, lisible sur un sachet.",
        budget_bracket=BudgetBracket.FROM_1000_TO_5000,
        wanted_start_on=date(2027, 1, 4),
        deadline_on=date(2027, 2, 4),
    )


def missing(offer: OfferTerms, project: Project) -> int:
    return sum(not remark.is_good for remark in remarks(offer, project))


def test_an_offer_with_all_a_client_looks_for_has_nothing_to_mend(asked: Project) -> None:
    assert missing(terms(price=200_000), asked) == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"pitch": "x" * 500 + " ?"},
        {"pitch": "Un logo dessiné pour la chocolaterie, lisible : lequel ?"},
        {"price": 700_000},
        {"days": 90},
        {"price": 200_000, "parts": 1},
        {"pitch": GOOD_PITCH.replace("?", ".")},
    ],
    ids=["need", "length", "price", "delay", "milestones", "question"],
)
def test_each_thing_a_client_would_miss_is_said(asked: Project, changes: dict[str, Any]) -> None:
    assert missing(terms(**changes), asked) == 1


def test_having_it_read_sends_nothing_and_keeps_what_was_typed(
    client: Client, asked: Project, paul: User
) -> None:
    open_offer(paul, asked)
    client.force_login(paul)

    page = client.post(reverse("offers:write", args=[asked.pk]), typed(read="1")).content.decode()

    assert Offer.objects.count() == 0
    assert "Rien n’est encore envoyé" in page
    assert "Une identité qui se lit de loin." in page


def test_from_the_second_offer_on_nobody_coaches(
    client: Client, asked: Project, project: Project, paul: User
) -> None:
    offer_of(paul, project)
    open_offer(paul, asked)
    client.force_login(paul)

    page = client.get(reverse("offers:write", args=[asked.pk])).content.decode()

    assert 'id="coach"' not in page
