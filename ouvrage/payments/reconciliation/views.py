"""« Rapprochement »: comparisons, differences, what settles each, the journal of a period."""

from datetime import date, timedelta

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from ouvrage.kit.audience import open_to
from ouvrage.kit.exports import csv_response
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.kit.jobs import enqueue
from ouvrage.kit.paging import page_of
from ouvrage.kit.time import today
from ouvrage.payments.desk.views import ACCOUNTANT, decimal, tabs
from ouvrage.payments.errors import ProviderSilent
from ouvrage.payments.gateways.contract import Unreachable
from ouvrage.payments.reconciliation import queries, services
from ouvrage.ui.forms import DayInput


class PeriodForm(forms.Form):
    """From which day to which; last month unless said."""

    du = forms.DateField(label=gettext_lazy("From"), widget=DayInput)
    au = forms.DateField(label=gettext_lazy("Until"), widget=DayInput)


class NoteForm(forms.Form):
    """Why a difference is closed by hand."""

    note = forms.CharField(label=gettext_lazy("Note"), max_length=500)


def _here(**_ids: object) -> str:
    return reverse("payments:reconciliation")


@open_to(ACCOUNTANT)
@require_GET
def reconciliation(request: SignedInRequest) -> HttpResponse:
    """The latest comparisons, then what differs; closed ones apart."""
    asked = queries.Differences(closed=request.GET.get("etat") == "reglees")
    after = request.GET.get("after", "")
    page = page_of(asked.found(), order=asked.ORDER, after=after, size=30)
    runs = queries.last_runs()
    context = {
        "tabs": tabs("rapprochement"),
        "page": page,
        "rows": asked.rows(page.rows),
        "after": after,
        "is_closed": asked.closed,
        "runs": runs,
        "is_stale": queries.is_stale(runs),
        "period": PeriodForm(initial=_last_month(today())),
    }
    return render(request, "payments/desk/reconciliation.html", context)


@open_to(ACCOUNTANT)
@require_POST
def run(request: SignedInRequest) -> HttpResponse:
    """Compare now, by the job of the morning."""
    with transaction.atomic():
        enqueue("payments.reconcile", key="payments.reconcile")
    messages.success(request, _("The comparison is under way; reload the page in a moment."))
    return HttpResponseRedirect(_here(), status=303)


@open_to(ACCOUNTANT)
@require_POST
@refused_back(_here)
def ask_again(request: SignedInRequest, difference_id: int) -> HttpResponse:
    """Refused: payments.provider_silent."""
    try:
        services.ask_again(difference_id=difference_id)
    except Unreachable:
        raise ProviderSilent from None
    messages.success(request, _("The provider was asked again and both sides were compared."))
    return HttpResponseRedirect(_here(), status=303)


@open_to(ACCOUNTANT)
@require_POST
@refused_back(_here)
def close(request: SignedInRequest, difference_id: int) -> HttpResponse:
    form = NoteForm(request.POST)
    if form.is_valid():
        note = form.cleaned_data["note"]
        services.close_difference(difference_id=difference_id, note=note, actor=request.user)
        messages.success(request, _("Closed with your note."))
    else:
        messages.error(request, _("Say why in the note. Nothing was closed."))
    return HttpResponseRedirect(_here(), status=303)


@open_to(ACCOUNTANT)
@require_GET
def journal(request: SignedInRequest) -> HttpResponseBase:
    """Payments, refunds and returns of a period with fees, for the accountant's software."""
    form = PeriodForm(request.GET)
    period = form.cleaned_data if form.is_valid() else _last_month(today())
    header = [
        _("Date"), _("Kind"), _("Company"), _("What"), _("Amount with VAT"), _("Fee"),
        _("Gateway"), _("Number at the gateway"), _("Identifier"), _("Entry"),
    ]  # fmt: skip
    rows = queries.movements(period["du"], period["au"])
    name = f"mouvements-{period['du']}-{period['au']}.csv"
    return csv_response(name, header, (_cells(row) for row in rows))


def _cells(row: list[object]) -> list[object]:
    """Amounts as spreadsheets read them; a fee that nobody knows is left empty."""
    amounts = [decimal(cell) if isinstance(cell, int) else "" for cell in row[4:6]]
    return [*row[:4], *amounts, *row[6:]]


def _last_month(day: date) -> dict[str, date]:
    last = day.replace(day=1) - timedelta(days=1)
    return {"du": last.replace(day=1), "au": last}
