"""The accountant's desk: finding a payment, reading its story, giving money back by two."""

import threading
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.tests.factories import CompanyFactory, UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.kit.models import Trace
from ouvrage.notifications.models import Notice
from ouvrage.payments.errors import NeedsSecondPerson
from ouvrage.payments.models import Payment, Refund
from ouvrage.payments.services import approve_refund, propose_refund, sell
from ouvrage.payments.states import ChargeState, PaymentState, RefundState
from ouvrage.payments.tests.factories import Price, Rate, answered, asked, card, paid, refused
from ouvrage.payments.tests.test_paying import race

pytestmark = pytest.mark.django_db
LIST = reverse("payments:desk")


@pytest.fixture
def agnes(db):
    return UserFactory(pseudo="agnes", staff_roles=["accountant"])


@pytest.fixture
def bruno(db):
    return UserFactory(pseudo="bruno", staff_roles=["accountant"])


@pytest.fixture
def at_desk(client: Client, agnes, settings):
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    client.force_login(agnes)
    return client


def large(company) -> Payment:
    """Paid and sold for: a year of the larger plan."""
    payment = paid(asked(company, 84_960, label="Privilège, 12 mois"))
    sell(
        key=f"sale:{payment.pk}",
        company_id=company.pk,
        brand_id=BrandFactory().pk,
        kind="plan",
        label={"fr": "Privilège, 12 mois", "en": "Privilège, 12 months"},
        amounts=Price(70_800, 14_160),
        case=Rate(),
        payment_id=payment.pk,
        actor=None,
    )
    payment.refresh_from_db()
    return payment


def text_of(client: Client, url: str, **query: Any) -> str:
    return client.get(url, query).content.decode()


def story(payment: Payment) -> str:
    return reverse("payments:desk_payment", args=[payment.pk])


def give_back(client: Client, payment: Payment, amount: str, **changes: Any) -> Any:
    sale = payment.sales.filter(reverses__isnull=True).first()
    data = {
        "refund_id": uuid4(),
        "source": str(sale.pk) if sale else "in_hand",
        "amount": amount,
        "reason": "Service interrompu",
    }
    return client.post(reverse("payments:refund", args=[payment.pk]), data | changes)


def test_a_payment_is_found_by_company_amount_state_and_the_providers_number(at_desk, paul, nadia):
    paul.company.name = "Mercier Illustration"  # numbered names begin alike
    paul.company.save()
    mine, other = paid(asked(paul.company, 3480)), asked(nadia.company, 7080)

    for query in (
        {"q": paul.company.name[:9]},
        {"q": str(mine.pk)},
        {"q": mine.gateway_id},
        {"montant": "34,80"},
        {"etat": "paid"},
        {"passerelle": "simulator"},
    ):
        text = text_of(at_desk, LIST, **query)
        assert story(mine) in text, query
        assert story(other) not in text, query


def test_what_was_never_paid_is_found_by_its_day(at_desk, paul):
    payment = asked(paul.company)
    day = payment.asked_at.date()

    assert story(payment) in text_of(at_desk, LIST, du=day, au=day)
    assert story(payment) not in text_of(at_desk, LIST, au="2020-01-01")


def test_what_needs_a_hand_is_apart_and_counted(at_desk, paul, nadia):
    well, ill = paid(asked(paul.company)), refused(asked(nadia.company))

    text = text_of(at_desk, LIST, onglet="aide")

    assert story(ill) in text
    assert story(well) not in text
    assert '<span class="count">1</span>' in text


def test_the_list_costs_as_much_for_many_as_for_one(at_desk, django_assert_max_num_queries):
    for _ in range(60):
        paid(asked(CompanyFactory()))

    with django_assert_max_num_queries(12):
        text = text_of(at_desk, LIST)

    assert text.count("data-row>") == 50
    assert 'rel="next"' in text


def test_the_story_tells_every_try_refund_sale_and_movement(
    at_desk, paul, agnes, django_assert_max_num_queries
):
    card(paul.company)
    payment = refused(asked(paul.company, 84_960))
    payment = large_after(payment)
    for _ in range(5):
        propose_refund(
            key=str(uuid4()), payment_id=payment.pk, amount_cents=100, reason="Geste", actor=agnes,
            sale_id=payment.sales.filter(reverses__isnull=True).get().pk,
        )  # fmt: skip

    with django_assert_max_num_queries(24):
        text = text_of(at_desk, story(payment))

    for told in ("Tentative 1", "Tentative 2", "Vendu", "Geste", "psp:simulator", "Visa ···· 4242"):
        assert told in text, told


def large_after(payment: Payment) -> Payment:
    """The second try of a payment goes well, and it is sold for."""
    answered(payment, ChargeState.PAID)
    sell(
        key=f"sale:{payment.pk}",
        company_id=payment.company_id,
        brand_id=BrandFactory().pk,
        kind="plan",
        label={"fr": "Privilège", "en": "Privilège"},
        amounts=Price(70_800, 14_160),
        case=Rate(),
        payment_id=payment.pk,
        actor=None,
    )
    return payment


def test_a_small_refund_goes_at_once_and_once(at_desk, paul):
    payment, refund_id = large(paul.company), uuid4()

    give_back(at_desk, payment, "100,00", refund_id=refund_id)
    response = give_back(at_desk, payment, "100,00", refund_id=refund_id)

    refund = Refund.objects.get()
    assert response.status_code == 303
    assert (refund.state, refund.amount_cents) == (RefundState.ORDERED, 10_000)
    assert payment.sales.filter(reverses__isnull=False).get().ttc_cents == -10_000


