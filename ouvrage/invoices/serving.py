"""Handing over the file of an invoice: always a download, under a closed policy (SEC-55 to 59)."""

from django.http import Http404, HttpResponse

from ouvrage.invoices.models import Invoice


def file_response(invoice: Invoice, *, kind: str) -> HttpResponse:
    """`kind` is "pdf" or "xml"; not made yet is not found."""
    document = getattr(invoice, "document", None)
    if document is None:
        raise Http404
    content = document.pdf if kind == "pdf" else document.xml
    mime = "application/pdf" if kind == "pdf" else "application/xml"
    response = HttpResponse(bytes(content), content_type=mime)
    response["Content-Disposition"] = f'attachment; filename="{invoice.number}.{kind}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Referrer-Policy"] = "no-referrer"
    return response
