"""A payer's whole way with the simulator: entry, confirmation, refusal, slow debits, messages."""

import itertools
import json
import threading

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from django.urls import reverse

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.kit.time import now
from ouvrage.ledger.queries import balance_of
from ouvrage.payments.errors import ProviderSilent
from ouvrage.payments.gateways import using
from ouvrage.payments.gateways.contract import Forged, Unreachable
from ouvrage.payments.gateways.signatures import is_signed, signature
from ouvrage.payments.gateways.simulator import bank
from ouvrage.payments.gateways.simulator.client import Simulator, signed
from ouvrage.payments.gateways.simulator.jobs import simulator_ends
from ouvrage.payments.gateways.simulator.models import Simulated
from ouvrage.payments.jobs import follow_up
from ouvrage.payments.models import Charge, Event, Method, MethodKind, Payment, Setup
from ouvrage.payments.services.asking import pay
from ouvrage.payments.services.inbox import handle_event, receive_event
from ouvrage.payments.services.sending import send_charge
from ouvrage.payments.services.setups import enter_method
from ouvrage.payments.states import ChargeState, PaymentState
from ouvrage.payments.tests.factories import asked, card


@pytest.fixture
def payer(client, paul):
    client.force_login(paul)
    return client


@pytest.fixture
def payment(paul):
    return asked(paul.company, 3480)


def enter(payer, payment, number, means="card"):
    """Choose a new means and enter a number on the provider's page."""
    address = payer.post(reverse("payments:pay", args=[payment.pk]), {"means": means})["Location"]
    return payer.post(address, {"number": number})


def state(payment):
    return Payment.objects.get(pk=payment.pk).state


@pytest.mark.django_db
def test_a_new_card_is_saved_and_pays(payer, payment, run_jobs, paul):
    back = enter(payer, payment, "4242 4242 4242 4242")
    waiting = payer.get(back["Location"].removeprefix("http://testserver"))
    assert "every 2s" in waiting.content.decode()

    run_jobs()

    assert state(payment) == PaymentState.PAID
    assert balance_of("psp:simulator") == 3480
    method = Method.objects.get()
    assert (str(method), method.is_default) == ("Visa ···· 4242", True)
    page = payer.get(reverse("payments:pay", args=[payment.pk])).content.decode()
    assert "Payé" in page
    assert "every 2s" not in page


@pytest.mark.django_db
def test_no_whole_number_is_kept_anywhere(payer, payment, run_jobs):
    enter(payer, payment, "4242424242424242")
    run_jobs()

    with connection.cursor() as cursor:
        for model in (Simulated, Event, Method, Charge, Payment):
            cursor.execute(f"SELECT string_agg(r::text, ' ') FROM {model._meta.db_table} r")  # noqa: S608 — our own names
            assert "4242424242" not in str(cursor.fetchone())


@pytest.mark.django_db
def test_the_page_says_the_amount_and_what_pressing_means(payer, payment):
    page = payer.get(reverse("payments:pay", args=[payment.pk])).content.decode()

    assert "Commande avec obligation de paiement" in page
    assert "34,80" in page


@pytest.mark.django_db
def test_a_refused_card_says_why_and_another_may_be_tried(payer, payment, run_jobs):
    enter(payer, payment, "4000000000009995")
    run_jobs()
    page = payer.get(reverse("payments:pay", args=[payment.pk])).content.decode()
    assert "provision du compte est insuffisante" in page

    enter(payer, payment, "4242424242424242")
    run_jobs()

    assert state(payment) == PaymentState.PAID


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("verdict", "end"), [("yes", PaymentState.PAID), ("no", PaymentState.FAILED)]
)
def test_a_bank_that_asks_is_answered_by_its_client(payer, payment, run_jobs, verdict, end):
    enter(payer, payment, "4000002500003155")
    run_jobs()
    assert state(payment) == PaymentState.ACTION_REQUIRED
    address = Charge.objects.get().action_address
    assert address in payer.get(reverse("payments:pay", args=[payment.pk])).content.decode()

    payer.post(address, {"verdict": verdict})
    run_jobs()

    assert state(payment) == end


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("iban", "end"), [(bank.GOOD_IBAN, PaymentState.PAID), (bank.LATE_IBAN, PaymentState.FAILED)]
)
def test_a_direct_debit_takes_its_time(payer, payment, run_jobs, iban, end):
    enter(payer, payment, iban, "sepa")
    run_jobs()
    assert state(payment) == PaymentState.PROCESSING

    simulator_ends(charge_id=Charge.objects.get().gateway_id)
    run_jobs()

    assert state(payment) == end


