"""The statement of one month as a file."""

import re
from datetime import date

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from ouvrage.brands.queries import default_brand
from ouvrage.credits.statements.content import statement_of
from ouvrage.credits.statements.paper import make_pdf
from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.http import SignedInRequest

CLOSED = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


@open_to(PROVIDER)
@require_safe
def statement(request: SignedInRequest, month: str) -> HttpResponse:
    """A month that is over and had something to tell ("2026-09"); any other is not found."""
    if not re.fullmatch(r"2\d{3}-(0[1-9]|1[0-2])", month, re.ASCII):
        raise Http404
    found = statement_of(request.user.company_id, date.fromisoformat(f"{month}-01"))
    if found is None:
        raise Http404
    pdf = make_pdf(found, request.user.company, default_brand())
    name = f'attachment; filename="releve-credits-{month}.pdf"'
    return HttpResponse(
        pdf, content_type="application/pdf", headers=CLOSED | {"Content-Disposition": name}
    )
