"""The legal notice of each brand."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ouvrage.brands.context import brand_of
from ouvrage.kit.audience import ANYONE, open_to


@require_safe
@open_to(ANYONE)
def legal(request: HttpRequest) -> HttpResponse:
    """Who publishes this site, who directs it, who hosts it (LCEN art. 6)."""
    brand = brand_of(request)
    if not brand:
        raise Http404
    return render(request, "brands/legal.html", {"entity": brand.entity})
