"""What is undone takes its money and its unspent credits with it, whatever the bank does."""

import pytest
from django.db import transaction

from ouvrage.credits.models import Cause, CreditKind, Grant
from ouvrage.credits.queries import CreditLedger, balances
from ouvrage.credits.services import spend_credit
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, end_of_day
from ouvrage.kit.verifying import run_checks
from ouvrage.ledger.models import Account
from ouvrage.notifications.models import Mail
from ouvrage.payments.models import Payment, Refund
from ouvrage.payments.states import ChargeState, PaymentState
from ouvrage.payments.tests.factories import answered, paid, refused, returned
from ouvrage.subscriptions import jobs, services
from ouvrage.subscriptions.models import Incident, Term
from ouvrage.subscriptions.services import Source
from ouvrage.subscriptions.tests.factories import moment, payment_of, settle, subscribed

pytestmark = pytest.mark.django_db


@pytest.fixture
def subscription(paul):
    with clock_at(moment(2027, 2, 27)):
        return subscribed(paul)


def cancel(subscription, **details):
    services.cancel_subscription(
        subscription_id=subscription.pk, source=Source(**details), actor=None
    )


def renewed(subscription) -> Term:
    """The second term, its payment asked."""
    jobs.renew()
    run_due()
    return Term.objects.get(subscription=subscription, number=2)


def at_the_bank(payment):
    answered(payment, ChargeState.PROCESSING)


def in_time(subscription):
    return end_of_day(subscription.ends_on)


def left(person):
    return {kind: balance.count for kind, balance in balances(person.company_id).items()}


def spend(person, count=1):
    for number in range(count):
        with transaction.atomic():
            spend_credit(
                company_id=person.company_id,
                kind=CreditKind.OFFRE,
                key=f"spend:{number}",
                reference=f"project:{number}",
            )


def problems():
    names = ("ledger.", "credits.", "subscriptions.")
    return [one for name in names for outcome in run_checks(name) for one in outcome.problems]


def test_a_timely_cancellation_wins_while_the_bank_decides_and_its_money_goes_back(
    subscription, paul
):
    with clock_at(moment(2027, 3, 27)):
        before = left(paul)
        term = renewed(subscription)
        at_the_bank(payment_of(term))
        cancel(subscription, received_at=in_time(subscription))
        run_due()
        assert "votre banque" in Mail.objects.get(kind="subscriptions.cancelled").text.lower()
        assert not Refund.objects.exists()

        paid(payment_of(term))
        run_due()

    term.refresh_from_db()
    subscription.refresh_from_db()
    assert (subscription.state, term.state) == ("ended", "void")
    assert Refund.objects.get().amount_cents == 3_480
    assert left(paul) == before
    assert problems() == []


def test_what_the_bank_refuses_after_a_timely_cancellation_is_no_longer_asked(subscription):
    with clock_at(moment(2027, 3, 27)):
        term = renewed(subscription)
        at_the_bank(payment_of(term))
        cancel(subscription, received_at=in_time(subscription))
        refused(payment_of(term))
        run_due()

    assert payment_of(term).state == PaymentState.CANCELLED
    assert not Incident.objects.pending().exists()


def test_a_timely_cancellation_closes_the_incident_of_the_renewal(subscription):
    with clock_at(moment(2027, 3, 27)):
        term = renewed(subscription)
        refused(payment_of(term))
        run_due()
        assert Incident.objects.pending().exists()
        cancel(subscription, received_at=in_time(subscription))

    assert Incident.objects.get().state == "forgiven"
    assert payment_of(term).state == PaymentState.CANCELLED


def test_an_order_at_the_bank_does_not_stop_a_cancelled_subscription_from_ending(
    subscription, paul
):
    with clock_at(moment(2027, 3, 20)):
        term = services.extend_subscription(subscription_id=subscription.pk, months=3, actor=paul)
        at_the_bank(payment_of(term))
        cancel(subscription)
    with clock_at(moment(2027, 3, 27)):
        jobs.renew()
        paid(payment_of(term))
        run_due()

    subscription.refresh_from_db()
    assert subscription.state == "ended"
    assert Refund.objects.get().amount_cents == payment_of(term).amount_cents


def test_money_taken_back_takes_the_unspent_credits_and_opens_an_incident(subscription, paul):
    with clock_at(moment(2027, 3, 1)):
        spend(paul, 4)
        before = left(paul)
        returned(payment_of(subscription.terms.get()))
        run_due()
        run_due()
        jobs.grant()

    assert left(paul) == {
        "CONSULTATION": before["CONSULTATION"] - 30,
        "OFFRE": before["OFFRE"] - 11,
        "CONTACT": before["CONTACT"] - 5,
    }
    assert Incident.objects.get().state == "open"
    assert "46" in Mail.objects.get(kind="subscriptions.incident_opened").text
    lines = CreditLedger(paul.company_id).rows().filter(entry__kind="credits.taken_back")
    assert {str(move.cause) for move in CreditLedger(paul.company_id).movements(lines)} == {
        "Repris\u00a0: le paiement n’est pas resté acquis"
    }
    assert problems() == []


