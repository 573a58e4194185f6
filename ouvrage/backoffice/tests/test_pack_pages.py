"""Administrators propose figures of a pack; they see whom they touch before they ask."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from ouvrage.brands.errors import SecondPersonNeeded
from ouvrage.brands.models import Decision
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.credits.models import PackVersion
from ouvrage.credits.packs.queries import pack_in_force
from ouvrage.credits.packs.services import publish_pack_version
from ouvrage.credits.tests.factories import bought_pack, install_packs, ordered_pack
from ouvrage.kit.time import clock_at, now, today
from ouvrage.subscriptions.tests.factories import install_plans

LIST = reverse("backoffice:packs")
MIXTE = reverse("backoffice:pack", args=["mixte"])


@pytest.fixture(autouse=True)
def packs(db):
    BrandFactory()
    install_packs()
    install_plans()


def figures(*, days=1, **more):
    return {
        "ht_cents": "24,90",
        "consultation": 12,
        "offre": 6,
        "contact": 2,
        "validity_days": 365,
        "is_on_sale": "on",
        "day": (today() + timedelta(days=days)).isoformat(),
        "why": "Les charges ont monté.",
        "request_id": uuid4(),
        **more,
    }


def test_versions_stand_side_by_side_in_few_queries(
    desk, agnes, bruno, django_assert_max_num_queries
):
    version = PackVersion.objects.get(pack__code="mixte")
    for number in range(2, 9):
        version.pk, version.number = None, number
        version.starts_at = now() + timedelta(days=number)
        version.decided_by_id, version.approved_by_id = agnes.pk, bruno.pk
        version.save()
    desk.get(LIST)

    with django_assert_max_num_queries(9):
        page = desk.get(LIST).content.decode()

    assert "19,90" in page
    assert "Bruno Lemaire" in page


def test_before_it_is_asked_the_page_says_whom_it_touches(desk, paul, nadia):
    bought_pack(paul)
    ordered_pack(nadia)

    page = desk.post(MIXTE, figures()).content.decode()

    assert "19,90" in page
    assert "24,90" in page
    assert "1 commande non payée" in page
    assert "1 entreprise" in page
    assert not Decision.objects.exists()


def test_a_pack_cheaper_than_the_plans_is_noticed(desk):
    page = desk.post(MIXTE, figures(ht_cents="2")).content.decode()

    assert "Essentiel" in page


def test_asked_approved_and_then_in_force_on_its_day(desk, other_desk, agnes, bruno):
    given = figures(days=3, decide="1")

    desk.post(MIXTE, given)
    desk.post(MIXTE, given)  # a double click
    own = desk.post(reverse("backoffice:decision_approve", args=[given["request_id"]]))
    assert own.status_code in {303, 409}
    assert PackVersion.objects.filter(pack__code="mixte").count() == 1
    sheet = reverse("backoffice:decision", args=[given["request_id"]])
    assert "24,90" in other_desk.get(sheet).content.decode()
    other_desk.post(reverse("backoffice:decision_approve", args=[given["request_id"]]))

    version = PackVersion.objects.get(pack__code="mixte", number=2)
    assert (version.decided_by_id, version.approved_by_id) == (agnes.pk, bruno.pk)
    assert pack_in_force("mixte").ht_cents == 1_990
    with clock_at(now() + timedelta(days=3)):
        assert pack_in_force("mixte").ht_cents == 2_490
    assert "19,90" in other_desk.get(sheet).content.decode()  # what held then


def test_a_pack_leaves_the_shelf_by_two_people(desk, other_desk):
    given = figures(days=0, decide="1", is_on_sale="")
    desk.post(MIXTE, given)
    other_desk.post(reverse("backoffice:decision_approve", args=[given["request_id"]]))

    assert not pack_in_force("mixte").is_on_sale


@pytest.mark.parametrize(
    "wrong",
    [
        {"ht_cents": "0"},
        {"consultation": "0", "offre": "0", "contact": "0"},
        {"offre": "-1"},
        {"validity_days": "3"},
        {"day": "2020-01-01"},
        {"why": ""},
    ],
)
def test_a_slip_is_refused_and_what_was_typed_stays(desk, wrong):
    answer = desk.post(MIXTE, figures(decide="1", **wrong))

    assert answer.status_code == 422
    assert 'value="24,90"' in answer.content.decode() or "ht_cents" in wrong
    assert not Decision.objects.exists()


def test_the_same_figures_are_no_change(desk):
    same = figures(decide="1", ht_cents="19,90", consultation=10, offre=5)

    assert desk.post(MIXTE, same).status_code == 422


def test_nobody_decides_a_pack_alone(agnes):
    with pytest.raises(SecondPersonNeeded):
        publish_pack_version(
            pack_code="mixte", figures={"ht_cents": 9}, actor=agnes, approved_by=agnes
        )
    version = PackVersion.objects.get(pack__code="mixte")
    version.pk, version.number = None, 99
    version.decided_by_id = version.approved_by_id = agnes.pk
    with pytest.raises(IntegrityError, match="two_people"), transaction.atomic():
        version.save()


def test_an_unknown_pack_is_no_page(desk):
    assert desk.get(reverse("backoffice:pack", args=["platine"])).status_code == 404
