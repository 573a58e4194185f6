"""Reading contracts: mine, one of them, its PDF."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ouvrage.contracts.models import ContractDocument
from ouvrage.contracts.queries import MyContracts, find_contract
from ouvrage.contracts.rules import party_of
from ouvrage.contracts.views.shown import sheet
from ouvrage.kit.audience import SIGNED_IN, open_to
from ouvrage.kit.http import SignedInRequest
from ouvrage.kit.paging import page_of


@open_to(SIGNED_IN)
@require_GET
def mine(request: SignedInRequest) -> HttpResponse:
    """One's contracts, as client and as provider."""
    after = request.GET.get("after", "")
    page = page_of(MyContracts().rows(request.user), order=("-created_at", "-pk"), after=after)
    return render(request, "contracts/mine.html", {"page": page, "after": after})


@open_to(SIGNED_IN)
@require_GET
def read(request: SignedInRequest, contract_id: UUID) -> HttpResponse:
    """The same version for both, with what each may do now."""
    contract = find_contract(contract_id, request.user)
    return render(request, "contracts/read.html", sheet(contract, request.user))


@open_to(SIGNED_IN)
@require_GET
def pdf(request: SignedInRequest, contract_id: UUID) -> HttpResponse:
    """The signed copy, byte for byte, for the two parties."""
    contract = find_contract(contract_id, request.user)
    if party_of(contract, request.user) is None:
        raise Http404
    documents = ContractDocument.objects.filter(version__contract=contract)
    document = documents.order_by("-version__number").first()
    if document is None:
        raise Http404
    response = HttpResponse(bytes(document.pdf), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="contrat-{contract.number}.pdf"'
    return response
