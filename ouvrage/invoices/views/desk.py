"""The accountant's register: series, search, what waits, totals, files."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ouvrage.invoices.models import Invoice
from ouvrage.invoices.queries import Register, cells, month_totals, runs, waiting, without_document
from ouvrage.invoices.services import order_document
from ouvrage.invoices.views.own import asked_register, header
from ouvrage.kit.audience import desk as desk_of
from ouvrage.kit.audience import open_to
from ouvrage.kit.exports import csv_response
from ouvrage.kit.http import SignedInRequest
from ouvrage.kit.paging import page_of
from ouvrage.kit.time import today

ACCOUNTANT = desk_of("accountant")


@open_to(ACCOUNTANT)
@require_safe
def desk(request: SignedInRequest) -> HttpResponse:
    register = asked_register(request, None)
    after = request.GET.get("after", "")
    context = {
        "page": page_of(register.rows(), order=["-pk"], after=after, size=50),
        "after": after,
        "register": register,
        "years": Register().years(),
        "runs": runs(),
        "waiting": waiting(),
        "unmade": without_document(),
        "totals": month_totals(register.year or today().year),
    }
    return render(request, "invoices/desk.html", context)


@open_to(ACCOUNTANT)
@require_safe
def desk_export(request: SignedInRequest) -> HttpResponseBase:
    register = asked_register(request, None)
    return csv_response(
        "registre-des-factures.csv", header(), cells(register.rows().order_by("pk"))
    )


@open_to(ACCOUNTANT)
@require_POST
def remake(request: SignedInRequest, invoice_id: UUID) -> HttpResponse:
    """Have a document made that is not there yet; one that is kept stays."""
    invoice = Invoice.objects.all().found(pk=invoice_id)
    order_document(invoice_id=invoice.pk)
    messages.success(request, _("The document is being made; one that is kept stays as it is."))
    return HttpResponseRedirect(reverse("invoices:invoice", args=[invoice.pk]), status=303)