@pytest.mark.django_db
def test_an_unknown_number_stays_on_the_page_with_its_reason(payer, payment):
    answer = enter(payer, payment, "4111111111111111")

    assert answer.status_code == 200
    assert "ne connaît pas ce numéro" in answer.content.decode()


@pytest.mark.django_db
def test_a_provider_that_is_silent_is_said_to_be(payer, payment, monkeypatch):
    def silent(*_given):
        raise Unreachable

    monkeypatch.setattr(Simulator, "start_setup", silent)
    answer = payer.post(reverse("payments:pay", args=[payment.pk]), {"means": "card"}, follow=True)

    assert "payments.provider_silent" in answer.content.decode()


@pytest.mark.django_db
def test_an_answer_lost_after_the_act_is_asked_again_under_its_key(
    payer, payment, run_jobs, paul, monkeypatch
):
    enter(payer, payment, "4242424242424242")
    charge_for_good = Simulator.charge

    def lose(self, order):
        charge_for_good(self, order)
        raise Unreachable

    monkeypatch.setattr(Simulator, "charge", lose)
    with pytest.raises(Unreachable):
        run_jobs()
    assert state(payment) == PaymentState.PROCESSING
    monkeypatch.setattr(Simulator, "charge", charge_for_good)

    charge = Charge.objects.get()
    send_charge(charge_id=charge.pk)
    send_charge(charge_id=charge.pk)

    assert state(payment) == PaymentState.PAID
    assert Simulated.objects.filter(kind="charge").count() == 1
    assert balance_of("psp:simulator") == 3480


@pytest.mark.django_db
def test_the_sweep_finds_what_no_message_told(payer, payment, monkeypatch):
    enter(payer, payment, "4242424242424242")
    monkeypatch.setattr("ouvrage.payments.queries.SOON", now() - now())

    follow_up()
    follow_up()

    assert state(payment) == PaymentState.PAID


@pytest.mark.django_db
def test_events_in_any_order_and_number_end_alike(payer, payment, run_jobs):
    """Six messages, all orders of their first handling, each repeated (INV-11)."""
    enter(payer, payment, bank.GOOD_IBAN, "sepa")
    run_jobs()
    charge = Charge.objects.get()
    simulator_ends(charge_id=charge.gateway_id)
    told = [("charge", s) for s in ("processing", "paid", "paid", "created", "updated", "x")]
    for number, (about, word) in enumerate(told):
        body = json.dumps(
            {"id": f"m{number}", "type": word, "about": about, "object": charge.gateway_id}
        ).encode()
        for _again in range(2):
            receive_event(gateway_name="simulator", body=body, headers=signed(body))
    assert Event.objects.filter(event_id__startswith="m", event_id__regex=r"^m\d$").count() == 6

    ends = set()
    for order in itertools.permutations(range(6)):
        with transaction.atomic() as _, pytest.MonkeyPatch.context() as patch:
            patch.setattr("ouvrage.payments.gateways.simulator.client.refuse_transaction", int)
            for number in (*order, order[0]):
                handle_event(gateway_name="simulator", event_id=f"m{number}")
            ends.add((state(payment), balance_of("psp:simulator")))
            transaction.set_rollback(True)
    assert ends == {(PaymentState.PAID, 3480)}


