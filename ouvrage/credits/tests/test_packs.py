"""A pack is ordered, paid, sold and given once; a failure keeps what there is."""

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.http import Http404

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.errors import DatePast
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.credits import errors, facts
from ouvrage.credits.jobs import give_up_orders
from ouvrage.credits.models import Grant, PackOrder
from ouvrage.credits.packs import services
from ouvrage.credits.packs.models import PackOrderQuerySet
from ouvrage.credits.packs.queries import packs_on_sale, touched_by_version
from ouvrage.credits.packs.services import settling
from ouvrage.credits.queries import balances
from ouvrage.credits.tests.factories import bought_pack, install_packs, ordered_pack, payment_of
from ouvrage.credits.tests.test_grants import problems
from ouvrage.invoices.models import Invoice
from ouvrage.journal.models import Fact
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import end_of_day, now, today
from ouvrage.notifications.models import Mail
from ouvrage.payments.models import Sale
from ouvrage.payments.tests.factories import ordered as under_way
from ouvrage.payments.tests.factories import paid, refused


@pytest.fixture(autouse=True)
def site(db):
    install_packs()
    return BrandFactory()


def left(person):
    return {kind: balance.count for kind, balance in balances(person.company_id).items()}


def test_a_paid_pack_is_sold_invoiced_and_its_credits_are_given_until_their_day(paul):
    order = bought_pack(paul)

    assert (order.state, order.ht_cents, order.vat_cents) == ("paid", 1_990, 398)
    assert left(paul) == {"CONSULTATION": 10, "OFFRE": 5, "CONTACT": 2}
    until = end_of_day(today() + timedelta(days=365))
    assert {grant.expires_at for grant in Grant.objects.all()} == {until}
    assert {grant.cause for grant in Grant.objects.all()} == {"pack"}
    sale = Sale.objects.get()
    assert sale.label["fr"] == "Pack de crédits\u00a0: 10 consultations, 5 offres et 2 contacts"
    assert sale.label["en"] == "Pack of credits: 10 consultations, 5 offers and 2 contacts"
    assert problems() == []


def test_the_invoice_is_of_the_series_of_credits(paul):
    paul.company.street, paul.company.postcode, paul.company.city = "3 rue A", "37000", "Tours"
    paul.company.legal_form = "EI"
    paul.company.save()
    bought_pack(paul, "contacts")

    invoice = Invoice.objects.get()
    assert invoice.number.startswith("CRE-")
    assert invoice.ttc_cents == 1_428


def test_the_letter_says_what_was_given_and_until_when_one_may_withdraw(paul):
    bought_pack(paul, "contacts")

    letter = Mail.objects.get(kind="credits.pack_paid")
    assert "3 contacts" in letter.text
    assert "Vous pouvez renoncer jusqu" in letter.text.replace("\n", " ")


def test_nothing_is_given_before_the_money_is_there(paul):
    ordered_pack(paul)
    run_due()

    assert left(paul) == {"CONSULTATION": 0, "OFFRE": 0, "CONTACT": 0}
    assert not Sale.objects.exists()


def test_settling_again_gives_nothing_more(paul):
    order = bought_pack(paul)

    services.settle_order(order_id=order.pk)
    services.settle_order(order_id=order.pk)

    assert left(paul)["CONSULTATION"] == 10
    assert Sale.objects.count() == 1
    assert Mail.objects.filter(kind="credits.pack_paid").count() == 1


def test_a_double_click_is_one_order(paul):
    order_id = uuid4()

    assert ordered_pack(paul, order_id=order_id) == ordered_pack(paul, order_id=order_id)


def test_the_same_pack_still_unpaid_is_the_same_order(paul):
    first = ordered_pack(paul, "contacts")
    second = ordered_pack(paul, "contacts", back_path="/projets/7/ouvrir/contact/")

    assert first == second
    assert second.back_path == "/projets/7/ouvrir/contact/"
    assert ordered_pack(paul, "offres") != first


def test_an_unpaid_order_at_another_price_gives_way(paul, sophie):
    first = ordered_pack(paul, "contacts")
    services.publish_pack_version(
        pack_code="contacts",
        figures={"ht_cents": 1_500},
        actor=sophie,
        approved_by=UserFactory(admin=True),
    )

    second = ordered_pack(paul, "contacts")

    first.refresh_from_db()
    assert (first.state, second.ht_cents) == ("void", 1_500)
    assert payment_of(first).state == "cancelled"


def test_nobody_takes_over_the_order_of_another_company(paul, nadia):
    order = ordered_pack(paul)

    with pytest.raises(Http404):
        ordered_pack(nadia, order_id=order.pk)
    with pytest.raises(Http404):
        services.give_up_order(order_id=order.pk, actor=nadia)


