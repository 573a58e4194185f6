"""What was promised to one's own company, and whether it takes commercial calls."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ouvrage.growth.sales import services
from ouvrage.growth.sales.models import CallRefusal, Commitment
from ouvrage.growth.sales.states import CommitmentState
from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.http import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(PROVIDER)
def commitments(request: SignedInRequest) -> HttpResponse:
    """Promises in writing; a POST says whether one takes commercial calls."""
    company_id = request.user.company_id
    if request.method == "POST":
        if request.POST.get("calls") == "no":
            services.refuse_calls(company_id=company_id, actor=request.user)
            messages.success(request, _("Noted: we do not call you to sell any more."))
        else:
            services.allow_calls(company_id=company_id, actor=request.user)
            messages.success(request, _("Noted: we may call you again."))
        return HttpResponseRedirect(reverse("growth:commitments"), status=303)
    given = Commitment.objects.filter(company_id=company_id, state=CommitmentState.GIVEN)
    context = {
        "commitments": given.select_related("promised_by").order_by("-promised_at")[:50],
        "refusal": CallRefusal.objects.filter(company_id=company_id).first(),
    }
    return render(request, "growth/sales/commitments.html", context)
