"""« Packs de crédits »: the shelf, the order, what became of it."""

import re
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ouvrage.brands.context import brand_id_of
from ouvrage.credits.models import CreditKind, PackOrder
from ouvrage.credits.packs import services, showing
from ouvrage.credits.packs.comparing import plans_beside
from ouvrage.credits.packs.forms import OrderForm
from ouvrage.credits.packs.own import OrderPage
from ouvrage.credits.packs.queries import PackOrders, pack_in_force, packs_on_sale
from ouvrage.credits.packs.states import PackOrderState
from ouvrage.credits.queries import balances, frozen_since
from ouvrage.credits.words import in_words
from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.exports import csv_response
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.kit.ids import new_id
from ouvrage.kit.paging import page_of
from ouvrage.kit.time import PARIS
from ouvrage.ui.text import money

SLUGS = {kind.value.lower() for kind in CreditKind}


def _page_of_order(order_id: UUID) -> str:
    return reverse("credits:order", args=[order_id])


@open_to(PROVIDER)
@require_safe
def packs(request: SignedInRequest) -> HttpResponse:
    """What is on sale, beside what the plans cost, and whether it is needed at all."""
    company = request.user.company
    held = balances(company.pk)
    context = {
        "packs": showing.offered(packs_on_sale(), company, held),
        "plans": plans_beside(),
        "plenty": showing.plenty(company.pk, held),
        "frozen_since": frozen_since(company.pk),
        "came_from": _came_from(request),
        "query": request.GET.urlencode() if _came_from(request) else "",
    }
    return render(request, "credits/packs/packs.html", context)


@open_to(PROVIDER)
@require_http_methods(["GET", "HEAD", "POST"])
@refused_back(lambda pack: reverse("credits:packs"))
def buy(request: SignedInRequest, pack: str) -> HttpResponse:
    """What is ordered, at what price; a POST orders it and leads to its payment."""
    version = pack_in_force(pack)
    if version is None or not version.is_on_sale:
        raise Http404
    form = OrderForm(request.POST or None, initial={"order_id": new_id()})
    if form.is_valid():
        return _order(request, pack, form.cleaned_data["order_id"])
    company = request.user.company
    held = balances(company.pk)
    context = {
        "pack": showing.offered([version], company, held)[0],
        "plenty": [one for one in showing.plenty(company.pk, held) if one.kind in version.counts],
        "form": form,
    }
    return render(request, "credits/packs/buy.html", context, status=422 if form.errors else 200)


@open_to(PROVIDER)
@require_safe
def order(request: SignedInRequest, order_id: UUID) -> HttpResponse:
    """Where one order stands, what was given, what may be done."""
    return render(request, "credits/packs/order.html", {"page": OrderPage(_own(request, order_id))})


@open_to(PROVIDER)
@require_safe
def after_payment(request: SignedInRequest, order_id: UUID) -> HttpResponse:
    """Back to where the buyer came from, once the credits are there; else to the order."""
    found = _own(request, order_id)
    is_there = found.state == PackOrderState.PAID
    path = found.back_path if is_there and found.back_path else _page_of_order(order_id)
    return HttpResponseRedirect(path)


@open_to(PROVIDER)
@require_safe
def orders(request: SignedInRequest) -> HttpResponse:
    """Every order of the company, newest first."""
    query = PackOrders(request.user)
    after = request.GET.get("after", "")
    page = page_of(query.rows(), order=query.ORDER, after=after)
    return render(request, "credits/packs/orders.html", {"page": page, "after": after})


@open_to(PROVIDER)
@require_safe
def orders_export(request: SignedInRequest) -> HttpResponseBase:
    header = [_("Ordered on"), _("Credits"), _("Without VAT"), _("With VAT"), _("State")]
    rows = PackOrders(request.user).rows().order_by("-pk").iterator(chunk_size=500)
    return csv_response("packs-de-credits.csv", header, (_cells(one) for one in rows))


@open_to(PROVIDER)
@require_POST
@refused_back(_page_of_order)
def give_up(request: SignedInRequest, order_id: UUID) -> HttpResponse:
    services.give_up_order(order_id=_own(request, order_id).pk, actor=request.user)
    messages.success(request, _("The order is given up. Nothing is owed."))
    return HttpResponseRedirect(_page_of_order(order_id), status=303)


@open_to(PROVIDER)
@require_POST
@refused_back(_page_of_order)
def withdraw(request: SignedInRequest, order_id: UUID) -> HttpResponse:
    services.withdraw_pack(order_id=_own(request, order_id).pk, actor=request.user)
    messages.success(request, _("You have withdrawn: the refund is on its way."))
    return HttpResponseRedirect(_page_of_order(order_id), status=303)


def _order(request: SignedInRequest, pack: str, order_id: UUID) -> HttpResponse:
    made = services.buy_pack(
        order_id=order_id,
        pack_code=pack,
        brand_id=brand_id_of(request),
        actor=request.user,
        back_path=_came_from(request),
    )
    return HttpResponseRedirect(reverse("payments:pay", args=[made.payment_id]), status=303)


def _own(request: SignedInRequest, order_id: UUID) -> PackOrder:
    return PackOrders(request.user).rows().found(pk=order_id)


def _came_from(request: HttpRequest) -> str:
    """The pre-spend card that the address names, to go back to; nothing when it names none."""
    number, kind = request.GET.get("projet", ""), request.GET.get("type", "")
    if re.fullmatch(r"[1-9]\d{0,8}", number, re.ASCII) and kind in SLUGS:
        return reverse("access:card", args=[int(number), kind])
    return ""


def _cells(made: PackOrder) -> list[str]:
    return [
        made.ordered_at.astimezone(PARIS).isoformat(sep=" ", timespec="seconds"),
        in_words(made.pack_version.counts),
        money(made.ht),
        money(made.ttc),
        str(made.get_state_display()),
    ]
