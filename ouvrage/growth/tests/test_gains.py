"""What a company spent and what came of it, by hand; a median never tells on somebody."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.models import Company, User
from ouvrage.accounts.tests.factories import CompanyFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.contracts.models import Contract
from ouvrage.growth.gains import CompanyGains, Gains, peer_median, total
from ouvrage.growth.hints import hints
from ouvrage.growth.tests.test_figures import project, signed
from ouvrage.kit.ids import new_id
from ouvrage.kit.money import Money
from ouvrage.kit.time import clock_at, now
from ouvrage.offers.models import Offer
from ouvrage.payments.models import Sale


def sold(company: Company, ht_cents: int, kind: str = "plan") -> Sale:
    return Sale.objects.create(
        id=new_id(),
        key=f"test:{new_id()}",
        company=company,
        brand=BrandFactory(),
        kind=kind,
        label={"fr": "Essentiel", "en": "Essentiel"},
        ht_cents=ht_cents,
        vat_cents=ht_cents // 5,
        vat_code="domestic",
        vat_rate_bp=2_000,
        sold_at=now(),
    )


def won(company: Company, cents: int) -> None:
    contract = signed(project(), cents)
    Offer.objects.filter(pk=contract.offer_id).update(company=company)
    Contract.objects.filter(pk=contract.pk).update(company=company)


@pytest.fixture
def studio(paul: User) -> Company:
    assert paul.company
    return paul.company


def test_spending_offers_and_wins_are_counted(paul: User, studio: Company) -> None:
    sold(studio, 2_900)
    sold(studio, 1_000, kind="pack")
    opened(with_credits(paul), project())
    won(studio, 120_000)
    won(studio, 80_000)

    whole = total(CompanyGains(studio.pk).count())

    assert (whole.spent, whole.credits, whole.offers) == (3_900, 1, 2)
    assert (whole.selections, whole.signed, whole.amount) == (2, 2, 200_000)
    assert whole.per_win == Money(1_950)


def test_a_month_begins_at_midnight_in_paris(studio: Company) -> None:
    with clock_at(datetime(2026, 10, 31, 23, 30, tzinfo=UTC)):
        sold(studio, 2_900)
    with clock_at(datetime(2026, 11, 25, tzinfo=UTC)):
        months = CompanyGains(studio.pk, 3).count()

    assert [(str(one.month), one.spent) for one in months] == [
        ("2026-11-01", 2_900),
        ("2026-10-01", 0),
        ("2026-09-01", 0),
    ]


def test_the_figures_cost_six_queries(studio: Company, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(6):
        CompanyGains(studio.pk, 36).count()


def test_a_median_needs_five_subscribers_who_signed(db: None) -> None:
    for cents in (1_000, 2_000, 3_000, 4_000):
        company = CompanyFactory()
        sold(company, cents)
        won(company, 50_000)
    assert peer_median(12) is None

    last = CompanyFactory()
    sold(last, 9_000)
    won(last, 50_000)
    assert peer_median(12) == Money(3_000)


def test_hints_come_from_ones_own_figures_only() -> None:
    assert hints(Gains(spent=2_900)) != []
    assert hints(Gains(spent=2_900, credits=3, offers=2, selections=1, signed=1)) == []
    assert len(hints(Gains(credits=3, offers=5))) == 1


def test_the_page_is_empty_without_blame(client: Client, paul: User) -> None:
    client.force_login(paul)

    assert "Rien à compter pour le moment" in client.get(reverse("growth:yield")).content.decode()


def test_the_page_and_its_file_tell_the_same(client: Client, paul: User, studio: Company) -> None:
    sold(studio, 2_900)
    client.force_login(paul)

    page = client.get(reverse("growth:yield")).content.decode()
    lines = b"".join(client.get(reverse("growth:yield_export"))).decode()

    assert "29,00" in page
    assert ",2900,0,0,0,0,0" in lines
