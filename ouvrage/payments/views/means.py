"""« Moyens de paiement »: what a company pays with."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ouvrage.brands.context import brand_of
from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.kit.time import today
from ouvrage.payments.models import Method, MethodKind, Payment
from ouvrage.payments.queries import is_silent
from ouvrage.payments.services import make_default, remove_method
from ouvrage.payments.services.setups import enter_method
from ouvrage.payments.views.paying import leave_for


@open_to(PROVIDER)
@require_http_methods(["GET", "HEAD", "POST"])
@refused_back(lambda: reverse("payments:methods"))
def methods(request: SignedInRequest) -> HttpResponse:
    """The list; a POST goes to the provider's page to enter another one."""
    if request.method == "POST":
        kind = MethodKind.SEPA if request.POST.get("kind") == MethodKind.SEPA else MethodKind.CARD
        return leave_for(
            request, enter_method(kind=kind, actor=request.user, brand=brand_of(request))
        )
    day = today()
    rows = Method.objects.visible_to(request.user).active().order_by("-is_default", "-pk")
    payments = Payment.objects.of_company(request.user).select_related("method")
    context = {
        "methods": [(row, row.is_expired(day)) for row in rows],
        "is_silent": is_silent(),
        "payments": payments.order_by("-pk")[:10],
    }
    return render(request, "payments/methods.html", context)


@open_to(PROVIDER)
@require_POST
@refused_back(lambda method_id: reverse("payments:methods"))
def choose(request: SignedInRequest, method_id: UUID) -> HttpResponse:
    make_default(method_id=method_id, actor=request.user)
    return HttpResponseRedirect(reverse("payments:methods"), status=303)


@open_to(PROVIDER)
@require_POST
@refused_back(lambda method_id: reverse("payments:methods"))
def remove(request: SignedInRequest, method_id: UUID) -> HttpResponse:
    remove_method(method_id=method_id, actor=request.user)
    return HttpResponseRedirect(reverse("payments:methods"), status=303)
