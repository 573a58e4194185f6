"""Price bands: what contracts stand behind one, when it changes, how it is rounded."""

from datetime import timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.models import Category
from ouvrage.brands.tests.factories import CategoryFactory
from ouvrage.contracts.banding import rounded
from ouvrage.contracts.models import Contract, Milestone, MilestoneWord, Pace, ProgressReport
from ouvrage.contracts.services import publish_bands
from ouvrage.contracts.states import ContractState
from ouvrage.contracts.tests.factories import signed_by_several, signed_for
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import clock_at, now
from ouvrage.offers.tests.races import before_commit
from ouvrage.projects.bands.queries import guide_of
from ouvrage.projects.models import PriceBand
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
TEN = [price * 10_000 for price in range(1, 11)]
"""€100, €200… to €1,000."""


@pytest.fixture
def logos(db: None) -> Category:
    return CategoryFactory()


@pytest.fixture
def packaging(logos: Category) -> Category:
    return CategoryFactory(slug="packaging", name_fr="Packaging", brand=logos.brand)


def band_of(category: Category | None) -> PriceBand | None:
    return PriceBand.objects.filter(category=category).first()


def test_ten_contracts_of_five_providers_make_a_band_of_the_middle_half(logos: Category) -> None:
    signed_by_several(TEN)

    publish_bands()

    band = band_of(logos)
    assert band is not None
    assert (band.low_cents, band.median_cents, band.high_cents) == (30_000, 50_000, 80_000)
    assert (band.contracts, band.providers) == (10, 5)


def test_nine_contracts_make_none(logos: Category) -> None:
    signed_by_several(TEN[:9])

    assert publish_bands() == 0


def test_ten_contracts_of_four_providers_make_none(logos: Category) -> None:
    signed_by_several(TEN, providers=4)

    assert publish_bands() == 0


def test_a_heavy_provider_counts_with_three_contracts_only(logos: Category) -> None:
    heavy = UserFactory(provider=True)
    signed_by_several(TEN[:6], providers=6)
    for _ in range(20):
        signed_for(900_000, heavy)

    assert publish_bands() == 0  # 6 and 3: nine that count

    signed_by_several(TEN[6:7], providers=1)
    publish_bands()

    band = band_of(logos)
    assert band is not None
    assert (band.contracts, band.providers) == (10, 8)


def test_a_heavy_client_counts_with_three_contracts_only(logos: Category) -> None:
    signed_by_several(TEN, client=UserFactory())

    assert publish_bands() == 0


def test_the_latest_contracts_of_a_provider_are_those_that_count(logos: Category) -> None:
    heavy = UserFactory(provider=True)
    for days in range(3, 13):
        signed_for(9_000_000, heavy, at=now() - timedelta(days=days))
    for _ in range(3):
        signed_for(20_000, heavy)
    signed_by_several([20_000] * 7, providers=7)

    publish_bands()

    band = band_of(logos)
    assert band is not None
    assert band.high_cents == 20_000
    assert band.is_narrow


def test_contracts_that_were_never_signed_by_both_are_left_out(logos: Category) -> None:
    signed_by_several(TEN[:9])
    signed_by_several(TEN[9:], providers=1, state=ContractState.ABANDONED)

    assert publish_bands() == 0


@pytest.mark.parametrize(("began", "bands"), [("", 0), ("reported", 2), ("sent back", 2)])
def test_a_contract_terminated_counts_when_its_work_had_begun(
    logos: Category, began: str, bands: int
) -> None:
    signed_by_several(TEN[:9])
    (ended,) = signed_by_several(TEN[9:], providers=1, state=ContractState.TERMINATED)
    if began == "reported":
        report(ended)
    if began == "sent back":
        deliver_in_vain(ended)

    assert publish_bands() == bands


def deliver_in_vain(contract: Contract) -> None:
    """What was delivered was sent back: its milestone is open again, its words stay."""
    part = Milestone.objects.create(
        id=new_id(), contract=contract, position=1, label="Esquisses", amount_cents=100
    )
    MilestoneWord.objects.create(
        milestone=part, author=contract.offer.author, delivered=True, text="Voici."
    )


def report(contract: Contract) -> None:
    ProgressReport.objects.create(
        id=new_id(), contract=contract, author=contract.offer.author, pace=Pace.ON_TIME, text="Oui."
    )


