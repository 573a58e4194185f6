"""The pages of packs say what they cost, whether they are needed, and lead back to the project."""

import csv
import io
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.credits.models import PackOrder
from ouvrage.credits.packs.models import PackVersion
from ouvrage.credits.packs.services import publish_pack_version
from ouvrage.credits.services import freeze_wallets
from ouvrage.credits.tests.factories import bought_pack, install_packs, ordered_pack, payment_of
from ouvrage.credits.tests.test_grants import give, spend
from ouvrage.kit.jobs import run_due
from ouvrage.payments.tests.factories import paid, refused, returned
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.subscriptions.tests.factories import install_plans

PACKS = reverse("credits:packs")


@pytest.fixture
def browser(paul):
    BrandFactory()
    install_packs()
    install_plans()
    browser = Client()
    browser.force_login(paul)
    return browser


def text(answer):
    return answer.content.decode().replace("\xa0", " ").replace("\u202f", " ")


def order_of(order):
    return reverse("credits:order", args=[order.pk])


def test_each_pack_is_shown_with_vat_its_unit_price_and_the_balance_after(browser):
    page = text(browser.get(PACKS))

    assert "9,90 €" in page
    assert "11,88 €" in page  # VAT included
    assert "0,99 €" in page  # one credit
    assert "crédits consultation : 0 → 10" in page


def test_the_plans_are_shown_beside_with_what_a_credit_costs_by_them(browser):
    page = text(browser.get(PACKS))

    assert "29,00 € HT par mois pour 50 crédits de tous types : 0,58 € pièce" in page


def test_whoever_has_plenty_left_is_asked_whether_he_needs_one(browser, paul):
    assert "En avez-vous besoin ?" not in text(browser.get(PACKS))

    give(paul, 3)
    spend(paul)

    page = text(browser.get(PACKS))
    assert "En avez-vous besoin ?" in page
    assert "Il vous reste 2 offres ; ces 90 derniers jours, vous en avez dépensé 1." in page
    assert "En avez-vous besoin ?" in text(browser.get(reverse("credits:buy", args=["offres"])))
    assert "besoin ?" not in text(browser.get(reverse("credits:buy", args=["contacts"])))


def test_frozen_credits_are_a_reason_to_wait_and_said(browser, paul):
    freeze_wallets(company_id=paul.company_id, cause="pause", reference="pause:1")

    assert "Vos crédits sont gelés depuis" in text(browser.get(PACKS))


def test_ordering_leads_to_the_payment_and_back_to_the_project(browser, paul):
    project = ProjectFactory()
    url = reverse("credits:buy", args=["contacts"]) + f"?projet={project.pk}&type=contact"
    page = text(browser.get(url))
    assert "Commande avec obligation de paiement : 14,28 €" in page

    answer = browser.post(url, {"order_id": uuid4(), "at_once": "on"})

    order = PackOrder.objects.get()
    assert answer["Location"] == reverse("payments:pay", args=[order.payment_id])
    after = reverse("credits:after_payment", args=[order.pk])
    assert payment_of(order).return_path == after
    assert browser.get(after)["Location"] == order_of(order)
    paid(payment_of(order))
    run_due()
    card = reverse("access:card", args=[project.pk, "contact"])
    assert browser.get(after)["Location"] == card
    assert card in text(browser.get(order_of(order)))


def test_an_address_that_names_no_card_leads_nowhere_else(browser):
    for query in (
        "?projet=7&type=ailleurs",
        "?projet=//evil.example&type=contact",
        "?projet=٣&type=contact",
    ):
        browser.post(
            reverse("credits:buy", args=["contacts"]) + query,
            {"order_id": uuid4(), "at_once": "on"},
        )

    assert PackOrder.objects.get().back_path == ""


def test_without_the_wish_to_begin_at_once_nothing_is_ordered(browser):
    answer = browser.post(reverse("credits:buy", args=["contacts"]), {"order_id": uuid4()})

    assert answer.status_code == 422
    assert not PackOrder.objects.exists()


def test_a_card_without_credits_leads_to_packs_and_plans(browser):
    project = ProjectFactory()

    page = text(browser.get(reverse("access:card", args=[project.pk, "contact"])))

    assert f"{PACKS}?projet={project.pk}&amp;type=contact" in page
    assert reverse("growth:plans") in page


def test_a_frozen_card_says_so_before_anybody_presses(browser, paul):
    give(paul, 3)
    freeze_wallets(company_id=paul.company_id, cause="pause", reference="pause:1")

    page = text(browser.get(reverse("access:card", args=[ProjectFactory().pk, "offre"])))

    assert "Vos crédits sont gelés pour le moment" in page
    assert 'data-kind="primary" data-full' not in page


def test_the_order_says_where_it_stands_at_each_step(browser, paul):
    order = ordered_pack(paul, "offres")
    assert "la commande attend jusqu" in text(browser.get(order_of(order)))

    refused(payment_of(order))
    assert "La banque a refusé le paiement" in text(browser.get(order_of(order)))

    paid(payment_of(order))
    assert "les crédits suivent dans un instant" in text(browser.get(order_of(order)))

    run_due()
    page = text(browser.get(order_of(order)))
    assert "les crédits sont dans votre portefeuille" in page
    assert "Renoncer et être remboursé" in page

    spend(paul)
    assert "on ne peut donc plus y renoncer" in text(browser.get(order_of(order)))

    returned(payment_of(order))
    run_due()
    assert "1,90 € restent dus" in text(browser.get(order_of(order)))


def test_withdrawing_from_the_page_refunds(browser, paul):
    order = bought_pack(paul, "offres")

    browser.post(reverse("credits:withdraw_order", args=[order.pk]))
    browser.post(reverse("credits:withdraw_order", args=[order.pk]))

    assert "Vous avez renoncé" in text(browser.get(order_of(order)))


def test_an_order_is_given_up_from_its_page(browser, paul):
    order = ordered_pack(paul, "offres")

    browser.post(reverse("credits:give_up_order", args=[order.pk]))

    assert "Cette commande a été abandonnée" in text(browser.get(order_of(order)))


def test_every_order_is_in_the_list_and_its_file(browser, paul):
    assert "Aucun achat pour le moment" in text(browser.get(reverse("credits:orders")))
    bought_pack(paul, "offres")
    ordered_pack(paul, "contacts")

    page = text(browser.get(reverse("credits:orders")))
    answer = browser.get(reverse("credits:orders_export"))

    assert "5 offres" in page
    assert "3 contacts" in page
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline="")))
    assert [row[1] for row in rows] == ["Crédits", "3 contacts", "5 offres"]


def test_the_pages_take_few_queries_whatever_there_is(browser, paul, django_assert_max_num_queries):
    order = bought_pack(paul)
    for _ in range(5):
        ordered_pack(paul, "offres", order_id=uuid4())
    for url, most in ((PACKS, 16), (reverse("credits:orders"), 8), (order_of(order), 12)):
        browser.get(url)
        with django_assert_max_num_queries(most):
            browser.get(url)


def test_an_empty_shelf_leads_to_the_plans(browser, sophie):
    for version in PackVersion.objects.all():
        publish_pack_version(
            pack_code=version.pack.code,
            figures={"is_on_sale": False},
            actor=sophie,
            approved_by=UserFactory(admin=True),
        )

    assert "Aucun pack n’est en vente" in text(browser.get(PACKS))
    assert browser.get(reverse("credits:buy", args=["offres"])).status_code == 404
