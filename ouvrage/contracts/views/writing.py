"""Changing the text before both have signed: details of the parties, milestones, wishes."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ouvrage.contracts import services
from ouvrage.contracts.drafting import current_version
from ouvrage.contracts.forms import AmendForm, AskForm, IdentityForm, amend_initial
from ouvrage.contracts.models import Party
from ouvrage.contracts.queries import find_contract
from ouvrage.contracts.rules import party_of
from ouvrage.kit.audience import PROVIDER, SIGNED_IN, open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.http import SignedInRequest, refused_back


def _page(contract_id: UUID) -> str:
    return reverse("contracts:read", args=[contract_id])


@open_to(SIGNED_IN)
@refused_back(_page)
def identity(request: SignedInRequest, contract_id: UUID) -> HttpResponse:
    """The client says how the contract names him."""
    contract = find_contract(contract_id, request.user)
    if party_of(contract, request.user) != Party.CLIENT:
        raise Http404
    known = current_version(contract).content["client"]
    form = IdentityForm(request.POST if request.method == "POST" else None, initial=known)
    if request.method == "POST" and form.is_valid():
        services.state_identity(
            contract_id=contract_id, identity=form.identity(known), actor=request.user
        )
        messages.success(request, _("Your details are in the contract."))
        return HttpResponseRedirect(_page(contract_id), status=303)
    context = {"contract": contract, "project": contract.project, "form": form}
    return render(request, "contracts/identity.html", context, status=422 if form.errors else 200)


@open_to(SIGNED_IN)
@require_POST
@refused_back(_page)
def refresh(request: SignedInRequest, contract_id: UUID) -> HttpResponse:
    """Take over the company's details as they are now."""
    contract = find_contract(contract_id, request.user)
    services.refresh_provider(contract_id=contract.pk, actor=request.user)
    messages.success(request, _("The company’s details in the contract are up to date."))
    return HttpResponseRedirect(_page(contract_id), status=303)


@open_to(PROVIDER)
def amend(request: SignedInRequest, contract_id: UUID) -> HttpResponse:
    """The provider changes milestones, dates, rhythm of reports, copyright."""
    contract = find_contract(contract_id, request.user)
    if party_of(contract, request.user) != Party.PROVIDER:
        raise Http404
    content = current_version(contract).content
    initial = amend_initial(content, contract.version)
    form = AmendForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.amend_contract(
                contract_id=contract_id,
                seen_version=form.cleaned_data["version"],
                amendment=form.amendment(),
                actor=request.user,
            )
        except Refused as refusal:
            form.add_error(None, refusal.text)
        else:
            messages.success(request, _("The new version is there. The client sees what changed."))
            return HttpResponseRedirect(_page(contract_id), status=303)
    context = {"contract": contract, "project": contract.project, "form": form, "content": content}
    return render(request, "contracts/amend.html", context, status=422 if form.errors else 200)


@open_to(SIGNED_IN)
@require_POST
@refused_back(_page)
def ask(request: SignedInRequest, contract_id: UUID) -> HttpResponse:
    """Say what should change before signing."""
    find_contract(contract_id, request.user)
    form = AskForm(request.POST)
    if form.is_valid():
        services.ask_change(
            contract_id=contract_id,
            message_id=form.cleaned_data["message_id"],
            text=form.cleaned_data["text"],
            actor=request.user,
        )
        messages.success(request, _("Your wish is sent to the other party."))
    return HttpResponseRedirect(_page(contract_id), status=303)
