"""Staff find money by number, amount and company, each as far as his role may look."""

import pytest
from django.urls import reverse

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.invoices.tests.factories import invoiced
from ouvrage.payments.tests.factories import asked, paid
from ouvrage.subscriptions.tests.factories import install_plans, subscribed

pytestmark = pytest.mark.django_db
SEARCH = reverse("backoffice:search")


@pytest.fixture
def at_desk(client, settings):
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    client.force_login(UserFactory(staff_roles=["accountant"]))
    return client


def found(client, words):
    return client.get(SEARCH, {"q": words}).content.decode()


def test_a_payment_is_found_by_both_its_numbers_and_its_amount(at_desk, paul):
    payment = paid(asked(paul.company, 123_450))
    page = reverse("payments:desk_payment", args=[payment.pk])

    for words in (str(payment.pk), payment.gateway_id, "1 234,50", "1234.50 €"):
        assert page in found(at_desk, words), words
    assert page not in found(at_desk, "1 234,51")


def test_an_invoice_is_found_by_its_number(at_desk, paul):
    BrandFactory()
    invoice = invoiced(paul.company)

    assert reverse("invoices:invoice", args=[invoice.pk]) in found(at_desk, invoice.number[-6:])


def test_a_subscription_is_found_by_its_company(at_desk, paul):
    install_plans()
    BrandFactory()
    subscribed(paul)

    assert "Essentiel" in found(at_desk, paul.company.name)
    assert "Essentiel" in found(at_desk, "paul")


def test_a_sales_agent_finds_subscriptions_and_no_payment(at_desk, paul):
    install_plans()
    BrandFactory()
    payment = payment_of_subscription(paul)
    at_desk.force_login(UserFactory(staff_roles=["sales"]))

    assert "Essentiel" in found(at_desk, paul.company.name)
    page = reverse("payments:desk_payment", args=[payment])
    assert page not in found(at_desk, str(payment))


def payment_of_subscription(person):
    return subscribed(person).terms.get().payment_id


def test_a_search_asks_a_bounded_number_of_questions(at_desk, paul, django_assert_max_num_queries):
    for _ in range(12):
        paid(asked(paul.company, 3480))

    with django_assert_max_num_queries(18):
        text = found(at_desk, "34,80")

    assert text.count(reverse("payments:desk")) >= 10
