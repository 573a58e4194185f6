"""What the pages of invoices show, to whom, in how many queries."""

import io
import re
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.invoices.content import reason_of
from ouvrage.invoices.models import Document, Invoice
from ouvrage.invoices.tests.factories import invoiced, sale_to
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now
from ouvrage.payments.models import Sale
from ouvrage.payments.reasons import REASONS
from ouvrage.subscriptions import services as subscriptions
from ouvrage.subscriptions.tests.factories import install_plans, subscribed


@pytest.fixture
def lucie(db, settings):
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    return UserFactory(pseudo="lucie", staff_roles=["accountant"])


def many(first, count=500):
    """Copies of one invoice, each of a sale of its own."""
    sales = [
        Sale(**fields_of(first.sale) | {"id": new_id(), "key": f"many:{n}"}) for n in range(count)
    ]
    Sale.objects.bulk_create(sales)
    copies = [
        Invoice(
            **fields_of(first)
            | {"id": new_id(), "sale_id": sale.pk, "position": n, "number": f"ABO-2026-{n:05}"}
        )
        for n, sale in enumerate(sales, start=2)
    ]
    Invoice.objects.bulk_create(copies)


def fields_of(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


@pytest.mark.parametrize("name", ["mine", "desk"])
def test_five_hundred_invoices_cost_no_more_queries_than_one(
    name, paul, lucie, client, django_assert_max_num_queries
):
    many(invoiced(paul.company))
    client.force_login(paul if name == "mine" else lucie)
    client.get(reverse(f"invoices:{name}"))

    with django_assert_max_num_queries(16):
        page = client.get(reverse(f"invoices:{name}"))

    assert "ABO-2026-00501" in page.content.decode()


def test_the_zip_of_a_year_holds_its_list_and_says_its_length(paul, client):
    invoice = invoiced(paul.company)
    run_due()
    client.force_login(paul)

    answer = client.get(reverse("invoices:archive", args=[invoice.issued_on.year]))
    data = b"".join(answer.streaming_content)

    assert len(data) == int(answer["Content-Length"])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        table = archive.read(f"factures-{invoice.issued_on.year}.csv").decode()
    assert f"{invoice.number}.pdf" in names
    assert invoice.number in table
    assert "34,80" in table


def test_only_accountants_remake_a_document_that_is_not_there(paul, lucie, client):
    with clock_at(now() - timedelta(hours=2)):
        invoice = invoiced(paul.company)
    address = reverse("invoices:remake", args=[invoice.pk])
    client.force_login(paul)
    assert (
        address not in client.get(reverse("invoices:invoice", args=[invoice.pk])).content.decode()
    )
    assert client.post(address).status_code == 403

    client.force_login(lucie)
    assert address in client.get(reverse("invoices:desk")).content.decode()
    assert address in client.get(reverse("invoices:invoice", args=[invoice.pk])).content.decode()
    client.post(address)
    client.post(address)
    run_due()

    assert Document.objects.filter(invoice=invoice).count() == 1
    assert address not in client.get(reverse("invoices:desk")).content.decode()


@pytest.mark.parametrize("code", sorted(REASONS))
def test_a_credit_note_gives_its_reason_in_a_sentence(code, paul):
    sale = invoiced(paul.company).sale
    said = reason_of(sale_to(paul.company, -100, reverses=sale, reason=code))

    assert said != code
    assert not re.fullmatch(r"[a-z_]+", said)


def test_what_a_member_of_staff_typed_stays_his_sentence(paul):
    sale = invoiced(paul.company).sale

    said = reason_of(sale_to(paul.company, -100, reverses=sale, reason="Panne du 3 mars"))

    assert said == "Panne du 3 mars"


def test_a_withdrawal_s_credit_note_says_why_in_french(paul):
    BrandFactory()
    install_plans()
    subscription = subscribed(paul)
    subscriptions.withdraw_order(subscription_id=subscription.pk, actor=paul)
    run_due()

    note = Invoice.objects.get(kind="credit_note")
    assert note.reason.startswith("Rétractation")
