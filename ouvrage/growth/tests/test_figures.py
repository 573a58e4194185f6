"""Honest figures of a small world, counted by hand."""

from datetime import timedelta
from typing import Any

import pytest

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.models import Skill
from ouvrage.brands.tests.factories import BrandFactory, SkillFactory
from ouvrage.contracts.models import Contract, ContractVersion
from ouvrage.contracts.states import ContractState
from ouvrage.growth.figures import HonestFigures
from ouvrage.kit.ids import new_id
from ouvrage.kit.money import Money
from ouvrage.kit.time import now, today
from ouvrage.offers.models import Offer
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory


@pytest.fixture
def logo(db: None) -> Skill:
    return SkillFactory()


def project(*skills: Skill, days_ago: int = 10, **fields: Any) -> Project:
    made = ProjectFactory(published_at=now() - timedelta(days=days_ago), **fields)
    made.skills.set(skills)
    return made


def offered(on: Project, cents: int = 90_000) -> Offer:
    author = UserFactory(provider=True)
    return Offer.objects.create(
        id=new_id(),
        project=on,
        company=author.company,
        author=author,
        price_cents=cents,
        delivery_days=10,
        pitch="Trois pistes.",
        valid_until_on=today(),
    )


def signed(on: Project, cents: int, days_ago: int = 1) -> Contract:
    assert on.client
    offer = offered(on, cents)
    contract = Contract.objects.create(
        id=new_id(),
        number=f"T-{offer.pk.hex[-12:]}",
        project=on,
        offer=offer,
        client=on.client,
        company=offer.company,
        state=ContractState.IN_FORCE,
        version=2,
        in_force_at=now() - timedelta(days=days_ago),
    )
    for number, amount in ((1, 1), (2, cents)):
        ContractVersion.objects.create(
            contract=contract, number=number, content={}, sha256="0" * 64, amount_cents=amount
        )
    return contract


def test_projects_offers_and_shares_are_those_of_the_skills_asked(logo: Skill) -> None:
    site = SkillFactory(slug="site")
    ours = project(logo, site)
    offered(ours)
    offered(ours)
    signed(project(logo, state=ProjectState.SIGNED), 120_000)
    project(logo, state=ProjectState.CANCELLED)
    offered(project(site))
    project(logo, days_ago=91)

    figures = HonestFigures([logo.pk]).count()

    assert (figures.validated, figures.offers, figures.realised, figures.fell) == (3, 3, 1, 1)
    assert (figures.offers_tenths, figures.realised_percent) == (10, 33)


def test_a_project_that_asks_for_two_of_the_skills_counts_once(logo: Skill) -> None:
    site = SkillFactory(slug="site")
    offered(project(logo, site))

    figures = HonestFigures([logo.pk, site.pk]).count()

    assert (figures.validated, figures.offers) == (1, 1)


def test_the_median_is_that_of_the_versions_in_force(logo: Skill) -> None:
    for cents in (50_000, 70_000, 90_000, 200_000, 900_000):
        signed(project(logo, state=ProjectState.IN_PROGRESS), cents)
    signed(project(logo, state=ProjectState.FINALISED), 1, days_ago=120)

    figures = HonestFigures([logo.pk]).count()

    assert (figures.signed, figures.median) == (5, Money(90_000))


def test_a_median_of_few_companies_is_not_told(logo: Skill) -> None:
    for cents in (50_000, 70_000, 90_000, 200_000):
        signed(project(logo, state=ProjectState.IN_PROGRESS), cents)

    figures = HonestFigures([logo.pk]).count()

    assert (figures.signed, figures.median) == (4, None)


def test_a_low_volume_is_said(logo: Skill) -> None:
    for _ in range(9):
        project(logo)
    assert HonestFigures([logo.pk]).count().is_few

    project(logo)
    assert not HonestFigures([logo.pk]).count().is_few


def test_nothing_is_said_of_nothing(logo: Skill) -> None:
    figures = HonestFigures([logo.pk]).count()

    assert (figures.offers_tenths, figures.realised_percent, figures.median) == (None, None, None)


def test_a_site_and_a_category_narrow_the_figures(logo: Skill) -> None:
    ours = project(logo)
    project(logo, brand=BrandFactory(slug="plume"))

    assert HonestFigures(brand_id=ours.brand_id).count().validated == 1
    assert HonestFigures(category_id=ours.category_id).count().validated == 2


def test_the_figures_cost_three_queries(logo: Skill, django_assert_num_queries: Any) -> None:
    offered(project(logo))

    HonestFigures([logo.pk]).count()  # parameters are read once and kept

    with django_assert_num_queries(3):
        HonestFigures([logo.pk]).count()
