"""A VAT number is proven by its register, or not at all (LEG-08)."""

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import time_machine
from django.urls import reverse

from ouvrage.accounts.services import change_company
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.journal.models import Fact
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import now
from ouvrage.taxes import facts
from ouvrage.taxes.checkers import OfflineChecker, ViesChecker, checker
from ouvrage.taxes.jobs import check_again, check_number
from ouvrage.taxes.models import NumberCheck
from ouvrage.taxes.proofs import is_proven
from ouvrage.taxes.vat import platform_vat

GERMAN = "DE136695976"
US = "FR83404833048"
YES = {
    "countryCode": "DE",
    "vatNumber": "136695976",
    "requestDate": "2026-11-25T10:00:00.000Z",
    "valid": True,
    "requestIdentifier": "WAPIAAAAY1234567",
    "name": "Musterhaus GmbH",
    "address": "---",
}
NO = YES | {"valid": False, "requestIdentifier": "", "name": "---", "userError": "INVALID"}
DOWN = {"actionSucceed": False, "errorWrappers": [{"error": "MS_UNAVAILABLE"}]}


class Vies(BaseHTTPRequestHandler):
    """Answers as the Commission's service documents it; keeps what it was asked."""

    said: object = YES
    status = 200
    asked: list[tuple[str, dict[str, str]]] = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append((self.path, json.loads(body)))
        answer = self.said if isinstance(self.said, bytes) else json.dumps(self.said).encode()
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_arguments):
        """Silence."""


@pytest.fixture
def vies(settings):
    class Here(Vies):
        asked = []

    server = HTTPServer(("127.0.0.1", 0), Here)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.VIES_URL = f"http://127.0.0.1:{server.server_port}/rest-api/"
    yield Here
    server.shutdown()
    server.server_close()


@pytest.fixture
def german(paul):
    BrandFactory()
    company = paul.company
    company.country, company.vat_number = "DE", "DE 136 695 976"
    company.save()
    return company


def test_a_confirmed_number_is_kept_with_its_reference_and_lifts_the_vat(german, vies):
    before = platform_vat(company=german).code

    check_number(german.pk)

    kept = NumberCheck.objects.get()
    assert (kept.outcome, kept.consultation, kept.holder) == (
        "valid", "WAPIAAAAY1234567", "Musterhaus GmbH",
    )  # fmt: skip
    assert (before, platform_vat(company=german).code) == ("eu_unproven", "eu_reverse_charge")
    assert Fact.objects.get(kind=facts.NUMBER_CHECKED.name).data["outcome"] == "valid"
    path, question = vies.asked[0]
    assert path == "/rest-api/check-vat-number"
    assert question["countryCode"] + question["vatNumber"] == GERMAN
    assert question["requesterMemberStateCode"] == "FR"


def test_a_number_that_the_register_does_not_know_is_not_proven(german, vies):
    vies.said = NO

    check_number(german.pk)

    assert NumberCheck.objects.get().outcome == "invalid"
    assert not is_proven(GERMAN)


@pytest.mark.parametrize(
    ("status", "said", "detail"),
    [
        (500, DOWN, "MS_UNAVAILABLE"),
        (200, DOWN, "MS_UNAVAILABLE"),
        (200, NO | {"userError": "MS_MAX_CONCURRENT_REQ"}, "MS_MAX_CONCURRENT_REQ"),
        (200, YES | {"valid": "true"}, "NOT_UNDERSTOOD"),
        (200, [], "NOT_UNDERSTOOD"),
        (502, b"<html>", "JSONDecodeError"),
        (200, b"[" + b" " * 30_000 + b"]", "ValueError"),
    ],
)
def test_what_is_no_clear_answer_proves_nothing(german, vies, status, said, detail):
    vies.status, vies.said = status, said

    check_number(german.pk)

    kept = NumberCheck.objects.get()
    assert (kept.outcome, kept.detail) == ("unknown", detail)
    assert not is_proven(GERMAN)


def test_a_register_that_cannot_be_reached_proves_nothing():
    answer = ViesChecker("http://127.0.0.1:9").check(GERMAN, requester=US)

    assert answer.outcome == "unknown"


def test_no_answer_leaves_an_earlier_proof_and_a_denial_ends_it(german, vies):
    check_number(german.pk)
    vies.said = DOWN
    check_number(german.pk)
    still = is_proven(GERMAN)
    vies.said = NO
    check_number(german.pk)

    assert (still, is_proven(GERMAN)) == (True, False)


def test_a_proof_grows_old(german, vies):
    check_number(german.pk)

    with time_machine.travel(now() + timedelta(days=91), tick=False):
        assert not is_proven(GERMAN)


def test_offline_only_the_writing_is_looked_at_and_nothing_is_proven(settings):
    settings.VIES_URL = ""

    assert isinstance(checker(), OfflineChecker)
    assert checker().check(GERMAN, requester=US).outcome == "unknown"
    assert checker().check("DE123", requester=US).outcome == "invalid"


def test_a_number_is_checked_when_it_is_written_and_again_a_month_later(german, vies, paul):
    change_company(company_id=german.pk, actor=paul, vat_number=GERMAN)
    run_due()
    change_company(company_id=german.pk, actor=paul, city="Berlin")
    run_due()
    once = NumberCheck.objects.count()
    check_again()
    run_due()
    early = NumberCheck.objects.count()
    with time_machine.travel(now() + timedelta(days=31), tick=False):
        check_again()
        check_again()
        run_due()

    assert (once, early, NumberCheck.objects.count()) == (1, 1, 2)


def test_the_page_tells_what_is_known_and_asks_again(german, vies, client, paul):
    client.force_login(paul)
    address = reverse("taxes:number")

    before = client.get(address).content.decode()
    client.post(address)
    client.post(address)
    run_due()
    after = client.get(address).content.decode()

    assert "n’est pas confirmé" in before
    assert "WAPIAAAAY1234567" in after
    assert "Autoliquidation" in after
    assert NumberCheck.objects.count() == 1


def test_the_page_of_a_company_without_a_number_says_where_to_write_it(client, paul):
    client.force_login(paul)

    page = client.get(reverse("taxes:number"))

    assert reverse("accounts:company") in page.content.decode()
    assert client.post(reverse("taxes:number")).status_code == 303
