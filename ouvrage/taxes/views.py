"""The page of a company's VAT number."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.http import SignedInRequest
from ouvrage.taxes import services
from ouvrage.taxes.queries import number_page


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(PROVIDER)
def number(request: SignedInRequest) -> HttpResponse:
    """What is known of the number; a POST has it checked again."""
    company = request.user.company
    if request.method == "POST":
        if services.ask_check(company_id=company.pk, actor=request.user):
            messages.success(request, _("We are asking the register; the answer comes here."))
        return HttpResponseRedirect(reverse("taxes:number"), status=303)
    return render(request, "taxes/number.html", {"page": number_page(company)})
