"""The second person reads what changes, whom it touches and why; then says yes or no."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from ouvrage.access.parameters import CONTACT_CAP
from ouvrage.brands.models import Decision
from ouvrage.brands.services import ask_decision
from ouvrage.kit.time import now

LIST = reverse("backoffice:decisions")


def asked(actor, value=8, why="Les clients demandent plus de choix."):
    return ask_decision(
        decision_id=uuid4(),
        kind="parameter",
        key=CONTACT_CAP.key,
        payload={"value": value, "before": 6},
        actor=actor,
        starts_at=now() + timedelta(days=1),
        why=why,
    )


def test_what_waits_is_listed_with_before_and_after(other_desk, agnes):
    asked(agnes)

    page = other_desk.get(LIST).content.decode()

    assert "→" in page
    assert "Agnès Roux" in page


def test_the_sheet_shows_reach_and_reason(other_desk, agnes):
    decision = asked(agnes)

    page = other_desk.get(reverse("backoffice:decision", args=[decision.pk])).content.decode()

    assert "Les clients demandent plus de choix." in page
    assert reverse("backoffice:decision_approve", args=[decision.pk]) in page


def test_whoever_asked_finds_no_button_to_approve_and_is_refused(desk, agnes):
    decision = asked(agnes)
    approve = reverse("backoffice:decision_approve", args=[decision.pk])

    page = desk.get(reverse("backoffice:decision", args=[decision.pk])).content.decode()
    desk.post(approve)

    assert approve not in page
    decision.refresh_from_db()
    assert decision.state == "asked"


def test_declining_wants_a_reason_and_keeps_it(other_desk, agnes):
    decision = asked(agnes)
    url = reverse("backoffice:decision_decline", args=[decision.pk])

    assert other_desk.post(url, {"answer": ""}).status_code == 422
    other_desk.post(url, {"answer": "Trop tôt."})

    decision.refresh_from_db()
    assert (decision.state, decision.answer) == ("declined", "Trop tôt.")
    assert (
        "Trop tôt."
        in other_desk.get(reverse("backoffice:decision", args=[decision.pk])).content.decode()
    )


def test_one_takes_back_one_s_own(desk, agnes):
    decision = asked(agnes)

    desk.post(reverse("backoffice:decision_take_back", args=[decision.pk]))

    assert Decision.objects.get().state == "withdrawn"


@pytest.mark.parametrize("tab", [{}, {"etat": "settled"}])
def test_many_decisions_cost_no_more_queries(other_desk, agnes, tab, django_assert_max_num_queries):
    for number in range(45):
        asked(agnes, value=7 + number % 9)
    other_desk.get(LIST, tab)

    with django_assert_max_num_queries(7):
        page = other_desk.get(LIST, tab).content.decode()

    if not tab:
        assert page.count("data-row>") == 20


def test_a_decision_nobody_has_is_no_page(desk):
    assert desk.get(reverse("backoffice:decision", args=[uuid4()])).status_code == 404
