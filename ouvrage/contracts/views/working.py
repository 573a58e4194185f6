"""While the work goes on: deliveries, decisions, payments declared, reports, the end."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ouvrage.contracts import services
from ouvrage.contracts.forms import ReportForm
from ouvrage.contracts.models import Contract, Milestone, Pace, Party
from ouvrage.contracts.queries import find_contract
from ouvrage.contracts.rules import acting_party
from ouvrage.kit.audience import SIGNED_IN, open_to
from ouvrage.kit.http import SignedInRequest, refused_back


def _page(contract_id: UUID) -> str:
    return reverse("contracts:read", args=[contract_id])


def _page_of(milestone_id: UUID) -> str:
    milestone = Milestone.objects.found(pk=milestone_id)
    return f"{_page(milestone.contract_id)}#etape-{milestone.position}"


def _act(
    request: SignedInRequest, milestone_id: UUID, act: Callable[..., Any], done: str, **words: str
) -> HttpResponse:
    """Do one thing to a milestone the reader may see, then go back to it."""
    milestone = Milestone.objects.found(pk=milestone_id)
    Contract.objects.visible_to(request.user).found(pk=milestone.contract_id)
    act(milestone_id=milestone_id, actor=request.user, **words)
    messages.success(request, done)
    return HttpResponseRedirect(_page_of(milestone_id), status=303)


@open_to(SIGNED_IN)
@require_POST
@refused_back(_page_of)
def deliver(request: SignedInRequest, milestone_id: UUID) -> HttpResponse:
    """Declare a milestone delivered."""
    done = _("Delivered. The client has been asked to look at it.")
    text = request.POST.get("text", "")[:4_000]
    return _act(request, milestone_id, services.deliver_milestone, done, text=text)


@open_to(SIGNED_IN)
@require_POST
@refused_back(_page_of)
def send_back(request: SignedInRequest, milestone_id: UUID) -> HttpResponse:
    """Send a delivery back with what to change."""
    done = _("Sent back. The provider reads what you would like changed.")
    text = request.POST.get("text", "")[:4_000]
    return _act(request, milestone_id, services.send_back_milestone, done, text=text)


@open_to(SIGNED_IN)
@require_POST
@refused_back(_page_of)
def accept(request: SignedInRequest, milestone_id: UUID) -> HttpResponse:
    """Accept a delivery."""
    done = _("Accepted. The provider may now invoice this milestone.")
    return _act(request, milestone_id, services.accept_milestone, done)


@open_to(SIGNED_IN)
@require_POST
@refused_back(_page_of)
def paid(request: SignedInRequest, milestone_id: UUID) -> HttpResponse:
    """Declare a milestone paid."""
    done = _("Noted. The milestone counts as paid once both of you have said so.")
    return _act(request, milestone_id, services.declare_paid, done)


@open_to(SIGNED_IN)
@require_POST
@refused_back(_page)
def report(request: SignedInRequest, contract_id: UUID) -> HttpResponse:
    """Say how the work goes."""
    contract = find_contract(contract_id, request.user)
    form = ReportForm(request.POST)
    if form.is_valid():
        services.write_report(
            report_id=form.cleaned_data["report_id"],
            contract_id=contract.pk,
            pace=Pace(form.cleaned_data["pace"]),
            text=form.cleaned_data["text"],
            actor=request.user,
        )
        messages.success(request, _("Your report is sent to the client."))
    else:
        messages.error(
            request, _("Say how it goes, in one choice and a few words. Nothing was sent.")
        )
    return HttpResponseRedirect(_page(contract_id) + "#rapports", status=303)


@open_to(SIGNED_IN)
@refused_back(_page)
def finalise(request: SignedInRequest, contract_id: UUID) -> HttpResponse:
    """Say what finalising means, then finalise."""
    contract = find_contract(contract_id, request.user)
    acting_party(contract, request.user, Party.CLIENT)
    if request.method == "POST":
        services.finalise(contract_id=contract.pk, actor=request.user)
        messages.success(
            request, _("The project is finalised. You are both invited to rate each other.")
        )
        return HttpResponseRedirect(_page(contract_id), status=303)
    context = {"contract": contract, "project": contract.project}
    return render(request, "contracts/finalise.html", context)
