"""INV-11: what the provider's messages do in the end depends on what happened, not on their order.

The provider's own state moves between them. A direct debit fails, is drawn again, is paid, is
taken back; each step may be told at any moment after it, twice, and again once all is over.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from ouvrage.journal.models import Fact
from ouvrage.kit.time import now
from ouvrage.ledger.models import Entry
from ouvrage.ledger.queries import balance_of
from ouvrage.payments.models import Charge, Payment, Setup
from ouvrage.payments.services import retry_payment
from ouvrage.payments.services.inbox import handle_event
from ouvrage.payments.services.sending import follow_charge, send_charge
from ouvrage.payments.services.setups import enter_method, follow_setup
from ouvrage.payments.states import ChargeState, PaymentState
from ouvrage.payments.tests.factories import asked
from ouvrage.payments.tests.stripe_fake import banks

pytestmark = pytest.mark.django_db

FAILS, AGAIN, PAID, TAKEN_BACK = "fails", "again", "paid", "taken back"
STEPS = (FAILS, AGAIN, PAID, TAKEN_BACK)
TOLD = {
    FAILS: "payment_intent.payment_failed",
    AGAIN: "payment_intent.processing",
    PAID: "payment_intent.succeeded",
    TAKEN_BACK: "charge.dispute.created",
}


def histories() -> Iterator[list[tuple[str, bool]]]:
    """All ways to tell each step after it was taken: (step, it is its message)."""

    def insert(rows: list[list[tuple[str, bool]]], step: str) -> list[list[tuple[str, bool]]]:
        """The step before all that is there; its message anywhere after."""
        return [
            [(step, False), *row[:place], (step, True), *row[place:]]
            for row in rows
            for place in range(len(row) + 1)
        ]

    found: list[list[tuple[str, bool]]] = [[]]
    for step in reversed(STEPS):
        found = insert(found, step)
    yield from found


def test_there_are_a_hundred_and_five_histories():
    assert len({tuple(one) for one in histories()}) == 3 * 5 * 7


class Story:
    """One direct debit of 34,80 €, told by messages that go through the real view."""

    def __init__(self, stripe, client, payment):
        self.fake, self.client, self.payment = stripe.fake, client, payment
        self.told = []

    def take(self, step):
        books, charge = self.fake.books, self.charge()
        intent = books.things[charge.gateway_id]
        begin = len(books.events)
        if step == FAILS:
            banks.refuse(books, intent, "account_closed")
        elif step == AGAIN:
            follow_charge(charge_id=charge.pk)  # a retry needs to know that the first failed
            retry_payment(payment_id=self.payment.pk, actor=None)
            send_charge(charge_id=self.charge().pk)
        elif step == PAID:
            banks.pay(books, intent)
        else:
            banks.take_back(books, intent["id"], "general")
        (event,) = [one for one in books.events[begin:] if one["type"] == TOLD[step]]
        self.told.append((step, event))

    def tell(self, step, run_jobs):
        """The message, and another one of the same."""
        event = dict(self.told)[step]
        for one in (event, event | {"id": f"{event['id']}_twin"}):
            assert self.fake.hooks.send(self.client, one) == 200
            run_jobs()

    def tell_all_again(self, run_jobs):
        """Days later, newest first, by the same name and by a new one: stale to the last."""
        for _step, event in reversed(self.told):
            self.fake.hooks.send(self.client, event)
            self.fake.hooks.send(self.client, event | {"id": f"{event['id']}_stale"})
        run_jobs()

    def charge(self):
        return Charge.objects.filter(payment=self.payment).order_by("number").last()

    def end(self):
        self.payment.refresh_from_db()
        one = self.payment
        tries = Charge.objects.filter(payment=one).order_by("number")
        entries = Entry.objects.filter(kind__startswith="payments.")
        facts = Fact.objects.filter(kind__startswith="payments.", company_id=one.company_id)
        return (
            (one.state, one.failure_code, one.in_hand_cents, one.owed_cents, one.tries),
            tuple(tries.values_list("state", "failure_code")),
            tuple(
                balance_of(code)
                for code in (
                    "psp:stripe",
                    f"received:{one.company_id}",
                    f"owed:{one.company_id}",
                )
            ),
            tuple(sorted(entries.values_list("kind", flat=True))),
            tuple(sorted(facts.values_list("kind", flat=True))),
        )


@pytest.fixture
def ends_of(stripe, client, paul, run_jobs, monkeypatch):
    """Runs every history from the same beginning; the set of ways in which they end."""
    monkeypatch.setattr("ouvrage.payments.gateways.stripe.wire.refuse_transaction", int)
    enter_method(kind="sepa", actor=paul)
    setup = Setup.objects.get()
    banks.enter(stripe.fake.books, setup.gateway_id, "FR1420041010050500013M02606")
    follow_setup(setup_id=setup.pk)
    setup.refresh_from_db()
    payment = asked(paul.company, 3480, method_id=setup.method_id)
    run_jobs()
    books, keys = stripe.fake.books.kept(), dict(stripe.fake.keys)

    def run(enough: int = 2) -> set[Any]:
        """Stops as soon as so many ends are found."""
        ends: set[Any] = set()
        for history in histories():
            if len(ends) >= enough:
                break
            stripe.fake.books.put_back(books)
            stripe.fake.keys = dict(keys)
            with transaction.atomic():
                story = Story(stripe, client, payment)
                for step, is_message in history:
                    if is_message:
                        story.tell(step, run_jobs)
                    else:
                        story.take(step)
                story.tell_all_again(run_jobs)
                ends.add(story.end())
                transaction.set_rollback(True)
        return ends

    return run


def test_every_history_ends_in_the_same_state_and_the_same_books(ends_of):
    (end,) = ends_of()

    assert end == (
        (PaymentState.RETURNED, "disputed", 0, 0, 2),
        ((ChargeState.FAILED, "account_closed"), (ChargeState.RETURNED, "disputed")),
        (0, 0, 0),
        ("payments.received", "payments.returned"),
        (
            "payments.asked",
            "payments.failed",
            "payments.method_added",
            "payments.returned",
            "payments.settled",
        ),
    )


def test_writing_down_what_the_last_message_claims_ends_in_several_ways(ends_of, monkeypatch):
    """The twin: the state is what the message says, instead of what the provider answers."""
    claims = {
        "payment_intent.payment_failed": "failed",
        "payment_intent.processing": "processing",
        "payment_intent.succeeded": "paid",
        "charge.dispute.created": "returned",
    }

    def believe(event):
        told = Charge.objects.filter(gateway_id=event.object_id)
        payments = Payment.objects.filter(charges__in=told)
        payments.update(state=claims[event.type], settled_at=now())
        told.update(state=claims[event.type])

    monkeypatch.setattr("ouvrage.payments.services.inbox._follow", believe)

    assert len(ends_of()) > 1


def test_a_job_that_handles_a_message_twice_changes_nothing(stripe, client, paul, run_jobs):
    """The queue may run a job again after it was done."""
    enter_method(kind="sepa", actor=paul)
    setup = Setup.objects.get()
    banks.enter(stripe.fake.books, setup.gateway_id, "FR1420041010050500013M02606")
    done = next(one for one in stripe.fake.books.events if "checkout" in one["type"])
    stripe.fake.hooks.send(client, done)

    for _time in range(2):
        handle_event(gateway_name="stripe", event_id=done["id"])

    setup.refresh_from_db()
    assert setup.method.kind == "sepa"
