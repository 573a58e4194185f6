"""The price guide beside offers: the same figures for the client and the provider, no ranking."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.kit.time import now
from ouvrage.offers.models import Offer
from ouvrage.offers.tests.factories import offer_of, open_offer, whole
from ouvrage.projects.models import PriceBand, Project

FIGURES = "entre 600 € et 1 500 € HT"


@pytest.fixture
def band(project: Project) -> PriceBand:
    return PriceBand.objects.create(
        brand=project.brand, category=project.category, low_cents=60_000, median_cents=90_000,
        high_cents=150_000, contracts=27, providers=9, counted_until=now(),
    )  # fmt: skip


@pytest.fixture
def page(client: Client) -> Any:
    def shown(reader: User, name: str, key: Any) -> str:
        client.force_login(reader)
        answer = client.get(reverse(name, args=[key]))
        assert answer.status_code == 200
        return answer.content.decode().replace("\u202f", " ").replace("\xa0", " ")

    return shown


def test_the_provider_reads_it_beside_his_price(
    band: PriceBand, project: Project, paul: User, page: Any
) -> None:
    open_offer(paul, project)

    assert FIGURES in page(paul, "offers:write", project.pk)


def test_without_a_band_the_provider_is_told_so(project: Project, paul: User, page: Any) -> None:
    open_offer(paul, project)

    shown = page(paul, "offers:write", project.pk)

    assert "Pas encore assez de contrats signés" in shown


def test_each_offer_is_told_below_within_or_above(
    band: PriceBand, project: Project, paul: User, nadia: User, claire: User, page: Any
) -> None:
    offer_of(paul, project, said=whole(50_000))
    offer_of(nadia, project, said=whole(200_000))

    shown = page(claire, "offers:compare", project.pk)

    assert FIGURES in shown
    assert "au-dessous de la fourchette" in shown
    assert "au-dessus de la fourchette" in shown
    assert "dans la fourchette" not in shown


def test_both_sides_read_the_same_of_one_offer(
    band: PriceBand, offer: Offer, paul: User, claire: User, page: Any
) -> None:
    for reader in (claire, paul):
        shown = page(reader, "offers:read", offer.pk)
        assert FIGURES in shown
        assert "dans la fourchette" in shown


def test_without_a_band_no_offer_is_placed(offer: Offer, claire: User, page: Any) -> None:
    for name, key in (("offers:read", offer.pk), ("offers:compare", offer.project_id)):
        shown = page(claire, name, key)
        assert "Pas encore assez de contrats signés" in shown
        assert "la fourchette" not in shown


def test_the_order_of_offers_does_not_follow_it(
    band: PriceBand, client: Client, project: Project, paul: User, nadia: User, claire: User
) -> None:
    first = offer_of(paul, project, said=whole(900_000))
    second = offer_of(nadia, project, said=whole(90_000))
    client.force_login(claire)

    lines = client.get(reverse("offers:compare", args=[project.pk])).context["lines"]

    assert [line.offer for line in lines] == [first, second]
