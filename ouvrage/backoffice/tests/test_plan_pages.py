"""Administrators propose figures of a plan; they see who renews onto them before they ask."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from ouvrage.brands.models import Decision
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.kit.time import clock_at, now, today
from ouvrage.subscriptions.models import PlanVersion
from ouvrage.subscriptions.services.announcing import announce_renewal
from ouvrage.subscriptions.tests.factories import install_plans, subscribed

LIST = reverse("backoffice:plans")
ESSENTIEL = reverse("backoffice:plan", args=["essentiel"])


@pytest.fixture(autouse=True)
def plans(db):
    BrandFactory()
    install_plans()


def figures(*, days=1, **more):
    return {
        "month_cents": "35",
        "quarter_cents": "99,00",
        "year_cents": "360",
        "consultation": 30,
        "offre": 15,
        "contact": 5,
        "validity_days": 92,
        "early_alert_hours": 0,
        "saved_searches": 10,
        "day": (today() + timedelta(days=days)).isoformat(),
        "why": "Les charges ont monté.",
        "request_id": uuid4(),
        **more,
    }


def test_versions_stand_side_by_side_in_few_queries(
    desk, agnes, bruno, django_assert_max_num_queries
):
    plan = PlanVersion.objects.get(plan__code="essentiel")
    for number in range(2, 9):
        plan.pk, plan.number, plan.starts_at = None, number, now() + timedelta(days=number)
        plan.decided_by_id, plan.approved_by_id, plan.why = agnes.pk, bruno.pk, "Essai."
        plan.save()
    desk.get(LIST)

    with django_assert_max_num_queries(9):
        page = desk.get(LIST).content.decode()

    assert "29,00" in page
    assert "Bruno Lemaire" in page


def test_before_it_is_asked_figures_stand_beside_those_in_force_with_their_reach(desk, paul):
    subscribed(paul, "essentiel", 1)

    page = desk.post(ESSENTIEL, figures(days=3)).content.decode()

    assert "29,00" in page
    assert "35,00" in page
    assert 'name="decide"' in page
    assert not Decision.objects.exists()


def test_asked_approved_and_then_in_force(desk, other_desk, agnes, bruno):
    given = figures(decide="1")

    desk.post(ESSENTIEL, given)
    desk.post(ESSENTIEL, given)  # a double click
    sheet = reverse("backoffice:decision", args=[given["request_id"]])
    assert "35,00" in other_desk.get(sheet).content.decode()
    other_desk.post(reverse("backoffice:decision_approve", args=[given["request_id"]]))

    version = PlanVersion.objects.get(plan__code="essentiel", number=2)
    assert (version.month_cents, version.quarter_cents) == (3_500, 9_900)
    assert (version.decided_by_id, version.approved_by_id) == (agnes.pk, bruno.pk)
    assert "35,00" in desk.get(LIST).content.decode()
    assert "29,00" in other_desk.get(sheet).content.decode()  # what held then


@pytest.mark.parametrize(
    "wrong",
    [
        {"month_cents": "0"},
        {"quarter_cents": "200"},
        {"year_cents": "1000"},
        {"consultation": "-1"},
        {"validity_days": "3"},
        {"day": "2020-01-01"},
        {"why": ""},
    ],
)
def test_a_slip_is_refused_and_what_was_typed_stays(desk, wrong):
    answer = desk.post(ESSENTIEL, figures(decide="1", **wrong))

    assert answer.status_code == 422
    assert 'value="99,00"' in answer.content.decode() or "quarter_cents" in wrong
    assert not Decision.objects.exists()


def test_a_price_that_was_announced_is_refused_on_its_field(desk, paul):
    with clock_at(now() - timedelta(days=40)):
        subscription = subscribed(paul, "essentiel", 3)
    announce_renewal(subscription_id=subscription.pk)

    answer = desk.post(ESSENTIEL, figures(days=2, decide="1"))

    assert answer.status_code == 422
    assert not Decision.objects.exists()


def test_the_free_plan_has_no_price_to_type(desk):
    url = reverse("backoffice:plan", args=["decouverte"])
    given = figures(decide="1", consultation=4)

    assert b'name="month_cents"' not in desk.get(url).content
    desk.post(url, given)

    assert Decision.objects.get().payload["figures"]["month_cents"] == 0


def test_the_same_figures_are_no_change(desk):
    same = figures(decide="1", month_cents="29", quarter_cents="87", year_cents="319")

    assert desk.post(ESSENTIEL, same).status_code == 422


def test_an_unknown_plan_is_no_page(desk):
    assert desk.get(reverse("backoffice:plan", args=["platine"])).status_code == 404
