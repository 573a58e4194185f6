"""Paying one thing: by a saved means or by a new one; where it stands, live."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ouvrage.brands.context import brand_of
from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.http import SignedInRequest, refused_back, render_part
from ouvrage.kit.time import today
from ouvrage.payments.causes import cause_words
from ouvrage.payments.models import Charge, Method, MethodKind, Payment, Setup
from ouvrage.payments.queries import is_silent
from ouvrage.payments.services.asking import pay as pay_by
from ouvrage.payments.services.setups import enter_method
from ouvrage.payments.states import ChargeState, PaymentState, SetupState


@dataclass(frozen=True, slots=True)
class PayPage:
    """One payment as its payer sees it."""

    payment: Payment
    methods: list[Method]
    cause: str
    bank_address: str
    is_waiting: bool
    """Something is on its way: the page looks again by itself."""
    is_silent: bool
    """The provider does not answer at the moment."""

    @property
    def is_payable(self) -> bool:
        asks = {PaymentState.ASKED, PaymentState.FAILED, PaymentState.RETURNED}
        return self.payment.state in asks and not self.is_waiting


@open_to(PROVIDER)
@require_http_methods(["GET", "HEAD", "POST"])
@refused_back(lambda payment_id: reverse("payments:pay", args=[payment_id]))
def pay(request: SignedInRequest, payment_id: UUID) -> HttpResponse:
    """What it costs, what it is for, by which means; then where it stands."""
    payment = Payment.objects.of_company(request.user).found(pk=payment_id)
    if request.method == "POST":
        return _pay(request, payment)
    return render_part(
        request,
        page="payments/pay.html",
        part="payments/_pay.html",
        context={"page": _page_of(request, payment)},
    )


def _pay(request: SignedInRequest, payment: Payment) -> HttpResponse:
    means = request.POST.get("means", "")
    if means in MethodKind.values:
        address = enter_method(
            kind=means, actor=request.user, payment_id=payment.pk, brand=brand_of(request)
        )
        return leave_for(request, address)
    method = Method.objects.visible_to(request.user).active().found(pk=_uuid(means))
    pay_by(payment_id=payment.pk, method_id=method.pk, actor=request.user)
    return HttpResponseRedirect(reverse("payments:pay", args=[payment.pk]), status=303)


def leave_for(request: HttpRequest, address: str) -> HttpResponse:
    """On to the provider's page. `form-action 'self'` lets no form lead away from the site, so
    another site is reached by a page of ours that goes on by itself."""
    if address.startswith("/"):
        return HttpResponseRedirect(address, status=303)
    response = render(request, "payments/leaving.html", {"address": address})
    response["Refresh"] = f"0; url={address}"
    return response


def _page_of(request: SignedInRequest, payment: Payment) -> PayPage:
    day = today()
    methods = Method.objects.visible_to(request.user).active().order_by("-is_default", "-pk")
    last = Charge.objects.filter(payment=payment, number=payment.tries).first()
    asks_bank = payment.state == PaymentState.ACTION_REQUIRED and last
    return PayPage(
        payment=payment,
        methods=[method for method in methods if not method.is_expired(day)],
        cause=cause_words(payment.failure_code) if payment.failure_code else "",
        bank_address=last.action_address if asks_bank and last else "",
        is_waiting=(payment.is_moving and _moves_soon(last)) or _is_entering(request, payment),
        is_silent=is_silent(payment.gateway),
    )


def _moves_soon(charge: Charge | None) -> bool:
    """A direct debit takes days once the bank has it: the page stops looking."""
    if charge is None:
        return False
    return charge.state == ChargeState.WAITING or charge.method.kind == MethodKind.CARD


def _is_entering(request: HttpRequest, payment: Payment) -> bool:
    """The payer comes back from the provider's page, whose message is not there yet."""
    entered = _uuid(request.GET.get("entered", ""))
    waits = payment.state in {PaymentState.ASKED, PaymentState.FAILED, PaymentState.RETURNED}
    rows = Setup.objects.filter(pk=entered, payment=payment, state=SetupState.OPEN)
    return waits and rows.exists()


def _uuid(text: str) -> UUID:
    """Nobody's identifier when it is none at all."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
