"""« Incidents »: payments of subscriptions that are missing, and what is done about each."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ouvrage.accounts.models import StaffRole
from ouvrage.kit.audience import desk, open_to
from ouvrage.kit.exports import csv_response
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.kit.paging import page_of
from ouvrage.subscriptions import services
from ouvrage.subscriptions.desk import queries
from ouvrage.subscriptions.desk.forms import AnswerForm, DebtForm
from ouvrage.subscriptions.states import IncidentState
from ouvrage.ui.tabs import Tab

READERS = desk(StaffRole.ACCOUNTANT, StaffRole.SALES)
ACCOUNTANT = desk(StaffRole.ACCOUNTANT)


def _sheet(incident_id: UUID) -> str:
    return reverse("subscriptions:incident", args=[incident_id])


@open_to(READERS)
@require_GET
def incidents(request: SignedInRequest) -> HttpResponse:
    """Those to be settled first, the oldest on top; the others by state."""
    queue, after = _asked(request), request.GET.get("after", "")
    page = page_of(queue.rows(request.user), order=queue.order, after=after, size=30)
    context = {
        "tabs": _tabs(queue),
        "queue": queue,
        "page": page,
        "rows": [queries.IncidentRow(incident) for incident in page],
        "after": after,
    }
    return render(request, "subscriptions/desk/incidents.html", context)


@open_to(READERS)
@require_GET
def export(request: SignedInRequest) -> HttpResponseBase:
    """What the filters of the address show."""
    queue = _asked(request)
    header = [
        _("Opened on"), _("Company"), _("Plan"), _("State"), _("Amount with VAT"), _("Days open"),
        _("Next try"), _("Closed on"),
    ]  # fmt: skip
    rows = queue.rows(request.user).order_by(*queue.order)
    return csv_response("incidents.csv", header, queries.cells(rows))


@open_to(READERS)
@require_GET
def incident(request: SignedInRequest, incident_id: UUID) -> HttpResponse:
    return _page(request, incident_id)


@open_to(ACCOUNTANT)
@require_POST
@refused_back(_sheet)
def retry(request: SignedInRequest, incident_id: UUID) -> HttpResponse:
    """Draw it again at once, on the usual means."""
    services.try_incident_again(incident_id=incident_id, actor=request.user)
    messages.success(request, _("It is being tried again; the bank’s answer comes here."))
    return HttpResponseRedirect(_sheet(incident_id), status=303)


@open_to(ACCOUNTANT)
@require_POST
@refused_back(_sheet)
def forgive(request: SignedInRequest, incident_id: UUID) -> HttpResponse:
    """Cancel what is owed, with the reason that the company reads; the plan ends."""
    form = DebtForm(request.POST, auto_id="debt-%s")
    if not form.is_valid():
        return _page(request, incident_id, debt=form)
    reason = form.cleaned_data["reason"]
    services.cancel_debt(incident_id=incident_id, reason=reason, actor=request.user)
    messages.success(request, _("The debt is cancelled; the company is told why."))
    return HttpResponseRedirect(_sheet(incident_id), status=303)


@open_to(ACCOUNTANT)
@require_POST
@refused_back(_sheet)
def answer(request: SignedInRequest, incident_id: UUID) -> HttpResponse:
    """Answer a contest in writing; what follows is chosen with it."""
    form = AnswerForm(request.POST, auto_id="answer-%s")
    if not form.is_valid():
        return _page(request, incident_id, answer=form)
    data = form.cleaned_data
    services.answer_contest(
        incident_id=incident_id,
        text=data["text"],
        is_upheld=data["verdict"] == "upheld",
        actor=request.user,
    )
    messages.success(request, _("Your answer is on its way to the company."))
    return HttpResponseRedirect(_sheet(incident_id), status=303)


def _page(request: SignedInRequest, incident_id: UUID, **bound: forms.Form) -> HttpResponse:
    context = {
        "sheet": queries.IncidentSheet.of(incident_id, request.user),
        "answer_form": bound.get("answer") or AnswerForm(auto_id="answer-%s"),
        "debt_form": bound.get("debt") or DebtForm(auto_id="debt-%s"),
    }
    status = 422 if bound else 200
    return render(request, "subscriptions/desk/incident.html", context, status=status)


def _asked(request: SignedInRequest) -> queries.IncidentQueue:
    state = request.GET.get("etat", "")
    return queries.IncidentQueue(
        state if state in IncidentState.values else "", request.GET.get("q", "").strip()[:80]
    )


def _tabs(queue: queries.IncidentQueue) -> list[Tab]:
    """Each state with how many wait in it; the words that are looked for stay."""
    base, counts = reverse("subscriptions:incidents"), queries.counts()
    states: list[tuple[str, str, int | None]] = [("", _("To be settled"), sum(counts.values()))]
    states += [(one, str(capfirst(one.label)), counts.get(one)) for one in IncidentState]
    tabs = []
    for state, label, count in states:
        if state == IncidentState.OPEN:
            continue
        asked = {"etat": str(state), "q": queue.words}
        query = urlencode({name: value for name, value in asked.items() if value})
        tabs.append(Tab(label, f"{base}?{query}" if query else base, queue.state == state, count))
    return tabs
