"""Staff pages that belong to no single desk."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ouvrage.accounts.models import StaffRole
from ouvrage.backoffice import queries, words
from ouvrage.backoffice.finding import MoneySearch
from ouvrage.kit import verifying
from ouvrage.kit.audience import STAFF, desk, open_to
from ouvrage.kit.http import SignedInRequest, render_part
from ouvrage.payments.queries import outages


@require_GET
@open_to(STAFF)
def search(request: SignedInRequest) -> HttpResponse:
    """Find a project, a person, a company, a contract; payments and invoices by role.

    A sales agent finds providers only.
    """
    sells = set(request.user.staff_roles) == {StaffRole.SALES}
    found = queries.StaffSearch(request.GET.get("q", "").strip()[:80], of_providers=sells)
    return render_part(
        request,
        page="backoffice/search.html",
        part="backoffice/_palette.html",
        context={"found": found, "money": MoneySearch(found.words, request.user)},
    )


@require_GET
@open_to(desk("accountant", "supervisor"))
def books(request: SignedInRequest) -> HttpResponse:
    """Whether the books balance and the chains hold, checked at this moment."""
    results = [(words.promise(found.check), found.problems) for found in verifying.run_checks()]
    return render(request, "backoffice/books.html", {"results": results, "outages": outages()})
