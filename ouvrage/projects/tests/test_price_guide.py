"""What a client reads of prices beside the budget of his project, and in which words."""

import re
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.kit.money import Money
from ouvrage.kit.time import now
from ouvrage.projects.bands.models import Place
from ouvrage.projects.bands.queries import guide_of
from ouvrage.projects.models import PriceBand, Project
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db


def band(project: Project, *, of_site: bool = False, **changes: Any) -> PriceBand:
    known = {
        "low_cents": 60_000,
        "median_cents": 90_000,
        "high_cents": 150_000,
        "contracts": 27,
        "providers": 9,
        "counted_until": now(),
    }
    category = None if of_site else project.category
    return PriceBand.objects.create(brand=project.brand, category=category, **{**known, **changes})


@pytest.fixture
def draft(claire: User) -> Project:
    return ProjectFactory(client=claire, draft=True)


@pytest.fixture
def budget(client: Client, claire: User, draft: Project) -> Any:
    """The text of the step with the budget."""
    client.force_login(claire)
    url = reverse("projects:step", args=[draft.token, "budget"])

    def text() -> str:
        page = client.get(url).content.decode()
        main = page[page.index("<main") : page.index("</main")]
        return " ".join(re.sub(r"<[^>]+>", " ", main).split())

    return text


def test_without_a_band_nothing_is_invented(budget: Any) -> None:
    shown = budget()

    assert "Pas encore assez de contrats signés pour donner un repère de prix." in shown
    assert "la moitié des contrats" not in shown


def test_the_band_of_the_category_is_told_with_its_count_by_tens(
    budget: Any, draft: Project
) -> None:
    band(draft)

    shown = budget()

    assert "la moitié des contrats ont été signés entre 600 € et 1 500 € HT" in shown
    assert "celui du milieu pour 900 € environ" in shown
    assert "Au moins 20 contrats, dans la catégorie « Logo et identité »." in shown
    assert re.findall(r"(\d+) contrats", shown) == ["20"]


def test_the_band_of_the_site_is_told_as_such(budget: Any, draft: Project) -> None:
    band(draft, of_site=True)

    assert (
        "dans toutes les catégories du site Atelier Graphique, car « Logo et identité » seule"
        in budget()
    )


def test_a_band_of_one_amount_is_told_in_one_amount(budget: Any, draft: Project) -> None:
    band(draft, low_cents=90_000, high_cents=90_000)

    assert "la moitié au moins des contrats ont été signés pour 900 € HT environ" in budget()


def test_other_steps_say_nothing_of_prices(client: Client, claire: User, draft: Project) -> None:
    band(draft)
    client.force_login(claire)

    page = client.get(reverse("projects:step", args=[draft.token, "details"])).content.decode()

    assert "Repère de prix" not in page


def test_a_guide_is_one_query(draft: Project, django_assert_num_queries: Any) -> None:
    band(draft)
    band(draft, of_site=True)

    with django_assert_num_queries(1):
        guide = guide_of(draft)

    assert not guide.is_of_site


@pytest.mark.parametrize(
    ("cents", "place"),
    [
        (59_999, Place.BELOW),
        (60_000, Place.WITHIN),
        (150_000, Place.WITHIN),
        (150_001, Place.ABOVE),
    ],
)
def test_a_price_stands_below_within_or_above(draft: Project, cents: int, place: Place) -> None:
    assert band(draft).place_of(Money(cents)) == place


@pytest.mark.parametrize(
    "changes",
    [{"contracts": 9}, {"providers": 4}, {"low_cents": 100_000}, {"high_cents": 80_000}],
)
def test_the_database_refuses_a_band_of_few_or_out_of_order(
    draft: Project, changes: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        band(draft, **changes)


@pytest.mark.parametrize("of_site", [True, False])
def test_there_is_one_band_of_each(draft: Project, of_site: bool) -> None:
    band(draft, of_site=of_site)

    with pytest.raises(IntegrityError), transaction.atomic():
        band(draft, of_site=of_site)
