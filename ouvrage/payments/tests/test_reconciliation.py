"""The provider's statement and our books: what differs is found once, and settled once."""

from datetime import timedelta

import pytest
from django.urls import reverse

from ouvrage.accounts.tests.factories import CompanyFactory, UserFactory
from ouvrage.kit.time import clock_at, now, today
from ouvrage.payments.errors import DifferenceClosed, NothingToAskAgain
from ouvrage.payments.gateways.contract import ChargeFound, Movement, Outcome, Unreachable
from ouvrage.payments.gateways.simulator.client import Simulator
from ouvrage.payments.jobs import reconcile as morning
from ouvrage.payments.models import Difference, Reconciliation, StatementLine
from ouvrage.payments.reconciliation.services import ask_again, close_difference, reconcile
from ouvrage.payments.services import refund_payment
from ouvrage.payments.services.refunding import settle_refund
from ouvrage.payments.states import ChargeState, RefundState
from ouvrage.payments.tests.factories import answered, asked, paid, refused, returned

pytestmark = pytest.mark.django_db
PAGE = reverse("payments:reconciliation")


@pytest.fixture
def agnes(db):
    return UserFactory(pseudo="agnes", staff_roles=["accountant"])


@pytest.fixture
def at_desk(client, agnes, settings):
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    client.force_login(agnes)
    return client


@pytest.fixture
def statement(monkeypatch):
    """What the provider tells; a test writes it."""
    told: list[Movement] = []
    monkeypatch.setattr(Simulator, "list_movements", lambda _self, _first, _last: list(told))
    return told


@pytest.fixture
def bought(paul):
    """Paid the day before yesterday."""
    with clock_at(now() - timedelta(days=2)):
        return paid(asked(paul.company, 3480))


def line(payment, cents=None, days_ago=2, fee=None):
    day = today() - timedelta(days=days_ago)
    amount = payment.amount_cents if cents is None else cents
    return Movement(object_id=payment.gateway_id, amount_cents=amount, day_on=day, fee_cents=fee)


def run():
    return reconcile(gateway_name="simulator")


def kinds():
    rows = Difference.objects.filter(closed_at__isnull=True)
    return sorted(rows.values_list("kind", "direction"))


def test_both_sides_agree_and_the_run_says_so(bought, statement):
    statement.append(line(bought))

    done = run()

    assert kinds() == []
    assert (done.here_count, done.there_count, done.found) == (1, 1, 0)
    assert (done.here_cents, done.there_cents) == (3480, 3480)


def test_each_way_of_disagreeing_is_told_apart(bought, statement, nadia):
    with clock_at(now() - timedelta(days=3)):
        other = paid(asked(nadia.company, 7080))
    day = today() - timedelta(days=2)
    statement += [
        line(bought, cents=3000),
        Movement(object_id="py_unknown", amount_cents=-500, day_on=day),
    ]

    assert run().found == 3

    assert kinds() == [("amount", "in"), ("missing_here", "out"), ("missing_there", "in")]
    assert Difference.objects.get(kind="missing_there").reference == other.gateway_id


def test_running_twice_changes_nothing(bought, statement):
    statement.append(line(bought, cents=3000))

    first, second = run(), run()

    assert (first.found, second.found, second.closed) == (1, 0, 0)
    assert Difference.objects.count() == 1
    assert StatementLine.objects.count() == 1


def test_what_agrees_again_closes_by_itself(bought, statement):
    run()
    assert kinds() == [("missing_there", "in")]
    statement.append(line(bought))

    assert run().closed == 1

    assert kinds() == []


def test_midnight_between_the_two_sides_is_no_difference(bought, statement):
    statement.append(line(bought, days_ago=1))
    with clock_at(now() - timedelta(days=1)):
        run()

    assert kinds() == []


def test_money_that_the_bank_took_back_is_compared_by_its_own(bought, statement):
    with clock_at(now() - timedelta(days=1)):
        returned(bought)
    statement += [line(bought), line(bought, cents=-3480, days_ago=1)]

    run()

    assert kinds() == []
    assert StatementLine.objects.count() == 2


def test_refunds_are_compared_too(bought, statement):
    with clock_at(now() - timedelta(days=1)):
        refund = refund_payment(
            key="r", payment_id=bought.pk, amount_cents=480, reason="geste", actor=None
        )
        settle_refund(refund_id=refund.pk, state=RefundState.DONE, gateway_id="re_1")
    statement.append(line(bought))
    run()
    assert kinds() == [("missing_there", "out")]

    day = today() - timedelta(days=1)
    statement.append(Movement(object_id="re_1", amount_cents=-480, day_on=day))
    run()

    assert kinds() == []