def test_contracts_signed_long_ago_are_left_out(logos: Category) -> None:
    signed_by_several(TEN[:9])
    signed_by_several(TEN[9:], providers=1, at=now() - relativedelta(months=24, days=1))

    assert publish_bands() == 0


def test_a_category_below_the_bound_reads_the_band_of_its_site(
    logos: Category, packaging: Category
) -> None:
    signed_by_several(TEN[:5])
    signed_by_several(TEN[5:], category=packaging)

    assert publish_bands() == 1
    guide = guide_of(ProjectFactory(category=logos))
    assert guide.band is not None
    assert guide.is_of_site
    assert guide.band.brand == logos.brand


def test_a_category_with_a_band_of_its_own_reads_it(logos: Category, packaging: Category) -> None:
    signed_by_several(TEN)
    signed_by_several([900_000] * 10, category=packaging)

    publish_bands()

    assert guide_of(ProjectFactory(category=logos)).band == band_of(logos)
    assert guide_of(ProjectFactory(category=packaging)).band == band_of(packaging)


def test_contracts_of_another_site_say_nothing(logos: Category) -> None:
    signed_by_several(TEN)
    publish_bands()
    elsewhere = CategoryFactory(slug="sites-web", brand__slug="code")

    guide = guide_of(ProjectFactory(category=elsewhere, brand=elsewhere.brand))

    assert guide.band is None


def test_one_more_contract_never_moves_a_band(logos: Category) -> None:
    signed_by_several(TEN)
    publish_bands()
    before = PriceBand.objects.order_by("pk").values()
    seen = list(before)

    for _ in range(4):
        signed_by_several([5_000_000], providers=1)
        assert publish_bands() == 0

    assert list(before.all()) == seen


def test_a_provider_who_signs_often_does_not_move_a_band_alone(logos: Category) -> None:
    signed_by_several(TEN)
    publish_bands()

    signed_by_several([5_000_000] * 20, providers=1)

    assert publish_bands() == 0


def test_a_band_changes_when_five_more_providers_have_signed(logos: Category) -> None:
    signed_by_several(TEN)
    publish_bands()

    signed_by_several([5_000_000] * 5)
    publish_bands()

    band = band_of(logos)
    assert band is not None
    assert (band.contracts, band.high_cents) == (15, 5_000_000)
    assert band.tens == 10


def test_a_band_stays_while_its_contracts_leave_one_by_one_then_goes(logos: Category) -> None:
    signed_by_several(TEN[:9])
    signed_by_several(TEN[9:], providers=1, at=now() - timedelta(days=600))
    publish_bands()

    with clock_at(now() + timedelta(days=300)):
        assert publish_bands() == 0
        assert band_of(logos) is not None
    with clock_at(now() + timedelta(days=800)):
        publish_bands()
    assert band_of(logos) is None


@pytest.mark.parametrize(
    ("signed", "shown"),
    [
        (1, 1_000),
        (12_340, 12_000),
        (33_900, 35_000),
        (71_500, 70_000),
        (99_900, 100_000),
        (123_400, 120_000),
        (249_999, 250_000),
        (339_000, 350_000),
        (1_234_000, 1_200_000),
        (6_200_000, 6_000_000),
    ],
)
def test_amounts_are_rounded_so_that_none_is_a_contract(signed: int, shown: int) -> None:
    assert rounded(signed) == shown


def test_rounding_keeps_the_order_of_amounts() -> None:
    shown = [rounded(cents) for cents in range(100, 2_000_000, 777)]

    assert shown == sorted(shown)


def test_counting_is_one_statement_however_many_contracts(
    logos: Category, django_assert_max_num_queries: Any
) -> None:
    signed_by_several(TEN * 3, providers=30)

    with django_assert_max_num_queries(10):
        publish_bands()


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_publish_one_moment_only() -> None:
    logos = CategoryFactory()
    signed_by_several(TEN)

    def sign_and_publish() -> None:
        signed_by_several([5_000_000], providers=1)
        publish_bands()

    before_commit(publish_bands, sign_and_publish)

    band = band_of(logos)
    assert band is not None
    assert band.contracts == 10


def test_anybody_reads_how_bands_are_computed_with_the_numbers_in_force(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    client.get(reverse("contracts:bands"))

    with django_assert_max_num_queries(4):
        page = client.get(reverse("contracts:bands")).content.decode()

    assert "au moins 10 contrats de 5 prestataires différents" in page
    assert "les 24 derniers mois" in page
    assert "au plus les 3 derniers contrats" in page.replace("\xa0", " ")
