"""Ordering a plan: what it means, the sentence to retype, then its payment."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ouvrage.brands.context import brand_id_of
from ouvrage.brands.queries import text_in_force
from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.http import SignedInRequest, client_address
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import today
from ouvrage.subscriptions import calendar, services
from ouvrage.subscriptions.defaults import EXPLANATION
from ouvrage.subscriptions.errors import AlreadySubscribed, TextDiffers
from ouvrage.subscriptions.forms.own import OrderForm
from ouvrage.subscriptions.models import MONTHS, PlanVersion, Subscription
from ouvrage.subscriptions.policy import version_in_force
from ouvrage.subscriptions.showing.prices import price_of


@open_to(PROVIDER)
@require_http_methods(["GET", "HEAD", "POST"])
def order(request: SignedInRequest, plan: str, months: int) -> HttpResponse:
    """The page of explanations and its confirmation text; a POST orders."""
    version = version_in_force(plan)
    if version is None or version.plan.is_free or months not in MONTHS:
        raise Http404
    form = OrderForm(request.POST or None, initial={"order_id": new_id()})
    if form.is_valid():
        try:
            return _to_payment(_ordered(request, plan, months, form.cleaned_data))
        except TextDiffers as refusal:
            form.add_error("typed", refusal.text)
    return _page(request, version, months, form)


def _ordered(
    request: SignedInRequest, plan: str, months: int, typed: dict[str, Any]
) -> Subscription:
    return services.order_subscription(
        **typed,
        plan_code=plan,
        months=months,
        brand_id=brand_id_of(request),
        address=client_address(request) or None,
        agent=request.headers.get("User-Agent", ""),
        actor=request.user,
    )


def _to_payment(subscription: Subscription) -> HttpResponse:
    term = subscription.terms.awaiting().first()
    if term is None or term.payment_id is None:  # paid by another tab meanwhile
        return HttpResponseRedirect(reverse("subscriptions:mine"), status=303)
    return HttpResponseRedirect(reverse("payments:pay", args=[term.payment_id]), status=303)


def _page(
    request: SignedInRequest, version: PlanVersion, months: int, form: OrderForm
) -> HttpResponse:
    brand_id = brand_id_of(request)
    language = request.user.language
    last = calendar.last_day(today(), months)
    context = {
        "version": version,
        "price": price_of(version, months, request.user.company),
        "months": months,
        "other_months": [count for count in MONTHS if count != months],
        "explanation": text_in_force(EXPLANATION, language=language, brand_id=brand_id),
        "confirmation": services.confirmation_text(language, brand_id),
        "last_day": last,
        "renews_on": last + calendar.ONE_DAY,
        "refusal": _standing_in_the_way(request),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "subscriptions/order.html", context, status=status)


def _standing_in_the_way(request: SignedInRequest) -> Refused | None:
    """Why ordering makes no sense, said before anything is typed."""
    running = Subscription.objects.running().of_company(request.user.company_id)
    own = running.select_related("plan").first()
    return AlreadySubscribed(plan=own.plan.name) if own else None
