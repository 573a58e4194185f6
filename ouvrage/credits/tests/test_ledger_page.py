"""The page « Consommation crédit » tells every movement of one's own wallets, and proves it."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import translation

from ouvrage.access.tests.factories import opened
from ouvrage.accounts.models import StaffRole
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.credits.models import Cause, CreditKind
from ouvrage.credits.queries import CreditLedger
from ouvrage.credits.services import freeze_wallets, grant_credits, welcome_company
from ouvrage.credits.tests.factories import bought_pack, install_packs
from ouvrage.credits.tests.test_grants import give, give_back, spend
from ouvrage.journal.models import Fact
from ouvrage.kit.time import clock_at, now, today
from ouvrage.projects.tests.factories import ProjectFactory

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
        ["Mouvement", "Projet", "Type", "Crédits", "Solde", "Par qui"],
        ["Dépensé sur un projet", "#1", "offre", "-1", "2", "Le système"],
        ["Promotion", "", "offre", "3", "3", "Le système"],
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


def test_month_project_and_movement_filter_the_page_and_its_file(signed_in, paul):
    give(paul, 3)
    spend(paul)
    month = f"{now():%Y-%m}"

    def shown(**asked):
        page = text(signed_in.get(URL, asked)).count('data-label="Solde"')
        lines = b"".join(signed_in.get(reverse("credits:export"), asked).streaming_content)
        assert len(lines.strip().splitlines()) - 1 == page
        return page

    assert shown(mois=month) == 2
    assert shown(mois="1999-01") == 2  # a month that never was is no filter
    assert shown(projet="1") == 1
    assert shown(projet="2") == 0
    assert shown(mouvement="granted") == 1
    assert shown(mouvement="spent", projet="1", type="offre", mois=month) == 1
    assert "Aucun mouvement de ce genre" in text(signed_in.get(URL, {"projet": "2"}))


def test_each_movement_says_by_whom(signed_in, paul, sophie, nadia):
    project = ProjectFactory()
    give(paul, 3)
    opened(paul, project, CreditKind.OFFRE)
    gesture = {"company_id": paul.company_id, "kind": CreditKind.CONTACT, "count": 2}
    grant_credits(**gesture, cause=Cause.GOODWILL, key="sorry", actor=sophie)

    query = CreditLedger(paul.company_id)
    told = [(one.signed, str(one.who)) for one in query.movements(query.rows().order_by("pk"))]

    with translation.override("fr"):
        assert told == [
            ("+3", "Le système"),
            ("−1", paul.full_name),
            ("+2", str(StaffRole.FOLLOWUP.label)),
        ]
    page = text(signed_in.get(URL))
    fact = Fact.objects.get(kind="access.opened")
    assert f'href="/projets/{project.pk}/?tab=thread#fact-{fact.pk}"' in page


def test_what_was_paid_for_leads_to_its_order_and_invoice(signed_in, paul):
    install_packs()
    order = bought_pack(paul, "contacts")

    page = text(signed_in.get(URL))

    assert reverse("credits:order", args=[order.pk]) in page
    assert reverse("invoices:of_sale", args=[order.sale_id]) in page


def test_months_are_offered_from_the_first_movement_on(paul):
    assert CreditLedger(paul.company_id).months() == []
    with clock_at(now() - timedelta(days=65)):
        give(paul, 1)

    months = CreditLedger(paul.company_id).months()
    assert months[0] == today().replace(day=1)
    assert len(months) in {3, 4}