def test_a_refused_payment_says_what_stays_and_may_be_paid_later(paul):
    order = ordered_pack(paul)
    refused(payment_of(order))
    run_due()

    letter = Mail.objects.get(kind="credits.pack_refused")
    assert "Rien n’a été débité" in letter.text.replace("\n", " ")
    assert Fact.objects.filter(kind=facts.PACK_REFUSED.name).count() == 1
    services.note_failure(order_id=order.pk, cause="declined", tries=1)
    assert Mail.objects.filter(kind="credits.pack_refused").count() == 1
    paid(payment_of(order))
    run_due()
    order.refresh_from_db()
    assert order.state == "paid"
    assert left(paul)["CONTACT"] == 2


def test_an_order_may_be_given_up_and_owes_nothing(paul):
    order = ordered_pack(paul)

    services.give_up_order(order_id=order.pk, actor=paul)

    order.refresh_from_db()
    assert order.state == "void"
    assert payment_of(order).state == "cancelled"


def test_an_order_is_not_given_up_while_the_bank_decides(paul):
    order = ordered_pack(paul)
    under_way(payment_of(order))

    with pytest.raises(errors.PackPaymentUnderWay):
        services.give_up_order(order_id=order.pk, actor=paul)


def test_an_order_that_nobody_pays_is_given_up_after_its_days(paul):
    order = ordered_pack(paul)
    with time_machine.travel(now() + timedelta(days=6), tick=False):
        give_up_orders()
        order.refresh_from_db()
        assert order.state == "awaiting"
    with time_machine.travel(now() + timedelta(days=8), tick=False):
        give_up_orders()
        give_up_orders()

    order.refresh_from_db()
    assert order.state == "void"


def test_a_pack_off_the_shelf_is_not_sold(paul, sophie):
    services.publish_pack_version(
        pack_code="mixte",
        figures={"is_on_sale": False},
        actor=sophie,
        approved_by=UserFactory(admin=True),
    )

    with pytest.raises(errors.PackNotOnSale):
        ordered_pack(paul, "mixte")
    assert [version.pack.code for version in packs_on_sale()] == [
        "consultations",
        "offres",
        "contacts",
    ]


def test_new_figures_wait_for_their_day_and_touch_no_order_made_before(paul, sophie):
    order = ordered_pack(paul, "contacts")
    bought_pack(paul, "offres")
    begins = now() + timedelta(days=3)
    services.publish_pack_version(
        pack_code="contacts",
        figures={"ht_cents": 900, "contact": 2},
        actor=sophie,
        approved_by=UserFactory(admin=True),
        starts_at=begins,
    )

    assert ordered_pack(paul, "contacts") == order
    touched = touched_by_version("contacts")
    assert (touched.waiting, touched.buyers) == (1, 0)
    assert touched_by_version("offres").buyers == 1
    with time_machine.travel(begins + timedelta(hours=1), tick=False):
        assert next(one for one in packs_on_sale() if one.pack.code == "contacts").ht_cents == 900


def test_figures_do_not_begin_in_the_past(sophie):
    with pytest.raises(DatePast):
        services.publish_pack_version(
            pack_code="contacts",
            figures={"ht_cents": 900},
            actor=sophie,
            approved_by=UserFactory(admin=True),
            starts_at=now() - timedelta(days=1),
        )


def settle_at_once(order, workers=2):
    """Two workers hear of the same money at the same moment."""
    start, failures = threading.Barrier(workers, timeout=60), []

    def settle():
        connection.ensure_connection()
        start.wait()
        try:
            services.settle_order(order_id=order.pk)
        except Exception as error:  # noqa: BLE001 - the twin counts whatever breaks
            failures.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=settle) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


@pytest.mark.django_db(transaction=True)
def test_two_workers_settle_an_order_once(paul):
    order = ordered_pack(paul)
    paid(payment_of(order))

    assert settle_at_once(order) == []
    assert left(paul)["CONSULTATION"] == 10
    assert Sale.objects.count() == 1
    assert PackOrder.objects.get().round == 1
    assert problems() == []


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_on_the_order_the_second_worker_breaks(paul, monkeypatch):
    order = ordered_pack(paul)
    paid(payment_of(order))
    read = threading.Barrier(2)
    due = settling._due

    def both_have_read(order):
        read.wait(timeout=10)
        return due(order)

    monkeypatch.setattr(PackOrderQuerySet, "locked", lambda rows, **by: rows.get(**by))
    monkeypatch.setattr(settling, "_due", both_have_read)

    failures = settle_at_once(order)

    told = Fact.objects.filter(kind=facts.PACK_PAID.name).count()
    assert failures or told > 1
