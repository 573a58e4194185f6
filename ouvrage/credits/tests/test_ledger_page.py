"""The page « Consommation crédit » tells every movement of one's own wallets, and proves it."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.credits.models import CreditKind
from ouvrage.credits.queries import CreditLedger
from ouvrage.credits.services import freeze_wallets, welcome_company
from ouvrage.credits.tests.test_grants import give, give_back, spend
from ouvrage.kit.time import now

URL = reverse("credits:ledger")


@pytest.fixture
def signed_in(paul):
    BrandFactory()
    browser = Client()
    browser.force_login(paul)
    return browser


def text(answer):
    return answer.content.decode().replace("\xa0", " ").replace("\u202f", " ")


def test_every_movement_is_told_with_its_cause_project_and_balance(signed_in, paul):
    give(paul, 3)
    spend(paul)
    give_back(paul)

    movements = CreditLedger(paul.company_id).movements(CreditLedger(paul.company_id).rows())

    told = [(m.signed, m.project_id, m.balance_after) for m in movements]
    assert told == [("+3", None, 3), ("−1", 1, 2), ("+1", 1, 3)]
    page = text(signed_in.get(URL))
    assert "Promotion" in page
    assert "Dépensé sur un projet" in page
    assert "Crédit rendu : projet écarté" in page
    assert 'href="/projets/1/"' in page


def test_each_balance_says_how_many_expire_and_when(signed_in, paul):
    welcome_company(company_id=paul.company_id)

    page = text(signed_in.get(URL))

    assert "tous jusqu’au" in page
    assert "aucun pour le moment" in page


def test_the_page_says_that_the_chain_is_whole(signed_in, paul):
    give(paul, 3)
    spend(paul)

    page = text(signed_in.get(URL))

    assert "2 mouvements, enchaînés les uns aux autres" in page
    assert "aucun n’a été modifié" in page


def test_the_page_says_when_a_movement_was_tampered_with(signed_in, paul):
    give(paul, 3)
    spend(paul)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE ledger_posting SET amount = -9 WHERE position = 1")
        cursor.execute("SET LOCAL session_replication_role = origin")

    assert "ne correspond plus à sa chaîne" in text(signed_in.get(URL))


def test_one_kind_can_be_looked_at_alone(signed_in, paul):
    welcome_company(company_id=paul.company_id)

    lines = CreditLedger(paul.company_id, kind=CreditKind.OFFRE).rows()

    assert [line.account.unit for line in lines] == ["OFFRE"]
    page = text(signed_in.get(URL, {"type": "offre"}))
    assert page.count('data-label="Solde"') == 1
    assert text(signed_in.get(URL, {"type": "n’importe quoi"})).count('data-label="Solde"') == 2


def test_nobody_sees_the_movements_of_another_company(signed_in, nadia):
    give(nadia, 3)

    assert "Aucun mouvement pour le moment" in text(signed_in.get(URL))


def test_older_movements_are_one_page_further(signed_in, paul):
    for number in range(31):
        give(paul, key=f"gift {number}", expires_at=now() + timedelta(days=9))

    first = signed_in.get(URL)
    older = signed_in.get(URL, {"after": first.context["page"].next})

    assert text(first).count('data-label="Solde"') == 30
    assert text(older).count('data-label="Solde"') == 1


def test_the_page_takes_few_queries_whatever_its_length(
    signed_in, paul, django_assert_max_num_queries
):
    for number in range(20):
        give(paul, key=f"gift {number}")
    signed_in.get(URL)

    with django_assert_max_num_queries(12):
        signed_in.get(URL)


def test_the_file_holds_what_the_page_shows(signed_in, paul):
    give(paul, 3)
    spend(paul)

    answer = signed_in.get(reverse("credits:export"), {"type": "offre"})

    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline="")))
    assert [row[1:] for row in rows] == [
        ["Mouvement", "Projet", "Type", "Crédits", "Solde"],
        ["Dépensé sur un projet", "#1", "offre", "-1", "2"],
        ["Promotion", "", "offre", "3", "3"],
    ]
    assert "attachment" in answer["Content-Disposition"]


def test_only_providers_have_such_a_page(claire):
    BrandFactory()
    browser = Client()
    browser.force_login(claire)

    assert browser.get(URL).status_code == 403
    assert Client().get(URL).status_code == 302


def test_the_page_says_where_the_credits_in_hand_come_from(signed_in, paul):
    give(paul, 3)
    spend(paul)

    page = text(signed_in.get(URL))

    assert "D’où viennent vos crédits" in page
    assert 'data-label="Crédits restants">2<' in page


def test_the_page_says_that_the_wallets_are_frozen(signed_in, paul):
    give(paul, 3)
    freeze_wallets(company_id=paul.company_id, cause="pause", reference="pause:1")

    assert "Gelés depuis le" in text(signed_in.get(URL))
