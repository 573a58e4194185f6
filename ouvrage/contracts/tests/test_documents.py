"""The signed PDF: made once, tagged, archivable, its fonts inside; and its public verification."""

import io

import pikepdf
import pytest
from django.db import transaction
from django.db.models import Model
from django.db.utils import Error
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.contracts.content import digest
from ouvrage.contracts.jobs import make_document
from ouvrage.contracts.models import Contract, ContractDocument, ContractVersion, Signature
from ouvrage.contracts.paper.render import make_pdf, proof_of
from ouvrage.contracts.queries import verify_file, verify_number
from ouvrage.contracts.services import keep_document
from ouvrage.contracts.tests.factories import complete, drawn_from, signed_by_both
from ouvrage.kit.jobs import run_due
from ouvrage.notifications.models import Mail
from ouvrage.offers.tests.factories import offer_of
from ouvrage.projects.tests.factories import ProjectFactory


@pytest.fixture
def document(running: Contract) -> ContractDocument:
    run_due()
    return ContractDocument.objects.get()


def test_the_second_signature_makes_the_pdf_and_both_are_told(
    document: ContractDocument, claire: User, paul: User
) -> None:
    told = Mail.objects.filter(kind="contracts.in_force")

    assert set(told.values_list("recipient", flat=True)) == {claire.pk, paul.pk}
    assert all(document.sha256 in mail.text for mail in told)


def test_the_pdf_is_tagged_archivable_and_carries_its_fonts(document: ContractDocument) -> None:
    with pikepdf.open(io.BytesIO(bytes(document.pdf))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "fr-FR"
        assert "/StructTreeRoot" in pdf.Root
        with pdf.open_metadata() as metadata:
            assert metadata["pdfaid:part"] == "2"
            assert metadata["pdfuaid:part"] == "1"
            assert "Logo pour une boulangerie" in metadata["dc:title"]
        names = {str(font.BaseFont) for font in fonts(pdf)}
    assert any("OuvrageSans" in name for name in names)
    assert any("OuvrageSerif" in name for name in names)


def test_the_pdf_runs_nothing_and_hides_nothing(document: ContractDocument) -> None:
    data = bytes(document.pdf)

    assert b"/JavaScript" not in data
    assert b"/Launch" not in data
    assert b"/EmbeddedFile" not in data


def test_making_it_again_gives_the_same_bytes_and_keeps_one(document: ContractDocument) -> None:
    version_id = document.version_id

    assert make_pdf(version_id, proof_of(version_id)) == bytes(document.pdf)
    make_document(version_id=version_id)
    keep_document(version_id=version_id, pdf=b"%PDF other", proof={})

    assert ContractDocument.objects.count() == 1


def test_signs_that_no_font_has_do_not_stop_a_contract(claire: User, paul: User) -> None:
    project = ProjectFactory(client=claire, description="Une boulangerie 🥐 漢字 #strong[x] \u202e")
    contract = signed_by_both(complete(drawn_from(offer_of(paul, project))))

    run_due()

    with pikepdf.open(io.BytesIO(bytes(ContractDocument.objects.get().pdf))) as pdf:
        assert len(pdf.pages) >= 3
    content = ContractVersion.objects.get(contract=contract, number=contract.version).content
    assert "🥐" in content["project"]["description"]


def test_the_proof_names_the_code_the_address_and_the_hash(
    document: ContractDocument, running: Contract
) -> None:
    signatures = document.proof["signatures"]

    assert {one["party"] for one in signatures} == {"client", "provider"}
    assert all(one["sha256"] == document.proof["sha256"] for one in signatures)
    assert all(one["address"] == "192.0.2.7" and one["mail"] for one in signatures)
    version = ContractVersion.objects.get(contract=running, number=running.version)
    assert digest(version.content) == document.proof["sha256"]


@pytest.mark.parametrize("model", [ContractVersion, Signature, ContractDocument])
@pytest.mark.usefixtures("document")
def test_what_was_signed_is_not_changed_nor_removed(model: type[Model]) -> None:
    rows = model._default_manager.all()

    with pytest.raises(Error), transaction.atomic():
        rows.update(sha256="x")
    with pytest.raises(Error), transaction.atomic():
        rows._raw_delete(rows.db)


def test_anybody_verifies_a_contract_by_number_or_file(
    document: ContractDocument, running: Contract
) -> None:
    by_number = verify_number(running.number.lower().replace("-", " "))
    by_file = verify_file(bytes(document.pdf))

    assert by_number == by_file
    assert by_number
    assert by_number.initials == ("CM", "PM")
    assert verify_file(bytes(document.pdf) + b" ") is None
    assert verify_number("C-2222-2222") is None


def test_a_contract_that_is_not_signed_is_not_verified(contract: Contract) -> None:
    assert verify_number(contract.number) is None


def test_the_public_page_names_nobody(
    client: Client, document: ContractDocument, running: Contract
) -> None:
    page = client.get(reverse("contracts:verify"), {"numero": running.number}).content.decode()
    sent = client.post(
        reverse("contracts:verify"), {"file": io.BytesIO(bytes(document.pdf))}
    ).content.decode()

    for text in (page, sent):
        assert running.number in text
        assert "CM" in text
        assert "Martin" not in text
        assert "Boulangerie" not in text


def test_only_the_parties_download_the_copy(
    client: Client, document: ContractDocument, running: Contract, nadia: User, claire: User
) -> None:
    url = reverse("contracts:pdf", args=[running.pk])

    client.force_login(nadia)
    assert client.get(url).status_code == 404
    client.force_login(claire)
    answer = client.get(url)
    assert answer.content == bytes(document.pdf)
    assert "attachment" in answer["Content-Disposition"]


def fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [font for page in pdf.pages for font in page.resources.Font.values()]
