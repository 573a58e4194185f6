"""The sales desk: the list of providers, one account, what an agent does there."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ouvrage.accounts.models import StaffRole
from ouvrage.growth.sales import services
from ouvrage.growth.sales.account import account_of
from ouvrage.growth.sales.export import providers_csv
from ouvrage.growth.sales.forms import AnswerForm, NoteForm, PhoneForm, PromiseForm
from ouvrage.growth.sales.models import CallPurpose, Commitment, SalesNote
from ouvrage.growth.sales.queries import SHOWN, SalesList, lines_of
from ouvrage.growth.sales.states import CommitmentState
from ouvrage.kit.audience import desk, open_to
from ouvrage.kit.http import SignedInRequest, refused_back

DESK = desk(StaffRole.SALES)


def _account(company_id: int, **_ids: object) -> str:
    return reverse("growth:sales_account", args=[company_id])


def _list(request: SignedInRequest) -> SalesList:
    shown = request.GET.get("liste", "")
    words = request.GET.get("q", "").strip()[:60]
    return SalesList(words, shown if shown in SHOWN else "")


@require_GET
@open_to(DESK)
def providers(request: SignedInRequest) -> HttpResponse:
    """Providers by word and by list; promises that wait for a colleague stand on top."""
    query, base = _list(request), reverse("growth:sales")
    after = request.GET.get("after", "")
    page = query.page(after)
    tabs = [
        {
            "label": label,
            "url": f"{base}?liste={word}" if word else base,
            "current": word == query.shown,
        }
        for word, label in SHOWN.items()
    ]
    waiting = Commitment.objects.filter(state=CommitmentState.WAITING)
    context = {
        "query": query,
        "lines": lines_of(page.rows),
        "next": page.next,
        "after": after,
        "tabs": tabs,
        "waiting": waiting.select_related("company", "promised_by").order_by("promised_at")[:20],
    }
    return render(request, "growth/sales/providers.html", context)


@require_GET
@open_to(DESK)
def export(request: SignedInRequest) -> HttpResponseBase:
    """The list with the same word and filter, as a file."""
    return providers_csv(_list(request))


@require_GET
@open_to(DESK)
def account(request: SignedInRequest, company_id: int) -> HttpResponse:
    return _page(request, company_id)


@require_POST
@open_to(DESK)
@refused_back(_account)
def phone(request: SignedInRequest, company_id: int) -> HttpResponse:
    """The numbers, once the purpose is said and the law allows it; on record."""
    account_of(company_id)
    form = PhoneForm(request.POST)
    if not form.is_valid():
        return _page(request, company_id, phone_form=form)
    look = services.show_phone(company_id=company_id, actor=request.user, **form.cleaned_data)
    return _page(request, company_id, look=look)


@require_POST
@open_to(DESK)
@refused_back(_account)
def note(request: SignedInRequest, company_id: int) -> HttpResponse:
    account_of(company_id)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, company_id, note_form=form)
    services.write_sales_note(company_id=company_id, actor=request.user, **form.cleaned_data)
    messages.success(request, _("The note is kept."))
    return HttpResponseRedirect(_account(company_id), status=303)


@require_POST
@open_to(DESK)
def called_back(request: SignedInRequest, note_id: UUID) -> HttpResponse:
    done: SalesNote = services.finish_call_back(note_id=note_id, actor=request.user)
    messages.success(request, _("Ticked off."))
    return HttpResponseRedirect(_account(done.company_id), status=303)


@require_POST
@open_to(DESK)
def refuse(request: SignedInRequest, company_id: int) -> HttpResponse:
    """The provider said on the phone that he wants no such call any more."""
    account_of(company_id)
    services.refuse_calls(company_id=company_id, actor=request.user, side="staff")
    messages.success(request, _("Noted: no commercial call any more."))
    return HttpResponseRedirect(_account(company_id), status=303)


@require_POST
@open_to(DESK)
@refused_back(_account)
def promise(request: SignedInRequest, company_id: int) -> HttpResponse:
    account_of(company_id)
    form = PromiseForm(request.POST)
    if not form.is_valid():
        return _page(request, company_id, promise_form=form)
    given = services.commit_to(company_id=company_id, actor=request.user, **form.cleaned_data)
    if given.state == CommitmentState.GIVEN:
        messages.success(request, _("The promise is written down and mailed."))
    else:
        messages.success(request, _("A colleague must approve it before it leaves."))
    return HttpResponseRedirect(_account(company_id), status=303)


def _desk(**_ids: object) -> str:
    return reverse("growth:sales")


@require_POST
@open_to(DESK)
@refused_back(_desk)
def approve(request: SignedInRequest, commitment_id: UUID) -> HttpResponse:
    services.approve_commitment(commitment_id=commitment_id, actor=request.user)
    messages.success(request, _("The promise is written down and mailed."))
    return HttpResponseRedirect(_desk(), status=303)


@require_POST
@open_to(DESK)
@refused_back(_desk)
def decline(request: SignedInRequest, commitment_id: UUID) -> HttpResponse:
    form = AnswerForm(request.POST)
    if form.is_valid():
        answer = form.cleaned_data["answer"]
        services.decline_commitment(commitment_id=commitment_id, answer=answer, actor=request.user)
        messages.success(request, _("Declined: nothing was sent."))
    else:
        messages.error(request, _("Say why: whoever asked reads it. Nothing was declined."))
    return HttpResponseRedirect(_desk(), status=303)


def _page(request: SignedInRequest, company_id: int, **given: Any) -> HttpResponse:
    """The account with its forms; one that was refused stands as it was typed."""
    own = account_of(company_id)
    purpose = CallPurpose.CONTRACT if own.strip else CallPurpose.COMMERCIAL
    context = {
        "account": own,
        "note_form": NoteForm(),
        "phone_form": PhoneForm(initial={"purpose": purpose}),
        "promise_form": PromiseForm(),
        **given,
    }
    wrong = any(isinstance(one, forms.Form) and one.errors for one in given.values())
    status = 422 if wrong else 200
    return render(request, "growth/sales/account.html", context, status=status)
