"""« Résilier votre contrat »: in three clicks and without signing in (LEG-12, RULES §5).

By e-mail: ask for a code, read what would be cancelled, confirm. By the link of a notice: read,
confirm. Whether an address is known is never told.
"""

from dataclasses import dataclass
from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ouvrage.kit.audience import ANYONE, open_to
from ouvrage.kit.errors import Refused
from ouvrage.subscriptions import services
from ouvrage.subscriptions.errors import WrongCode
from ouvrage.subscriptions.forms.terminating import AddressForm, CodeForm
from ouvrage.subscriptions.models import Cancellation, CancellationWay, Subscription
from ouvrage.subscriptions.pages import subscription_of_token
from ouvrage.subscriptions.views.proof import RECEIPT, source_of, to_receipt


@open_to(ANYONE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def terminate(request: HttpRequest) -> HttpResponse:
    """First click: the address. A POST sends the code, if there is anything to cancel."""
    form = AddressForm(request.POST or None)
    if not form.is_valid():
        return _page(
            request,
            "subscriptions/terminate/address.html",
            {"form": form},
            status=422 if form.errors else 200,
        )
    email = form.cleaned_data["email"]
    too_often = ratelimit.consume_or_429(request, action="reset_password", key=email)
    if too_often:
        return too_often  # type: ignore[no-any-return]
    services.request_cancellation_code(email=email)
    return _page(
        request, "subscriptions/terminate/code.html", {"form": CodeForm(initial={"email": email})}
    )


@open_to(ANYONE)
@never_cache
@sensitive_post_parameters("digits")
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Second click: the code, and what it would cancel."""
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            subscription = services.check_code(**form.cleaned_data)
        except WrongCode as refusal:
            form.add_error("digits", refusal.text)
        else:
            return _summary(request, subscription, proof=form.cleaned_data)
    return _page(request, "subscriptions/terminate/code.html", {"form": form}, status=422)


@open_to(ANYONE)
@never_cache
@sensitive_post_parameters("digits")
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Third click: cancelled, with a receipt."""
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _page(request, "subscriptions/terminate/code.html", {"form": form}, status=422)
    try:
        subscription = services.cancel_with_code(
            **form.cleaned_data, source=source_of(request, CancellationWay.CODE)
        )
    except WrongCode as refusal:
        form.add_error("digits", refusal.text)
        return _page(request, "subscriptions/terminate/code.html", {"form": form}, status=422)
    return _to_receipt(subscription)


@open_to(ANYONE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The link of a notice: what it would cancel; a POST confirms."""
    subscription = subscription_of_token(token)
    if subscription is None:
        messages.error(
            request, _("This link is not whole. Nothing was cancelled; use your e-mail.")
        )
        return HttpResponseRedirect(reverse("subscriptions:terminate"), status=303)
    if request.method == "POST":
        return _cancel(request, subscription)
    return _summary(request, subscription)


@open_to(ANYONE)
@never_cache
@require_safe
def receipt(request: HttpRequest, signed: str) -> HttpResponse:
    """What was cancelled, when it reached us, and from when it takes effect."""
    try:
        named = signing.loads(signed, salt=RECEIPT)
    except signing.BadSignature:
        raise Http404 from None
    known = Cancellation.objects.select_related("subscription__plan", "subscription__company")
    cancellation = known.filter(pk=named).first()
    if cancellation is None:
        raise Http404
    return _page(request, "subscriptions/terminate/receipt.html", {"cancellation": cancellation})


def _cancel(request: HttpRequest, subscription: Subscription) -> HttpResponse:
    try:
        cancelled = services.cancel_subscription(
            subscription_id=subscription.pk,
            source=source_of(request, CancellationWay.LINK),
            actor=None,
            is_immediate=request.POST.get("when") == "now",
        )
    except Refused as refusal:
        messages.error(request, refusal.text, extra_tags=refusal.code)
        return HttpResponseRedirect(request.path, status=303)
    return _to_receipt(cancelled)


@dataclass(frozen=True, slots=True)
class Summary:
    """What one more click would do."""

    subscription: Subscription
    is_free_to_leave: bool

    @property
    def is_cancelled(self) -> bool:
        return self.subscription.cancelled_at is not None


def _summary(
    request: HttpRequest, subscription: Subscription | None, proof: dict[str, str] | None = None
) -> HttpResponse:
    summary = None
    if subscription is not None and subscription.is_running:
        is_free = proof is None and subscription.is_free_to_leave
        summary = Summary(subscription, is_free_to_leave=is_free)
    return _page(
        request, "subscriptions/terminate/summary.html", {"summary": summary, "proof": proof}
    )


def _to_receipt(subscription: Subscription) -> HttpResponse:
    return to_receipt(subscription.cancellations.order_by("-received_at", "-pk")[0])


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page of this path; its address may hold a secret (decision 0014)."""
    response = render(request, template, context, status=status)
    response["Referrer-Policy"] = "same-origin"
    return response
