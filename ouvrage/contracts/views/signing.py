"""Signing: ask for the code, then name, code and consent on one page."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ouvrage.contracts import services
from ouvrage.contracts.consent import consent_sentence
from ouvrage.contracts.content import signatory
from ouvrage.contracts.drafting import current_version
from ouvrage.contracts.errors import VersionChanged
from ouvrage.contracts.forms import SignForm
from ouvrage.contracts.models import Contract, ContractVersion, Party, SignatureCode
from ouvrage.contracts.queries import find_contract
from ouvrage.contracts.rules import party_of
from ouvrage.contracts.services.sign import Signing
from ouvrage.contracts.states import ContractState
from ouvrage.kit.audience import SIGNED_IN, open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.http import SignedInRequest, client_address, refused_back
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now


def _page(contract_id: UUID) -> str:
    return reverse("contracts:sign", args=[contract_id])


def _read(contract_id: UUID) -> str:
    return reverse("contracts:read", args=[contract_id])


@open_to(SIGNED_IN)
@require_POST
@refused_back(_page)
def code(request: SignedInRequest, contract_id: UUID) -> HttpResponse:
    """Send the code for the version that was on the page."""
    contract = find_contract(contract_id, request.user)
    seen = request.POST.get("version", "")
    services.send_code(
        contract_id=contract.pk,
        version=int(seen) if seen.isdigit() else 0,
        actor=request.user,
    )
    messages.success(
        request, _("A six-digit code is on its way to %(mail)s.") % {"mail": request.user.email}
    )
    return HttpResponseRedirect(_page(contract_id), status=303)


@open_to(SIGNED_IN)
def sign(request: SignedInRequest, contract_id: UUID) -> HttpResponse:
    """One page: what is signed, the code, the name, the button."""
    contract = find_contract(contract_id, request.user)
    party = party_of(contract, request.user)
    if party is None:
        raise Http404
    if contract.state != ContractState.TO_SIGN:
        return HttpResponseRedirect(_read(contract_id), status=303)
    version = current_version(contract)
    form = _form(request, contract, version)
    if request.method == "POST" and form.is_valid():
        try:
            _sign(request, contract, form)
        except VersionChanged:
            raise
        except Refused as refusal:
            form.add_error(None, refusal.text)
        else:
            messages.success(request, _("Signed. You will find your copy here."))
            return HttpResponseRedirect(_read(contract_id), status=303)
    context = {
        "contract": contract,
        "project": contract.project,
        "version": version,
        "form": form,
        "code": _waiting_code(version, party),
        "signs_as": signatory(version.content, party),
        "party_label": party.label,
    }
    return render(request, "contracts/sign.html", context, status=422 if form.errors else 200)


def _form(request: SignedInRequest, contract: Contract, version: ContractVersion) -> SignForm:
    consent = consent_sentence(contract, version)
    if request.method == "POST":
        return SignForm(request.POST, consent=consent)
    initial = {"signature_id": new_id(), "version": version.number}
    return SignForm(initial=initial, consent=consent)


def _sign(request: SignedInRequest, contract: Contract, form: SignForm) -> None:
    data = form.cleaned_data
    services.sign_contract(
        signature_id=data["signature_id"],
        contract_id=contract.pk,
        signing=Signing(
            version=data["version"],
            typed_name=data["name"],
            code=data["code"],
            consent=data["consent"],
            address=client_address(request),
            agent=request.META.get("HTTP_USER_AGENT", ""),
        ),
        actor=request.user,
    )


def _waiting_code(version: ContractVersion, party: Party) -> SignatureCode | None:
    rows = SignatureCode.objects.filter(version=version, party=party, used_at__isnull=True)
    return rows.filter(expires_at__gt=now()).order_by("-sent_at").first()
