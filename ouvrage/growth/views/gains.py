"""« Rendement de l’abonnement »: what was spent and what came of it, and its file."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from ouvrage.growth.gains import SPANS, CompanyGains, Gains, peer_median, total
from ouvrage.growth.hints import hints
from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.exports import csv_response
from ouvrage.kit.http import SignedInRequest
from ouvrage.ui.tabs import Tab

USUAL = 12


@open_to(PROVIDER)
@require_GET
def page(request: SignedInRequest) -> HttpResponse:
    span = _span(request)
    months = CompanyGains(request.user.company_id, span).count()
    whole = total(months)
    context = {
        "span": span,
        "tabs": _tabs(span),
        "months": [month for month in months if not month.is_nothing],
        "whole": whole,
        "peers": peer_median(span),
        "hints": hints(whole),
    }
    return render(request, "growth/gains.html", context)


@open_to(PROVIDER)
@require_GET
def export(request: SignedInRequest) -> HttpResponseBase:
    """Every month of the span, amounts in cents."""
    months = CompanyGains(request.user.company_id, _span(request)).count()
    header = [
        _("Month"), _("Spent, excl. VAT (cents)"), _("Credits used"), _("Offers sent"),
        _("Selections"), _("Contracts signed"), _("Amount signed (cents)"),
    ]  # fmt: skip
    return csv_response("rendement.csv", header, (_cells(month) for month in months))


def _cells(gains: Gains) -> list[str | int]:
    return [
        f"{gains.month:%Y-%m}", gains.spent, gains.credits, gains.offers,
        gains.selections, gains.signed, gains.amount,
    ]  # fmt: skip


def _span(request: HttpRequest) -> int:
    asked = request.GET.get("mois", "")
    return next((span for span in SPANS if str(span) == asked), USUAL)


def _tabs(current: int) -> list[Tab]:
    base = reverse("growth:yield")
    return [
        Tab(
            ngettext("%(count)d month", "%(count)d months", span) % {"count": span},
            f"{base}?mois={span}",
            span == current,
        )
        for span in SPANS
    ]
