"""Each sale has its document: once, numbered without a gap, valid outside (INV-14 to 17)."""

import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.db import transaction
from django.urls import reverse

from ouvrage.accounts.services import change_company
from ouvrage.invoices.content import digest
from ouvrage.invoices.errors import IdentityIncomplete
from ouvrage.invoices.facturx import xml_of
from ouvrage.invoices.identity import check_identity
from ouvrage.invoices.models import Document, Invoice, Waiting
from ouvrage.invoices.services import issue_for_sale
from ouvrage.invoices.tests.factories import invoiced, sale_to, taken_back
from ouvrage.kit.jobs import run_due
from ouvrage.kit.verifying import run_checks
from ouvrage.notifications.models import Mail


def problems():
    return [problem for outcome in run_checks("invoices.") for problem in outcome.problems]


def test_a_sale_has_one_invoice_however_often_it_is_asked(paul):
    sale = sale_to(paul.company)

    first, second = issue_for_sale(sale_id=sale.pk), issue_for_sale(sale_id=sale.pk)

    assert first.pk == second.pk
    assert (first.position, first.ttc_cents, first.sha256) == (
        1,
        3_480,
        digest(Invoice.objects.get()),
    )
    assert problems() == []


def test_a_credit_note_has_its_own_series_and_names_the_invoice(paul):
    invoice = invoiced(paul.company)

    note = taken_back(invoice, 1_000)

    assert (note.corrects_id, note.series.code[:2], note.position) == (invoice.pk, "AV", 1)
    assert note.ttc.cents == -1_200
    assert problems() == []


def test_a_rollback_gives_the_number_back(paul):
    invoiced(paul.company)
    with transaction.atomic():
        lost = invoiced(paul.company)
        transaction.set_rollback(True)

    assert (lost.position, invoiced(paul.company).position) == (2, 2)
    assert problems() == []


def test_an_invoice_waits_for_the_address_and_comes_once_it_is_there(paul):
    change_company(company_id=paul.company_id, actor=paul, street="")
    paul.company.refresh_from_db()
    sale = sale_to(paul.company)

    with pytest.raises(IdentityIncomplete) as refused:
        check_identity(paul.company)
    assert refused.value.code == "invoices.identity_incomplete"
    assert issue_for_sale(sale_id=sale.pk) is None
    assert Waiting.objects.get().missing == ["street"]
    change_company(company_id=paul.company_id, actor=paul, street="1 rue du Lac")
    run_due()

    assert Invoice.objects.get().sale_id == sale.pk
    assert not Waiting.objects.exists()


def test_the_document_is_made_and_mailed_once_and_handed_only_to_its_owner(
    paul, nadia, client, settings
):
    invoice = invoiced(paul.company)
    run_due()
    run_due()

    kept = Document.objects.get()
    assert Mail.objects.filter(kind="invoices.issued").count() == 1
    with pikepdf.open(BytesIO(bytes(kept.pdf))) as pdf:
        carried = pdf.attachments["factur-x.xml"]
        assert carried.get_file().read_bytes() == bytes(kept.xml)
        assert str(carried.obj.AFRelationship) == "/Alternative"
        xmp = pdf.Root.Metadata.read_bytes()
    assert b"<fx:ConformanceLevel>EN 16931<" in xmp
    assert b"<pdfaid:part>3<" in xmp
    for person, status in ((paul, 200), (nadia, 404)):
        client.force_login(person)
        for name in ("invoice", "pdf", "xml"):
            address = reverse(f"invoices:{name}", args=[invoice.pk])
            assert client.get(address).status_code == status
    assert problems() == []


def test_the_list_the_csv_and_the_zip_of_a_year_hold_the_invoice(paul, client):
    invoice = invoiced(paul.company)
    run_due()
    client.force_login(paul)

    page = client.get(reverse("invoices:mine")).content.decode()
    table = b"".join(client.get(reverse("invoices:export")).streaming_content).decode()
    archive = client.get(reverse("invoices:archive", args=[invoice.issued_on.year]))
    data = b"".join(archive.streaming_content)

    assert invoice.number in page
    assert "34,80" in table
    assert len(data) == int(archive["Content-Length"])


def amounts_in(xml):
    found = ET.fromstring(xml)  # noqa: S314 — our own XML
    names = ("TaxBasisTotalAmount", "TaxTotalAmount", "GrandTotalAmount")
    return [int(Decimal(str(found.findtext(f".//{{*}}{name}"))) * 100) for name in names]


def test_the_outside_finds_nothing_to_say_and_the_xml_says_the_same_to_the_cent(paul, tmp_path):
    company = paul.company
    period: dict[str, Any] = {"from_on": date(2026, 11, 25), "until_on": date(2026, 12, 24)}
    long: dict[str, Any] = {"label": {"fr": "Formule " + "très longue, " * 18, "en": "Long"}}
    home = invoiced(company, **period)
    made = [home, taken_back(home, 1_000), invoiced(company, 9_999, **long)]
    company.country, company.vat_number = "DE", "DE136695976"
    company.save()
    made.append(invoiced(company, code="eu_reverse_charge"))
    company.country, company.vat_number = "CH", ""
    company.save()
    made.append(invoiced(company, code="outside_eu"))

    for one in made:
        (tmp_path / f"{one.number}.xml").write_bytes(xml_of(one))

    assert all(amounts_in(xml_of(i)) == [i.ht_cents, i.vat_cents, i.ttc_cents] for i in made)
    files = [str(path) for path in sorted(tmp_path.glob("*.xml"))]
    answer = subprocess.run(
        [sys.executable, "-m", "tools.validate_invoice", *files],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert answer.stdout.count(": valid") == 15


def test_jobs_have_the_rights_to_issue_an_invoice_and_keep_its_document(paul, as_pages_do):
    invoice = invoiced(paul.company)

    run_due()

    assert Document.objects.filter(invoice=invoice).exists()
