"""Two hands on one subscription at the same moment; each twin breaks without its lock."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from ouvrage.accounts.models import Company
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.models import CreditKind, Grant
from ouvrage.credits.services import spend_credit
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, end_of_day
from ouvrage.payments.states import PaymentState
from ouvrage.payments.tests.factories import paid
from ouvrage.subscriptions import jobs, services
from ouvrage.subscriptions.models import Pause, Period, Subscription, Term
from ouvrage.subscriptions.services import (
    Source,
    cancelling,
    granting,
    ordering,
    pausing,
    renewing,
    withdrawing,
)
from ouvrage.subscriptions.tests.factories import moment, ordered, payment_of, subscribed
from ouvrage.subscriptions.tests.racing import (
    at_once,
    gate_at,
    problems,
    without_constraint,
    without_row_locks,
)

pytestmark = pytest.mark.django_db(transaction=True)

NIGHTS = [
    pytest.param(moment(2027, 2, 1), 1, id="2027-02-28, a month's end"),
    pytest.param(moment(2026, 12, 29), 3, id="2027-03-28, 23 hours long"),
    pytest.param(moment(2027, 10, 1), 1, id="2027-10-31, 25 hours long"),
]
SECOND = timedelta(seconds=1)


def provider():
    return UserFactory(provider=True)


def begun(at, months=1, person=None):
    with clock_at(at):
        return subscribed(person or provider(), "essentiel", months)


def cancel(subscription, source):
    services.cancel_subscription(subscription_id=subscription.pk, source=source, actor=None)


@pytest.mark.parametrize(("at", "months"), NIGHTS)
def test_a_cancellation_of_the_last_second_holds_back_the_renewal(at, months, monkeypatch):
    subscription = begun(at, months)
    limit = end_of_day(subscription.ends_on)
    gate = gate_at(monkeypatch, cancelling, "tell")

    at_once(
        lambda: cancel(subscription, Source(received_at=limit)),
        lambda: gate.go_by(jobs.renew),
        clock=limit + SECOND,
    )

    assert not refused_but_renewed(subscription)
    with clock_at(limit + timedelta(minutes=10)):
        jobs.renew()
    subscription.refresh_from_db()
    assert (subscription.state, subscription.terms.count()) == ("ended", 1)


@pytest.mark.parametrize(("at", "months"), NIGHTS)
def test_without_the_lock_on_its_row_what_was_refused_is_renewed(at, months, monkeypatch):
    subscription = begun(at, months)
    limit = end_of_day(subscription.ends_on)
    gate = gate_at(monkeypatch, cancelling, "tell")
    unlocked = renewing.RENEW.replace("FOR UPDATE OF held SKIP LOCKED", "")
    monkeypatch.setattr(renewing, "RENEW", unlocked)

    at_once(
        lambda: cancel(subscription, Source(received_at=limit)),
        lambda: gate.go_by(services.renew_due),
        clock=limit + SECOND,
    )

    assert refused_but_renewed(subscription)


def refused_but_renewed(subscription):
    subscription.refresh_from_db()
    waits = subscription.terms.awaiting().exists()
    return subscription.cancelled_at is not None and waits


@pytest.mark.parametrize(("at", "months"), NIGHTS)
def test_a_cancellation_that_waits_for_the_renewal_counts_from_when_it_came(
    at, months, monkeypatch
):
    subscription = begun(at, months)
    limit = end_of_day(subscription.ends_on)
    gate = gate_at(monkeypatch, renewing, "enqueue_many")
    with clock_at(limit):
        came = Source()

    at_once(
        services.renew_due,
        lambda: gate.go_by(lambda: cancel(subscription, came)),
        clock=limit + SECOND,
    )

    subscription.refresh_from_db()
    assert (subscription.state, subscription.terms.get(number=2).state) == ("ended", "void")
    assert subscription.ends_on == limit.date()


@pytest.mark.parametrize(("at", "months"), NIGHTS)
def test_stamped_after_the_wait_it_would_come_too_late(at, months, monkeypatch):
    subscription = begun(at, months)
    limit = end_of_day(subscription.ends_on)
    gate = gate_at(monkeypatch, renewing, "enqueue_many")

    at_once(
        services.renew_due,
        lambda: gate.go_by(lambda: cancel(subscription, Source())),
        clock=limit + SECOND,
    )

    subscription.refresh_from_db()
    assert subscription.state == "active"
    assert subscription.ends_on > limit.date()


def test_two_orders_at_once_leave_one(monkeypatch):
    paul = provider()

    answers = at_once(*order_together(paul, monkeypatch), clock=moment(2027, 2, 1))

    assert answers == {"done": 2}
    assert Subscription.objects.live().count() == 1


def test_without_the_lock_on_the_company_the_constraint_refuses_one(monkeypatch):
    paul = provider()
    without_company_lock(monkeypatch)

    answers = at_once(*order_together(paul, monkeypatch), clock=moment(2027, 2, 1))

    assert answers == {"done": 1, "IntegrityError": 1}


def order_together(paul, monkeypatch):
    gate = gate_at(monkeypatch, ordering, "_first_term")
    return [
        lambda: ordered(paul, order_id=uuid4()),
        lambda: gate.go_by(lambda: ordered(paul, "privilege", order_id=uuid4())),
    ]


def without_company_lock(monkeypatch):
    monkeypatch.setattr(
        type(Company.objects.all()),
        "select_for_update",
        lambda rows, **how: rows,
    )


def test_twenty_workers_and_their_replays_give_each_month_once():
    for _number in range(5):
        begun(moment(2027, 1, 31), 3)
    day = moment(2027, 3, 1)

    answers = at_once(*[jobs.grant] * 20, clock=day)
    with clock_at(day):
        jobs.grant()

    assert answers == {"done": 20}
    assert sorted(Period.objects.values_list("number", flat=True)) == [1] * 5 + [2] * 5
    assert Grant.objects.filter(key__startswith="plan:").count() == 30
    assert problems() == []


def test_without_the_lock_and_the_unique_pair_a_month_comes_more_than_once(monkeypatch):
    begun(moment(2027, 1, 31), 3)
    monkeypatch.setattr(granting, "hold", lambda name: None)
    gate = gate_at(monkeypatch, granting, "give")
    blind = granting.DUE.replace("ON CONFLICT (term_id, number) DO NOTHING", "")
    monkeypatch.setattr(granting, "DUE", blind)

    with without_constraint(
        "ALTER TABLE subscriptions_period DROP CONSTRAINT period_once",
        "DELETE FROM subscriptions_period",
        "ALTER TABLE subscriptions_period ADD CONSTRAINT period_once UNIQUE (term_id, number)",
    ):
        at_once(
            services.grant_months,
            lambda: gate.go_by(services.grant_months),
            clock=moment(2027, 3, 1),
        )
        assert list(Period.objects.values_list("number", flat=True)) == [1, 2, 2]


def test_two_tabs_pause_once(monkeypatch):
    paul = provider()
    subscription = begun(moment(2027, 2, 1), 3, paul)
    before_it = subscription.ends_on

    answers = at_once(*pause_together(paul, subscription, monkeypatch), clock=moment(2027, 2, 9))

    subscription.refresh_from_db()
    assert answers == {"done": 2}
    assert Pause.objects.count() == 1
    assert (subscription.ends_on - before_it).days == 28
    assert problems() == []


def test_without_the_row_lock_the_second_tab_runs_into_the_constraint(monkeypatch):
    paul = provider()
    subscription = begun(moment(2027, 2, 1), 3, paul)
    without_row_locks(monkeypatch)

    answers = at_once(*pause_together(paul, subscription, monkeypatch), clock=moment(2027, 2, 9))

    assert answers == {"done": 1, "IntegrityError": 1}


def test_without_the_row_lock_and_the_constraint_the_end_moves_twice(monkeypatch):
    paul = provider()
    subscription = begun(moment(2027, 2, 1), 3, paul)
    without_row_locks(monkeypatch)

    with without_constraint(
        "ALTER TABLE subscriptions_pause DROP CONSTRAINT subscriptions_pause_term_id_key",
        "DELETE FROM subscriptions_pause",
        "ALTER TABLE subscriptions_pause ADD CONSTRAINT subscriptions_pause_term_id_key"
        " UNIQUE (term_id)",
    ):
        at_once(*pause_together(paul, subscription, monkeypatch), clock=moment(2027, 2, 9))
        assert Pause.objects.count() == 2


def pause_together(paul, subscription, monkeypatch):
    gate = gate_at(monkeypatch, pausing, "freeze_wallets")
    details = {"subscription_id": subscription.pk, "months": 1, "actor": paul}
    return [
        lambda: services.pause_subscription(**details),
        lambda: gate.go_by(lambda: services.pause_subscription(**details)),
    ]


def test_a_credit_is_spent_or_the_order_withdrawn_never_both(monkeypatch):
    paul = provider()
    subscription = begun(moment(2027, 2, 1), 1, paul)

    answers = at_once(
        *withdraw_and_spend(paul, subscription, monkeypatch), clock=moment(2027, 2, 3)
    )

    subscription.refresh_from_db()
    assert subscription.end_reason == "withdrawn"
    assert answers == {"done": 1, "NoneLeft": 1}
    assert problems() == []


def test_without_holding_the_wallets_a_spent_credit_is_refunded(monkeypatch):
    paul = provider()
    subscription = begun(moment(2027, 2, 1), 1, paul)
    monkeypatch.setattr(withdrawing, "hold_wallets", lambda company_id: None)

    answers = at_once(
        *withdraw_and_spend(paul, subscription, monkeypatch), clock=moment(2027, 2, 3)
    )

    subscription.refresh_from_db()
    assert answers == {"done": 2}
    assert subscription.end_reason == "withdrawn"
    assert granting.spent_of_terms([subscription.terms.get().pk]) == 1


def withdraw_and_spend(paul, subscription, monkeypatch):
    Grant.objects.filter(company=paul.company).exclude(key__startswith="plan:").delete()
    gate = gate_at(monkeypatch, withdrawing, "undo_term")

    def spend():
        with transaction.atomic():
            spend_credit(
                company_id=paul.company_id, kind=CreditKind.OFFRE, key="s:1", reference="project:1"
            )

    return [
        lambda: services.withdraw_order(subscription_id=subscription.pk, actor=paul),
        lambda: gate.go_by(spend),
    ]


def test_four_workers_renew_each_subscription_once():
    for _number in range(12):
        begun(moment(2027, 2, 1))

    def renew():
        while services.renew_due(limit=3):
            pass

    answers = at_once(*[renew] * 4, clock=moment(2027, 3, 1))

    assert answers == {"done": 4}
    assert Term.objects.filter(number=2).count() == 12


def test_without_the_lock_a_second_worker_runs_into_the_constraint(monkeypatch):
    begun(moment(2027, 2, 1))
    gate = gate_at(monkeypatch, renewing, "enqueue_many")
    unlocked = renewing.RENEW.replace("FOR UPDATE OF held SKIP LOCKED", "")
    monkeypatch.setattr(renewing, "RENEW", unlocked)

    answers = at_once(
        services.renew_due, lambda: gate.go_by(services.renew_due), clock=moment(2027, 3, 1)
    )

    assert answers == {"done": 1, "IntegrityError": 1}


@pytest.mark.parametrize(
    ("module", "name"), [(renewing, "enqueue_many"), (granting, "grant_in_bulk")]
)
def test_killed_in_the_middle_and_run_again_the_books_are_those_of_a_quiet_night(
    module, name, monkeypatch
):
    quiet = provider()
    begun(moment(2027, 2, 1), 1, quiet)
    with clock_at(moment(2027, 3, 1)):
        night()
    rough = provider()
    begun(moment(2027, 2, 1), 1, rough)
    with monkeypatch.context() as patch:
        patch.setattr(module, name, killed)
        answers = at_once(night, clock=moment(2027, 3, 1))
    assert answers == {"OperationalError": 1}

    with clock_at(moment(2027, 3, 1)):
        night()
        night()

    assert books(rough) == books(quiet)
    assert problems() == []


def night():
    """What the scheduler runs, the bank paying what is asked."""
    jobs.renew()
    run_due()
    for term in Term.objects.awaiting().filter(payment_id__isnull=False):
        payment = payment_of(term)
        if payment.state != PaymentState.PAID:
            paid(payment)
        services.settle_term(term_id=term.pk)
    jobs.grant()


def killed(*_arguments, **_details):
    """As by kill -9: the server ends this worker's session where it stands."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


def books(person):
    """Every line of a company's wallets, whatever the numbers of the rows."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT account.unit, entry.kind, line.amount, line.position, line.balance_after
            FROM ledger_posting AS line
            JOIN ledger_account AS account ON account.id = line.account_id
            JOIN ledger_entry AS entry ON entry.id = line.entry_id
            WHERE account.code LIKE %s ORDER BY 1, 4""",
            [f"wallet:{person.company_id}:%"],
        )
        return cursor.fetchall()
