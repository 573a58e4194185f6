"""The statement of a month that is over: the same bytes each time, as it stood then."""

import io
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.credits.jobs import expire_due
from ouvrage.credits.models import CreditKind, Move
from ouvrage.credits.services import freeze_wallets, thaw_wallets
from ouvrage.credits.statements.content import statement_of
from ouvrage.credits.tests.test_grants import give, spend
from ouvrage.kit.time import PARIS, end_of_day
from ouvrage.ledger.models import Posting

SEPTEMBER = date(2026, 9, 1)
URL = reverse("credits:statement", args=["2026-09"])


def at(month, day, hour=12):
    return time_machine.travel(datetime(2026, month, day, hour, tzinfo=PARIS), tick=False)


@pytest.fixture
def september(paul):
    """Three given in August, one spent in September, five more given, one spent in October."""
    with at(8, 20):
        give(paul, 3, key="august", expires_at=end_of_day(date(2026, 10, 15)))
    with at(9, 3):
        spend(paul, key="one")
    with at(9, 30, 23):
        give(paul, 5, key="september", expires_at=end_of_day(date(2026, 12, 31)))
    with at(10, 1, 0):
        spend(paul, key="two")
    return paul


@pytest.fixture
def browser(september):
    BrandFactory()
    browser = Client()
    with at(10, 2):
        browser.force_login(september)
    return browser


def read(pdf):
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join("\n".join(page.extract_text() for page in pages).split())


def test_balances_and_movements_are_those_of_the_month_in_paris(september):
    with at(10, 2):
        statement = statement_of(september.company_id, SEPTEMBER)

    line = next(line for line in statement.lines if line.kind == CreditKind.OFFRE)
    assert (line.opening, line.came, line.left, line.closing) == (3, 5, 1, 7)
    assert [one.signed for one in statement.movements] == ["−1", "+5"]
    assert [(one.count, one.until.astimezone(PARIS).date()) for one in statement.expiries] == [
        (2, date(2026, 10, 15)),
        (5, date(2026, 12, 31)),
    ]
    assert line.digest == Posting.objects.get(entry__key="september", position=3).digest


def test_an_english_reader_has_it_in_english(browser, september):
    september.language = "en"
    september.save(update_fields=["language"])

    with at(10, 2):
        text = read(browser.get(URL, headers={"Accept-Language": "en"}).content)

    assert "Statement of credits, September 2026" in text
    assert "Spent on a project" in text
    assert "15 October 2026" in text
    assert "Soldes" not in text


def test_the_paper_says_all_that_in_words(browser):
    with at(10, 2):
        answer = browser.get(URL)

    text = read(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    assert "attachment" in answer["Content-Disposition"]
    assert "Relevé de crédits, septembre 2026" in text
    assert "Offre 3 +5 −1 7" in text
    assert "Dépensé sur un projet" in text
    assert "15 octobre 2026 2 offres" in text
    assert Posting.objects.get(entry__key="september", position=3).digest[:20] in text


def test_months_later_it_is_the_same_to_the_byte(browser, september):
    with at(10, 2):
        first = browser.get(URL).content
    with at(10, 5):
        freeze_wallets(company_id=september.company_id, cause="pause", reference="pause:1")
    with at(11, 20):
        thaw_wallets(company_id=september.company_id, cause="pause", reference="pause:1")
        spend(september, key="three")
    with at(12, 20):
        expire_due()
        browser.force_login(september)
        assert browser.get(URL).content == first

    assert Move.objects.count() == 2


def test_a_date_that_a_thaw_moved_is_told_as_it_was_before_and_as_it_is_after(september):
    with at(10, 5):
        freeze_wallets(company_id=september.company_id, cause="pause", reference="pause:1")
    with at(11, 20):
        thaw_wallets(company_id=september.company_id, cause="pause", reference="pause:1")

    with at(12, 2):
        then = statement_of(september.company_id, SEPTEMBER).expiries
        later = statement_of(september.company_id, date(2026, 11, 1)).expiries
    assert later[-1].until - then[-1].until == timedelta(days=46)


def test_a_month_that_runs_and_one_before_everything_have_none(browser):
    with at(9, 30):
        assert browser.get(URL).status_code == 404
    with at(10, 2):
        assert browser.get(reverse("credits:statement", args=["2026-07"])).status_code == 404
        assert browser.get(reverse("credits:statement", args=["2026-13"])).status_code == 404


def test_the_page_offers_each_month_that_is_over(browser):
    with at(10, 2):
        page = browser.get(reverse("credits:ledger")).content.decode()

    assert URL in page
    assert reverse("credits:statement", args=["2026-08"]) in page
    assert reverse("credits:statement", args=["2026-10"]) not in page


def test_a_quiet_month_between_two_says_that_nothing_moved(september):
    with at(12, 2):
        statement = statement_of(september.company_id, date(2026, 11, 1))

    assert statement.movements == []
    assert [line.opening for line in statement.lines] == [0, 6, 0]


def test_a_statement_takes_few_queries(september, django_assert_max_num_queries):
    with at(10, 2), django_assert_max_num_queries(10):
        statement_of(september.company_id, SEPTEMBER)