def test_what_was_taken_back_is_given_again_when_the_money_comes(subscription, paul):
    with clock_at(moment(2027, 3, 1)):
        returned(payment_of(subscription.terms.get()))
        run_due()
        without = left(paul)
    with clock_at(moment(2027, 3, 6)):
        settle(subscription.terms.get())
        services.settle_term(term_id=subscription.terms.get().pk)

    again = Grant.objects.filter(cause=Cause.GIVEN_AGAIN)
    first = Grant.objects.filter(key__startswith="plan:", cause=Cause.PLAN)
    assert {grant.count for grant in again} == {30, 15, 5}
    assert {(grant.expires_at - first[0].expires_at).days for grant in again} == {5}
    assert left(paul)["CONSULTATION"] == without["CONSULTATION"] + 30
    assert Incident.objects.get().state == "settled"
    assert problems() == []


def test_no_month_is_granted_while_the_money_of_its_term_is_away(paul):
    with clock_at(moment(2027, 1, 31)):
        subscription = subscribed(paul, "essentiel", 3)
    term = subscription.terms.get()
    with clock_at(moment(2027, 2, 20)):
        returned(payment_of(term))
        run_due()
    with clock_at(moment(2027, 3, 1)):
        jobs.grant()
        assert term.periods.count() == 1
        settle(term)

    assert sorted(term.periods.values_list("number", flat=True)) == [1, 2]


def test_unpaid_to_the_end_nothing_is_owed_and_nothing_unspent_stays(subscription, paul):
    with clock_at(moment(2027, 3, 1)):
        term = subscription.terms.get()
        returned(payment_of(term))
        run_due()
    with clock_at(moment(2027, 3, 27)):
        services.cancel_debt(incident_id=Incident.objects.get().pk, reason="Geste", actor=paul)
        run_due()

    term.refresh_from_db()
    subscription.refresh_from_db()
    assert (subscription.state, term.state) == ("ended", "taken_back")
    payment = payment_of(term)
    assert (payment.state, payment.owed_cents, payment.in_hand_cents) == ("cancelled", 0, 0)
    assert not Grant.objects.filter(key__startswith=f"plan:{term.pk}", left__gt=0).exists()
    assert problems() == []


def test_money_taken_back_after_the_end_is_not_a_debt(subscription, paul):
    with clock_at(moment(2027, 3, 10)):
        cancel(subscription)
    with clock_at(moment(2027, 3, 27)):
        jobs.renew()
        returned(payment_of(subscription.terms.get()))
        run_due()

    assert not Incident.objects.exists()
    assert subscription.terms.get().state == "taken_back"
    assert Payment.objects.get().owed_cents == 0


def test_undoing_a_paid_renewal_takes_its_unspent_credits(subscription, paul):
    with clock_at(moment(2027, 3, 27)):
        before = left(paul)
        settle(renewed(subscription))
        assert left(paul) != before
        cancel(subscription, received_at=in_time(subscription))
        run_due()

    assert left(paul) == before
    assert Account.objects.filter(code="credits:taken_back:OFFRE").exists()
    assert problems() == []


def test_leaving_at_once_takes_the_credits_of_the_month_under_way_only(paul):
    with clock_at(moment(2027, 1, 1)):
        subscription = subscribed(paul, "essentiel", 3)
    with clock_at(moment(2027, 4, 1)):
        settle(renewed(subscription))
    with clock_at(moment(2027, 5, 3)):
        jobs.grant()
        services.cancel_subscription(
            subscription_id=subscription.pk, source=Source(), actor=paul, is_immediate=True
        )
        run_due()

    term = subscription.terms.get(number=2)
    held = dict(Grant.objects.filter(key__endswith=":OFFRE").values_list("key", "left"))
    assert (held[f"plan:{term.pk}:1:OFFRE"], held[f"plan:{term.pk}:2:OFFRE"]) == (15, 0)
    assert problems() == []


def test_a_renewal_free_to_leave_is_left_before_it_is_paid(paul):
    with clock_at(moment(2027, 1, 1)):
        subscription = subscribed(paul, "essentiel", 3)
    with clock_at(moment(2027, 4, 2)):
        term = renewed(subscription)
        services.cancel_subscription(
            subscription_id=subscription.pk, source=Source(), actor=paul, is_immediate=True
        )

    term.refresh_from_db()
    subscription.refresh_from_db()
    assert (subscription.state, term.state) == ("ended", "void")
    assert payment_of(term).state == PaymentState.CANCELLED
