"""« Crédits de promotion »: what a provider submits, and what became of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ouvrage.brands.models import Brand
from ouvrage.growth.promotions import queries, services
from ouvrage.growth.promotions.forms import ClaimForm
from ouvrage.growth.promotions.parameters import VALIDITY_DAYS, rewards
from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.kit.ids import new_id
from ouvrage.kit.paging import page_of


def _promotions(**_kwargs: object) -> str:
    return reverse("growth:promotions")


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(PROVIDER)
def promotions(request: SignedInRequest) -> HttpResponse:
    """The rules, the form, one's own claims. A refusal keeps what was typed."""
    form = ClaimForm(request.POST or None, initial={"claim_id": new_id()})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            details = {name: form.cleaned_data[name] for name in ("claim_id", "url", "about")}
            try:
                services.submit_claim(actor=request.user, **details)
            except Refused as refusal:
                form.add_error("url", refusal.text)
                status = refusal.status
            else:
                messages.success(request, _("Your page is submitted. We read it within minutes."))
                return HttpResponseRedirect(_promotions(), status=303)
    return render(
        request, "growth/promotions.html", _context(request) | {"form": form}, status=status
    )


def _context(request: SignedInRequest) -> dict[str, Any]:
    after = request.GET.get("after", "")
    claims = queries.claims_of(request.user.company_id)
    return {
        "page": page_of(queries.with_last_look(claims), order=["-submitted_at", "pk"], after=after),
        "after": after,
        "rewards": rewards(),
        "days": VALIDITY_DAYS.value(),
        "brands": Brand.objects.order_by("name"),
    }


@require_POST
@open_to(PROVIDER)
@refused_back(_promotions)
def check_again(request: SignedInRequest, claim_id: UUID) -> HttpResponse:
    services.check_again(claim_id=claim_id, actor=request.user)
    messages.success(request, _("We read the page again within minutes."))
    return redirect("growth:promotions")
