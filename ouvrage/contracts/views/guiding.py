"""The public page that says how price guides are computed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ouvrage.contracts.parameters import BAND_CONTRACTS, BAND_MONTHS, BAND_OF_ONE, BAND_PROVIDERS
from ouvrage.kit.audience import ANYONE, open_to


@open_to(ANYONE)
@require_safe
def bands(request: HttpRequest) -> HttpResponse:
    """With the numbers in force, read where the computation reads them."""
    context = {
        "months": BAND_MONTHS.value(),
        "contracts": BAND_CONTRACTS.value(),
        "providers": BAND_PROVIDERS.value(),
        "of_one": BAND_OF_ONE.value(),
    }
    return render(request, "contracts/bands.html", context)