def test_an_amount_that_is_none_keeps_what_was_typed(at_desk, paul):
    response = give_back(at_desk, large(paul.company), "beaucoup")

    assert response.status_code == 422
    assert "Service interrompu" in response.content.decode()
    assert not Refund.objects.exists()


def test_a_large_refund_waits_for_a_colleague(at_desk, paul, bruno):
    payment = large(paul.company)

    give_back(at_desk, payment, "500")
    refund = Refund.objects.get()
    at_desk.post(reverse("payments:approve", args=[refund.pk]))
    refund.refresh_from_db()
    assert refund.state == RefundState.TO_APPROVE

    at_desk.force_login(bruno)
    assert "Service interrompu" in text_of(at_desk, LIST)
    at_desk.post(reverse("payments:approve", args=[refund.pk]))

    refund.refresh_from_db()
    assert (refund.state, refund.approved_by) == (RefundState.ORDERED, bruno)


def test_a_large_refund_is_not_given_in_small_parts(at_desk, paul):
    payment = large(paul.company)

    give_back(at_desk, payment, "150")
    give_back(at_desk, payment, "51")

    states = Refund.objects.order_by("asked_at").values_list("state", flat=True)
    assert list(states) == [RefundState.ORDERED, RefundState.TO_APPROVE]


def test_whoever_asked_reads_why_it_was_declined(at_desk, paul, agnes, bruno):
    payment = large(paul.company)
    give_back(at_desk, payment, "500")
    refund, url = Refund.objects.get(), reverse("payments:decline", args=[Refund.objects.get().pk])
    at_desk.force_login(bruno)

    at_desk.post(url, {"answer": ""})
    refund.refresh_from_db()
    assert refund.state == RefundState.TO_APPROVE
    at_desk.post(url, {"answer": "Le service était rendu."})

    refund.refresh_from_db()
    assert refund.state == RefundState.DECLINED
    assert "Le service était rendu." in Notice.objects.get(reader=agnes).text
    assert "Le service était rendu." in text_of(at_desk, story(payment))


def test_a_refused_payment_is_tried_again_or_given_up(at_desk, paul):
    card(paul.company)
    payment = refused(asked(paul.company))

    at_desk.post(reverse("payments:retry", args=[payment.pk]))
    payment.refresh_from_db()
    assert payment.state == PaymentState.PROCESSING
    refused(payment)
    at_desk.post(reverse("payments:cancel", args=[payment.pk]))

    payment.refresh_from_db()
    assert payment.state == PaymentState.CANCELLED


def test_the_file_of_the_list_keeps_its_filters(at_desk, paul, nadia):
    paid(asked(paul.company, 3480)), asked(nadia.company, 7080)

    answer = at_desk.get(reverse("payments:desk_export"), {"etat": "paid"})

    text = b"".join(answer.streaming_content).decode()
    assert "34,80" in text
    assert "70,80" not in text


@pytest.fixture
def contested(transactional_db):
    """A large refund that two accountants are about to approve."""
    paul = UserFactory(pseudo="paul", provider=True)
    people = [UserFactory(pseudo=name, staff_roles=["accountant"]) for name in ("a", "b", "c")]
    payment = paid(asked(paul.company, 84_960))
    refund = propose_refund(
        key="large", payment_id=payment.pk, amount_cents=50_000, reason="Geste", actor=people[0]
    )
    return payment, refund, people[1:]


def approvals(refund_id) -> int:
    """How often it was let go, by the trace."""
    return Trace.objects.filter(row_id=str(refund_id), target=RefundState.ORDERED).count()


def test_two_approvals_at_once_are_one_refund(contested):
    payment, refund, (bruno, carla) = contested

    failures = race(
        lambda: approve_refund(refund_id=refund.pk, actor=bruno),
        lambda: approve_refund(refund_id=refund.pk, actor=carla),
    )

    payment.refresh_from_db()
    assert failures == []
    assert approvals(refund.pk) == 1
    assert payment.in_hand_cents == 34_960


def test_without_the_lock_two_approvals_both_let_it_go(contested, monkeypatch):
    _payment, refund, (bruno, carla) = contested
    start = threading.Barrier(2)

    def look(rows, **lookup):
        found = rows.get(**lookup)
        if isinstance(found, Refund):
            start.wait()
        return found

    monkeypatch.setattr("ouvrage.kit.db.LockingQuerySet.locked", look)
    race(
        lambda: approve_refund(refund_id=refund.pk, actor=bruno),
        lambda: approve_refund(refund_id=refund.pk, actor=carla),
    )

    assert approvals(refund.pk) == 2


def test_two_halves_asked_at_once_by_one_person_need_a_colleague(transactional_db):
    paul = UserFactory(pseudo="paul", provider=True)
    agnes = UserFactory(pseudo="agnes", staff_roles=["accountant"])
    payment = paid(asked(paul.company, 84_960))

    def ask(key):
        propose_refund(
            key=key, payment_id=payment.pk, amount_cents=15_000, reason="Geste", actor=agnes
        )

    assert race(lambda: ask("one"), lambda: ask("two")) == []
    assert set(Refund.objects.values_list("state", flat=True)) == {
        RefundState.ORDERED,
        RefundState.TO_APPROVE,
    }


def test_nobody_else_approves(contested_alone):
    refund, nobody = contested_alone

    with pytest.raises(NeedsSecondPerson):
        approve_refund(refund_id=refund.pk, actor=nobody)


@pytest.fixture
def contested_alone(paul, agnes, sophie):
    payment = paid(asked(paul.company, 84_960))
    refund = propose_refund(
        key="large", payment_id=payment.pk, amount_cents=50_000, reason="Geste", actor=agnes
    )
    return refund, sophie
