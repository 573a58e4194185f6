"""« Mes factures »: a company's invoices and credit notes, and their files."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ouvrage.invoices.archive import zip_response
from ouvrage.invoices.models import Invoice
from ouvrage.invoices.paper.render import printed
from ouvrage.invoices.queries import Register, cells, missing_of, waiting
from ouvrage.invoices.serving import file_response
from ouvrage.kit.audience import PROVIDER, SIGNED_IN, open_to
from ouvrage.kit.exports import csv_response, csv_text
from ouvrage.kit.http import SignedInRequest
from ouvrage.kit.paging import page_of


@open_to(PROVIDER)
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    company_id = request.user.company_id
    register = asked_register(request, company_id)
    after = request.GET.get("after", "")
    rows = waiting(company_id)
    context = {
        "page": page_of(register.rows(), order=["-pk"], after=after, size=30),
        "after": after,
        "register": register,
        "years": Register(company_id).years(),
        "waiting": rows,
        "missing": missing_of(rows),
    }
    return render(request, "invoices/mine.html", context)


@open_to(SIGNED_IN)
@require_safe
def invoice(request: SignedInRequest, invoice_id: UUID) -> HttpResponse:
    """One invoice as a page: the very words and figures of its paper."""
    found = _found(request, invoice_id)
    context = {
        "invoice": found,
        "printed": printed(found),
        "may_remake": request.user.has_role("accountant"),
    }
    return render(request, "invoices/invoice.html", context)


@open_to(SIGNED_IN)
@require_safe
def of_sale(request: SignedInRequest, sale_id: UUID) -> HttpResponse:
    """On to the invoice of a sale, for whoever knows the sale only; 404 until there is one."""
    found = Invoice.objects.visible_to(request.user).found(sale_id=sale_id)
    return HttpResponseRedirect(reverse("invoices:invoice", args=[found.pk]))


@open_to(SIGNED_IN)
@require_safe
def pdf(request: SignedInRequest, invoice_id: UUID) -> HttpResponseBase:
    return file_response(_found(request, invoice_id), kind="pdf")


@open_to(SIGNED_IN)
@require_safe
def xml(request: SignedInRequest, invoice_id: UUID) -> HttpResponseBase:
    return file_response(_found(request, invoice_id), kind="xml")


@open_to(PROVIDER)
@require_safe
def export(request: SignedInRequest) -> HttpResponseBase:
    register = asked_register(request, request.user.company_id)
    return csv_response("factures.csv", header(), cells(register.rows().order_by("pk")))


@open_to(PROVIDER)
@require_safe
def archive(request: SignedInRequest, year: int) -> HttpResponseBase:
    """All PDF files of one year and their list; 404 when there was no such year."""
    if not 2000 <= year <= 2999:
        raise Http404
    register = Register(request.user.company_id, year=year)
    listed = csv_text(header(), cells(register.rows().order_by("pk")))
    return zip_response(register, f"factures-{year}", listed)


def asked_register(request: SignedInRequest, company_id: int | None) -> Register:
    """As the address filters it; what it does not know is left out."""
    year = request.GET.get("annee", "")
    return Register(
        company_id,
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        kind=request.GET.get("type", ""),
        words=request.GET.get("q", "").strip()[:60],
    )


def header() -> list[str]:
    return [
        _("Number"), _("Kind"), _("Date"), _("Recipient"), _("Corrects"), _("Without VAT"),
        _("VAT"), _("With VAT"), _("VAT category"), _("Paid on"),
    ]  # fmt: skip


def _found(request: SignedInRequest, invoice_id: UUID) -> Invoice:
    visible = Invoice.objects.visible_to(request.user)
    return visible.select_related("corrects", "document").found(pk=invoice_id)
