"""The demo lives through the real services, keeps its promises, and goes on where it stopped."""

from itertools import pairwise
from typing import Any

import pytest

from ouvrage.journal.models import Fact
from ouvrage.kit.verifying import run_checks
from ouvrage.ledger.models import Posting
from ouvrage.payments.models import Difference, Refund
from ouvrage.payments.states import RefundState
from ouvrage.projects.models import PriceBand, Project
from ouvrage.subscriptions.models import Incident
from ouvrage.web.demo import loader
from ouvrage.web.demo.reading import briefs, read

WANTED = ("draft", "submitted", "open", "finalised")


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The first brief of some states, in the place of all others."""
    rows = [next(row for row in briefs() if row["state"] == state) for state in WANTED]
    monkeypatch.setattr(loader, "briefs", lambda: rows)
    return rows


def load(stop_after: int | None = None) -> None:
    def tick(done: int, total: int) -> None:
        if done == stop_after:
            raise KeyboardInterrupt

    loader.load(size="small", tick=tick)


@pytest.mark.django_db
def test_each_project_ends_in_the_state_that_its_brief_asks_for(few: list[dict[str, Any]]) -> None:
    load()

    states = {
        project.imported_as: project.state for project in Project.objects.exclude(imported_as=None)
    }
    assert states == {f"demo:{row['key']}": row["state"] for row in few}
    assert [outcome.problems for outcome in run_checks() if outcome.problems] == []
    assert chains_run_forward()


def chains_run_forward() -> bool:
    """Whoever reads his movements reads them in the order of their dates."""
    links = Posting.objects.filter(position__isnull=False).order_by("account_id", "position")
    pairs = pairwise(links.values_list("account_id", "entry__at"))
    return all(one[1] <= next_one[1] for one, next_one in pairs if one[0] == next_one[0])


@pytest.mark.django_db
def test_a_load_that_is_cut_short_goes_on_and_repeats_nothing(few: list[dict[str, Any]]) -> None:
    with pytest.raises(KeyboardInterrupt):
        load(stop_after=2)
    assert not loader.is_loaded()

    load()
    facts = Fact.objects.count()
    load()

    assert loader.is_loaded()
    assert Project.objects.count() == len(few)
    assert Fact.objects.count() == facts


@pytest.mark.django_db
def test_the_accountant_finds_one_of_each_trouble(few: list[dict[str, Any]]) -> None:
    load()

    states = sorted(Incident.objects.values_list("state", flat=True))
    assert states == ["contested", "open"]
    assert Refund.objects.filter(state=RefundState.TO_APPROVE).count() == 1
    assert Difference.objects.get(closed_at=None).kind == "missing_here"


@pytest.mark.django_db
def test_enough_logos_were_signed_for_a_price_guide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "briefs", lambda: read("projects_logos.json"))

    load()

    band = PriceBand.objects.get(category__slug="logo-identite")
    assert band.contracts >= 10
    assert band.providers >= 5