def test_a_signature_is_right_for_its_bytes_its_moment_and_both_live_secrets():
    body, moment = b'{"id": "1"}', now()
    header = signature(body, "new", moment)

    assert is_signed(body, header, ["old", "new"], moment)
    assert not is_signed(body, header, ["old"], moment)
    for seconds in (-301, 301):
        stamp = signature(body, "new", moment.fromtimestamp(moment.timestamp() + seconds))
        assert not is_signed(body, stamp, ["new"], moment)
    for bit in range(len(body) * 8):
        flipped = bytearray(body)
        flipped[bit // 8] ^= 1 << bit % 8
        assert not is_signed(bytes(flipped), header, ["new"], moment)
    for wrong in ("", "t=,v1=", "t=x,v1=y", f"t={'9' * 40},v1=a", "v1=é"):
        assert not is_signed(body, wrong, ["new"], moment)


@pytest.mark.django_db
def test_a_forged_or_huge_message_leaves_nothing(client):
    url = reverse("payments:webhook")
    told = json.dumps({"id": "1", "type": "x", "about": "", "object": ""})
    post = {"content_type": "application/json"}

    assert client.post(url, told, **post).status_code == 400
    assert client.post(url, "x" * 300_000, **post).status_code == 413
    with pytest.raises(Forged):
        receive_event(gateway_name="simulator", body=b"{}", headers={})
    assert not Event.objects.exists()
    good = signed(told.encode())
    assert client.post(url, told, headers=good, **post).status_code == 200
    assert Event.objects.count() == 1


@pytest.mark.django_db
def test_nothing_outside_is_called_inside_a_transaction():
    with pytest.raises(TransactionManagementError), transaction.atomic():
        Simulator().read_setup("any")


def race(*acts):
    start = threading.Barrier(len(acts), timeout=60)
    failures: list[str] = []

    def run(act):
        connection.ensure_connection()
        start.wait()
        try:
            act()
        except Exception as error:  # noqa: BLE001 — told to the test
            failures.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


@pytest.fixture
def racing(transactional_db):
    paul = UserFactory(pseudo="paul", provider=True)
    method = card(paul.company)
    Simulated.objects.create(
        id=method.gateway_id, kind="method", key="m", data={"habit": bank.Habit.PAYS}
    )
    return paul, asked(paul.company, 3480), method


def test_a_double_click_orders_one_charge(racing):
    paul, payment, method = racing

    def click():
        pay(payment_id=payment.pk, method_id=method.pk, actor=paul)

    assert race(click, click, click) == []
    assert Charge.objects.count() == 1


def test_without_the_lock_a_double_click_crashes(racing, monkeypatch):
    paul, payment, method = racing
    start = threading.Barrier(3)
    unlocked = Payment.objects.get(pk=payment.pk).__class__

    def look(rows, **lookup):
        found = rows.get(**lookup)
        if isinstance(found, unlocked):
            start.wait()
        return found

    monkeypatch.setattr("ouvrage.kit.db.LockingQuerySet.locked", look)

    def click():
        pay(payment_id=payment.pk, method_id=method.pk, actor=paul)

    assert race(click, click, click) == ["IntegrityError", "IntegrityError"]


def test_two_workers_draw_a_payment_once(racing):
    paul, payment, method = racing
    pay(payment_id=payment.pk, method_id=method.pk, actor=paul)
    charge = Charge.objects.get()

    def work():
        send_charge(charge_id=charge.pk)

    assert race(work, work, work) == []
    assert Simulated.objects.filter(kind="charge").count() == 1
    assert Charge.objects.get().state == ChargeState.PAID
    assert balance_of("psp:simulator") == 3480


@pytest.mark.django_db
def test_without_a_provider_nothing_is_sold_for_simulated_money(paul, settings):
    settings.PAYMENT_GATEWAY = ""

    with pytest.raises(ProviderSilent):
        enter_method(kind=MethodKind.CARD, actor=paul)

    assert not Setup.objects.exists()


@pytest.mark.django_db
def test_a_demo_pays_through_the_simulator_whichever_provider_is_in_use(paul, settings):
    settings.PAYMENT_GATEWAY = "stripe"

    with using("simulator"):
        enter_method(kind=MethodKind.CARD, actor=paul)

    assert Setup.objects.get().gateway == "simulator"