def test_what_a_person_closed_stays_closed_while_nothing_changes(bought, statement, agnes):
    statement.append(line(bought, cents=3000))
    run()
    difference = Difference.objects.get()

    close_difference(difference_id=difference.pk, note="Frais à part.", actor=agnes)
    close_difference(difference_id=difference.pk, note="Deux clics.", actor=agnes)
    assert run().found == 0
    statement[:] = [line(bought, cents=2000)]

    assert run().found == 1
    assert Difference.objects.get(closed_at=None).there_cents == 2000


def test_what_another_closed_is_not_closed_again(bought, statement, agnes, sophie):
    run()
    difference = Difference.objects.get()
    close_difference(difference_id=difference.pk, note="Virement.", actor=agnes)

    with pytest.raises(DifferenceClosed):
        close_difference(difference_id=difference.pk, note="Moi aussi.", actor=sophie)


def test_asking_again_finds_the_answer_that_was_lost(paul, statement, monkeypatch):
    with clock_at(now() - timedelta(days=2)):
        payment = refused(asked(paul.company, 3480))
    statement.append(line(payment))
    run()
    assert kinds() == [("missing_here", "in")]
    monkeypatch.setattr(
        Simulator,
        "read_charge",
        lambda _self, name: ChargeFound(gateway_id=name, state=Outcome.PAID, amount_cents=3480),
    )

    ask_again(difference_id=Difference.objects.get().pk)

    payment.refresh_from_db()
    assert payment.state == "paid"
    assert kinds() == []


def test_what_is_nobodys_cannot_be_asked_again(bought, statement):
    statement += [
        line(bought),
        Movement(object_id="py_x", amount_cents=5, day_on=today() - timedelta(days=1)),
    ]
    run()

    with pytest.raises(NothingToAskAgain):
        ask_again(difference_id=Difference.objects.get().pk)


def test_a_silent_provider_leaves_everything_as_it_was(bought, monkeypatch):
    def silent(*_days):
        raise Unreachable

    monkeypatch.setattr(Simulator, "list_movements", silent)

    with pytest.raises(Unreachable):
        morning()

    assert not Reconciliation.objects.exists()


def test_a_comparison_costs_the_same_for_many_movements(
    statement, paul, django_assert_max_num_queries
):
    with clock_at(now() - timedelta(days=2)):
        for _ in range(120):
            payment = paid(asked(paul.company, 3480))
            statement.append(line(payment))

    with django_assert_max_num_queries(16):
        done = run()

    assert (done.here_count, done.found) == (120, 0)


def test_the_page_says_why_and_what_settles_it(
    at_desk, bought, statement, django_assert_max_num_queries
):
    for number in range(25):
        statement.append(
            Movement(object_id=f"py_{number}", amount_cents=100, day_on=today() - timedelta(days=2))
        )
    run()

    with django_assert_max_num_queries(14):
        text = at_desk.get(PAGE).content.decode()

    assert "fait à la main chez le prestataire" in text
    assert reverse("payments:desk_payment", args=[bought.pk]) in text
    assert text.count("/clore/") == 26


def test_a_difference_is_closed_from_the_page_with_its_note(at_desk, bought, statement, agnes):
    run()
    url = reverse("payments:close_difference", args=[Difference.objects.get().pk])

    at_desk.post(url, {"note": ""})
    assert Difference.objects.get().closed_at is None
    at_desk.post(url, {"note": "Reçu par virement."})

    assert "Reçu par virement." in at_desk.get(PAGE, {"etat": "reglees"}).content.decode()


def test_the_movements_of_a_period_with_fees_are_a_file(at_desk, paul, statement):
    with clock_at(now() - timedelta(days=2)):
        payment = answered(asked(paul.company, 3480), ChargeState.PAID)
        paid(asked(CompanyFactory(), 7080))
    statement.append(line(payment, fee=77))
    run()

    day = today()
    answer = at_desk.get(reverse("payments:journal"), {"du": day - timedelta(days=3), "au": day})

    text = b"".join(answer.streaming_content).decode()
    assert "34,80,0,77" in text.replace('"', "")
    assert "70,80" in text


def test_a_period_that_is_none_is_last_month(at_desk):
    answer = at_desk.get(reverse("payments:journal"), {"du": "jamais"})

    assert answer.status_code == 200
